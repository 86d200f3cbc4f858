"""A reader's assistant goes, and with it its conversations and their files."""

from contextlib import suppress

import openai

from assistant_core.chat import conversations, deletion


def delete(client: openai.OpenAI, id: str) -> None:
    """One that is gone already is no error. The assistant goes last, so that a failure can be made good."""
    for thread in list(conversations.threads(client, id)):
        deletion.delete(client, thread.id)
    with suppress(openai.NotFoundError):
        client.beta.assistants.delete(id)
