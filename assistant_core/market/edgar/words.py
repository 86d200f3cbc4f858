"""Two texts word by word: what one says otherwise than the other, marked in it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"\w+(?:[.,'’-]\w+)*|[^\w\s]")
MARKS = re.compile(r"\[-|-\]|\{\+|\+\}")
MARKED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
MOST_WORK = 3_000_000
"""Of more pairs of words than this, the texts are not compared but shown one behind the other."""
SHORT_EQUAL = 1
KEPT, LONG = 160, 420
"""Of a longer part that is the same, so many characters are shown at either end."""


class Part(NamedTuple):
    """`kind` is "=", "-" for what only the old text has, "+" for what only the new one has."""

    kind: str
    text: str


def difference(old: str, new: str) -> tuple[str, list[str]]:
    """The new text with the words that changed marked as `[-old-]` and `{+new+}`, and those words."""
    one, other = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    if len(one) * len(other) > MOST_WORK:
        changed = [(0, len(one), 0, len(other))]
    else:
        changed = list(_changed([token[0] for token in one], [token[0] for token in other]))
    pieces, end, words = [], 0, []
    for first, last, start, stop in changed:
        begin = other[start].start() if start < len(other) else len(new)
        pieces.append(_shortened(_plain(new[end:begin])))
        gone = old[one[first].start() : one[last - 1].end()] if last > first else ""
        # A comma in the place of a word stands right behind the one before.
        space = " " if gone[:1].isalnum() and new[end:begin][-1:].isalnum() else ""
        come = new[begin : other[stop - 1].end()] if stop > start else ""
        pieces.append(
            (f"[-{space}{_plain(gone)}-]" if gone else "") + (f"{{+{_plain(come)}+}}" if come else "")
        )
        if gone and not come:
            pieces.append(" ")
        end = other[stop - 1].end() if stop > start else begin
        words += [token[0] for token in (*one[first:last], *other[start:stop]) if token[0][0].isalnum()]
    pieces.append(_shortened(_plain(new[end:])))
    return "".join(pieces), words


def parts(marked: str) -> Iterator[Part]:
    """A marked text in its parts."""
    end = 0
    for mark in MARKED.finditer(marked):
        if mark.start() > end:
            yield Part("=", marked[end : mark.start()])
        yield Part("-", mark[1]) if mark[1] is not None else Part("+", mark[2])
        end = mark.end()
    if end < len(marked):
        yield Part("=", marked[end:])


def _changed(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of words that are others; a lone equal word between two is taken with them."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    open_range: tuple[int, int, int, int] | None = None
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        if open_range and first - open_range[1] <= SHORT_EQUAL:
            open_range = (open_range[0], last, open_range[2], stop)
            continue
        if open_range:
            yield open_range
        open_range = (first, last, start, stop)
    if open_range:
        yield open_range


def _plain(text: str) -> str:
    """Without what would be read as a mark."""
    return MARKS.sub(lambda mark: f"{mark[0][0]} {mark[0][1]}", text)


def _shortened(text: str) -> str:
    if len(text) <= LONG:
        return text
    head, tail = text[:KEPT].rpartition(" "), text[-KEPT:].partition(" ")
    return f"{head[0] or head[2]} … {tail[2] or tail[0]}"
