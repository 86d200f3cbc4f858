"""Vector stores, their files and batches, over HTTP with the official SDK."""

import time

import openai
import pytest

FERRY = (
    "The ferry to Sark leaves at nine. It carries forty people.\n\nTickets are sold in the harbour office."
)
MOON = "The moon has no air. Its gravity is a sixth of ours.\n\nNobody has lived there for long."


@pytest.fixture(params=["chat"])
def wire_format(request):
    return request.param


def upload(client, text, name="notes.txt"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.files.create(file=(name, content), purpose="assistants")


@pytest.fixture
def store(client):
    return client.vector_stores.create(name="Notes")


def read(client, store, text, name="notes.txt", **options):
    file = upload(client, text, name)
    kwargs = {"vector_store_id": store.id, "poll_interval_ms": 20, **options}
    return client.vector_stores.files.create_and_poll(file.id, **kwargs)


def test_a_store_is_made_changed_listed_and_deleted(client, store):
    assert store.object == "vector_store"
    assert store.status == "completed"
    assert store.file_counts.total == 0
    changed = client.vector_stores.update(
        store.id, name="Books", expires_after={"anchor": "last_active_at", "days": 7}
    )
    assert changed.name == "Books"
    assert changed.expires_at == changed.last_active_at + 7 * 86_400
    assert client.vector_stores.update(store.id, expires_after=None).expires_at is None
    assert [found.id for found in client.vector_stores.list()] == [store.id]
    assert client.vector_stores.delete(store.id).deleted
    with pytest.raises(openai.NotFoundError, match=store.id):
        client.vector_stores.retrieve(store.id)


def test_a_file_is_read_and_found(client, store):
    file = read(client, store, FERRY)
    assert file.status == "completed"
    assert file.usage_bytes > 0
    assert file.engine["stage"] == "ready"
    assert file.engine["filename"] == "notes.txt"
    stored = client.vector_stores.retrieve(store.id)
    assert (stored.status, stored.file_counts.completed) == ("completed", 1)
    assert stored.usage_bytes == file.usage_bytes
    found = client.vector_stores.search(store.id, query="When does the ferry leave?").data
    assert found[0].file_id == file.id
    assert "leaves at nine" in found[0].content[0].text
    assert 0 < found[0].score <= 1


def test_the_content_of_a_file_can_be_read(client, store):
    file = read(client, store, FERRY)
    content = client.vector_stores.files.content(file.id, vector_store_id=store.id)
    assert "harbour office" in "".join(page.text for page in content)


def test_attributes_narrow_a_search(client, store):
    old = read(client, store, FERRY, attributes={"year": 1999, "draft": False})
    new = read(client, store, FERRY.replace("nine", "ten"), attributes={"year": 2024})
    only = {"type": "gte", "key": "year", "value": 2020}
    found = client.vector_stores.search(store.id, query="ferry", filters=only).data
    assert {item.file_id for item in found} == {new.id}
    client.vector_stores.files.update(old.id, vector_store_id=store.id, attributes={"year": 2025})
    found = client.vector_stores.search(store.id, query="ferry", filters=only).data
    assert {item.file_id for item in found} == {old.id, new.id}
    assert found[0].attributes["year"] in (2025.0, 2024.0)


def test_a_threshold_keeps_poor_matches_out(client, store):
    read(client, store, FERRY)
    options = {"score_threshold": 1.0}
    assert not client.vector_stores.search(store.id, query="ferry timetable", ranking_options=options).data


def test_a_deleted_file_is_found_no_more_anywhere(client, store):
    other = client.vector_stores.create()
    file = read(client, store, FERRY)
    client.vector_stores.files.create_and_poll(file.id, vector_store_id=other.id, poll_interval_ms=20)
    assert client.vector_stores.search(other.id, query="ferry").data
    client.files.delete(file.id)
    for one in (store, other):
        assert not client.vector_stores.search(one.id, query="ferry").data
        assert client.vector_stores.retrieve(one.id).file_counts.total == 0


def test_a_file_taken_out_of_a_store_stays_a_file(client, store):
    file = read(client, store, FERRY)
    assert client.vector_stores.files.delete(file.id, vector_store_id=store.id).deleted
    assert not client.vector_stores.search(store.id, query="ferry").data
    assert client.files.retrieve(file.id).id == file.id
    again = client.vector_stores.files.create_and_poll(
        file.id,
        vector_store_id=store.id,
        poll_interval_ms=20,
        chunking_strategy={
            "type": "static",
            "static": {"max_chunk_size_tokens": 100, "chunk_overlap_tokens": 50},
        },
    )
    assert again.chunking_strategy.static.max_chunk_size_tokens == 100
    assert client.vector_stores.search(store.id, query="ferry").data[0].file_id == file.id


def test_a_batch_counts_its_files(client, store):
    files = [upload(client, FERRY), upload(client, MOON), upload(client, b"")]
    batch = client.vector_stores.file_batches.create_and_poll(
        store.id, file_ids=[file.id for file in files], poll_interval_ms=20
    )
    assert batch.status == "completed"
    assert (batch.file_counts.completed, batch.file_counts.failed, batch.file_counts.total) == (2, 1, 3)
    failed = client.vector_stores.file_batches.list_files(
        batch.id, vector_store_id=store.id, filter="failed"
    ).data
    assert [file.id for file in failed] == [files[2].id]
    assert "empty" in failed[0].last_error.message
    assert client.vector_stores.retrieve(store.id).file_counts.failed == 1


def test_a_finished_batch_cannot_be_cancelled(client, store):
    batch = client.vector_stores.file_batches.create_and_poll(
        store.id, file_ids=[upload(client, FERRY).id], poll_interval_ms=20
    )
    with pytest.raises(openai.BadRequestError, match="completed"):
        client.vector_stores.file_batches.cancel(batch.id, vector_store_id=store.id)


def test_bad_requests_say_what_is_wrong(client, store):
    with pytest.raises(openai.NotFoundError, match="file-none"):
        client.vector_stores.files.create(vector_store_id=store.id, file_id="file-none")
    with pytest.raises(openai.BadRequestError, match="max_chunk_size_tokens"):
        client.vector_stores.create(
            chunking_strategy={
                "type": "static",
                "static": {"max_chunk_size_tokens": 10, "chunk_overlap_tokens": 5},
            }
        )
    with pytest.raises(openai.BadRequestError, match="filters"):
        client.vector_stores.search(store.id, query="x", filters={"type": "about", "key": "a", "value": 1})
    with pytest.raises(openai.BadRequestError, match="max_num_results"):
        client.vector_stores.search(store.id, query="x", max_num_results=51)
    with pytest.raises(openai.BadRequestError, match="attributes"):
        client.vector_stores.files.create(
            vector_store_id=store.id, file_id="file-x", attributes={str(n): n for n in range(17)}
        )


def test_a_store_expires(client, store, monkeypatch):
    file = read(client, store, FERRY)
    client.vector_stores.update(store.id, expires_after={"anchor": "last_active_at", "days": 1})
    monkeypatch.setattr("assistant_core.engine.objects.now", lambda: int(time.time()) + 2 * 86_400)
    deadline = time.monotonic() + 10
    while client.vector_stores.retrieve(store.id).status != "expired":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    with pytest.raises(openai.BadRequestError, match="expired"):
        client.vector_stores.search(store.id, query="ferry")
    assert client.files.retrieve(file.id).id == file.id


def test_a_page_can_be_looked_up(client, store):
    file = read(client, store, FERRY)
    page = client.get(f"/files/{file.id}/pages/1", cast_to=object)
    assert page["pages"] == 1
    assert page["unit"] == "section"
    assert "leaves at nine" in page["text"]
    for number in (0, 2):
        with pytest.raises(openai.NotFoundError):
            client.get(f"/files/{file.id}/pages/{number}", cast_to=object)
    with pytest.raises(openai.BadRequestError, match="PDF"):
        client.get(f"/files/{file.id}/pages/1/image", cast_to=object)
