"""What a page says of a model whose window is small."""

import pytest
from streamlit.testing.v1 import AppTest


def takes(**given):
    import streamlit as st

    from assistant_core.model_check import Verdict
    from assistant_core.ui.model_takes import show_what_it_takes

    show_what_it_takes(st.container(), Verdict("works", 1.0, **given))


def answered(**given):
    import streamlit as st

    from assistant_core.chat.view import Answer
    from assistant_core.ui.answer import AnswerView

    AnswerView(st.container()).finish(Answer("run_1", status="completed", model="m", **given))


def captions(script, locale="en-US", **given):
    app = AppTest.from_function(script, default_timeout=20, kwargs=given)
    app.context = {"locale": locale}
    app.run()
    assert not app.exception
    return [caption.value.replace("\\", "") for caption in app.caption]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, []),
        ({"assistant": "investor", "window": 32768}, ["The model takes 32,768 tokens"]),
        (
            {"assistant": "investor", "window": 8192, "is_short": True},
            ["The model takes 8,192 tokens", "All tools of Investor"],
        ),
        (
            {"assistant": "investor", "window": 4096, "is_short": True, "left_out": ("search_web", "theirs")},
            ["The model takes 4,096 tokens", "Investor do not fit in and are left out: Web search, theirs."],
        ),
        ({"assistant": "investor"}, ["The server does not tell how many tokens the model takes."]),
    ],
)
def test_the_settings_page_says_what_a_model_takes(given, said):
    shown = captions(takes, **given)
    assert len(shown) == len(said)
    for caption, part in zip(shown, said, strict=True):
        assert part in caption


def test_an_answer_names_the_tools_that_were_left_out():
    names = ("search_web", "*theirs*")
    assert any(
        "It was not offered: Web search, *theirs*." in one for one in captions(answered, left_out_tools=names)
    )
    assert any(
        "제외한 도구: 웹 검색, *theirs*." in one for one in captions(answered, "ko-KR", left_out_tools=names)
    )
    assert not any("offered" in one for one in captions(answered))
