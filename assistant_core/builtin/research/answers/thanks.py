"""Thanks, and the like."""

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame

WORDS: dict[Language, dict[str, str]] = {
    "en": {"welcome": "You're welcome! I'm here whenever you have another question."},
    "ko": {"welcome": "천만에요! 궁금한 점이 생기면 언제든 물어보세요."},
}


FETCHES = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    return [study.voice.say("welcome")]
