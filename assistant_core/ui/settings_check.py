"""The check of a model connection, on the page: while it goes on, and its verdict."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.worker import Sampling
from assistant_core.client import embedded_engine, get_client, through
from assistant_core.model_check import ModelCheck, Verdict
from assistant_core.ui.clicks import page_is_drawn
from assistant_core.ui.model_takes import show_what_it_takes
from assistant_core.ui.settings_draft import draft
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain

CHECK = "settings.check"
WAIT_SECONDS = 0.2
MARKS = {True: ":green[:material/check_circle:]", False: ":red[:material/cancel:]", None: ":material/remove:"}


def start_check() -> None:
    now, engine = draft(), embedded_engine()
    options: Sampling = {} if now.temperature is None else {"temperature": now.temperature}
    if not engine:
        st.session_state[CHECK] = ModelCheck(get_client(), options)
        return
    token = engine.offer(**now.offer())
    st.session_state[CHECK] = ModelCheck(
        through(get_client(), token), options, finally_do=lambda: engine.withdraw(token)
    )


def forget_check() -> None:
    """It was of other settings than the page shows."""
    st.session_state.pop(CHECK, None)


def show_check(place: DeltaGenerator) -> None:
    """Follow the check until it ends, or Streamlit stops this script: it goes on by itself."""
    check: ModelCheck | None = st.session_state.get(CHECK)
    if not check:
        return
    status = place.empty()
    page_is_drawn()
    while check.verdict is None:
        seconds = t("seconds", seconds=int(check.seconds))
        status.caption(f":shimmer[{t('settings.check.running')}] · {seconds}")
        time.sleep(WAIT_SECONDS)
    _show(status.container(), check.verdict)


def _show(place: DeltaGenerator, verdict: Verdict) -> None:
    words = t(
        f"settings.check.{verdict.outcome}", seconds=f"{verdict.seconds:.1f}", model=plain(verdict.model)
    )
    if verdict.outcome == "works":
        place.success(words, icon=":material/check:")
    elif verdict.outcome in ("no_call", "limited"):
        place.warning(words, icon=":material/warning:")
    else:
        place.error(words, icon=":material/error:")
    place.markdown(
        "  \n".join(f"{MARKS[done]} {t(f'settings.step.{name}')}" for name, done in verdict.steps.items())
    )
    show_what_it_takes(place, verdict)
    if verdict.detail:
        place.caption(plain(t("detail", detail=in_words(verdict.detail))))
