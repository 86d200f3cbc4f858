"""The formulas in a text: the longest stretches of it that the parser accepts. The rest is words."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant_core.builtin.mathematics.grammar import Node, Relation, variables
from assistant_core.builtin.mathematics.notation import EDGE, in_words
from assistant_core.builtin.mathematics.parser import relation
from assistant_core.builtin.mathematics.tokens import FUNCTIONS, Unreadable, readable_name
from assistant_core.builtin.mathematics.words import in_signs
from assistant_core.builtin.mathematics.written import plain

_MARKED = re.compile(
    r"```\w*\s(.+?)```|``?([^`]+)``?|\$\$(.+?)\$\$|\$([^$\n]+)\$|\\\((.+?)\\\)|\\\[(.+?)\\\]"
    r"|(\\begin\{.+?\\end\{\w+\*?\})",
    re.S,
)
_LEXEME = re.compile(
    r"(?P<sign>(?!->)(?:<=|>=|==|[-+*/÷^!%(),|_\[\]{}=<>]))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<word>[A-Za-z]+(?:'(?:s|t|m|re|ll|ve|d)\b)?)|(?P<other>->|\S|\n)"
)
_LOOSE = {1: re.compile(r"[=<>,()\[\]{}|!-]|<=|>="), -1: re.compile(r"[=<>,()\[\]{}|+-]|<=|>=")}
_MOST_CUT = 3
"""Signs at either end of a stretch that may belong to the words around it."""
_ARTICLES = frozenset({"a", "A", "I", "i"})
_NOUN = re.compile(r"\s+(?!(?:and|when|if|in|given|from|such|using|where|with|to)\b)[A-Za-z]{3,}")


class Span(NamedTuple):
    start: int
    end: int
    text: str
    given: Relation
    is_marked: bool = False

    @property
    def kind(self) -> str:
        sides, names = self.given.sides, variables(*self.given.sides)
        if self.given.signs:
            if sides[0].kind == "variable" and self.given.signs == ("=",) and not variables(sides[1]):
                return "point"
            return "equation" if "=" in self.given.signs else "inequality"
        if sides[0].kind == "variable":
            return "letter"
        return "expression" if names else "number" if is_number(sides[0]) else "arithmetic"


def is_number(node: Node) -> bool:
    inner = node.parts[0] if node.kind in ("negative", "%", "deg") else node
    return inner.kind in ("number", "constant")


def prepared(question: str) -> str:
    """With signs for words, and the edges of what is marked as a formula."""
    marked = _MARKED.sub(lambda match: f" {EDGE} {next(filter(None, match.groups()))} {EDGE} ", question)
    return in_signs(in_words(plain(marked)))


def spans(text: str) -> list[Span]:
    """Of a prepared text, in their order."""
    found = [span for run in _runs(text) if (span := _readable(text, run))]
    names = {name for one in found if len(one.text) > 1 for name in variables(*one.given.sides)}
    return [one for one in found if one.text not in _ARTICLES - names or one.is_marked]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Stretches of numbers, signs and letters, parted at the commas outside brackets."""
    run: list[re.Match[str]] = []
    depth = 0
    for lexeme in _LEXEME.finditer(text):
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(lexeme[0], 0) if run else 0
        parts = lexeme["other"] or (lexeme[0] == "," and depth <= 0)
        is_word = lexeme["word"] and (not _belongs(lexeme[0], run) or _is_article(text, lexeme))
        if parts or is_word:
            yield run
            run, depth = [], 0
        else:
            run.append(lexeme)
    yield run


def _is_article(text: str, lexeme: re.Match[str]) -> bool:
    if lexeme[0] not in _ARTICLES or text[: lexeme.start()].rstrip()[-1:] in tuple("+-*/^=<>(,"):
        return False
    return bool(_NOUN.match(text, lexeme.end()))


def _belongs(word: str, run: list[re.Match[str]]) -> bool:
    if word == "of":
        return any(one[0].lower() in FUNCTIONS for one in run[-1:] + run[-3:-2])
    return readable_name(word)


def _readable(text: str, run: list[re.Match[str]]) -> Span | None:
    """The longest part of the run that is a formula; what is cut off belongs to the words around it."""
    if run and run[0][0] == "(" and text[run[0].start() - 1 : run[0].start()].isalnum():
        return None  # a call of something
    first, last = _cuts(text, run, 1), _cuts(text, run[::-1], -1)
    for before, after in sorted(
        itertools.product(range(first + 1), range(last + 1)), key=lambda cut: (sum(cut), cut)
    ):
        kept = run[before : len(run) - after]
        if not kept or (before and kept[0][0] in "+*/^"):
            continue
        start, end = kept[0].start(), kept[-1].end()
        written = text[start:end]
        is_marked = text[:start].rstrip(" ").endswith(EDGE)
        try:
            return Span(start, end, written, relation(written), is_marked)
        except Unreadable:
            continue
    return None


def _cuts(text: str, run: list[re.Match[str]], towards: int) -> int:
    """How many signs at this end may be of the sentence."""
    for count, lexeme in enumerate(run[:_MOST_CUT]):
        beside = (
            text[lexeme.end() : lexeme.end() + 1]
            if towards > 0
            else text[lexeme.start() - 1 : lexeme.start()]
        )
        is_apart = beside.isspace() and (lexeme["number"] or (lexeme["word"] and len(lexeme[0]) == 1))
        if not is_apart and not _LOOSE[towards].fullmatch(lexeme[0]):
            return count
    return _MOST_CUT
