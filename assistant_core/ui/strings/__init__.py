"""The words of the interface, one file a language, chosen by the browser's locale."""

import streamlit as st

from assistant_core.ui.strings import en, ko

LANGUAGES = {"en": en.STRINGS, "ko": ko.STRINGS}


def language() -> str:
    locale = st.context.locale or "en"
    return "ko" if locale.lower().startswith("ko") else "en"


def t(key: str, **values: object) -> str:
    return LANGUAGES[language()][key].format(**values)
