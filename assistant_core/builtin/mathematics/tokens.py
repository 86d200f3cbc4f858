"""What a formula is made of. Whatever is no token of mathematics is an error, never skipped."""

import re
from typing import NamedTuple

_SAME = "sin cos tan cot sec csc sinh cosh tanh asin acos atan exp sqrt cbrt abs gcd lcm factorial ln log"
_NAMED = {
    **{name: ("function", name) for name in _SAME.split()},
    **{"arcsin": ("function", "asin"), "arccos": ("function", "acos"), "arctan": ("function", "atan")},
    **{"tg": ("function", "tan"), "pi": ("constant", "pi"), "e": ("constant", "E"), "i": ("constant", "I")},
    **{"oo": ("constant", "oo"), "infinity": ("constant", "oo"), "deg": ("deg", "deg"), "of": ("of", "of")},
    **{"theta": ("variable", "theta"), "alpha": ("variable", "alpha")},
}
_FUNCTION = "|".join(
    sorted((name for name, (kind, _) in _NAMED.items() if kind == "function"), key=len)[::-1]
)
_GLUED = re.compile(rf"({_FUNCTION})([a-z])|([a-z])({_FUNCTION})")
"""`sinx`, `xsin`"""
# Products that are written without a sign. Other runs of letters are words: "by", "my", "at".
_PRODUCT = re.compile(r"(?!by|my)(?:[xyz]{2,3}|[abcknpm][xyz]|ab|bc|ac|abc|xe)", re.ASCII)
_RESERVED = frozenset("SNQOC")
"""Capitals that sympy has a meaning of its own for."""
LEXEME = re.compile(
    r"(?P<other>->|\n)|(?P<relation><=|>=|==|=|<|>)|(?P<sign>[-+*/÷^!%(),|_\[\]{}])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<word>[A-Za-z]+(?:'(?:s|t|m|re|ll|ve|d)\b)?)|(?P<strange>\S)"
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
    if _SCIENTIFIC.search(text):
        raise Unreadable(text)
    for match in LEXEME.finditer(text):
        if len(found) > MOST_TOKENS:
            raise Unreadable(text)
        found += _read(match)
    return found


def _read(match: re.Match[str]) -> list[Token]:
    written = match[0]
    match match.lastgroup:
        case "word":
            return names(written)
        case "number":
            return [Token("number", written.replace(",", ""))]
        case "relation":
            return [Token("relation", written.replace("==", "="))]
        case "sign":
            is_apart = written == "/" and match.string[match.start() - 1 : match.start()].isspace()
            return [Token(_SIGNS.get(written, written), " /" if is_apart else written)]
    raise Unreadable(written)


def is_function(name: str) -> bool:
    return _NAMED.get(name.lower(), ("", ""))[0] == "function"


def is_name(word: str) -> bool:
    try:
        return bool(names(word))
    except Unreadable:
        return False


def names(word: str) -> list[Token]:
    lower = word.lower()
    if lower in _NAMED:
        return [Token(*_NAMED[lower])]
    if len(word) == 1 and word not in _RESERVED:
        return [Token("variable", word)]
    if glued := _GLUED.fullmatch(lower):
        return [token for part in glued.groups() if part for token in names(part)]
    if _PRODUCT.fullmatch(word):
        return [token for letter in word for token in names(letter)]
    raise Unreadable(word)
