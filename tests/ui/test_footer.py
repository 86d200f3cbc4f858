import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.config import Settings

SECONDS = 1_763_700_000
"""2025-11-21, 04:40 UTC."""


@pytest.fixture
def prices(monkeypatch):
    def prices(text: str) -> None:
        settings = Settings(model_prices=text)
        monkeypatch.setattr("assistant_core.config.get_settings", lambda: settings)

    return prices


def drawn(script, **given) -> list[str]:
    app = AppTest.from_function(script, default_timeout=20, kwargs=given)
    app.context = {"locale": "en-US", "timezone": "Asia/Seoul"}
    app.run()
    assert not app.exception
    return [caption.value.replace("\\", "") for caption in app.caption]


def footer(**given):
    import streamlit as st

    from assistant_core.chat.view import Answer
    from assistant_core.ui.footer import show_footer

    show_footer(st.container(), Answer("run_1", model="m-1", status="completed", **given))


def usage(is_all):
    import streamlit as st

    from assistant_core.chat.view import Answer, Question
    from assistant_core.ui.footer import show_usage

    def pair(tokens, earlier=()):
        answer = Answer("run", model="m-1", prompt_tokens=tokens, completion_tokens=10)
        return Question("msg", "?", earlier=earlier), answer

    show_usage(st.container(), pair(1000, earlier=(pair(200), pair(30))), is_all)
    show_usage(st.container(), pair(1000), is_all)


def test_when_by_whom_for_how_much_and_how_long(prices):
    prices("m-*=2/10")
    spent = {"prompt_tokens": 1500, "completion_tokens": 50}
    (foot,) = drawn(footer, created_at=SECONDS - 7, ended_at=SECONDS, **spent)
    when, *others = foot.split(" · ")
    assert when == "Nov 21, 2025, 1:40 PM"
    assert others == ["Answered by m-1", "1,550 tokens", "$0.0035", "7\u00a0s"]


def test_cached_tokens_cost_what_they_cost(prices):
    prices("m-*=2/10/0.2")
    (foot,) = drawn(footer, prompt_tokens=1500, completion_tokens=50, cached_tokens=1000)
    assert foot.endswith("1,550 tokens · $0.0017")


def test_what_is_not_known_is_not_told(prices):
    prices("")
    assert drawn(footer) == ["Answered by m-1"]
    spent = {"prompt_tokens": 1500, "completion_tokens": 50}
    assert drawn(footer, **spent) == ["Answered by m-1 · 1,550 tokens"]


def test_a_conversation_counts_its_earlier_versions(prices):
    prices("m-*=1000/1000")
    assert drawn(usage, is_all=True) == ["This conversation: 1,260 tokens · $1.26"]
    assert drawn(usage, is_all=False) == ["The messages above: 1,260 tokens · $1.26"]
