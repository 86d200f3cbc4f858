"""What a question leaves unsaid: "and Microsoft?" asks of Microsoft what was asked before."""

import re
from dataclasses import replace

from assistant_core.builtin.research.companies import find_companies
from assistant_core.builtin.research.intents import intents_of
from assistant_core.builtin.research.topics import is_about_finance, sections_named
from assistant_core.builtin.turn import Turn

LONGEST = 60
BARE = re.compile(
    r"\W*((and|what about|how about|and for|then|그럼|그러면|그리고)\b.*|.*[가-힣A-Za-z](은|는|도)(요)?)\W*",
    re.I | re.S,
)


def continued(turn: Turn) -> Turn:
    """The turn with the last question that said what is asked, where this one only names a company."""
    question = turn.question
    if len(question) > LONGEST or not BARE.fullmatch(question) or _says_what(turn):
        return turn
    if not find_companies(question):
        return turn
    before = (replace(turn, question=earlier) for earlier in reversed(turn.earlier_questions))
    return next((one for one in before if _says_what(one)), turn)


def _says_what(turn: Turn) -> bool:
    return is_about_finance(turn.question) or bool(sections_named(turn.question) or intents_of(turn))
