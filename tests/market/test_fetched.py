"""What was fetched is kept on disk, within its size, and requests take turns across processes."""

import multiprocessing
import os
import sqlite3

import pytest

from assistant_core.errors import MarketDataError
from assistant_core.market.fetched import SPARE_SECONDS, Fetched

URL = "https://sec.example/facts.json"


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def fetched(tmp_path, clock):
    return Fetched(tmp_path / "data" / "filings.sqlite3", 1_000_000, clock)


def test_what_is_kept_is_found_by_another_process_of_the_app(fetched, clock):
    assert fetched.find(URL) is None
    fetched.keep(URL, b"facts", '"1"', "Mon, 02 Nov 2026 10:00:00 GMT")
    found = Fetched(fetched.path, 1_000_000).find(URL)
    assert found is not None
    assert (found.body, found.etag, found.checked) == (b"facts", '"1"', clock.now)


def test_an_answer_that_is_confirmed_counts_from_then(fetched, clock):
    fetched.keep(URL, b"facts", None, None)
    clock.now += 50
    fetched.still_so(URL)
    found = fetched.find(URL)
    assert found is not None
    assert found.checked == clock.now


def test_what_was_unused_the_longest_makes_room(fetched, clock):
    for number in range(4):
        clock.now += 1
        fetched.keep(f"{URL}?{number}", os.urandom(300_000), None, None)
        clock.now += 1
        fetched.find(f"{URL}?0")
    assert [bool(fetched.find(f"{URL}?{number}")) for number in range(4)] == [True, False, True, True]


def test_what_is_kept_can_be_listed(fetched, clock):
    for name in ("facts/1", "facts/2", "other/3"):
        clock.now += 1
        fetched.keep(f"https://sec.example/{name}", b"x", None, None)
    assert fetched.kept("/facts/") == ["https://sec.example/facts/2", "https://sec.example/facts/1"]


def test_an_answer_larger_than_all_room_is_not_kept(fetched):
    fetched.keep(URL, os.urandom(2_000_000), None, None)
    assert fetched.find(URL) is None


def test_no_more_than_so_many_requests_begin_within_the_time(fetched, clock):
    turns = [clock.now + fetched.take_turn("SEC", 3, 1.0) for _ in range(7)]
    assert turns[:3] == [clock.now] * 3
    assert turns[3:6] == [clock.now + 1.0 + SPARE_SECONDS] * 3
    assert turns[6] == pytest.approx(clock.now + 2 * (1.0 + SPARE_SECONDS))
    assert fetched.take_turn("DART", 3, 1.0) == 0


def test_a_clock_that_is_set_back_holds_nobody_up(fetched, clock):
    fetched.take_turn("SEC", 1, 1.0)
    clock.now -= 86_400
    assert fetched.take_turn("SEC", 1, 1.0) == 0


def test_processes_take_turns_together(tmp_path):
    path = tmp_path / "filings.sqlite3"
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as pool:
        waits = pool.map(_turn, [path] * 12)
    assert sum(wait == 0 for wait in waits) == 5
    assert sum(wait > 0.9 for wait in waits) >= 2


def _turn(path):
    # A time that stands still: whichever process is first, five requests begin at once.
    return Fetched(path, 1_000_000, lambda: 1_000.0).take_turn("SEC", 5, 1.0)


def test_a_file_that_is_no_database_is_told_and_left(tmp_path):
    path = tmp_path / "filings.sqlite3"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 40)
    before = path.read_bytes()
    with pytest.raises(MarketDataError, match="delete it"):
        Fetched(path, 1_000_000).find(URL)
    assert path.read_bytes() == before


def test_a_damaged_answer_is_told(fetched):
    fetched.keep(URL, b"facts", None, None)
    with sqlite3.connect(fetched.path) as database:
        database.execute("UPDATE answers SET body = x'0102'")
    with pytest.raises(MarketDataError, match="delete it"):
        fetched.find(URL)


def test_another_authoritys_turns_are_left_alone(fetched, clock):
    fetched.take_turn("OpenDART", 1, 86_400)
    clock.now += 60
    fetched.take_turn("SEC EDGAR", 10, 1)
    assert fetched.take_turn("OpenDART", 1, 86_400) > 86_000


def test_a_turn_that_is_too_far_away_is_not_taken(fetched):
    fetched.take_turn("OpenDART", 1, 60)
    waits = {round(fetched.take_turn("OpenDART", 1, 60, patience=20)) for _ in range(3)}
    assert waits == {60}
