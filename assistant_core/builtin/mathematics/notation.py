"""What is written in signs alone, in whatever language: ∫, lim, d/dx, a prime. It is put in words, with its
parts marked as formulas, so that only words have to be understood.
"""

import re
from collections.abc import Callable

from assistant_core.builtin.mathematics.tokens import Unreadable

EDGE = "¦"
"""Where a formula is marked as one: by backticks, dollar signs, LaTeX brackets or these signs."""
ORDERS = ("", "first", "second", "third", "fourth", "fifth")
_BRACKET = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\{[^{}]*\}"
_BOUND = rf"(?:{_BRACKET}|-?\s*(?:oo|pi|[\w.]))"
_RAISED = r"\s*\^\s*[{(]?\d[})]?"
_SIGNS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (rf"∫\s*_\s*({_BOUND})\s*\^\s*({_BOUND})", r"∫ (\1,\2)"),
    (r"∫\s*_?\s*\(([^(),]+),([^(),]+)\)", r" from ¦ \1 ¦ to ¦ \2 ¦ ∫"),
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
        rf"\(?\s*(?<![A-Za-z])d({_RAISED})?\s*/\s*d\s*([a-z])(?![A-Za-z])(?:{_RAISED})?\s*\)?(?:\s*of\b)?",
        r" ∂derivative the order\1 derivative with respect to ¦ \2 ¦ of ",
    ),
    (rf"(?<!\w)({_BRACKET})\s*'", r" ∂derivative the derivative of ¦ \1 ¦ "),
    (r"(?<![A-Za-z])d[yf] ?/ ?d[a-z](?![A-Za-z])", " ∂derivative the derivative "),
    (r"(?<![A-Za-z])y ?('+)", lambda match: f" ∂derivative the order{len(match[1])} derivative "),
)
CALCULUS = re.compile("∂([a-z]+)")
"""Which sign stood before the words for it."""
_COMPILED = [(re.compile(pattern), instead) for pattern, instead in _SIGNS]
_ORDER = re.compile(r"\border(?:[\s^{(]*([1-5])[)}]?)?")


_UNCLEAR = re.compile(r"∫|derivative\s*=")
"""Several integrals, or a differential equation."""
_DEFINED = re.compile(r"\b(?P<f>[fgh])\s*\(\s*(?P<argument>[a-z])\s*\)\s*=(?!=)")


def in_words(text: str) -> str:
    if defined := _DEFINED.search(text):
        text = _of_function(
            defined["f"], defined["argument"], f"{text[: defined.start()]} {text[defined.end() :]}"
        )
    for pattern, instead in _COMPILED:
        text = pattern.sub(instead, text)
    if _UNCLEAR.search(text):
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
