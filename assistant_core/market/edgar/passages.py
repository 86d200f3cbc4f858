"""The passages of a filing, and which of them answer a question best: BM25 over the words' stems."""

from collections.abc import Iterator
from dataclasses import dataclass

import tantivy
from tantivy import Occur, Query

from assistant_core.analyzer import query_tokens, tokens
from assistant_core.market.edgar.sections import Document

LONGEST = 1200
"""Characters of a passage of several paragraphs."""
WRITER_BYTES = 15_000_000
HEADING_WORTH = 0.6
MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """The blocks of one place that belong together: paragraphs under a heading, or a table."""

    start: int
    end: int

    def text(self, document: Document) -> str:
        return "\n".join(block.text for block in document.blocks[self.start : self.end])


def passages(document: Document, blocks: range | None = None) -> Iterator[Passage]:
    """All, without headings: a table with the line before it, paragraphs up to `LONGEST` characters."""
    start, length = -1, 0
    for at in blocks or range(len(document.blocks)):
        block = document.blocks[at]
        if start >= 0 and (block.kind != "paragraph" or length + len(block.text) > LONGEST):
            # What introduces a table belongs to it.
            begins_table = block.kind == "table" and len(document.blocks[at - 1].text) <= LONGEST // 4
            end = at - 1 if begins_table else at
            if end > start:
                yield Passage(start, end)
            start, length = (at - 1, 0) if begins_table else (-1, 0)
        if block.kind == "table":
            yield Passage(start if start >= 0 else at, at + 1)
            start, length = -1, 0
        elif block.kind == "paragraph":
            start = at if start < 0 else start
            length += len(block.text)
    if start >= 0:
        yield Passage(start, (blocks or range(len(document.blocks))).stop)


class Index:
    """Of one document, in memory."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._passages = list(passages(document))
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("id", fast=True)
        for name in ("text", "heading"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(WRITER_BYTES, 1)
        for id, passage in enumerate(self._passages):
            entry = tantivy.Document()
            entry.add_unsigned("id", id)
            entry.add_text("text", " ".join(tokens(passage.text(document))))
            entry.add_text("heading", " ".join(tokens(" ".join(document.headings(passage.start)))))
            writer.add_document(entry)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, question: str, limit: int, blocks: range | None = None) -> list[Passage]:
        """The best first, among `blocks` alone where they are given; none without a word of the question."""
        words = query_tokens(question)[:MOST_WORDS]
        if not words:
            return []
        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, name, word), worth))
            for word in words
            for name, worth in (("text", 1.0), ("heading", HEADING_WORTH))
        ]
        searcher = self._index.searcher()
        most = len(self._passages) if blocks else limit
        hits = searcher.search(Query.boolean_query(terms), max(most, 1), count=False).hits
        ids = searcher.fast_field_values("id", [at for _, at in hits])
        best = sorted(zip([-score for score, _ in hits], (int(id or 0) for id in ids), strict=True))
        found = (self._passages[id] for _, id in best)
        return [one for one in found if blocks is None or one.start in blocks][:limit]
