import json
import sqlite3
from contextlib import closing

import openai
import pytest


@pytest.fixture
def thread(client):
    """Messages 0 to 24, all created in about the same second."""
    made = client.beta.threads.create(
        messages=[{"role": "user", "content": str(number)} for number in range(25)]
    )
    return made.id


def numbers(page):
    return [int(message.content[0].text.value) for message in page]


@pytest.mark.parametrize("limit", [1, 7, 24, 25, 100])
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_the_sdk_s_paging_repeats_and_skips_nothing(client, thread, limit, order):
    seen = numbers(client.beta.threads.messages.list(thread, limit=limit, order=order))
    assert seen == sorted(range(25), reverse=order == "desc")


def test_a_page_says_where_it_is(client, thread):
    page = client.beta.threads.messages.list(thread, limit=10)
    raw = page.model_dump()
    assert numbers(page.data) == list(range(24, 14, -1))
    assert (raw["first_id"], raw["last_id"], raw["has_more"]) == (page.data[0].id, page.data[-1].id, True)


def test_before_gives_the_page_in_front(client, thread):
    messages = client.beta.threads.messages
    everything = messages.list(thread, limit=100, order="asc").data
    page = messages.list(thread, limit=5, order="asc", before=everything[12].id).data
    assert numbers(page) == [7, 8, 9, 10, 11]
    between = messages.list(thread, order="asc", after=everything[2].id, before=everything[5].id).data
    assert numbers(between) == [3, 4]


def test_an_empty_list(client):
    thread = client.beta.threads.create()
    page = client.beta.threads.messages.list(thread.id)
    assert (page.data, page.has_more) == ([], False)


@pytest.mark.parametrize("limit", [0, 101])
def test_limits_of_a_page(client, thread, limit):
    with pytest.raises(openai.BadRequestError) as error:
        client.beta.threads.messages.list(thread, limit=limit)
    assert error.value.body["param"] == "limit"


def test_a_cursor_from_elsewhere_is_refused(client, thread):
    other = client.beta.threads.create(messages=[{"role": "user", "content": "x"}])
    [stranger] = client.beta.threads.messages.list(other.id).data
    with pytest.raises(openai.NotFoundError) as error:
        client.beta.threads.messages.list(thread, after=stranger.id)
    assert error.value.body["param"] == "after"


def test_a_long_list_is_whole_while_it_grows(client, thread, tmp_path):
    """100,000 messages, all of the same second, and new ones while they are read."""
    fill(tmp_path, thread, 100_000)
    path = f"/threads/{thread}/messages?limit=100&order=asc"
    seen, after = [], ""
    while True:
        page = client.get(path + after, cast_to=object)
        seen += [message["id"] for message in page["data"]]
        if not page["has_more"]:
            break
        if len(seen) % 10_000 < 100:
            client.beta.threads.messages.create(thread, role="user", content="One more.")
        after = f"&after={page['last_id']}"
    assert len(seen) == len(set(seen))
    assert len(seen) == count(tmp_path, thread) > 100_000


def fill(data_dir, thread_id, number):
    """Straight into the database, as copies of a message that is there."""
    with closing(sqlite3.connect(data_dir / "engine.db")) as connection:
        query = "SELECT body FROM messages WHERE thread_id = ? LIMIT 1"
        body = json.loads(connection.execute(query, (thread_id,)).fetchone()[0])
        ids = [f"msg_copy{n}" for n in range(number)]
        rows = [(id, thread_id, json.dumps({**body, "id": id})) for id in ids]
        connection.executemany("INSERT INTO messages (id, thread_id, body) VALUES (?, ?, ?)", rows)
        connection.commit()


def count(data_dir, thread_id):
    with closing(sqlite3.connect(data_dir / "engine.db")) as connection:
        query = "SELECT count(*) FROM messages WHERE thread_id = ?"
        return connection.execute(query, (thread_id,)).fetchone()[0]
