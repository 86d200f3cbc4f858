"""What a model thinks, from the server to what is shown, kept and exported."""

from datetime import UTC, datetime

from assistant_core.chat import registry
from assistant_core.chat.export.answer import text_of
from assistant_core.chat.export.html import html_of
from assistant_core.chat.export.markdown import markdown_of
from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Text, Thought, ToolCall
from assistant_core.words import Words
from tests.chat.conftest import wait, words
from tests.support.scripted_model import Reply, text

EN = Words("en")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LONG_THINKING = Reply(thoughts=tuple(f"{number} " for number in range(60)), pieces=("Done.",), delay=0.1)


def thoughts(answer):
    return [block for block in answer.blocks if isinstance(block, Thought)]


def test_thinking_is_kept_before_what_it_led_to(chat, model, tools):
    model.script(
        Reply(thoughts=("I must ", "call."), calls=(("fine", "{}"),)),
        Reply(thoughts=("Was it $999 billion?",), pieces=("It was fine.",)),
    )
    chat.ask()
    live = chat.wait()
    stored = chat.transcript().entries[-1]
    assert isinstance(stored, Answer)
    for answer in (live, stored):
        assert [type(block) for block in answer.blocks] == [Thought, ToolCall, Thought, Text]
        assert [thought.text for thought in thoughts(answer)] == ["I must call.", "Was it $999 billion?"]
        assert all(thought.over and thought.seconds is not None for thought in thoughts(answer))
    assert thoughts(live) == thoughts(stored)
    assert [block.report for block in stored.blocks if isinstance(block, Text)] == [None]
    report = report_of(chat.transcript().entries, EN, NOW)
    for taken_along in (text_of(stored, EN), markdown_of(report, EN), html_of(report, EN)):
        assert "It was fine." in taken_along
        assert "999" not in taken_along
        assert "must" not in taken_along


def test_the_time_that_thinking_took_is_kept(chat, model):
    model.script(Reply(thoughts=("One ", "two ", "three."), pieces=("Fine.",), delay=0.3))
    chat.ask()
    chat.wait()
    (thought,) = thoughts(chat.transcript().entries[-1])
    assert 0.85 < thought.seconds < 10


def test_thinking_so_far_is_there_for_a_process_that_takes_the_run_up(chat, model):
    model.script(LONG_THINKING)
    chat.ask()
    chat.wait(lambda answer: bool(thoughts(answer)))
    registry.forget_all()
    active = chat.transcript().active
    assert active is not None
    live = registry.resume(chat.client, active)
    so_far = wait(live, lambda answer: bool(thoughts(answer)))
    assert not so_far.over
    assert thoughts(so_far)[0].text.startswith("0 1 ")
    LONG_THINKING.released.set()
    answer = wait(live)
    assert words(answer) == "Done."
    (thought,) = thoughts(answer)
    assert thought.over
    assert thought.text.endswith("58 59 ")
    assert [thought] == thoughts(chat.transcript().entries[-1])


def test_thinking_that_was_stopped_is_kept(chat, model):
    model.script(Reply(thoughts=("Endless ",) * 100, delay=0.1))
    chat.ask()
    chat.wait(lambda answer: bool(thoughts(answer)))
    registry.stop(chat.client, chat.thread_id)
    chat.wait()
    stored = chat.transcript().entries[-1]
    assert isinstance(stored, Answer)
    assert stored.status == "cancelled"
    (thought,) = thoughts(stored)
    assert thought.over
    assert thought.text.startswith("Endless ")


def test_thinking_that_comes_again_is_shown_once(chat, model):
    model.script(Reply(thoughts=("First try.",), cut=True), Reply(thoughts=("Second.",), pieces=("Fine.",)))
    chat.ask()
    assert [thought.text for thought in thoughts(chat.wait())] == ["Second."]
    assert [thought.text for thought in thoughts(chat.transcript().entries[-1])] == ["Second."]


def test_text_that_turns_out_to_be_thinking_is_none_of_the_answer(chat, model):
    model.script(text("Say $999?", " No.", "</think>", "Fine."))
    chat.ask()
    live = chat.wait()
    for answer in (live, chat.transcript().entries[-1]):
        assert words(answer).strip() == "Fine."
        assert [thought.text for thought in thoughts(answer)] == ["Say $999? No."]
