"""What this reader's session talks to: the app's own model connection, or one that the reader has chosen."""

from dataclasses import dataclass

import openai
import streamlit as st

from assistant_core.chat.worker import RunOptions
from assistant_core.client import embedded_engine, get_client, through
from assistant_core.config import get_settings
from assistant_core.errors import ChosenModelGone
from assistant_core.ui import choice as choices
from assistant_core.ui.choice import CHOICE
from assistant_core.ui.strings import language

NAMES = {"en": "English", "ko": "Korean"}
WITHOUT_WORDS = (
    "When a question is without words (a formula, a ticker) and so are all before it, answer in {language}."
)


@dataclass(frozen=True)
class Choice:
    """A model connection of this session. The engine has its key; here is only what may be shown."""

    token: str | None
    """None: the app's own connection, with another temperature."""
    service: str
    base_url: str
    model: str
    key_tail: str
    temperature: float | None


def choice() -> Choice | None:
    return st.session_state.get(CHOICE)


def choose(chosen: Choice | None) -> None:
    """From the next question on; None goes back to the app's own settings."""
    before, engine = choice(), embedded_engine()
    if engine and before and before.token:
        engine.withdraw(before.token)
    st.session_state[CHOICE] = chosen
    choices.note(is_own=bool(chosen and chosen.token))


def client() -> openai.OpenAI:
    """The engine's client, through the model connection of this session.

    Raises ChosenModelGone where there should be one: no question goes to another model server instead.
    """
    if choices.is_gone():
        raise ChosenModelGone("the model that was chosen went with the session that it was chosen in")
    chosen = choice()
    return through(get_client(), chosen.token) if chosen and chosen.token else get_client()


def run_options() -> RunOptions:
    """What this session adds to every run: the temperature, and the language for a question without words."""
    chosen = choice()
    temperature = chosen.temperature if chosen else get_settings().model_temperature
    options = RunOptions(additional_instructions=WITHOUT_WORDS.format(language=NAMES[language()]))
    return options if temperature is None else {**options, "temperature": temperature}
