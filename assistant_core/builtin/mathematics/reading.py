"""What a turn asks of the mathematics skill: a problem of its own, or more about the one before."""

from dataclasses import replace

from assistant_core.builtin.language import HANGUL
from assistant_core.builtin.mathematics import english, korean
from assistant_core.builtin.mathematics.followup import asks_for_more
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.tokens import Unreadable
from assistant_core.builtin.mathematics.written import plain
from assistant_core.builtin.turn import Turn

LONGEST = 600


def asked(turn: Turn) -> Problem | None:
    if found := problem_in(turn.question):
        return found
    if not asks_for_more(turn.question):
        return None
    for question in reversed(turn.earlier_questions):
        if found := problem_in(question):
            return replace(found, detailed=True)
        if not asks_for_more(question):
            return None  # the last answer was about something else
    return None


def problem_in(question: str) -> Problem | None:
    """None for what is not, as a whole, a problem that the rules know."""
    if not question or len(question) > LONGEST:
        return None
    reader = korean if HANGUL.search(question) else english
    try:
        said = plain(question)
        shortened = reader.DETAIL.sub(" ", said)
        return replace(reader.read(shortened), detailed=shortened != said)
    except Unreadable:
        return None
