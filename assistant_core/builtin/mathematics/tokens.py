"""What a formula is made of. Whatever is no token of mathematics is an error, never skipped."""

import re
from typing import NamedTuple

_SAME = "sin cos tan cot sec csc sinh cosh tanh asin acos atan exp sqrt cbrt abs gcd lcm factorial ln log"
FUNCTIONS = {
    **{name: name for name in _SAME.split()},
    **{"arcsin": "asin", "arccos": "acos", "arctan": "atan", "tg": "tan"},
}
CONSTANTS = {"pi": "pi", "e": "E", "E": "E", "i": "I", "I": "I", "oo": "oo", "infinity": "oo"}
_LONG = {"deg": "deg", "of": "of", "theta": "variable", "alpha": "variable"}
_NAME = f"({'|'.join(sorted(FUNCTIONS, key=len, reverse=True))})"
_GLUED = re.compile(rf"{_NAME}([a-z])|([a-z]){_NAME}")
"""`sinx`, `xsin`"""
# Products that are written without a sign. Other runs of letters are words: "by", "my", "at".
_PRODUCT = re.compile(r"(?!by|my)(?:[xyz]{2,3}|[abcknpm][xyz]|ab|bc|ac|abc|xe)", re.ASCII)
_RESERVED = frozenset("SNQOC")
"""Capitals that sympy has a meaning of its own for."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<name>[A-Za-z]+)|(?P<relation><=|>=|==|=|<|>)|(?P<sign>[-+*/÷^!%(),|_\[\]{}]))",
)
_SIGNS = {"÷": "/", "[": "(", "{": "(", "]": ")", "}": ")"}
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
    if match["name"]:
        return _names(match["name"])
    if match["number"]:
        return [Token("number", match["number"].replace(",", ""))]
    if match["relation"]:
        return [Token("relation", match["relation"].replace("==", "="))]
    sign = match["sign"]
    return [Token(_SIGNS.get(sign, sign), " /" if sign == "/" != match[0] else sign)]


def readable_name(name: str) -> bool:
    try:
        return bool(_names(name))
    except Unreadable:
        return False


def _names(name: str) -> list[Token]:
    lower = name.lower()
    for kind, known in (("constant", CONSTANTS), ("function", FUNCTIONS)):
        if found := known.get(name if len(name) == 1 else lower):
            return [Token(kind, found)]
    if lower in _LONG:
        return [Token(_LONG[lower], lower)]
    if len(name) == 1 and name not in _RESERVED:
        return [Token("variable", name)]
    if glued := _GLUED.fullmatch(lower):
        return [token for part in glued.groups() if part for token in _names(part)]
    if _PRODUCT.fullmatch(name):
        return [token for letter in name for token in _names(letter)]
    raise Unreadable(name)
