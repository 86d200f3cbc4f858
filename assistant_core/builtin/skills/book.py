"""Questions about files: search them, and answer with their own words."""

from collections.abc import Mapping
from typing import Any, ClassVar

from assistant_core.builtin.book.answer import answer
from assistant_core.builtin.book.asked import (
    queries,
    speaks_of_files,
    wants_whole,
)
from assistant_core.builtin.language import Language
from assistant_core.builtin.moves import Call, CallTools, Move, Say
from assistant_core.builtin.skills import Skill
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.read import read_frame
from assistant_core.engine.retrieval.call import NAME as FILE_SEARCH


class Book(Skill):
    rank = 80
    tools = frozenset({FILE_SEARCH})
    ability: ClassVar[Mapping[Language, str]] = {
        "en": "find the passages of your files that answer a question",
        "ko": "올려 주신 파일에서 질문에 답하는 구절을 찾는 것",
    }
    examples: ClassVar[Mapping[Language, tuple[str, ...]]] = {
        "en": ("What is this book about?", "What does the report say about debt?"),
        "ko": ("이 책은 무슨 내용이야?", "보고서는 부채에 대해 뭐라고 해?"),
    }

    def move(self, turn: Turn) -> Move | None:
        searched = tuple(call for call in turn.calls_of_this_run if call.name == FILE_SEARCH)
        if searched:
            return Say(answer(turn, searched))
        if not self.usable(turn) or not _is_about_files(turn):
            return None
        return CallTools((Call(FILE_SEARCH, self.arguments(FILE_SEARCH, turn)),))

    def arguments(self, function: str, turn: Turn) -> dict[str, Any]:
        if wants_whole(turn.question):
            return {"queries": [], "overview": True}
        return {"queries": queries(turn)}


def _is_about_files(turn: Turn) -> bool:
    """Beside the stock functions only what names a file, or no company."""
    others = turn.tools.keys() - {FILE_SEARCH}
    return not others or speaks_of_files(turn.question) or not _names_companies(turn)


def _names_companies(turn: Turn) -> bool:
    frame = read_frame(turn)
    return frame is not None and bool(frame.companies)


SKILL = Book()
