"""Texts as Streamlit's Markdown that shows what was written, and cheap to show while they grow.

Streamlit adds to Markdown what nobody who writes an answer means: it strikes `3~5%` through, colours
`:red[…]`, and draws `->` as an arrow and `:material/verified:` as an icon like the product's own. It looks
for symbols, icons and emoji in the parsed text, where no escape is left; only markup in the middle keeps it
from them (tried with Streamlit 1.67; tests/browser/test_text.py shows what a browser makes of it).
"""

import re
from collections.abc import Sequence

from assistant_core.chat.markdown.line import Dialect, at_line_start, code_span
from assistant_core.chat.markdown.parse import Edit, parsed
from assistant_core.chat.markdown.write import written

_NOTHING = ":color[]"
"""A directive without a colour and without words."""
_SIGNS = re.compile(
    r"(?P<symbol>(?<![-<>=~])(?:<->|->|<-|--|>=|<=|~=)(?![-<>=~]))"
    r"|(?P<colon>:(?=material[_/]|[\w+-]{1,60}:))"
    r"|[\\`*_\[\]{}<>|$~:]|(?<=www)\.|&(?=#?\w{1,40};)|!\Z",
    re.ASCII | re.IGNORECASE,
)
# What is markup beside the product's own, where a plain text may stand.
_IN_ANY_PLACE = re.compile(r"(?<!\\)[()+#!-]")
_FENCE = re.compile(r" {0,3}(?:(?P<ticks>`{3,})[^`\n]*|(?P<waves>~{3,}).*)$")


def safe(text: str, formulas: bool = False, edits: Sequence[Edit] = ()) -> str:
    """A model's Markdown. Images are links, links lead to web and mail only, and nothing else is added.

    With `formulas`, LaTeX between dollar signs, or `\\(…\\)` and `\\[…\\]`, is a formula. `edits` put the
    product's own markup into the text.
    """
    return written(parsed(text, formulas, edits), _STREAMLIT, edits)


def paragraphs(text: str) -> list[str]:
    """Split into pieces that render on their own as they do together.

    A blank line ends a piece unless it is inside a code fence or the next line is indented, which continues
    a list. All but the last piece stay as they are, whatever is appended to the text.
    """
    pieces: list[list[str]] = [[]]
    fence = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        begins_anew = not fence and pieces[-1] and pieces[-1][-1].isspace() and not line[0].isspace()
        if begins_anew:
            pieces.append([])
        pieces[-1].append(line)
        fence = _fence_after(line, fence)
    return ["".join(piece) for piece in pieces]


def plain(text: str) -> str:
    """Text from elsewhere (an error, a name) as Markdown that shows exactly it, on one line."""
    return at_line_start(_IN_ANY_PLACE.sub(r"\\\g<0>", _escaped(" ".join(text.split()))))


def as_typed(text: str) -> str:
    """What a reader wrote as Markdown that shows exactly it, line by line."""
    return "  \n".join(_line_as_typed(line) for line in text.splitlines())


def code(text: str) -> str:
    """An inline code span, whatever the text contains."""
    return code_span(_code(" ".join(text.split()))) if text.strip() else ""


def _fence_after(line: str, fence: str) -> str:
    mark = _FENCE.match(line)
    if not mark:
        return fence
    signs = mark["ticks"] or mark["waves"]
    if not fence:
        return signs
    return "" if signs.startswith(fence) and line.strip() == signs else fence


def _line_as_typed(line: str) -> str:
    spaced = line.expandtabs(4)
    return "\u00a0" * (len(spaced) - len(spaced.lstrip())) + plain(line)


def _escaped(text: str) -> str:
    return _SIGNS.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    if match["symbol"]:
        return _NOTHING.join(f"\\{sign}" for sign in match["symbol"])
    return f"\\{match[0]}{_NOTHING if match['colon'] else ''}"


def _code(text: str) -> str:
    """Streamlit rewrites these icons even in code; a space without width keeps it from that."""
    return text.replace(":material/", ":material\u200b/")


def _formula(latex: str, large: bool, alone: bool) -> str:
    # Only with lines of their own do the signs make a formula that is drawn large.
    start, end = ("$$\n", "\n$$") if alone else ("$$", "$$") if large else ("$", "$")
    return f"{start}{latex}{end}"


_STREAMLIT = Dialect(_escaped, _formula, _code, _NOTHING, pointed=False)
