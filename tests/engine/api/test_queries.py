"""A query that is not understood is refused: it must never find more than was meant."""

import logging

import openai
import pytest

UNREADABLE = (
    "metadata=anna",
    "metadata[]=x",
    "metadata[",
    "metadata[=x",
    "metadata]=x",
    "metadata[]",
    "metadata[user",
    "metadata[user=anna",
    "metadata[user]x=anna",
    "metadata[a][b]=x",
    "metadata[a[b]]=x",
    "metadata[[a]]=x",
    "metadata%5Ba%5D%5Bb%5D=x",
    "metadata%5B%5D=x",
    "metadata.user=anna",
    "metadata%5Buser=anna",
    "METADATA[user]=anna",
    "Metadata[user]=anna",
    "metadata [user]=anna",
    " metadata[user]=anna",
    "metadata%00[user]=anna",
    "metadata[user]=anna&metadata[user]=ben",
    "metadata[user]=anna&metadata[kind",
    "metadata[user]=anna&user=ben",
    "metadata=%7B%22user%22%3A%22anna%22%7D",
    "filter[user]=anna",
    "user=anna",
    "limit=5&limit=100",
    "limit[]=5",
    "limit=",
    "order=up",
    "order=asc&order=desc",
    "after[]=x",
    "After=x",
    "before=x&before=y",
    "=x",
    "x",
    "&&limit=1&&y=",
)


@pytest.fixture
def kept(client) -> list[str]:
    return [client.beta.threads.create(metadata={"user": user}).id for user in ("anna", "ben")]


def ids(client, path: str) -> list[str]:
    return [item["id"] for item in client.get(path, cast_to=object)["data"]]


@pytest.mark.parametrize("query", UNREADABLE)
def test_a_filter_that_cannot_be_read_lists_nobody_s_threads(client, kept, query):
    with pytest.raises((openai.BadRequestError, openai.NotFoundError)) as error:
        ids(client, f"/threads?{query}")
    assert error.value.type == "invalid_request_error"
    assert "ben" not in str(error.value).replace("user=ben", "")


def test_what_can_be_read_finds_what_it_says(client, kept):
    odd = client.beta.threads.create(metadata={"a key: 1&2=3": "ä b+c;d", "empty": ""}).id
    assert ids(client, "/threads?metadata[user]=anna") == kept[:1]
    assert ids(client, "/threads?metadata%5Buser%5D=anna&limit=5") == kept[:1]
    assert ids(client, "/threads?metadata[a%20key:%201%262%3D3]=%C3%A4+b%2Bc;d") == [odd]
    assert ids(client, "/threads?metadata[empty]=") == [odd]
    assert ids(client, "/threads?metadata[user]=") == []
    assert ids(client, "/threads?metadata[user]=anna;metadata[kind]=book") == []
    assert ids(client, "/threads?&") == [odd, *kept[::-1]]


@pytest.mark.parametrize("number", [17, 2000])
def test_more_pairs_than_a_thread_can_have(client, kept, number, caplog):
    query = "&".join(f"metadata[k{n}]=private{n}" for n in range(number))
    with caplog.at_level(logging.DEBUG), pytest.raises(openai.BadRequestError) as error:
        ids(client, f"/threads?{query}")
    assert "At most 16 pairs" in str(error.value)
    told = [
        record for record in caplog.records if not record.name.startswith(("openai", "httpx", "httpcore"))
    ]
    assert "private" not in "".join(record.getMessage() for record in told)


def test_as_many_and_as_long_pairs_as_a_thread_can_have(client):
    metadata = {f"{n:02}" + "열" * 62: ("값" if n < 8 else "&") * 512 for n in range(16)}
    thread = client.beta.threads.create(metadata=metadata)
    query = {f"metadata[{key}]": value for key, value in metadata.items()}
    found = client.get("/threads", cast_to=object, options={"params": query})
    assert [each["id"] for each in found["data"]] == [thread.id]


@pytest.mark.parametrize("pair", [("k" * 65, "v"), ("k", "v" * 513)])
def test_longer_pairs_than_a_thread_can_have(client, kept, pair):
    with pytest.raises(openai.BadRequestError, match="at most 64 characters"):
        ids(client, f"/threads?metadata[{pair[0]}]={pair[1]}")


def test_every_list_refuses_what_it_does_not_know(client, engine):
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
    assistant = client.beta.assistants.create(model="m")
    run = client.beta.threads.runs.create_and_poll(
        thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=20
    )
    file = client.files.create(file=("a.txt", b"The ferry."), purpose="assistants")
    store = client.vector_stores.create(file_ids=[file.id])
    batch = client.vector_stores.file_batches.create(store.id, file_ids=[file.id])
    lists = {
        "/assistants": (),
        "/threads": (),
        f"/threads/{thread.id}/messages": ("run_id=x&run_id=y", "run_id[]=x", "Run_id=x"),
        f"/threads/{thread.id}/runs": ("run_id=x",),
        f"/threads/{thread.id}/runs/{run.id}/steps": ("include[]=x", "include=x", "include[0]=x"),
        "/files": ("purpose=vision&purpose=assistants", "purpose[]=vision", "Purpose=vision"),
        "/vector_stores": ("name=x",),
        f"/vector_stores/{store.id}/files": (
            "filter=",
            "filter=done",
            "filter[]=failed",
            "filter[status]=failed",
        ),
        f"/vector_stores/{store.id}/file_batches/{batch.id}/files": ("filter=", "filter=all"),
        "/models": ("limit=1",),
    }
    documented = {path for path in client_paths(engine) if not path.endswith(("}", "content", "image"))}
    assert {pattern(path) for path in lists} == {pattern(path) for path in documented}
    assert ids(client, f"/threads/{thread.id}/messages?run_id=") == []
    assert ids(client, "/files?purpose=") == []
    for path, own in lists.items():
        assert ids(client, path) is not None
        for query in (
            "metadata=x" if path != "/threads" else "metadata[]=x",
            "metadatas[a]=b",
            "limits=1",
            *own,
        ):
            with pytest.raises(openai.BadRequestError) as error:
                ids(client, f"{path}?{query}")
            assert error.value.body["param"], (path, query)


def test_single_objects_and_changes_refuse_them_too(client):
    thread = client.beta.threads.create()
    for method, path in (
        ("get", f"/threads/{thread.id}"),
        ("post", "/threads"),
        ("delete", f"/threads/{thread.id}"),
    ):
        with pytest.raises(openai.BadRequestError, match="Unknown query parameter: 'metadata\\[user\\]'"):
            getattr(client, method)(f"{path}?metadata[user]=anna", cast_to=object)
    assert client.beta.threads.retrieve(thread.id)


def client_paths(engine) -> list[str]:
    paths = engine._app.openapi()["paths"]
    return [
        path.removeprefix("/v1") for path, methods in paths.items() if "get" in methods and path != "/health"
    ]


def pattern(path: str) -> str:
    """A path without its ids."""
    words = (part for part in path.split("/") if part.isalpha() or part in ("vector_stores", "file_batches"))
    return " ".join(words)
