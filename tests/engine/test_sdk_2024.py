"""A script as it was written for the original in 2024: only the base URL and the key are others."""

import time

from openai import OpenAI

from tests.support.engine import running
from tests.support.scripted_model import calls, text

CHAPTER = """CHAPTER ONE

It was a bright cold day in the harbour, and the clocks were striking thirteen. Martha Quill, the keeper
of the lighthouse, had lost her brass key. She had looked for it under the stairs and behind the stove.

Her brother Edmund arrived from the mainland at noon. He had found the key in the pocket of his coat.
"""


def test_the_script_runs_unchanged(tmp_path, model):
    model.script(
        calls(("file_search", '{"queries": ["brass key"]}')),
        text("Martha Quill had lost it 【1:0†source】."),
    )
    with running(tmp_path / "data", openai_base_url=model.url) as engine:
        path = tmp_path / "chapter_one.txt"
        path.write_text(CHAPTER)
        client = OpenAI(base_url=engine.base_url, api_key=engine.api_key)
        assistant = client.beta.assistants.create(
            name="Librarian",
            instructions="You answer questions about the attached chapter.",
            model="gpt-4o",
            tools=[{"type": "file_search"}],
        )
        with path.open("rb") as file:
            message_file = client.files.create(file=file, purpose="assistants")
        thread = client.beta.threads.create(
            messages=[
                {
                    "role": "user",
                    "content": "Who lost the brass key?",
                    "attachments": [{"file_id": message_file.id, "tools": [{"type": "file_search"}]}],
                }
            ]
        )
        run = client.beta.threads.runs.create(thread_id=thread.id, assistant_id=assistant.id)
        while run.status in ("queued", "in_progress"):
            time.sleep(0.1)
            run = client.beta.threads.runs.retrieve(run.id, thread_id=thread.id)
        assert run.status == "completed"
        messages = list(client.beta.threads.messages.list(thread_id=thread.id, run_id=run.id))
        content = messages[0].content[0].text
        annotations = content.annotations
        value = content.value
        for index, annotation in enumerate(annotations):
            value = value.replace(annotation.text, f"[{index}]")
        cited = client.files.retrieve(annotations[0].file_citation.file_id)
        assert cited.filename == "chapter_one.txt"
        assert "Martha Quill" in value
        assert "†" not in value
