"""The words of the page, in the language of its reader."""

import streamlit as st

from assistant_core.config import get_settings
from assistant_core.errors import ConfigError
from assistant_core.words import LANGUAGES, Words, reading

QUERY = "lang"
CHOICE = "language"
"""Where the session keeps the reader's choice."""


def language() -> str:
    """The reader's choice (in the address, then in the session), the setting, or the browser's language."""
    for choice in (st.query_params.get(QUERY), st.session_state.get(CHOICE), _setting()):
        if choice in LANGUAGES:
            return choice
    return "ko" if (st.context.locale or "").lower().startswith("ko") else "en"


def _setting() -> str:
    try:
        return get_settings().language
    except ConfigError:
        return "auto"  # the page tells which setting is wrong, and needs a language for it


def words() -> Words:
    known = language()
    return Words(known, reading.locale_of(known, st.context.locale), reading.zone_of(st.context.timezone))


def t(key: str, **values: object) -> str:
    return Words(language())(key, **values)


def in_words(text: str) -> str:
    """A reason that is told in English, in the reader's words."""
    return words().said(text)
