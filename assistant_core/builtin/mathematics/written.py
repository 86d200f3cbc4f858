"""Mathematics as people write it, also in LaTeX, in the plain characters that the grammar reads."""

import re
import unicodedata

from assistant_core.builtin.mathematics.tokens import Unreadable

_ENVIRONMENTS = r"\{(?:cases|aligned?\*?|gathered|array|equation\*?)\}"
_TEX = (
    (rf"\\begin{_ENVIRONMENTS}(?:\{{[lcr|]*\}})?|\\end{_ENVIRONMENTS}", " "),
    (r"\\\\", "\n"),
    (r"\\(?:frac|dfrac|tfrac)\s*\{d(\^\{?\d\}?)?\}\s*\{d\s*([a-z])(?:\^\{?\d\}?)?\}", r" d\1/d\2 "),
    (r"\\lim\s*_\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", r" lim (\1) "),
    (r"\\(?:mathrm|operatorname|text|mbox)\s*\{\s*([a-z]+)\s*\}", r" \1"),
    (r"\\left\s*\\\{|\\right\s*(?:\\\}|\.)", " "),
    (r"\\(?:left|right|bigl?|bigr?)(?![a-z])|\\[,;!:> ]|\\q?quad(?![a-z])|\\displaystyle", " "),
    (r"\\[lr]vert(?![a-z])", "|"),
    (r"\\%", "%"),
    (r"\\(?:cdot|times|ast)(?![a-z])", "*"),
    (r"\\div(?![a-z])", "÷"),
    (r"\\le(?:q|qslant)?(?![a-z])", "<="),
    (r"\\ge(?:q|qslant)?(?![a-z])", ">="),
    (r"\\lt(?![a-z])", "<"),
    (r"\\gt(?![a-z])", ">"),
    (r"\\infty", " oo "),
    (r"\\(?:to|rightarrow)(?![a-z])", "->"),
    (r"\\int(?![a-z])", "∫"),
    (r"\^\s*\{?\s*\\circ\s*\}?|\\degree", "°"),
    (r"\\((?:arc)?(?:sin|cos|tan)h?|cot|sec|csc|ln|log|exp|lim|pi|theta|alpha)(?![a-z])", r" \1"),
    (r"\$+|`+|\\\(|\\\)|\\\[|\\\]", " "),
)
_COMMAND = re.compile(r"\\(?P<name>[dt]?frac|sqrt)(?![a-z])\s*(?:\[(?P<root>\d+)\])?")
_SIGNS = str.maketrans("×·⋅∙•∗∕⁄−–—‐’′‘", "******//----'''")
_NAMES = str.maketrans(
    {"√": " sqrt ", "∛": " cbrt ", "π": " pi ", "∞": " oo ", "θ": " theta ", "α": " alpha ", "°": " deg "}
    | {"≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=", "→": "->"}
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-")
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

    `Unreadable` where it is a list of questions. What no rule knows of LaTeX keeps its backslash, which no
    formula may have.
    """
    if _UNCLEAR.match(text.strip()):
        raise Unreadable(text)
    text, numbered = _NUMBERED.subn("", text.strip())
    if numbered > 1:
        raise Unreadable(text)
    if r"\begin{" in text:
        text = text.replace("&", " ")
    for pattern, instead in _TEX:
        text = re.sub(pattern, instead, text)
    text = _fractions_and_roots(text)
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+", lambda match: f"^({match[0].translate(_RAISED)})", text)
    text = re.sub("[₀-₉₊₋]+", lambda match: f"_({match[0].translate(_LOWERED)})", text)
    text = re.sub(r"(\d*)([¼½¾⅐-⅞])", _fraction, text)
    text = unicodedata.normalize("NFKC", text).replace("**", "^").translate(_SIGNS).translate(_NAMES)
    text = re.sub(r"(?<![A-Za-z])([A-Za-z]) ?= ?\?", r", \1 ?", text.replace("=<", "<="))
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


def _fractions_and_roots(text: str) -> str:
    while match := _COMMAND.search(text):
        before, (first, end) = text[: match.start()], _argument(text, match.end())
        second, end = _argument(text, end) if match["name"] != "sqrt" else ("", end)
        if not first or not (second or match["name"] == "sqrt"):
            return text
        if not second:
            root = {"2": "sqrt", "3": "cbrt"}.get(match["root"] or "2", "")
            instead = f" {root}({first})" if root else f"(({first})^(1/{match['root']}))"
        elif (whole := re.search(r"(?<![\w.^}])\d+\s*$", before)) and (first + second).isdecimal():
            before, instead = before[: whole.start()], f"({whole[0].strip()}+{first}/{second})"  # mixed
        else:
            instead = f"(({first})/({second}))"
        text = f"{before}{instead}{text[end:]}"
    return text


def _argument(text: str, at: int) -> tuple[str, int]:
    """What is in the braces, or one sign, and where it ends; nothing where there is none."""
    at += len(text[at:]) - len(text[at:].lstrip())
    if text[at : at + 1].isalnum():
        return text[at], at + 1
    depth = 0
    for place in range(at, len(text)) if text[at : at + 1] == "{" else ():
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[at + 1 : place].strip(), place + 1
    return "", at
