"""Thanks, and the like."""

from assistant_core.builtin.phrases import WELCOME
from assistant_core.builtin.research.study import Study

FETCHES = False


def write(study: Study) -> list[str]:
    return [WELCOME[study.voice.language]]
