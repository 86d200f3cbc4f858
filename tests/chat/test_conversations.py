"""The list of conversations, and deleting them, against a running engine."""

import io
import threading
import time
import unicodedata

import openai
import pytest
from PIL import Image

from assistant_core.chat import conversations, deletion, registry, uploads
from assistant_core.chat.conversations import asked, begin, listed, rename, titled
from assistant_core.chat.deletion import delete
from tests.support.scripted_model import calls, text


@pytest.fixture(autouse=True)
def nothing_known():
    conversations.changed()


def ask(client, question, page="investor", thread_id=None):
    thread_id = thread_id or begin(client, page)
    client.beta.threads.messages.create(thread_id, role="user", content=question)
    asked(client, thread_id, question)
    return thread_id


def titles(client, page="investor"):
    return [one.title for one in listed(client, page)]


def metadata(client, thread_id):
    return client.beta.threads.retrieve(thread_id).metadata


def at(client, thread_id, seconds):
    kept = metadata(client, thread_id) | {"active_at": str(seconds)}
    client.beta.threads.update(thread_id, metadata=kept)
    conversations.changed()


def png():
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    return picture.getvalue()


def file_ids(client):
    return {file.id for file in client.files.list()}


def store_ids(client):
    return {store.id for store in client.vector_stores.list()}


def test_each_page_lists_its_own_by_last_activity(client):
    first, second = ask(client, "One?"), ask(client, "Two?")
    ask(client, "A book?", page="book")
    at(client, first, 200)
    at(client, second, 100)
    assert [(one.id, one.title, one.active_at) for one in listed(client, "investor")] == [
        (first, "One?", 200),
        (second, "Two?", 100),
    ]
    ask(client, "And now?", thread_id=second)
    assert titles(client) == ["Two?", "One?"]
    assert titles(client, "book") == ["A book?"]


def test_a_question_keeps_what_other_metadata_there_is(client):
    thread_id = begin(client, "investor")
    client.beta.threads.update(thread_id, metadata={"page": "investor", "subject": "AAPL"})
    before = int(time.time())
    asked(client, thread_id, "Why?")
    kept = metadata(client, thread_id)
    assert kept | {"active_at": ""} == {
        "page": "investor",
        "subject": "AAPL",
        "title": "Why?",
        "active_at": "",
    }
    assert before <= int(kept["active_at"]) <= time.time()


def test_more_than_a_page_of_the_engine_is_listed_whole(client):
    for number in range(105):
        client.beta.threads.create(metadata={"page": "investor", "title": str(number)})
    assert sorted(titles(client), key=int) == [str(number) for number in range(105)]


def test_an_empty_thread_is_not_listed(client):
    begin(client, "investor")
    assert titles(client) == []


def test_one_without_a_title_gets_it_from_its_first_question_for_good(client):
    thread_id = begin(client, "investor")
    for question in ("What of\n  Apple?", "And of Microsoft?"):
        client.beta.threads.messages.create(thread_id, role="user", content=question)
    assert titles(client) == ["What of Apple?"]
    assert metadata(client, thread_id)["title"] == "What of Apple?"


def test_one_with_only_files_is_called_by_the_first_until_something_is_asked(client):
    thread_id = begin(client, "book")
    uploads.add(client, thread_id, "harbour.txt", b"Martha lost the key.")
    uploads.add(client, thread_id, "other.txt", b"Edmund found it.")
    assert titles(client, "book") == ["harbour.txt"]
    ask(client, "Who lost it?", thread_id=thread_id)
    assert titles(client, "book") == ["Who lost it?"]
    ask(client, "And who found it?", thread_id=thread_id)
    assert titles(client, "book") == ["Who lost it?"]
    assert "title_from" not in metadata(client, thread_id)


def test_a_title_is_one_short_composed_line(client):
    assert titled("  a\n b\t") == "a b"
    assert titled(unicodedata.normalize("NFD", "삼성전자")) == "삼성전자"
    assert len(titled("가" * 500)) == conversations.TITLE_LENGTH
    assert titled("가" * 500).endswith("가…")


def test_a_new_name_stays(client):
    thread_id = ask(client, "One?")
    rename(client, thread_id, "  My shares ")
    ask(client, "Two?", thread_id=thread_id)
    rename(client, thread_id, "   ")
    assert titles(client) == ["My shares"]
    with pytest.raises(openai.NotFoundError):
        rename(client, "thread_none", "Gone")


def test_the_list_is_kept_for_a_moment_and_own_changes_show_at_once(client, monkeypatch):
    thread_id = ask(client, "One?")
    assert titles(client) == ["One?"]
    client.beta.threads.update(thread_id, metadata={"page": "investor", "title": "Elsewhere"})
    assert titles(client) == ["One?"], "each run of a page asked the engine"
    monkeypatch.setattr(conversations, "FRESH_SECONDS", 0.0)
    assert titles(client) == ["Elsewhere"]
    monkeypatch.undo()
    rename(client, thread_id, "Here")
    assert titles(client) == ["Here"]


def test_a_change_while_the_list_is_fetched_is_not_lost(client, monkeypatch):
    thread_id = ask(client, "One?")
    fetched, go_on = threading.Event(), threading.Event()
    fetch = conversations._fetch

    def slow(*args):
        found = fetch(*args)
        fetched.set()
        go_on.wait(5)
        return found

    monkeypatch.setattr(conversations, "_fetch", slow)
    reading = threading.Thread(target=titles, args=(client,))
    reading.start()
    fetched.wait(5)
    rename(client, thread_id, "Two")
    go_on.set()
    reading.join()
    assert titles(client) == ["Two"]


def test_a_failure_is_raised_and_not_kept(client):
    ask(client, "One?")
    gone = client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    for _ in range(2):
        with pytest.raises(openai.APIConnectionError):
            listed(gone, "investor")
    assert titles(client) == ["One?"]


def test_deleting_takes_files_and_store_along_and_leaves_the_others(client):
    doomed, kept = ask(client, "One?"), ask(client, "Two?")
    for thread_id, name in ((doomed, "a.txt"), (doomed, "b.txt"), (kept, "c.txt")):
        uploads.add(client, thread_id, name, b"words")
    attached = client.files.create(file=("d.txt", b"words"), purpose="assistants").id
    note = {"file_id": attached, "tools": [{"type": "file_search"}]}
    client.beta.threads.messages.create(doomed, role="user", content="See", attachments=[note])
    image = client.files.create(file=("e.png", png()), purpose="vision").id
    part = {"type": "image_file", "image_file": {"file_id": image}}
    client.beta.threads.messages.create(doomed, role="user", content=[part])
    delete(client, doomed)
    assert titles(client) == ["Two?"]
    assert [client.files.retrieve(id_).filename for id_ in file_ids(client)] == ["c.txt"]
    assert store_ids(client) == set(uploads.stores_of(client.beta.threads.retrieve(kept)))
    with pytest.raises(openai.NotFoundError):
        client.beta.threads.retrieve(doomed)
    delete(client, doomed)


def test_what_another_thread_uses_stays(client):
    doomed = ask(client, "One?")
    uploads.add(client, doomed, "shared.txt", b"words")
    store_id = uploads.store_of(client.beta.threads.retrieve(doomed))
    client.beta.threads.create(tool_resources={"file_search": {"vector_store_ids": [store_id]}})
    delete(client, doomed)
    assert store_ids(client) == {store_id}
    assert len(file_ids(client)) == 1


def test_a_file_in_anothers_store_stays(client):
    doomed = ask(client, "One?")
    for name in ("tool.txt", "attached.txt", "own.txt"):
        uploads.add(client, doomed, name, b"words")
    store_id = uploads.store_of(client.beta.threads.retrieve(doomed))
    ids = {file.name: file.id for file in uploads.listed(client, store_id)}
    client.beta.threads.create(tool_resources={"code_interpreter": {"file_ids": [ids["tool.txt"]]}})
    note = {"file_id": ids["attached.txt"], "tools": [{"type": "file_search"}]}
    client.beta.threads.create(messages=[{"role": "user", "content": "See", "attachments": [note]}])
    delete(client, doomed)
    assert file_ids(client) == {ids["tool.txt"], ids["attached.txt"]}
    assert store_id not in store_ids(client)


@pytest.mark.parametrize("step", ["files", "vector_stores", "threads"])
def test_a_deletion_that_failed_can_be_repeated(client, monkeypatch, step):
    doomed = ask(client, "One?")
    for name in ("a.txt", "b.txt"):
        uploads.add(client, doomed, name, b"words")
    resource = {"files": client.files, "vector_stores": client.vector_stores, "threads": client.beta.threads}
    failing = type(resource[step])
    works = failing.delete
    broken = []

    def fails_later(self, *args, **kwargs):
        if broken or step != "files":
            raise openai.APIConnectionError(request=None)
        broken.append(True)
        return works(self, *args, **kwargs)

    monkeypatch.setattr(failing, "delete", fails_later)
    with pytest.raises(openai.APIConnectionError):
        delete(client, doomed)
    assert titles(client) == ["One?"]
    monkeypatch.undo()
    delete(client, doomed)
    assert titles(client) == []
    assert not file_ids(client)
    assert not store_ids(client)


def test_a_run_that_goes_on_is_stopped_first(chat, model, tools):
    model.script(calls(("slow", "{}")), text("Never."))
    chat.ask("One?")
    chat.wait(lambda answer: answer.blocks)
    live = chat.live
    delete(chat.client, chat.thread_id)
    assert live.over
    with pytest.raises(openai.NotFoundError):
        chat.client.beta.threads.retrieve(chat.thread_id)


def test_a_run_of_another_process_is_stopped_too(chat, model, monkeypatch):
    model.script(text("A ", "long ", "answer.", delay=1))
    chat.ask("One?")
    chat.wait(lambda answer: answer.status == "in_progress")
    registry.forget_all()
    seen = []
    delete_all = deletion._delete_all

    def looking(client, thread, messages):
        seen.extend(run.status for run in client.beta.threads.runs.list(thread.id))
        delete_all(client, thread, messages)

    monkeypatch.setattr(deletion, "_delete_all", looking)
    delete(chat.client, chat.thread_id)
    assert seen == ["cancelled"]
