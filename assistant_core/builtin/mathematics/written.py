"""Mathematics as people write it, in the plain characters that the grammar reads."""

import re
import unicodedata

from assistant_core.builtin.mathematics.tex import untexed
from assistant_core.builtin.mathematics.tokens import Unreadable

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-")
_SIGNS = (
    ("**", "^"),
    *((sign, "*") for sign in "×·⋅∙•∗"),
    *((sign, "/") for sign in "∕⁄"),
    *((sign, "-") for sign in "−–—‐"),
    ("≤", "<="),
    ("≥", ">="),
    ("≦", "<="),
    ("≧", ">="),
    ("=<", "<="),
    ("√", " sqrt "),
    ("∛", " cbrt "),
    ("π", " pi "),
    ("∞", " oo "),
    ("θ", " theta "),
    ("α", " alpha "),
    ("→", "->"),
    ("°", " deg "),
    *((sign, "'") for sign in "’′‘"),
)
_NUMBERED = re.compile(
    r"^[ \t]*(?:[①-⑳]|[•·▪]|(?:문제|question|problem|exercise|Q|#)[ \t]*\d{1,2}[.):번]{0,2}"
    r"(?=[ \t])|\d{1,2}\)"
    r"|\d{1,2}번[.)]?|(?:\d{1,2}|[a-h])[.)](?=[ \t])|\((?:\d{1,2}|[a-h])\)(?=[ \t]+[^-\s]))[ \t]*"
    r"(?=[\w(|√∫\\$`{-])(?!-[ \t])",
    re.I | re.M,
)
"""The number of a question in a list; `(2) + 3` has none."""
_UNCLEAR = re.compile(r"^\(\d{1,2}\)(?:[A-Za-z]|[ \t]+\()")
"""The number of a question, or a factor?"""

_TIMES = re.compile(r"(?<=\d) [xX] (?=\d)")
"""Where no other x may be an unknown."""


def plain(text: str) -> str:
    """On one line but for the line ends, which part equations.

    `Unreadable` where it is a list of questions.
    """
    if _UNCLEAR.match(text.strip()):
        raise Unreadable(text)
    text, numbered = _NUMBERED.subn("", text.strip())
    if numbered > 1:
        raise Unreadable(text)
    text = untexed(text)
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+", lambda match: f"^({match[0].translate(_RAISED)})", text)
    text = re.sub("[₀-₉₊₋]+", lambda match: f"_({match[0].translate(_LOWERED)})", text)
    text = re.sub(r"(\d*)([¼½¾⅐-⅞])", _fraction, text)
    text = unicodedata.normalize("NFKC", text)
    for sign, instead in _SIGNS:
        text = text.replace(sign, instead)
    text = re.sub(r"(?<![\w./^)] )(?<![\w./^)])(\d+) (\d+)/(\d+)(?![\w.^/!])", _mixed, text)
    if not re.search(r"[xX]", _TIMES.sub("", text)):
        text = _TIMES.sub(" * ", text)
    return re.sub(r"[ \t]+", " ", text).strip()


def _fraction(match: re.Match[str]) -> str:
    """`½` and `2½`."""
    fraction = unicodedata.normalize("NFKC", match[2]).replace("⁄", "/")
    return f"({match[1]}+{fraction})" if match[1] else f"({fraction})"


def _mixed(match: re.Match[str]) -> str:
    """`2 1/2`."""
    whole, above, below = match.groups()
    return f"({whole}+{above}/{below})" if int(above) < int(below) else match[0]
