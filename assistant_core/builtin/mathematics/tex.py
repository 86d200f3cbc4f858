"""LaTeX, in the plain characters that the grammar reads."""

import re

_SIGNS = (
    (r"\\begin\{(?:cases|aligned?\*?|gathered|array|equation\*?)\}(?:\{[lcr|]*\})?", " "),
    (r"\\end\{(?:cases|aligned?\*?|gathered|array|equation\*?)\}", " "),
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
_COMMANDS = re.compile(r"\\(?P<name>[dt]?frac|sqrt)(?![a-z])\s*(?:\[(?P<root>\d+)\])?")
_ENVIRONMENT = re.compile(r"\\begin\{")


def untexed(text: str) -> str:
    """What no rule knows keeps its backslash, which no formula may have."""
    if _ENVIRONMENT.search(text):
        text = text.replace("&", " ")
    for pattern, instead in _SIGNS:
        text = re.sub(pattern, instead, text)
    return _fractions_and_roots(text)


def _fractions_and_roots(text: str) -> str:
    while match := _COMMANDS.search(text):
        first, end = _argument(text, match.end())
        if not first:
            return text
        if match["name"] == "sqrt":
            instead = _root(match["root"] or "2", first)
        else:
            second, end = _argument(text, end)
            if not second:
                return text
            instead = f"(({first})/({second}))"
            whole = re.search(r"(?<![\w.^}])\d+\s*$", text[: match.start()])
            if whole and (first + second).isdecimal():  # a mixed number
                text = text[: whole.start()] + " " * len(whole[0]) + text[match.start() :]
                instead = f"({whole[0].strip()}+{first}/{second})"
        text = f"{text[: match.start()]}{instead}{text[end:]}"
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


def _root(degree: str, inside: str) -> str:
    names = {"2": "sqrt", "3": "cbrt"}
    return f" {names[degree]}({inside})" if degree in names else f"(({inside})^(1/{degree}))"
