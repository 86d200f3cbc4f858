"""Greetings, and "what can you do?"."""

from assistant_core.builtin.offer import offer
from assistant_core.builtin.research.study import Study

FETCHES = False


def write(study: Study) -> list[str]:
    return [offer(study.turn, "hello")]
