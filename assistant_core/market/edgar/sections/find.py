"""What a reader calls a section ("1A", "Part II Item 1", "risk factors") → where it is in a document."""

import re
from dataclasses import dataclass

from assistant_core.analyzer import tokens
from assistant_core.errors import NoSuchPassage
from assistant_core.market.edgar.sections.model import Document

NAMED = re.compile(
    r"^\s*(?:part\s+(iv|i{1,3})\b[\s,.:-]*)?(?:(iv|i{1,3})\.)?(?:items?\s*)?(\d{1,2}(?:\.\d\d)?\s?[a-k]?)[.:]?\s*$",
    re.IGNORECASE,
)
MOST_TOLD = 40
SHORT = dict.fromkeys(
    ("md&a", "mda", "md & a"),
    "Management's Discussion and Analysis of Financial Condition and Results of Operations",
)


@dataclass(frozen=True, slots=True)
class Found:
    """`blocks` are those from the heading on; `id` is the item's, "" of a heading inside one."""

    id: str
    title: str
    blocks: range


def find(document: Document, name: str) -> Found:
    """The item or, where none is called so, the heading.

    Raises:
        NoSuchPassage: there is none, or there are two; the message tells what there is.
    """
    named = NAMED.match(name)
    items = _numbered(document, named) if named else _titled(document, name)
    if len(items) > 1:
        raise NoSuchPassage(f"Several sections are called {name!r}: {', '.join(one.id for one in items)}.")
    if items:
        return items[0]
    heading = None if named else _heading(document, name)
    if heading is None:
        told = [f"{one.id} {document.blocks[one.start].text[:60]}" for one in document.sections][:MOST_TOLD]
        there = "; ".join(told) if told else "none that could be told apart"
        raise NoSuchPassage(f"The filing has no section {name!r}. There are: {there}.")
    return heading


def _numbered(document: Document, named: re.Match[str]) -> list[Found]:
    part, item = (named[1] or named[2] or "").upper(), named[3].replace(" ", "").upper()
    return [
        _found(document, at)
        for at, one in enumerate(document.sections)
        if one.item.upper() == item and part in ("", one.part)
    ]


def _titled(document: Document, name: str) -> list[Found]:
    """The items whose titles have every word that was asked for, if one is much like it."""
    asked = set(tokens(SHORT.get(name.strip().lower(), name)))
    likeness = {}
    for at, one in enumerate(document.sections):
        titles = (set(tokens(title)) for title in (one.title, document.blocks[one.start].text))
        likeness[at] = max(
            len(asked & words) / len(asked | words) if asked <= words else 0 for words in titles
        )
    best = max(likeness.values(), default=0)
    return [_found(document, at) for at, value in likeness.items() if value == best > 0][:2]


def _found(document: Document, at: int) -> Found:
    one = document.sections[at]
    return Found(one.id, document.blocks[one.start].text, range(one.start, one.end))


def _heading(document: Document, name: str) -> Found | None:
    asked = set(tokens(name))
    best: tuple[bool, int, int] = (False, 0, 0)
    for at, block in enumerate(document.blocks):
        words = set(tokens(block.text)) if block.kind == "heading" else set()
        if asked and asked <= words:
            best = max(best, (asked == words, len(document.under(at)), -at))
    if not best[1]:
        return None
    at = -best[2]
    section = document.section_of(at)
    return Found(section.id if section else "", document.blocks[at].text, document.under(at))
