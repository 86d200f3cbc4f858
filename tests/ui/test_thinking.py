"""What a model thought, in a page: folded, marked off from the answer, gone when it was for nothing."""

import math

import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.chat.view import Answer, Text, Thought
from assistant_core.ui import thinking
from assistant_core.ui.thinking import LONGEST_SHOWN


@pytest.fixture
def followed(monkeypatch):
    """Draws the states of an answer one after the other, as a page does that follows it."""
    monkeypatch.setattr(thinking, "DRAWN_EVERY_SECONDS", 0.0)
    monkeypatch.setattr(thinking, "MOST_OF_THE_TIME", math.inf)

    def script(states):
        import streamlit as st

        from assistant_core.chat.view import Answer
        from assistant_core.ui.answer import AnswerView

        view = AnswerView(st.container(), live=True)
        for blocks in states:
            view.update(Answer("run_1", blocks))

    def followed(*states):
        app = AppTest.from_function(script, args=(states,), default_timeout=60).run()
        assert not app.exception
        return app

    return followed


def finished(thought, opened=False) -> AppTest:
    def script(answer):
        import streamlit as st

        from assistant_core.ui.answer import AnswerView

        AnswerView(st.container()).finish(answer)

    answer = Answer("run_1", (thought,), status="completed")
    app = AppTest.from_function(script, args=(answer,), default_timeout=60)
    if opened:
        app.session_state[f"thought-{thought.id}"] = True
    app.run()
    assert not app.exception
    return app


def folds(app):
    return [(fold.label, fold.proto.expanded) for fold in app.expander]


def small(app):
    return [caption.value for caption in app.caption]


def large(app):
    return [one.value for one in app.markdown]


def growing(text):
    return Thought("thinking", text, over=False)


def test_thinking_grows_in_a_fold(followed):
    said = ("I must", "I must look.\n\nThen", "I must look.\n\nThen $5")
    app = followed(*((growing(text),) for text in said))
    assert folds(app) == [("Show thinking", False)]
    assert small(app) == ["I must look.", r"Then \$5"]


def test_it_becomes_what_was_thought_before_the_answer(followed):
    over = Thought("step_1/thought", "I must look.", 12.4)
    app = followed((growing("I must look."),), (over, Text("msg_1/0", "Fine.")))
    assert folds(app) == [("Thought for 12\u00a0s", False)]
    assert (small(app), large(app)) == ([], ["Fine."])


def test_thinking_that_was_for_nothing_is_taken_off(followed):
    assert folds(followed((growing("First try."),), ())) == []
    again = followed((growing("First try."),), (growing("Another."),))
    assert folds(again) == [("Show thinking", False)]
    assert small(again) == ["Another."]


def test_text_that_turns_out_to_be_thinking_is_taken_off(followed):
    said = "Say $999?\n\nOr not?"
    seen = followed((Text("msg_1/0", said),), (growing(said),))
    assert large(seen) == []
    missed = followed((Text("msg_1/0", said),), (growing(said), Text("msg_1/0", "Fine.")))
    assert large(missed) == ["Fine."]
    assert folds(missed) == [("Show thinking", False)]


@pytest.mark.parametrize(
    ("seconds", "label"),
    [
        (None, "Thinking"),
        (0.2, "Thought for <\u00a01\u00a0s"),
        (1.4, "Thought for 1\u00a0s"),
        (83, "Thought for 83\u00a0s"),
    ],
)
def test_how_long_was_thought(seconds, label):
    assert folds(finished(Thought("step_1/thought", "Hm.", seconds))) == [(label, False)]


def test_it_is_drawn_when_it_is_opened():
    thought = Thought("step_1/thought", "Hm.\n\nYes.", 3)
    assert small(finished(thought)) == []
    assert small(finished(thought, opened=True)) == ["Hm.\n\nYes."]


def test_a_thought_without_end_is_drawn_to_some_length():
    drawn, note = small(finished(Thought("step_1/thought", "word " * LONGEST_SHOWN, 3), opened=True))
    assert len(drawn) <= LONGEST_SHOWN
    assert note == "80,000 more characters are not shown."


def test_what_it_says_is_shown_and_not_carried_out():
    thought = Thought("step_1/thought", "![x](https://e.com/a.png) :red[5] $x$ <b>", 3)
    (drawn,) = small(finished(thought, opened=True))
    assert drawn.startswith("\\![x]")
    assert all(sign not in drawn for sign in ("](https://e.com/a.png) :red[", " $x$", " <b>"))
