"""Mathematics as people write it, also in LaTeX, in the plain characters that the grammar reads.

What is written in signs alone, in whatever language (∫, lim, d/dx, a prime), is put in words, with its parts
marked as formulas, so that only words have to be understood.
"""

import re
import unicodedata
from collections.abc import Callable

from assistant_core.builtin.mathematics.parser import Unreadable

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
_PART = r"\s*(\{[^{}]*\}|[^\W_])"
_COMMAND = re.compile(
    rf"(?:(?<![\w.^}}])(\d+)\s*)?\\[dt]?frac(?![a-z]){_PART}{_PART}"
    rf"|\\sqrt(?![a-z])\s*(?:\[(\d+)\])?{_PART}|([\^_])\s*\{{([^{{}}]*)\}}"
)
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
EDGE = "¦"
"""Where a formula is marked as one: by backticks, dollar signs, LaTeX brackets or these signs."""
ORDERS = ("", "first", "second", "third", "fourth", "fifth")
_BRACKET = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\{[^{}]*\}"
_BOUND = rf"(?:{_BRACKET}|-?\s*(?:oo|pi|[\w.]))"
_POWER = r"\s*\^\s*[{(]?\d[})]?"
_CALCULUS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (rf"∫\s*_\s*({_BOUND})\s*\^\s*({_BOUND})", r"∫ (\1,\2)"),
    (rf"∫\s*_?\s*\(({_BOUND}|[^(),]+),({_BOUND}|[^(),]+)\)", r" from ¦ \1 ¦ to ¦ \2 ¦ ∫"),
    (
        r"∫\s*([^∫¦]+?)\s*(?:\b|(?<=[\w)]))d\s*([a-z])(?![A-Za-z])",
        r" ∂integral the integral of ¦ \1 ¦ with respect to ¦ \2 ¦ ",
    ),
    (r"\blim(?:it)?\s*_?\s*[({]\s*([a-z]\s*->.+?)\s*[)}](?=[\s(|\\]|[a-z\d])", r"lim \1 "),
    (
        r"\blim(?:it)?\s+([a-z])\s*->\s*(\S+?)(\^?[({]?[+-][)}]?)?(?=[\s,]|$)(?:\s*of\b)?",
        r" ∂limit the limit as ¦ \1 ¦ approaches ¦ \2 ¦\3 of ",
    ),
    (r"¦\^?[({]?\+[)}]?(?= of )", "¦ from the right "),
    (r"¦\^?[({]?-[)}]?(?= of )", "¦ from the left "),
    (
        rf"\(?\s*(?<![A-Za-z])d({_POWER})?\s*/\s*d\s*([a-z])(?![A-Za-z])(?:{_POWER})?\s*\)?(?:\s*of\b)?",
        r" ∂derivative the order\1 derivative with respect to ¦ \2 ¦ of ",
    ),
    (rf"(?<!\w)({_BRACKET})\s*'", r" ∂derivative the derivative of ¦ \1 ¦ "),
    (r"(?<![A-Za-z])d[yf] ?/ ?d[a-z](?![A-Za-z])", " ∂derivative the derivative "),
    (r"(?<![A-Za-z])y ?('+)", lambda match: f" ∂derivative the order{len(match[1])} derivative "),
)
CALCULUS = re.compile("∂([a-z]+)")
"""Which sign stood before the words for it."""
_COMPILED = [(re.compile(pattern), instead) for pattern, instead in _CALCULUS]
_ORDER = re.compile(r"\border(?:[\s^{(]*([1-5])[)}]?)?")


_SEVERAL = re.compile(r"∫|derivative\s*=")
"""Several integrals, or a differential equation."""
_DEFINED = re.compile(r"\b(?P<f>[fgh])\s*\(\s*(?P<argument>[a-z])\s*\)\s*=(?!=)")


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
    while (flat := _COMMAND.sub(_command, text)) != text:
        text = flat
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


def _command(match: re.Match[str]) -> str:
    """Whose braces hold no others: a fraction, a root, or what is raised or lowered."""
    whole, above, below, root, inside, sign, braced = match.groups()
    if sign:
        return f"{sign}({braced})"
    if inside:
        name = {"2": "sqrt", "3": "cbrt"}.get(root or "2", "")
        return f" {name}({inside.strip('{}')})" if name else f"(({inside.strip('{}')})^(1/{root}))"
    above, below = above.strip("{}"), below.strip("{}")
    if whole and (above + below).isdecimal():
        return f"({whole}+{above}/{below})"  # mixed
    return f"{whole or ''}(({above})/({below}))"


def in_words(text: str) -> str:
    if defined := _DEFINED.search(text):
        text = _of_function(
            defined["f"], defined["argument"], f"{text[: defined.start()]} {text[defined.end() :]}"
        )
    for pattern, instead in _COMPILED:
        text = pattern.sub(instead, text)
    if _SEVERAL.search(text):
        raise Unreadable(text)
    return _ORDER.sub(lambda match: ORDERS[int(match[1] or 0)], text)


def _of_function(name: str, argument: str, text: str) -> str:
    """What is asked of it: `f(3)`, `f'(x)`, `f''(1)`."""

    def said(match: re.Match[str]) -> str:
        if text[match.end() :].lstrip().startswith("="):
            raise Unreadable(text)
        at = "" if match[2].strip() == argument else f" at ¦ {argument} = {match[2]} ¦ "
        return f" ∂derivative the order{len(match[1])} derivative {at}" if match[1] else at

    text = re.sub(rf"\b{name} ?('*) ?\(([^()]*)\)", said, text)
    if re.search(r"\b[fgh] ?'*\(", text):
        raise Unreadable(text)
    return text
