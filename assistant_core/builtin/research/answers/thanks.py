"""Thanks, and the like."""

from assistant_core.builtin.phrases import say
from assistant_core.builtin.research.study import Study

FETCHES = False


def write(study: Study) -> list[str]:
    return [say("welcome", study.voice.language)]
