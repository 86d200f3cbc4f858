import json
import threading
import time

import pytest

from assistant_core.chat import quotes
from assistant_core.chat.quotes import Quote, look


@pytest.fixture
def asked(monkeypatch):
    """The symbols that were asked for; `gate` lets them pass."""
    quotes.forget_all()
    gate = threading.Event()
    gate.set()
    called: list[str] = []

    def run_tool(name, arguments, timeout):
        symbol = json.loads(arguments)["ticker"]
        called.append(symbol)
        gate.wait(5)
        if symbol == "NO":
            return json.dumps({"error": {"kind": "unknown_symbol", "message": "No such listing."}})
        return json.dumps({"symbol": symbol, "price": len(called)})

    monkeypatch.setattr(quotes, "run_tool", run_tool)
    called_and_gate = called, gate
    yield called_and_gate
    gate.set()


def arrived(symbol: str, than: Quote | None = None) -> Quote:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        quote = look(symbol)
        if quote is not None and quote != than:
            return quote
        time.sleep(0.005)
    raise AssertionError(symbol)


def test_nobody_waits_and_nothing_is_fetched_twice(asked):
    called, gate = asked
    gate.clear()
    began = time.monotonic()
    assert [look("AAPL") for _ in range(5)] == [None] * 5
    assert time.monotonic() - began < 1
    gate.set()
    assert arrived("AAPL").price == 1
    look("AAPL")
    assert called == ["AAPL"]


def test_several_are_fetched_side_by_side(asked):
    called, gate = asked
    gate.clear()
    for symbol in ("A", "B", "C"):
        look(symbol)
    deadline = time.monotonic() + 5
    while len(called) < 3 and time.monotonic() < deadline:
        time.sleep(0.005)
    gate.set()
    assert sorted(called) == ["A", "B", "C"]


def test_an_old_quote_is_shown_until_the_new_one_is_there(asked, monkeypatch):
    monkeypatch.setattr(quotes, "FRESH_SECONDS", 0)
    first = arrived("AAPL")
    _, gate = asked
    gate.clear()
    assert look("AAPL") is not None
    gate.set()
    assert arrived("AAPL", than=first) != first


def test_a_failure_keeps_its_reason(asked):
    quote = arrived("NO")
    assert (quote.price, quote.problem, quote.detail) == (None, "unknown_symbol", "No such listing.")


def test_without_such_a_tool_the_failure_says_so(monkeypatch):
    quotes.forget_all()
    real = quotes.run_tool
    monkeypatch.setattr(
        quotes, "run_tool", lambda name, arguments, timeout: real("get_nothing", arguments, timeout)
    )
    assert arrived("AAPL").problem == "unknown_function"
