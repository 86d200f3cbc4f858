"""The words of the interface, one file a language, chosen by the browser's locale."""

from dataclasses import dataclass

import streamlit as st

from assistant_core.ui.strings import en, ko
from assistant_core.ui.strings.terms import term

LANGUAGES = {"en": en.STRINGS, "ko": ko.STRINGS}


@dataclass(frozen=True)
class Words:
    """The words of one language, for code that has no browser to ask (`exhibits.model.Words`)."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        return LANGUAGES[self.language][key].format(**values)

    def term(self, name: str) -> str:
        return term(name, self.language)


def language() -> str:
    locale = st.context.locale or "en"
    return "ko" if locale.lower().startswith("ko") else "en"


def words() -> Words:
    return Words(language())


def t(key: str, **values: object) -> str:
    return words()(key, **values)
