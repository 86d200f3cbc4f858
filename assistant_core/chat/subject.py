"""The company that a conversation is about: the one whose figures were fetched last."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant_core.chat.view import Answer, Question, ToolCall
from assistant_core.exhibits.registry import parsed


@dataclass(frozen=True)
class Company:
    symbol: str
    name: str
    call_id: str = ""
    """The call whose output named it."""


def subject_of(entries: Iterable[Question | Answer]) -> Company | None:
    for entry in reversed(list(entries)):
        for block in reversed(entry.blocks if isinstance(entry, Answer) else ()):
            if isinstance(block, ToolCall) and block.kind == "function" and block.output:
                named = _named(block.output)
                if named:
                    return Company(*named, block.id)
    return None


@lru_cache(maxsize=512)
def _named(output: str) -> tuple[str, str] | None:
    """Of a comparison, its first company."""
    data = parsed(output) or {}
    companies = data.get("companies")
    if isinstance(companies, list) and companies and isinstance(companies[0], dict):
        data = companies[0]
    symbol, name = data.get("symbol"), data.get("company")
    if not isinstance(symbol, str) or not symbol:
        return None
    return symbol, name if isinstance(name, str) and name else symbol
