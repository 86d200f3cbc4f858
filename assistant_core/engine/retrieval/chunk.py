"""Document → chunks: pieces of a page of about 200 words, cut where sentences end.

Pages are never crossed, so that a chunk is cited by one page. A `static` strategy is obeyed as the API says:
chunks of a number of tokens with an overlap, over the text as a whole.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from assistant_core.engine.retrieval.document import Chunk, Document, Page
from assistant_core.engine.retrieval.sentences import sentences

WORDS = 200
LEAST_WORDS = 40
"""A rest smaller than this joins the chunk before it."""
BETWEEN_PAGES = "\n\n"
# Scripts without spaces carry a word in about two characters; Korean words are about as long as English ones.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\s\u3040-\u30ff\u3400-\u9fff]{1,24}")
# No tokenizer of a model is at hand. Measured in general: four letters of English, one syllable or sign else.
TOKEN = re.compile(r"[A-Za-z]{1,4}|\d{1,3}|[^\sA-Za-z\d]")

Span = tuple[int, int]


def chunk(document: Document, static: tuple[int, int] | None = None) -> Iterator[Chunk]:
    """`static`: the most tokens of a chunk, and how many of them it shares with the one before."""
    if static:
        yield from _static(document, *static)
        return
    for number, page in enumerate(document.pages):
        yield from _of_page(number, page)


def _of_page(number: int, page: Page) -> Iterator[Chunk]:
    spans: list[Span] = []
    words: list[int] = []
    for start, end in _pieces(page.text):
        count = _words(page.text[start:end])
        if spans and words[-1] + count <= WORDS:
            spans[-1] = (spans[-1][0], end)
            words[-1] += count
        else:
            spans.append((start, end))
            words.append(count)
    if len(spans) > 1 and words[-1] < LEAST_WORDS:
        (start, _), (_, end) = spans[-2:]
        spans[-2:] = [(start, end)]
    for start, end in spans:
        yield Chunk(number, start, end, page.text[start:end], page.heading)


def _pieces(text: str) -> Iterator[Span]:
    """Sentences; one that is too long by itself is cut between words."""
    for start, end in sentences(text):
        words = list(WORD.finditer(text, start, end))
        for first in range(0, len(words), WORDS):
            some = words[first : first + WORDS]
            yield (some[0].start(), some[-1].end())


def _words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def _static(document: Document, most: int, overlap: int) -> Iterator[Chunk]:
    text = BETWEEN_PAGES.join(page.text for page in document.pages)
    lengths = (len(page.text) + len(BETWEEN_PAGES) for page in document.pages)
    begins = list(accumulate(lengths, initial=0))[:-1]
    tokens = [match.span() for match in TOKEN.finditer(text)]
    for first in range(0, max(len(tokens) - overlap, 1), most - overlap):
        some = tokens[first : first + most]
        if not some:
            return
        start, end = some[0][0], some[-1][1]
        page = bisect_right(begins, start) - 1
        yield Chunk(page, start, end, text[start:end], document.pages[page].heading)
