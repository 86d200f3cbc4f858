"""From what was found to what is cited: markers for the model, and citations with checked quotes in its text.

A quote is always the file's own words. One that a model gives and that the passage does not have is dropped.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from assistant_core.analyzer import query_tokens, tokens
from assistant_core.engine.names import escaped
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.retrieval.sentences import sentences

OPENS, CLOSES = "【", "】"
LONGEST_MARKER = 400
MARKER = re.compile(
    rf"【\s{{0,9}}(\d{{1,9}})\s{{0,9}}:\s{{0,9}}(\d{{1,9}})\s{{0,9}}(?:†([^】]{{0,{LONGEST_MARKER}}}))?】"
)
LONGEST_QUOTE = 300
CLAIM = 500
"""As many characters in front of a marker are looked at for what it stands for."""
QUOTED = re.compile(r"^[\"“”„«'‘](.+)[\"“”»'’]$", re.DOTALL)


class Piece(NamedTuple):
    """Text to be written, or a marker with the annotation that it carries."""

    text: str
    annotation: dict[str, Any] | None


def marked(passages: Sequence[Passage], call: int) -> list[Passage]:
    return [
        replace(passage, marker=f"{OPENS}{call}:{index}†source{CLOSES}")
        for index, passage in enumerate(passages)
    ]


def as_output(passages: Sequence[Passage], note: str = "") -> str:
    """What a search returns to the model."""
    results = [
        {
            "cite": passage.marker,
            "file": escaped(passage.filename),
            "where": f"{passage.unit} {passage.page + 1}",
            **({"heading": passage.heading} if passage.heading else {}),
            "text": passage.text,
        }
        for passage in passages
    ]
    output = {"results": results, **({"note": note} if note else {})}
    return json.dumps(output, ensure_ascii=False, separators=(",", ":"))


class Citer:
    """Follows a text as it is written. What could become a marker is held back until it is one or is none."""

    def __init__(self, passages: Iterable[Passage], offset: int = 0) -> None:
        self._passages = {_key(passage.marker): passage for passage in passages}
        self._written = offset
        self._said = ""
        self._held = ""

    def feed(self, text: str) -> list[Piece]:
        self._held += text
        pieces: list[Piece] = []
        at = 0
        for marker in MARKER.finditer(self._held):
            pieces += self._take(self._held[at : marker.start()], marker)
            at = marker.end()
        self._held = self._held[at:]
        opened = self._held.rfind(OPENS)
        if opened < 0 or len(self._held) - opened > LONGEST_MARKER:
            opened = len(self._held)
        # The space in front of a marker goes with it when nothing is cited.
        keep = len(self._held[:opened].rstrip(" "))
        pieces += self._text(self._held[:keep])
        self._held = self._held[keep:]
        return pieces

    def end(self) -> list[Piece]:
        held, self._held = self._held, ""
        return self._text(held)

    def _take(self, before: str, marker: re.Match[str]) -> list[Piece]:
        passage = self._passages.get((int(marker[1]), int(marker[2])))
        if passage is None:
            return self._text(before.rstrip(" "))
        return [*self._text(before), self._citation(marker, passage)]

    def _text(self, text: str) -> list[Piece]:
        if not text:
            return []
        self._written += len(text)
        self._said = (self._said + text)[-CLAIM:]
        return [Piece(text, None)]

    def _citation(self, marker: re.Match[str], passage: Passage) -> Piece:
        start = self._written
        self._written += len(marker[0])
        citation = {
            "file_id": passage.file_id,
            "quote": self._quote((marker[3] or "").strip(), passage),
            "page": passage.page + 1,
            "unit": passage.unit,
            "heading": passage.heading,
            "filename": passage.filename,
        }
        annotation = {
            "type": "file_citation",
            "text": marker[0],
            "start_index": start,
            "end_index": self._written,
            "file_citation": citation,
        }
        return Piece(marker[0], annotation)

    def _quote(self, given: str, passage: Passage) -> str | None:
        words = QUOTED.match(given)
        if words:
            return verbatim(words[1], passage.text)
        spans = sentences(self._said)
        claim = self._said[slice(*spans[-1])] if spans else ""
        return quote_for(claim, passage.text)


def verbatim(words: str, text: str) -> str | None:
    """The part of `text` that says these words, whatever its spaces, quotation marks and capitals."""
    plain, places = _plain(text)
    sought, _ = _plain(words)
    at = plain.find(sought) if sought else -1
    if at < 0:
        return None
    end = places[at + len(sought) - 1] + 1
    while text[end : end + 1] and text[end] in ".!?…":
        end += 1
    return text[places[at] : end]


def quote_for(claim: str, text: str) -> str | None:
    """The sentence of `text`, or two in a row, that has most of what the claim says; None if none has any."""
    exact = _quoted_in(claim, text)
    if exact:
        return exact
    sought = set(query_tokens(claim))
    said = _sentences_with_tokens(text)
    spans, shared = [span for span, _ in said], [len(sought & words) for _, words in said]
    if not any(shared):
        return None
    best = max(range(len(spans)), key=lambda index: (shared[index], -index))
    start, end = spans[best]
    if best + 1 < len(spans):
        both = sought & set(tokens(text[start : spans[best + 1][1]]))
        if len(both) > shared[best] + 1 and spans[best + 1][1] - start <= LONGEST_QUOTE:
            end = spans[best + 1][1]
    return text[start : min(end, _cut(text, start))]


def _quoted_in(claim: str, text: str) -> str | None:
    """What the claim itself quotes from the text."""
    found = [verbatim(words, text) for words in re.findall(r"[\"“]([^\"“”]{12,})[\"”]", claim)]
    return max((quote for quote in found if quote), key=len, default=None)


def _cut(text: str, start: int) -> int:
    """Where a quote that begins here ends at the latest: at a space, if there is one."""
    if len(text) - start <= LONGEST_QUOTE:
        return len(text)
    space = text.rfind(" ", start + LONGEST_QUOTE // 2, start + LONGEST_QUOTE)
    return space if space > 0 else start + LONGEST_QUOTE


@lru_cache(64)
def _sentences_with_tokens(text: str) -> list[tuple[tuple[int, int], frozenset[str]]]:
    return [(span, frozenset(tokens(text[slice(*span)]))) for span in sentences(text)]


@lru_cache(64)
def _plain(text: str) -> tuple[str, list[int]]:
    """Letters and digits alone, and where in the text each stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKC", sign).lower():
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _key(marker: str) -> tuple[int, int]:
    found = MARKER.match(marker)
    return (int(found[1]), int(found[2])) if found else (-1, -1)
