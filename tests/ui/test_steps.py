import json
from dataclasses import replace

from assistant_core.chat.view import ToolCall
from assistant_core.ui.steps import long_arguments, step_label, steps_label

TICKERS = ["AAPL", "MSFT", "GOOG", "AMZN", "META", "NVDA", "TSLA", "005930.KS"]


def call(arguments):
    return ToolCall("call_1", "function", "compare_companies", arguments)


def test_arguments_that_the_label_cuts_are_shown_whole():
    given = {"tickers": TICKERS, "currency": "원"}
    whole = long_arguments(call(json.dumps(given)))
    assert json.loads(whole) == given
    assert "\n" in whole
    assert "원" in whole


def test_arguments_that_the_label_shows_are_not_repeated():
    assert long_arguments(call('{"ticker": "AAPL"}')) == ""
    assert long_arguments(call("")) == ""


def test_arguments_that_are_no_json_are_shown_as_they_came():
    broken = '{"tickers": [' + ", ".join(TICKERS * 3)
    assert long_arguments(call(broken)) == broken


def test_code_says_whether_it_is_written_run_or_done():
    code = ToolCall("call_1", "code_interpreter", "code_interpreter", "print(4)")
    assert step_label(code) == "Writing code…"
    assert step_label(code, written=True) == "Running code…"
    assert (
        step_label(replace(code, status="done", seconds=1.0), written=True) == "Computation ·\u00a01.0\u00a0s"
    )
    assert steps_label([code]) == ":shimmer[Computing]"
    assert steps_label([code, call("")]) == ":shimmer[Looking things up]"
