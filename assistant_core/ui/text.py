"""Model text, made safe and cheap to show.

Prices must not turn into formulas (where answers have none), nothing remote may be loaded because a model
wrote an image, and a long answer must not be sent again with every word: what is finished settles into
paragraphs of its own.
"""

import re

from assistant_core.chat.formulas import FORMULA, latex_of

# Code first, so that what it contains is left alone; then pairs that are escaped already.
_CODE = (
    r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`))"
)
_SIGNS = r"|(?P<escaped>\\.)|(?P<dollar>\$)|(?P<image>!(?=\[))"
_TOKEN = re.compile(_CODE + _SIGNS, re.DOTALL | re.MULTILINE)
_TOKEN_OR_FORMULA = re.compile(f"{_CODE}|(?P<formula>{FORMULA}){_SIGNS}", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
# Breaks up an image where an entity would show up as text.
_ZERO_WIDTH_SPACE = "\u200b"


def safe(text: str, formulas: bool = False) -> str:
    """Markdown whose dollar signs are dollar signs and whose images are links.

    With `formulas`, LaTeX between dollar signs, or `\\(…\\)` and `\\[…\\]`, is a formula.
    """
    return _TOKEN_OR_FORMULA.sub(_safe_or_formula, text) if formulas else _TOKEN.sub(_safe_token, text)


def paragraphs(text: str) -> list[str]:
    """Split into pieces that render on their own as they do together.

    A blank line ends a piece unless it is inside a code fence or the next line is indented, which continues
    a list. All but the last piece stay as they are, whatever is appended to the text.
    """
    pieces: list[list[str]] = [[]]
    fence = ""
    for line in text.splitlines(keepends=True):
        begins_anew = not fence and pieces[-1] and pieces[-1][-1].isspace() and not line[0].isspace()
        if begins_anew:
            pieces.append([])
        pieces[-1].append(line)
        fence = _fence_after(line, fence)
    return ["".join(piece) for piece in pieces]


def _fence_after(line: str, fence: str) -> str:
    mark = _FENCE.match(line)
    if not mark:
        return fence
    if not fence:
        return mark[1]
    closes = mark[1].startswith(fence) and line.strip() == mark[1]
    return "" if closes else fence


def _safe_or_formula(match: re.Match[str]) -> str:
    if not match["formula"]:
        return _safe_token(match)
    latex, block = latex_of(match)
    alone = match.string[: match.start()][-1:] in ("", "\n") and match.string[match.end() :][:1] in ("", "\n")
    # Only with lines of their own do the signs make a formula that is drawn large.
    start, end = ("$$\n", "\n$$") if block and alone else ("$$", "$$") if block else ("$", "$")
    return f"{start}{latex}{end}".replace("![", f"!{_ZERO_WIDTH_SPACE}[")


def _safe_token(match: re.Match[str]) -> str:
    if match["code"]:
        # Should the browser not see code here after all, there is still no image in it.
        return match["code"].replace("![", f"!{_ZERO_WIDTH_SPACE}[")
    if match["dollar"]:
        return r"\$"
    if match["image"]:
        return "&#33;"
    return match["escaped"]


def plain(text: str) -> str:
    """Text from elsewhere (an error, a name) as Markdown that shows exactly it, on one line."""
    escaped = re.sub(r"([\\`*_{}\[\]()<>#+\-!$|~:])", r"\\\1", " ".join(text.split()))
    escaped = re.sub(r"&(?=#?\w+;)", r"\&", escaped)
    return re.sub(r"^(\d+)\.(?=\s|$)", r"\1\.", escaped)  # a Korean date is no list


def as_typed(text: str) -> str:
    """What a reader wrote as Markdown that shows exactly it, line by line."""
    return "  \n".join(_line_as_typed(line) for line in text.splitlines())


def _line_as_typed(line: str) -> str:
    spaced = line.expandtabs(4)
    indent = "\u00a0" * (len(spaced) - len(spaced.lstrip()))
    shown = plain(line)
    # A line of equals signs would make a heading of the one above.
    return indent + (f"\\{shown}" if shown.startswith("=") else shown)


def code(text: str) -> str:
    """An inline code span, whatever the text contains."""
    return f"`{' '.join(text.split()).replace('`', 'ˋ')}`"
