"""Which companies a text names."""

from dataclasses import dataclass

from assistant_core.builtin.research.companies import find_companies
from assistant_core.builtin.understanding.frame import Named


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    company: Named


def find(text: str) -> list[Mention]:
    found = []
    for name in find_companies(text):
        start = text.casefold().find(name.casefold())
        for said, listed in _korean():
            if start < 0 and listed == name:
                start, name = text.find(said), said
        if start >= 0:
            found.append(Mention(start, start + len(name), Named(name)))
    return sorted(found, key=lambda one: one.start)


def _korean() -> list[tuple[str, str]]:
    from assistant_core.builtin.research.names import KOREAN

    return sorted(KOREAN.items(), key=lambda pair: -len(pair[0]))


def companies(mentions: list[Mention]) -> tuple[Named, ...]:
    return tuple({one.company.query: one.company for one in mentions}.values())
