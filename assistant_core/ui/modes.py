"""Whether a page shows one conversation or asks several questions: the address tells (`?several=`)."""

import streamlit as st

from assistant_core.ui.clicks import set_value
from assistant_core.ui.strings import t

SEVERAL = "several"
NEW = "new"
"""No batch has been asked yet."""


def asks_several() -> bool:
    return SEVERAL in st.query_params


def choose_mode(page: str) -> None:
    """The switch between the two."""
    key = f"{page}.mode"
    set_value(key, SEVERAL if asks_several() else "chat")
    st.radio(
        t("mode"),
        ["chat", SEVERAL],
        format_func=lambda mode: t(f"mode.{mode}"),
        key=key,
        horizontal=True,
        on_change=_switch,
        args=(page, key),
        label_visibility="collapsed",
    )


def show_batch(page: str, batch: str) -> None:
    """From the next run of the page on."""
    st.session_state[f"{page}.{SEVERAL}"] = batch
    st.query_params[SEVERAL] = batch


def _switch(page: str, key: str) -> None:
    if st.session_state[key] == SEVERAL:
        st.query_params[SEVERAL] = st.session_state.get(f"{page}.{SEVERAL}", NEW)
    else:
        st.query_params.pop(SEVERAL, None)
