"""Whether and how code is run, on the Settings page."""

import streamlit as st

from assistant_core.assistants import known
from assistant_core.chat.problems import FAILURES
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain

ICONS = {
    "sandbox": ":material/verified_user:",
    "calculator": ":material/calculate:",
    "none": ":material/block:",
}


def show_interpreter() -> None:
    try:
        told = known.ask().interpreter
    except FAILURES:
        st.caption(t("interpreter.unknown"))
        return
    if told.tier not in ICONS:
        st.caption(t("interpreter.unknown"))
        return
    st.markdown(f"{ICONS[told.tier]} {t(f'interpreter.{told.tier}')}")
    if told.reason:
        st.caption(plain(t("interpreter.reason", reason=in_words(told.reason))))
