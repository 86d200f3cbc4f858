import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from assistant_core.market.cache import Cache


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Fetch:
    def __init__(self, *answers):
        self.answers = list(answers)
        self.calls = 0

    def __call__(self):
        self.calls += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_keeps_an_answer_until_it_expires():
    clock, fetch = Clock(), Fetch("old", "new")
    cache = Cache(clock)
    assert cache.get("key", 10, fetch) == "old"
    clock.now = 9.9
    assert cache.get("key", 10, fetch) == "old"
    clock.now = 10
    assert cache.get("key", 10, fetch) == "new"
    assert fetch.calls == 2


def test_never_keeps_a_failure():
    fetch = Fetch(OSError("down"), "up")
    cache = Cache()
    with pytest.raises(OSError, match="down"):
        cache.get("key", 10, fetch)
    assert cache.get("key", 10, fetch) == "up"


@pytest.mark.parametrize("answer", ["data", OSError("down")])
def test_callers_at_the_same_time_share_one_fetch_and_its_failure(answer):
    found_under_way: list[int] = []
    started, go_on, fetch = Barrier(4), Event(), Fetch(answer)
    # Who finds a fetch under way looks at the clock.
    cache = Cache(clock=lambda: found_under_way.append(1) or 0.0)

    def slow_fetch():
        go_on.wait(5)
        return fetch()

    def ask(_):
        started.wait(5)
        return cache.get("key", 10, slow_fetch)

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(ask, index) for index in range(4)]
        while len(found_under_way) < 3:
            time.sleep(0.001)
        go_on.set()
        outcomes = [future.exception(5) or future.result(5) for future in futures]
    assert outcomes == [answer] * 4
    assert fetch.calls == 1


def test_different_keys_do_not_wait_for_each_other():
    cache = Cache()

    def outer():
        return cache.get("inner", 10, lambda: "inner") + " and outer"

    assert cache.get("outer", 10, outer) == "inner and outer"


def test_does_not_grow_without_end():
    cache = Cache(most=3)
    for key in range(10):
        cache.get(key, 10, lambda: "answer")
    assert len(cache._entries) <= 4


def test_only_the_newest_are_kept():
    cache = Cache(most=2)
    for key in "abc":
        cache.get(key, 60, lambda: 1)
    fetched = []
    for key in "bca":
        cache.get(key, 60, lambda key=key: fetched.append(key))
    assert fetched == ["a"]
