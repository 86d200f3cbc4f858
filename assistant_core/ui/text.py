"""Model text, made safe and cheap to show.

Prices must not turn into formulas, nothing remote may be loaded because a model wrote an image, and a long
answer must not be sent again with every word: what is finished settles into paragraphs of its own.
"""

import re

# Code first, so that what it contains is left alone; then pairs that are escaped already.
_TOKEN = re.compile(
    r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\.)|(?P<dollar>\$)|(?P<image>!(?=\[))",
    re.DOTALL | re.MULTILINE,
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
# Breaks up an image where an entity would show up as text.
_ZERO_WIDTH_SPACE = "\u200b"


def safe(text: str) -> str:
    """Markdown whose dollar signs are dollar signs and whose images are links."""
    return _TOKEN.sub(_safe_token, text)


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
    return re.sub(r"([\\`*_{}\[\]()<>#+\-!$|~:])", r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """An inline code span, whatever the text contains."""
    return f"`{' '.join(text.split()).replace('`', 'ˋ')}`"
