"""Thumbs up and down, kept on the message."""

import pytest

from assistant_core.chat import feedback
from assistant_core.figures.model import Checked, Report
from assistant_core.figures.stored import MOST_PAIRS, packed
from tests.support.scripted_model import text


@pytest.fixture
def answered(chat, model):
    model.script(text("Revenue was $391.0 billion in fiscal 2024."))
    chat.ask()
    chat.wait()
    return chat


def unverified(size: int) -> Report:
    return Report(tuple(Checked(at, at + 1, "", "unverified", f"{at**9}", "", "", "") for at in range(size)))


def answer(chat):
    return chat.transcript().entries[-1]


def test_a_verdict_is_kept_beside_the_figure_check(answered):
    told = answer(answered)
    assert told.verdict is None
    report = told.blocks[0].report
    assert report is not None
    for verdict in ("up", "down", None):
        assert feedback.keep(answered.client, answered.thread_id, told.message_id, verdict) is None
        assert answer(answered).verdict == verdict
        assert answer(answered).blocks[0].report == report


def test_the_figure_check_of_a_long_answer_leaves_room_for_a_verdict(answered, model, monkeypatch):
    full = next(
        report for size in range(300, 450) if len(packed({0: (report := unverified(size))})) == MOST_PAIRS
    )
    monkeypatch.setattr("assistant_core.chat.figure_check.check", lambda *_: full)
    model.script(text("x" * 500))
    answered.ask("And more?")
    answered.wait()
    told = answer(answered)
    messages = answered.client.beta.threads.messages
    used = messages.retrieve(told.message_id, thread_id=answered.thread_id).metadata
    assert 0 < len(used) < MOST_PAIRS
    assert feedback.keep(answered.client, answered.thread_id, told.message_id, "up") is None
    assert answer(answered).verdict == "up"


def test_what_is_not_ours_is_no_verdict():
    assert feedback.verdict_of({"feedback": "sideways"}) is None
    assert feedback.verdict_of(None) is None


def test_a_verdict_that_cannot_be_kept_is_told(answered):
    gone = answered.client.with_options(base_url="http://127.0.0.1:9/v1", max_retries=0)
    problem = feedback.keep(gone, answered.thread_id, answer(answered).message_id, "up")
    assert problem.kind == "engine_unreachable"
    unknown = feedback.keep(answered.client, answered.thread_id, "msg_unknown", "up")
    assert unknown.kind == "engine_refused"
