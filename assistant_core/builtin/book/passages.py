"""The output of a search, and the sentences in it that answer best."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant_core.builtin.turn import PastCall, read_json
from assistant_core.engine.retrieval.analyze import BEGINS, query_tokens, tokens
from assistant_core.engine.retrieval.sentences import sentences

ENOUGH = 0.34
"""The share of what a question says that a sentence and its neighbours must have to answer it."""
NEARLY_AS_GOOD = 0.72
MOST_SENTENCES = 4
NUMBER = re.compile(r"\d")
YEAR = re.compile(
    r"\b(1\d{3}|20\d{2})\b|\d+\s*(년|월|일|시)|\b(january|february|march|april|may|june|july|august"
    r"|september|october|november|december|o'clock)\b",
    re.IGNORECASE,
)
HINTS = (
    (re.compile(r"\bwhen\b|\bwhat (year|date|time)\b|언제|몇 (년|월|일|시)", re.IGNORECASE), YEAR),
    (re.compile(r"\bhow (many|much|long|old|far|large|big)\b|몇|얼마", re.IGNORECASE), NUMBER),
)
# They name the source or the asking, not what is asked.
ASIDE = frozenset(
    token
    for word in "book file document report text pdf say tell show find mention describe accord page chapter "
    "please 책 파일 문서 보고서 내용 알려 설명 말해 페이지".split()
    for token in tokens(word)
)


@dataclass(frozen=True)
class Result:
    cite: str
    file: str
    where: str
    heading: str
    text: str


@dataclass(frozen=True)
class Sentence:
    text: str
    result: Result
    rank: int
    """Of its result, best first."""
    place: int
    """In its result's text."""
    score: float


def read(calls: Iterable[PastCall]) -> tuple[list[Result], str]:
    """What was found, and the note that came with it."""
    results: list[Result] = []
    notes: list[str] = []
    for call in calls:
        output = read_json(call.output)
        if isinstance(output, dict):
            found = output.get("results")
            results += (
                [_result(item) for item in found if isinstance(item, dict)] if isinstance(found, list) else []
            )
            notes.append(str(output.get("note") or ""))
    return [result for result in results if result.text], " ".join(note for note in notes if note)


def best(question: str, results: list[Result]) -> list[Sentence]:
    """The sentences to quote, best first; each has its score, which may be too low for an answer."""
    spans = [(rank, result, sentences(result.text)) for rank, result in enumerate(results)]
    said = [[tokens(result.text[start:end]) for start, end in cut] for _, result, cut in spans]
    weights = _weights(question, [set(words) for each in said for words in each])
    hints = [sign for asks, sign in HINTS if asks.search(question)]
    candidates = [
        Sentence(
            result.text[start:end], result, rank, start, _score(words, index, weights, rank, hints, result)
        )
        for (rank, result, cut), words in zip(spans, said, strict=True)
        for index, (start, end) in enumerate(cut)
    ]
    ordered = sorted(candidates, key=lambda one: (-one.score, one.rank, one.place))
    return _distinct(one for one in ordered if one.score >= NEARLY_AS_GOOD * ordered[0].score)


def with_its_numbers(question: str, found: list[Sentence]) -> list[Sentence]:
    """Who asks for entry 77 does not mean entry 7: if any sentence has the numbers, only such are told."""
    numbers = {token for token in query_tokens(question) if NUMBER.match(token)}
    exact = [sentence for sentence in found if numbers <= set(tokens(sentence.text))]
    return exact if numbers and exact else found


def _score(
    said: list[list[str]],
    index: int,
    weights: dict[str, float],
    rank: int,
    hints: list[re.Pattern[str]],
    result: Result,
) -> float:
    """The share of the question's weight that the sentence has; what is only around it counts half."""
    own = set(said[index])
    around = {token for near in said[max(index - 1, 0) : index + 2] for token in near} | set(
        tokens(result.heading)
    )
    has = sum(weight for token, weight in weights.items() if token in own)
    near = sum(weight for token, weight in weights.items() if token in around - own)
    share = (has + 0.5 * near) / (sum(weights.values()) or 1.0) if has else 0.0
    text = " ".join(said[index])
    bonus = 0.06 * sum(bool(sign.search(text)) for sign in hints) + 0.08 / (1 + rank)
    # Nobody reads a list of words; a whole paragraph that is one sentence says little by saying much.
    return (share + bonus if share else 0.0) / (1 + max(len(own) - 60, 0) / 120)


def _weights(question: str, said: list[set[str]]) -> dict[str, float]:
    """How telling each word of the question is among these sentences."""
    asked = [token for token in query_tokens(question) if token.removeprefix(BEGINS) not in ASIDE]
    count = len(said)
    weights = {}
    for token in asked or query_tokens(question):
        having = sum(token in words for words in said)
        weights[token] = math.log(1 + (count - having + 0.5) / (having + 0.5))
    return weights


def _distinct(ordered: Iterable[Sentence]) -> list[Sentence]:
    chosen: dict[str, Sentence] = {}
    for sentence in ordered:
        chosen.setdefault(" ".join(sentence.text.split()).lower(), sentence)
        if len(chosen) == MOST_SENTENCES:
            break
    return list(chosen.values())


def _result(item: dict[str, object]) -> Result:
    return Result(*(str(item.get(name) or "") for name in ("cite", "file", "where", "heading", "text")))
