"""Greetings, and "what can you do?"."""

from assistant_core.builtin.language import Language
from assistant_core.builtin.offer import offer
from assistant_core.builtin.phrases import HELLO
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame

WORDS: dict[Language, dict[str, str]] = {"en": {}, "ko": {}}


FETCHES = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    return [offer(study.turn, HELLO)]
