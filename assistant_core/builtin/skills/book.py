"""Questions about files: search them, and answer with their own words."""

from typing import Any

from assistant_core.builtin.book.answer import answer
from assistant_core.builtin.book.asked import names_a_file, read_asked
from assistant_core.builtin.moves import Call, CallTools, Move, Say
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.read import read_frame
from assistant_core.engine.retrieval.call import NAME as FILE_SEARCH

ELSEWHERE = frozenset("hello thanks term term_difference picks options macro personal".split())
"""Asks without a company that are no questions to a file."""


class Book(Skill):
    rank = 80
    tools = frozenset({FILE_SEARCH})
    part = "book"

    def move(self, turn: Turn) -> Move | None:
        searched = tuple(call for call in turn.calls_of_this_run if call.name == FILE_SEARCH)
        if not searched and not (self.usable(turn) and _is_about_files(turn)):
            return None
        asked = read_asked(turn)
        said = answer(turn, asked, searched) if searched else ""
        if said or not self.usable(turn):
            return Say(said or answer(turn, asked, searched * len(asked.searches)))
        return CallTools((Call(FILE_SEARCH, asked.searches[len(searched)]),))

    def arguments(self, function: str, turn: Turn) -> dict[str, Any]:
        return read_asked(turn).searches[0]


def _is_about_files(turn: Turn) -> bool:
    """Beside the stock functions what names a file, or no company and nothing that is for others."""
    others = turn.tools.keys() - {FILE_SEARCH}
    return not others or names_a_file(turn.question) or not _is_for_others(turn)


def _is_for_others(turn: Turn) -> bool:
    frame = read_frame(turn)
    return frame is not None and (bool(frame.companies) or frame.ask.name in ELSEWHERE)


SKILL = Book()
