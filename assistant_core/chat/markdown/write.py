"""Tokens as Markdown again, for a reader that knows more than CommonMark.

All of it is written anew: the signs of a text are escaped for that reader, and only tokens are markup.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from assistant_core.chat.markdown.line import Dialect, line
from assistant_core.chat.markdown.parse import Edit

LANGUAGES = frozenset(
    "bash c cpp cs csharp css csv diff fortran go haskell html http ini java javascript js json julia kotlin"
    " latex lua makefile markdown matlab perl php plaintext python py r ruby rust sas scala sh shell sql"
    " swift text toml ts typescript vba xml yaml".split()
)
"""Of code that a reader only colours. By other names it may be drawn or run (mermaid, dataview, {=html})."""
_SEPARATORS = {"text-align:left": ":---", "text-align:right": "---:", "text-align:center": ":---:"}
_CLOSE_TO_A_PARAGRAPH = ("bullet_list", "ordered_list", "blockquote", "fence")


@dataclass
class _Frame:
    """A block that is being written: how it was opened, and what is in it."""

    token: Token | None = None
    kinds: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    opened: list[Token] = field(default_factory=list)
    is_tight: bool = False

    @property
    def kind(self) -> str:
        return self.token.type.removesuffix("_open") if self.token else ""

    def add(self, kind: str, part: str) -> None:
        self.kinds.append(kind)
        self.parts.append(part)


def written(tokens: Iterable[Token], dialect: Dialect, edits: Sequence[Edit] = ()) -> str:
    """Blocks parted by blank lines. In the place of a mark stands what its edit says."""
    stack = [_Frame()]
    for token in tokens:
        if token.nesting > 0:
            stack[-1].opened.append(token)
            stack.append(_Frame(token))
        elif token.nesting < 0:
            frame = stack.pop()
            stack[-1].add(frame.kind, _block(frame))
            stack[-1].is_tight |= token.type == "paragraph_close" and token.hidden
        elif token.type == "inline":
            in_cell, in_heading = stack[-1].kind in ("th", "td"), stack[-1].kind == "heading"
            stack[-1].add("", line(token.children or (), dialect, edits, in_cell, in_cell or in_heading))
        else:
            stack[-1].add(token.type, _leaf(token, dialect))
    return _joined(stack[0])


def fenced(text: str, language: str = "") -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    known = language if language.lower() in LANGUAGES else ""
    return f"{fence}{known}\n{text.removesuffix(chr(10))}\n{fence}"


def _leaf(token: Token, dialect: Dialect) -> str:
    if token.type == "formula":
        return dialect.formula(token.content, True, True)
    if token.type == "hr":
        return "___"
    return fenced(dialect.code(token.content), token.info.strip().partition(" ")[0])


def _block(frame: _Frame) -> str:
    token, parts = frame.token, frame.parts
    assert token
    match frame.kind:
        case "heading":
            # A sign at its end would be taken for decoration.
            text = re.sub(r"(^|\s)(#+)$", r"\1\\\2", "".join(parts))
            return f"{'#' * int(token.tag[1:])} {text}".rstrip()
        case "blockquote":
            return _prefixed(_joined(frame), "> ", "> ")
        case "list_item":
            marker = f"{token.info}{token.markup} "
            return _prefixed(_joined(frame), marker, " " * len(marker))
        case "bullet_list" | "ordered_list":
            return ("\n\n" if any("\n\n" in item for item in parts) else "\n").join(parts)
        case "tr" if frame.opened[0].type == "th_open":
            sides = (_SEPARATORS.get(str(cell.attrGet("style")), "---") for cell in frame.opened)
            return f"| {' | '.join(parts)} |\n| {' | '.join(sides)} |"
        case "tr":
            return f"| {' | '.join(parts)} |"
        case "table" | "thead" | "tbody":
            return "\n".join(parts)
    return "".join(parts)


def _joined(frame: _Frame) -> str:
    pieces: list[str] = []
    for kind, part in zip(frame.kinds, frame.parts, strict=True):
        if pieces:
            pieces.append("\n" if frame.is_tight and kind in _CLOSE_TO_A_PARAGRAPH else "\n\n")
        pieces.append(part)
    return "".join(pieces)


def _prefixed(text: str, first: str, others: str) -> str:
    head, *tail = text.split("\n")
    lines = [(first, head), *((others, part) for part in tail)]
    return "\n".join(prefix + part if part else prefix.rstrip() for prefix, part in lines)
