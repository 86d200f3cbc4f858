"""Where sentences begin and end, in English and Korean prose as well as in lists and tables."""

import re

CLOSING = "\"'”’»)\\]」』"
BORDER = re.compile(
    rf"(?P<paragraph>\n[ \t]*\n\s*)|(?P<line>\n[ \t]*)"
    rf"|(?P<stop>(?<=[.!?…])[{CLOSING}]*[ \t]+)|(?P<wide>(?<=[。！？])[{CLOSING}]*[ \t]*)"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|jr|sr|vs|etc|e\.g|i\.e|cf|al|fig|no|nos|vol|p|pp|ch|sec|inc|ltd|co|corp|approx"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|u\.s|u\.k)|\b[A-Za-z]|(?:^|\s)\d{1,3})\.$",
    re.IGNORECASE,
)
LOOK_BACK = 12
WRAPPED = 50
"""A line at least this long that ends in no full stop is taken to go on in the next."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans without the space around them; what is between them is space."""
    spans: list[tuple[int, int]] = []
    start = line = 0
    for border in BORDER.finditer(text):
        if _ends(text, border, line):
            _append(spans, text, start, _end(border))
            start = border.end()
        if "\n" in border[0]:
            line = border.end()
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str, border: re.Match[str], line: int) -> bool:
    if border.lastgroup == "line":
        written = text[line : border.start()].rstrip()
        return len(written) < WRAPPED or written[-1:] in ".!?。:;"
    if border.lastgroup == "stop":
        before = text[max(border.start() - LOOK_BACK, 0) : border.start()]
        following = text[border.end() : border.end() + 1]
        return not following.islower() and not ABBREVIATION.search(before)
    return True


def _end(border: re.Match[str]) -> int:
    """Closing quotes belong to the sentence they close."""
    return border.start() + len(border[0].rstrip())


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
