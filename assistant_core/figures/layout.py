"""How a Markdown text is laid out: headings, paragraphs, list items, table cells, and what is above each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

Span = tuple[int, int]

LONGEST_SENTENCE = 1_000
"""Characters; what goes on for longer is read as several, so that no figure has all of a text around it."""
LONGEST_LABEL = 500
"""Characters of a table's cell, and of what labels it."""
LONGEST_HEAD = 2_000
"""Characters of what stands above a list or a table."""
MOST_HEADS = 12

_HEADING = re.compile(r"[ \t]*(#{1,6})[ \t#]")
_ITEM = re.compile(r"([ \t]*)(?:[-*+•·]|\d{1,2}[.)])[ \t]+")
_BOLD_LINE = re.compile(r"[ \t]*(?:\*\*|__)[^*|]+(?:\*\*|__)[:：]?[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*(?:\|[ \t]*)?$")
_SENTENCE = re.compile(r"(?<=[.!?。])[\"”')\s]*\s(?=[\"“'(*\[]*[A-Z가-힣$€£¥₩\d*])|\n(?=\S)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Co|Corp|Ltd|vs|No|approx|ca|e\.g|i\.e|U\.S|"
    r"Mr|Ms|Dr|St|cf|incl|excl|FY|Rs)|(?:[\n(]|\d\.\s)\d{1,2}|\d{4}\. \d{1,2})\.\s*$"
)


@dataclass(frozen=True)
class Block:
    start: int
    end: int
    kind: str
    """heading, text, item, cell"""
    heads: tuple[Span, ...] = ()
    """What stands above it, nearest first: the item or paragraph it belongs to, headings."""
    row: Span | None = None
    column: Span | None = None
    """Of a cell: the row's label and the column's header."""
    corner: Span | None = None
    """Of a cell: the header above the row labels."""


@dataclass
class _Reading:
    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[int, Span]] = field(default_factory=list)
    items: list[tuple[int, Span]] = field(default_factory=list)
    intro: Span | None = None
    """A paragraph or bold line that a list or a table follows."""

    def heads(self) -> tuple[Span, ...]:
        heads = [span for _, span in reversed(self.items)]
        heads += [self.intro] if self.intro else []
        heads += [span for _, span in reversed(self.headings)]
        return tuple(map(_last, heads[:MOST_HEADS]))


def blocks(text: str) -> list[Block]:
    reading = _Reading()
    lines = _lines(text)
    at = 0
    while at < len(lines):
        start, end = lines[at]
        line = text[start:end]
        if "|" in line and at + 1 < len(lines) and _RULE.match(text[slice(*lines[at + 1])]):
            at = _table(text, lines, at, reading)
            continue
        _line(line, start, end, reading)
        at += 1
    return reading.blocks


def _lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return spans


def _line(line: str, start: int, end: int, reading: _Reading) -> None:
    heading, item = _HEADING.match(line), _ITEM.match(line)
    if not line.strip():
        reading.items = []
    elif heading:
        level = len(heading[1])
        reading.headings = [one for one in reading.headings if one[0] < level]
        reading.items, reading.intro = [], None
        reading.blocks.append(Block(start, end, "heading", reading.heads()))
        reading.headings.append((level, (start, end)))
    elif item:
        indent = len(item[1].expandtabs(4))
        reading.items = [one for one in reading.items if one[0] < indent]
        reading.blocks.append(Block(start + item.end(), end, "item", reading.heads()))
        reading.items.append((indent, (start, end)))
    elif _BOLD_LINE.match(line):
        reading.intro, reading.items = None, []
        reading.blocks.append(Block(start, end, "heading", reading.heads()))
        reading.intro = (start, end)
    else:
        _paragraph(line, start, end, reading)


def _paragraph(line: str, start: int, end: int, reading: _Reading) -> None:
    last = reading.blocks[-1] if reading.blocks else None
    if last and last.kind in ("text", "item") and start - last.end == 1:
        reading.blocks[-1] = Block(last.start, end, last.kind, last.heads)
        return
    previous = reading.intro
    reading.intro = None
    if previous and last and last.kind == "heading":
        reading.intro = previous  # a bold line stays above what follows it
        reading.blocks.append(Block(start, end, "text", reading.heads()))
        return
    reading.blocks.append(Block(start, end, "text", reading.heads()))
    if line.rstrip(" *_").endswith((":", "：")):
        reading.intro = (start, end)


def _table(text: str, lines: list[Span], at: int, reading: _Reading) -> int:
    header = _cells(text, lines[at])
    heads = reading.heads()
    last = reading.blocks[-1] if reading.blocks else None
    if last and last.kind in ("text", "item") and (above := _last((last.start, last.end))) not in heads:
        heads = (above, *heads)
    labels = [_first(cell) for cell in header]
    corner = labels[0] if labels else None
    for number, cell in enumerate(header):
        reading.blocks += _cell(Block(*cell, "cell", heads, None, None, corner if number else None))
    at += 2
    while at < len(lines) and "|" in text[slice(*lines[at])]:
        row = _cells(text, lines[at])
        for number, cell in enumerate(row):
            column = labels[number] if number < len(labels) else None
            label = _first(row[0]) if number else None
            reading.blocks += _cell(Block(*cell, "cell", heads, label, column, corner))
        at += 1
    return at


def _cell(block: Block) -> Iterator[Block]:
    for start in range(block.start, max(block.end, block.start + 1), LONGEST_LABEL):
        yield replace(block, start=start, end=min(block.end, start + LONGEST_LABEL))


def _first(span: Span) -> Span:
    return span[0], min(span[1], span[0] + LONGEST_LABEL)


def _last(span: Span) -> Span:
    return max(span[0], span[1] - LONGEST_HEAD), span[1]


def _cells(text: str, span: Span) -> list[Span]:
    start, end = span
    edges = [match.start() + start for match in re.finditer(r"(?<!\\)\|", text[start:end])]
    bounds = [start, *(edge + 1 for edge in edges)], [*edges, end]
    cells = list(zip(*bounds, strict=True))
    if cells and not text[slice(*cells[0])].strip():
        cells = cells[1:]
    if cells and not text[slice(*cells[-1])].strip() and text[start:end].rstrip().endswith("|"):
        cells = cells[:-1]
    return cells


def sentences(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    at = start
    for match in _SENTENCE.finditer(text, start, end):
        if (
            not _ABBREVIATED.search(text[max(at, match.start() - 14) : match.start()] + " ")
            and match.start() > at
        ):
            spans += _pieces(text, at, match.start())
            at = match.end()
    return [*spans, *_pieces(text, at, end)]


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """At blanks where there are any."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + LONGEST_SENTENCE) + 1 or start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end
