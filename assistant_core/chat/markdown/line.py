"""The inside of a paragraph, a heading or a cell as Markdown."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.token import Token

from assistant_core.chat.markdown.parse import Edit, parser

_EMPHASIS = {"em": "*", "strong": "**", "s": "~~"}
_SHAPE = frozenset(f"{name}_{end}" for name in (*_EMPHASIS, "link") for end in ("open", "close"))
_SPACE = re.compile(r"[\t\n\v\f\r]")
_SAFE_IN_URL = ":/?#[]@!&'*+,=%~-._"
_POINTED = re.compile(r"https?://[^\s<>`\\]+")
# What would begin a list, a heading or an underline there.
_LINE_START = re.compile(r"([0-9]{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|[-=]+\s*$|>)")


@dataclass(frozen=True)
class Dialect:
    """A reader of Markdown."""

    escape: Callable[[str], str]
    """A text as Markdown that shows exactly it, but for what is markup at a line's start alone."""
    formula: Callable[[str, bool, bool], str]
    """LaTeX; whether it is drawn large; whether it stands by itself rather than in a line."""
    code: Callable[[str], str] = str
    """What must be changed even in code."""
    nothing: str = ""
    """Markup that shows nothing, and parts what would be read as one."""
    pointed: bool = True
    """Whether addresses may stand between angle brackets."""


def line(
    tokens: Sequence[Token], dialect: Dialect, edits: Sequence[Edit], in_cell: bool, on_one_line: bool
) -> str:
    writer = _Writer(dialect, edits, in_cell, on_one_line)
    shape = _shape(tokens)
    text = writer.written(tokens, emphasis=True)
    if any(not kind.startswith("link") for kind in shape):
        has_formula = any(token.type == "formula" for token in tokens)
        again = parser(has_formula).parseInline(text)[0].children or ()
        if _shape(again) != shape:
            # What stands beside it now lets no emphasis begin or end there.
            return writer.written(tokens, emphasis=False)
    return text


def code_span(text: str, in_cell: bool = False) -> str:
    runs = {len(run) for run in re.findall("`+", text)}
    ticks = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    is_padded = text.strip() and text[0] == text[-1] == " "
    space = " " if is_padded or text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text.replace('|', chr(92) + '|') if in_cell else text}{space}{ticks}"


def at_line_start(text: str) -> str:
    """Markdown of a text that is one there, too."""
    match = _LINE_START.match(text)
    return f"{match[0]}\\{text[match.end() :]}" if match else text


def target(url: str) -> str:
    """An address for the parentheses of a link."""
    return quote(url, safe=_SAFE_IN_URL).replace(":material/", "%3Amaterial/")


def _shape(tokens: Iterable[Token]) -> list[str]:
    return [token.type for token in tokens if token.type in _SHAPE]


class _Writer:
    def __init__(self, dialect: Dialect, edits: Sequence[Edit], in_cell: bool, on_one_line: bool) -> None:
        self._dialect = dialect
        self._edits = edits
        self._in_cell = in_cell
        self._on_one_line = on_one_line

    def written(self, tokens: Sequence[Token], emphasis: bool) -> str:
        self._lines: list[list[tuple[int, str]]] = [[]]
        """Pieces, each with the nesting of an emphasis that it begins or ends, or 0."""
        self._ends: list[str] = []
        self._text: list[str] = []
        self._target = ""
        for token in tokens:
            self._take(token, emphasis)
        self._flush()
        lines = [at_line_start(self._parted(pieces).strip(" ")) for pieces in self._lines]
        return "".join(map("".join, zip(lines, [*self._ends, ""], strict=True)))

    def _take(self, token: Token, emphasis: bool) -> None:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "text":
            self._text.append(token.content)
        elif name in _EMPHASIS:
            if emphasis:
                self._put(_EMPHASIS[name], token.nesting)
        elif token.type in ("softbreak", "hardbreak"):
            self._flush()
            self._ends.append(" " if self._on_one_line else "\n" if token.type == "softbreak" else "  \n")
            self._lines.append([])
        elif token.type == "link_open":
            self._put("[")
            self._target = str(token.attrGet("href"))
        elif token.type == "link_close":
            self._close_link()
        elif token.type == "code_inline":
            self._put(code_span(self._dialect.code(token.content), self._in_cell))
        elif token.type == "mark":
            self._put(self._edits[token.meta["number"]][2])
        elif token.type == "formula":
            latex = token.content.replace("|", r"\vert ") if self._in_cell else token.content
            self._put(self._dialect.formula(latex, token.meta["block"], False))

    def _put(self, piece: str, nesting: int = 0) -> None:
        self._flush()
        self._lines[-1].append((nesting, piece))

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if text:
            self._lines[-1].append((0, self._dialect.escape(_SPACE.sub(" ", text))))

    def _close_link(self) -> None:
        said = "".join(self._text)
        if self._dialect.pointed and said == self._target and _POINTED.fullmatch(said):
            self._text.clear()
            self._lines[-1][-1] = (0, f"<{said}>")
        else:
            self._put(f"]({target(self._target)})")

    def _parted(self, pieces: Sequence[tuple[int, str]]) -> str:
        """The pieces of a line, with nothing where emphasis could not begin or end, or two would be one."""
        runs = _runs(pieces)
        said: list[str] = []
        for number, (nesting, piece) in enumerate(runs):
            before = said[-1][-1:] if said else ""
            after = runs[number + 1][1][:1] if number + 1 < len(runs) else ""
            follows = number > 0 and runs[number - 1][0]
            if nesting > 0 and (follows or (_is_mark(after) and not _is_open(before))):
                said.append(self._dialect.nothing)
            said.append(piece)
            if nesting < 0 and _is_mark(before) and not _is_open(after):
                said.append(self._dialect.nothing)
        return "".join(said)


def _runs(pieces: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Emphases that begin, or end, in the same place are one piece."""
    runs: list[tuple[int, str]] = []
    for nesting, piece in pieces:
        if not piece:
            continue
        if nesting and runs and runs[-1][0] == nesting:
            runs[-1] = (nesting, runs[-1][1] + piece)
        else:
            runs.append((nesting, piece))
    return runs


def _is_mark(sign: str) -> bool:
    return bool(sign) and (isMdAsciiPunct(ord(sign)) or isPunctChar(sign))


def _is_open(sign: str) -> bool:
    return not sign or isWhiteSpace(ord(sign)) or _is_mark(sign)
