"""What a formula is made of. Whatever is no token of mathematics is an error, never skipped."""

import re
from typing import NamedTuple

FUNCTIONS = {
    **{name: name for name in ("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh")},
    **{
        name: name
        for name in ("asin", "acos", "atan", "exp", "sqrt", "cbrt", "abs", "gcd", "lcm", "factorial")
    },
    **{"arcsin": "asin", "arccos": "acos", "arctan": "atan", "ln": "ln", "log": "log", "tg": "tan"},
}
CONSTANTS = {"pi": "pi", "e": "E", "E": "E", "i": "I", "I": "I", "oo": "oo", "infinity": "oo"}
VARIABLES = ("theta", "alpha")
# Products that are written without a sign. Other runs of letters are words: "by", "my", "at".
_PRODUCT = re.compile(r"[xyz]{2,3}|[abcknpm][xyz]|ab|bc|ac|abc", re.ASCII)
_RESERVED = frozenset("SNQOC")
"""Capitals that sympy has a meaning of its own for."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<name>[A-Za-z]+)|(?P<relation><=|>=|==|=|<|>)|(?P<sign>[-+*/÷^!%(),|_])|(?P<open>[\[{])|(?P<close>[\]}]))",
)
_SCIENTIFIC = re.compile(r"\d[eE][+-]?\d")
"""A power of ten, or a multiple of e?"""
MOST_TOKENS = 300


class Unreadable(Exception):
    """It is not a formula that the grammar knows."""


class Token(NamedTuple):
    kind: str
    """number, variable, constant, function, relation, of, or the sign itself; `end` after the last."""
    text: str
    """Of a `/`: also `÷`, or ` /` after a space."""


class Stream:
    """Tokens that are taken one after another."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0

    @property
    def _token(self) -> Token:
        return self._ahead(0)

    @property
    def _next(self) -> Token:
        return self._ahead(1)

    @property
    def _kind(self) -> str:
        return self._token.kind

    def _ahead(self, places: int) -> Token:
        at = self._at + places
        return self._tokens[at] if at < len(self._tokens) else Token("end", "")

    def _take(self, kind: str = "") -> Token:
        token = self._token
        if kind and token.kind != kind:
            raise Unreadable(token.text)
        self._at += 1
        return token


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at, text = 0, text.rstrip()
    if _SCIENTIFIC.search(text):
        raise Unreadable(text)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match or len(found) > MOST_TOKENS:
            raise Unreadable(text[at : at + 20])
        found += _read(match)
        at = match.end()
    return found


def _read(match: re.Match[str]) -> list[Token]:
    if match["number"]:
        return [Token("number", match["number"].replace(",", ""))]
    if match["name"]:
        return _names(match["name"])
    if match["relation"]:
        return [Token("relation", match["relation"].replace("==", "="))]
    if match["sign"] == "÷":
        return [Token("/", "÷")]
    if match["sign"] == "/" and match[0] != "/":
        return [Token("/", " /")]
    sign = match["sign"] or ("(" if match["open"] else ")")
    return [Token(sign, sign)]


def readable_name(name: str) -> bool:
    try:
        return bool(_names(name))
    except Unreadable:
        return False


def _names(name: str) -> list[Token]:
    if name in CONSTANTS:
        return [Token("constant", CONSTANTS[name])]
    lower = name.lower()
    if lower in FUNCTIONS:
        return [Token("function", FUNCTIONS[lower])]
    if lower in CONSTANTS and len(lower) > 1:
        return [Token("constant", CONSTANTS[lower])]
    if lower in ("deg", "of"):
        return [Token(lower, lower)]
    if lower in VARIABLES:
        return [Token("variable", lower)]
    if len(name) == 1 and name not in _RESERVED:
        return [Token("variable", name)]
    # "sinx", "xsin"
    for function in sorted(FUNCTIONS, key=len, reverse=True):
        rest = lower.removeprefix(function)
        if rest != lower and len(rest) == 1:
            return [Token("function", FUNCTIONS[function]), *_names(rest)]
        rest = lower.removesuffix(function)
        if rest != lower and len(rest) == 1:
            return [*_names(rest), Token("function", FUNCTIONS[function])]
    if lower == "xe":
        return [Token("variable", "x"), Token("constant", "E")]
    if _PRODUCT.fullmatch(name) and name not in ("by", "my"):
        return [Token("variable", letter) for letter in name]
    raise Unreadable(name)
