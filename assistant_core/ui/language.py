"""The switch between the languages of the interface."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.ui.clicks import set_value
from assistant_core.ui.strings import CHOICE, QUERY, language, t
from assistant_core.words import LANGUAGES

NAMES = {"en": "English", "ko": "한국어"}
"""Each in its own language, for those who cannot read the other."""


def keep_language() -> None:
    """Streamlit drops the address's parameters when the page is switched; the session puts a choice back."""
    chosen = st.query_params.get(QUERY)
    if chosen in LANGUAGES:
        st.session_state[CHOICE] = chosen
    elif CHOICE in st.session_state:
        st.query_params[QUERY] = st.session_state[CHOICE]


def language_choice(place: DeltaGenerator, key: str) -> None:
    # Another place may have changed the language, or an address.
    set_value(key, language())
    # Screen readers go by this; Streamlit's own page says "en" and has no setting for it.
    place.html(
        f"<script>document.documentElement.lang = '{language()}'</script>", unsafe_allow_javascript=True
    )
    place.radio(
        t("language"),
        list(LANGUAGES),
        format_func=NAMES.__getitem__,
        horizontal=True,
        key=key,
        on_change=_choose,
        args=(key,),
        label_visibility="collapsed",
    )


def _choose(key: str) -> None:
    st.session_state[CHOICE] = st.query_params[QUERY] = st.session_state[key]
