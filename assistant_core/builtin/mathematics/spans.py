"""The formulas in a text: the longest stretches of it that the parser accepts. The rest is words."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from assistant_core.builtin.mathematics.grammar import Node, Relation, variables
from assistant_core.builtin.mathematics.parser import LEXEME, Unreadable, is_function, is_name, relation
from assistant_core.builtin.mathematics.words import in_signs
from assistant_core.builtin.mathematics.written import EDGE, in_words, plain

_MARKED = re.compile(
    r"```\w*\s(.+?)```|``?([^`]+)``?|\$\$(.+?)\$\$|\$([^$\n]+)\$|\\\((.+?)\\\)|\\\[(.+?)\\\]"
    r"|(\\begin\{.+?\\end\{\w+\*?\})",
    re.S,
)
_LOOSE = {1: re.compile(r"[=<>,()\[\]{}|!-]|<=|>="), -1: re.compile(r"[=<>,()\[\]{}|+-]|<=|>=")}
_MOST_CUT = 3
"""Signs at either end of a stretch that may belong to the words around it."""
_ARTICLES = frozenset({"a", "A", "I", "i"})
_NOUN = re.compile(r"\s+(?!(?:and|when|if|in|given|from|such|using|where|with|to)\b)[A-Za-z]{3,}")
_DEPTHS = dict(zip("({[)}]", (1, 1, 1, -1, -1, -1), strict=True))


class Span(NamedTuple):
    start: int
    end: int
    text: str
    given: Relation
    is_marked: bool = False

    @property
    def kind(self) -> str:
        first, names = self.given.sides[0], variables(*self.given.sides)
        if self.given.signs:
            is_value = self.given.signs == ("=",) and not variables(self.given.sides[1])
            is_equation = "=" in self.given.signs
            return (
                "point"
                if first.kind == "variable" and is_value
                else "equation"
                if is_equation
                else "inequality"
            )
        if first.kind == "variable":
            return "letter"
        return "expression" if names else "number" if _is_number(first) else "arithmetic"


def _is_number(node: Node) -> bool:
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
    for lexeme in LEXEME.finditer(text):
        depth += _DEPTHS.get(lexeme[0], 0) if run else 0
        parts = lexeme["other"] or lexeme["strange"] or (lexeme[0] == "," and depth <= 0)
        if parts or (lexeme["word"] and not _belongs(text, lexeme, run)):
            yield run
            run, depth = [], 0
        else:
            run.append(lexeme)
    yield run


def _belongs(text: str, word: re.Match[str], run: list[re.Match[str]]) -> bool:
    """To a formula: a letter that is no article, the name of a function, and `of` after one."""
    if word[0] == "of":
        return any(is_function(one[0]) for one in run[-1:] + run[-3:-2])
    follows_sign = text[: word.start()].rstrip()[-1:] in tuple("+-*/^=<>(,")
    is_article = word[0] in _ARTICLES and not follows_sign and _NOUN.match(text, word.end())
    return is_name(word[0]) and not is_article


def _readable(text: str, run: list[re.Match[str]]) -> Span | None:
    """The longest part of the run that is a formula; what is cut off belongs to the words around it."""
    if run and run[0][0] == "(" and text[run[0].start() - 1 : run[0].start()].isalnum():
        return None  # a call of something
    first, last = _cuts(text, run, 1), _cuts(text, run[::-1], -1)
    cuts = [(before + after, before) for before in range(first + 1) for after in range(last + 1)]
    for both, before in sorted(cuts):
        kept = run[before : len(run) - (both - before)]
        if not kept or (before and kept[0][0] in "+*/^"):
            continue
        start, end = kept[0].start(), kept[-1].end()
        with suppress(Unreadable):
            is_marked = text[:start].rstrip(" ").endswith(EDGE)
            return Span(start, end, text[start:end], relation(text[start:end]), is_marked)
    return None


def _cuts(text: str, run: list[re.Match[str]], towards: int) -> int:
    """How many signs at this end may be of the sentence."""
    for count, lexeme in enumerate(run[:_MOST_CUT]):
        at = lexeme.end() if towards > 0 else lexeme.start() - 1
        is_apart = text[at : at + 1].isspace() if at >= 0 else False
        is_short = lexeme["number"] or (lexeme["word"] and len(lexeme[0]) == 1)
        if not (is_apart and is_short) and not _LOOSE[towards].fullmatch(lexeme[0]):
            return count
    return _MOST_CUT
