"""GET /threads, which the original did not have."""

import openai
import pytest


@pytest.fixture
def listed(client):
    def ids(**query):
        page = client.get("/threads", cast_to=object, options={"params": query})
        return [thread["id"] for thread in page["data"]]

    return ids


def new(client, **metadata):
    return client.beta.threads.create(metadata=metadata).id


def test_newest_first_and_page_by_page(client, listed):
    made = [new(client) for _ in range(5)]
    assert listed() == made[::-1]
    assert listed(limit=2) == made[:2:-1]
    assert listed(limit=2, after=made[3]) == made[2:0:-1]
    assert listed(order="asc", before=made[2]) == made[:2]


def test_only_those_with_every_pair(client, listed):
    anna = [new(client, user="anna", kind=kind) for kind in ("book", "stocks", "book")]
    ben = new(client, user="ben", kind="book")
    new(client)
    assert listed(**{"metadata[user]": "anna"}) == anna[::-1]
    assert listed(**{"metadata[user]": "anna", "metadata[kind]": "book"}) == [anna[2], anna[0]]
    assert listed(**{"metadata[user]": "anna", "limit": 1, "after": anna[2]}) == [anna[1]]
    assert listed(**{"metadata[kind]": "book", "order": "asc"}) == [anna[0], anna[2], ben]
    assert listed(**{"metadata[user]": "nobody"}) == []


def test_a_changed_or_deleted_thread_is_found_as_it_is_now(client, listed):
    thread = new(client, user="anna", mood="calm")
    client.beta.threads.update(thread, metadata={"user": "ben"})
    assert listed(**{"metadata[user]": "anna"}) == []
    assert listed(**{"metadata[mood]": "calm"}) == []
    assert listed(**{"metadata[user]": "ben"}) == [thread]
    client.beta.threads.delete(thread)
    assert listed(**{"metadata[user]": "ben"}) == []


def test_a_cursor_that_is_no_thread(listed):
    with pytest.raises(openai.NotFoundError, match="No thread found"):
        listed(after="thread_none")
