"""Reading files in the background: progress, faults, deletions half-way, and kill -9."""

import random
import time

import pytest

from tests.engine.runs.test_restart import kill, standalone
from tests.support.documents import book_pdf, fact
from tests.support.engine import client_of, running

SECONDS = 30


@pytest.fixture
def engine(tmp_path):
    with running(tmp_path, in_process_models="off") as started:
        yield started


@pytest.fixture
def client(engine):
    with client_of(engine) as connected:
        yield connected


def upload(client, content, name):
    return client.files.create(file=(name, content), purpose="assistants")


def settled(client, store_id, file_id, seconds=SECONDS):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        file = client.vector_stores.files.retrieve(file_id, vector_store_id=store_id)
        if file.status != "in_progress":
            return file
        time.sleep(0.02)
    raise AssertionError(f"{file.engine}")


def seen_stages(client, store_id, file_id):
    stages = []
    while True:
        file = client.vector_stores.files.retrieve(file_id, vector_store_id=store_id)
        if file.engine["stage"] not in stages:
            stages.append(file.engine["stage"])
        if file.status != "in_progress":
            return stages, file


def test_a_book_is_read_page_by_page(client):
    store = client.vector_stores.create()
    file = upload(client, book_pdf(160), "book.pdf")
    client.vector_stores.files.create(store.id, file_id=file.id)
    stages, done = seen_stages(client, store.id, file.id)
    assert done.status == "completed"
    assert stages[-1] == "ready"
    assert "reading" in stages
    assert (done.engine["pages"], done.engine["unit"], done.engine["kind"]) == (160, "page", "pdf")
    found = client.vector_stores.search(store.id, query=fact(76)).data
    page = client.get(f"/files/{file.id}/pages/77", cast_to=object)
    assert found[0].content[0].text in page["text"]


def test_a_file_in_two_stores_is_read_for_both(client):
    stores = [client.vector_stores.create() for _ in range(2)]
    file = upload(client, b"The ferry leaves at nine.", "a.txt")
    for store in stores:
        client.vector_stores.files.create(store.id, file_id=file.id)
    for store in stores:
        assert settled(client, store.id, file.id).status == "completed"
        assert client.vector_stores.search(store.id, query="ferry").data


def test_a_file_that_is_deleted_while_it_is_read_is_gone(client):
    store = client.vector_stores.create()
    file = upload(client, book_pdf(160), "book.pdf")
    client.vector_stores.files.create(store.id, file_id=file.id)
    client.files.delete(file.id)
    other = upload(client, b"The ferry leaves at nine.", "a.txt")
    client.vector_stores.files.create(store.id, file_id=other.id)
    assert settled(client, store.id, other.id).status == "completed"
    found = client.vector_stores.search(store.id, query="The ferry of " + fact(3)).data
    assert {item.file_id for item in found} <= {other.id}


def test_an_engine_stops_at_once_and_the_next_one_goes_on(tmp_path):
    with running(tmp_path, in_process_models="off") as engine, client_of(engine) as client:
        store = client.vector_stores.create()
        file = upload(client, book_pdf(2_000), "long.pdf")
        client.vector_stores.files.create(store.id, file_id=file.id)
        while (
            client.vector_stores.files.retrieve(file.id, vector_store_id=store.id).engine["pages_done"] == 0
        ):
            time.sleep(0.02)
        before = time.monotonic()
    assert time.monotonic() - before < 2
    with running(tmp_path, in_process_models="off") as engine, client_of(engine) as client:
        assert settled(client, store.id, file.id, 60).engine["pages"] == 2_000


def test_a_failure_says_what_it_is_and_others_go_on(client):
    files = [
        upload(client, random.Random(1).randbytes(5_000), "x.pdf"),
        upload(client, b"All is well.", "y.txt"),
    ]
    store = client.vector_stores.create(file_ids=[file.id for file in files])
    failed = settled(client, store.id, files[0].id)
    assert failed.status == "failed"
    assert failed.last_error.code in ("unsupported_file", "invalid_file")
    assert failed.last_error.message
    assert settled(client, store.id, files[1].id).status == "completed"


def test_a_damaged_or_missing_index_is_built_anew(tmp_path):
    with running(tmp_path, in_process_models="off") as engine, client_of(engine) as client:
        store = client.vector_stores.create()
        file = upload(client, b"The ferry leaves at nine.", "a.txt")
        client.vector_stores.files.create(store.id, file_id=file.id)
        settled(client, store.id, file.id)
        assert client.vector_stores.search(store.id, query="ferry").data
    folder = tmp_path / "indexes" / store.id
    for damage in (_garble, _remove_all):
        damage(folder)
        with running(tmp_path, in_process_models="off") as engine, client_of(engine) as client:
            assert client.vector_stores.search(store.id, query="ferry").data[0].file_id == file.id


def _garble(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\xff" * 10)


def _remove_all(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


@pytest.mark.parametrize("after", [0.0, 0.1, 0.4, 1.0])
def test_a_killed_reader_is_replaced_and_nothing_is_found_by_half(tmp_path, model, after):
    with standalone(tmp_path, model) as (process, client):
        store = client.vector_stores.create()
        file = upload(client, book_pdf(160), "book.pdf")
        client.vector_stores.files.create(store.id, file_id=file.id)
        time.sleep(after)
        kill(process)
    with standalone(tmp_path, model) as (_, client):
        queries = [fact(page) for page in (0, 79, 159)]
        while True:
            status = client.vector_stores.files.retrieve(file.id, vector_store_id=store.id).status
            found = [client.vector_stores.search(store.id, query=query).data for query in queries]
            if status != "in_progress":
                break
            now = client.vector_stores.files.retrieve(file.id, vector_store_id=store.id).status
            assert now != "in_progress" or not any(found)
        assert status == "completed"
        texts = [
            client.get(f"/files/{file.id}/pages/{page}", cast_to=object)["text"] for page in (1, 80, 160)
        ]
        for query, text in zip(queries, texts, strict=True):
            best = client.vector_stores.search(store.id, query=query).data[0]
            assert best.content[0].text in text
