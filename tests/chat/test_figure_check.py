"""The figures of an answer are checked when it is complete, and the report stays with the message."""

import json
import logging

from assistant_core.chat import worker
from assistant_core.chat.view import Text
from assistant_core.figures.model import Report
from benchmarks.figure_check.labels import OUTPUTS
from tests.chat.conftest import TOOLS
from tests.support.scripted_model import calls, http_error, text

RIGHT_AND_WRONG = "Apple's revenue was $391.0 billion in fiscal 2024, its net income $99.9 billion."


def reports(chat):
    blocks = chat.transcript().entries[-1].blocks
    return [block.report for block in blocks if isinstance(block, Text)]


def income(arguments):
    return json.dumps(OUTPUTS["apple_income"]["output"])


def test_figures_are_checked_against_the_outputs_of_the_conversation(chat, model, tools, monkeypatch):
    monkeypatch.setitem(TOOLS, "fine", income)
    model.script(calls(("fine", "{}")), text("I have the statement."), text(RIGHT_AND_WRONG))
    chat.ask()
    chat.wait()
    assert reports(chat) == [None]
    chat.ask("And the figures?")
    chat.wait()
    (report,) = reports(chat)
    assert [(one.text, one.status) for one in report.figures] == [
        ("$391.0 billion", "verified"),
        ("fiscal 2024", "verified"),
        ("$99.9 billion", "unverified"),
    ]
    assert report.figures[0].source.symbol == "AAPL"
    assert (report.verified, report.checked) == (2, 3)


def test_an_answer_is_not_over_before_its_figures_are_checked(chat, model, monkeypatch):
    seen = []
    monkeypatch.setattr(worker, "check_run", lambda *_: seen.append(chat.live.over))
    model.script(text(RIGHT_AND_WRONG))
    chat.ask()
    assert chat.wait().status == "completed"
    assert seen == [False]
    assert chat.live.over


def test_a_check_that_breaks_does_not_harm_the_answer_and_is_told(chat, model, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("no check today")

    monkeypatch.setattr(worker, "check_run", broken)
    model.script(text(RIGHT_AND_WRONG))
    chat.ask()
    with caplog.at_level(logging.ERROR):
        answer = chat.wait()
    assert (answer.status, answer.problem) == ("completed", None)
    assert "no check today" in caplog.text
    assert reports(chat) == [Report(failed=True)]


def test_a_failure_that_cannot_be_kept_is_only_logged(chat, model, monkeypatch, caplog):
    def broken(*_):
        raise OSError("no engine today")

    monkeypatch.setattr(worker, "check_run", broken)
    monkeypatch.setattr(worker, "keep_failure", broken)
    model.script(text(RIGHT_AND_WRONG))
    chat.ask()
    with caplog.at_level(logging.ERROR):
        answer = chat.wait()
    assert (answer.status, answer.problem) == ("completed", None)
    assert reports(chat) == [None]


def test_a_failed_run_is_not_checked(chat, model, monkeypatch):
    checked = []
    monkeypatch.setattr(worker, "check_run", lambda *given: checked.append(given))
    model.default = http_error(400, "No.")
    chat.ask()
    chat.wait()
    assert checked == []
