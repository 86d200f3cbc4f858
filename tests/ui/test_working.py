"""What goes on while an answer is on its way."""

from streamlit.testing.v1 import AppTest


def drawn(phase, done=None, lang="en"):
    def script(phase, done, lang):
        import time

        import streamlit as st

        from assistant_core.chat.live import LiveRun
        from assistant_core.ui.working import show_working

        st.query_params["lang"] = lang
        live = LiveRun("thread_1")
        live.started = time.time() - 12.5
        live.phase_is(phase, done)
        show_working(st.empty(), live)

    app = AppTest.from_function(script, args=(phase, done, lang), default_timeout=60).run()
    assert not app.exception
    return app


def test_a_line_says_what_goes_on_and_for_how_long():
    (line,) = drawn("thinking").caption
    assert line.value == ":shimmer[Thinking] · 12\u00a0s"
    (line,) = drawn("loading", lang="ko").caption
    assert line.value == ":shimmer[모델을 불러오는 중] · 12\u2060초"


def test_a_bar_says_how_far_it_is():
    app = drawn("reading", 0.4)
    assert not app.caption
    (bar,) = app.get("progress")
    assert bar.proto.value == 40
    assert "Reading the question" in bar.proto.text
    assert "40%" in bar.proto.text
