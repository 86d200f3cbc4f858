from itertools import pairwise

import pytest

from assistant_core.engine.retrieval.chunk import BETWEEN_PAGES, TOKEN, chunk
from assistant_core.engine.retrieval.document import Document, Page
from tests.support.documents import book

PAGES = tuple(Page(text, f"Heading {number}") for number, text in enumerate(book(12)))
BOOK = Document("text", "page", PAGES)


def test_a_chunk_lies_in_one_page_at_its_offsets():
    found = list(chunk(BOOK))
    assert {piece.page for piece in found} == set(range(12))
    for piece in found:
        assert PAGES[piece.page].text[piece.start : piece.end] == piece.text
        assert piece.heading == PAGES[piece.page].heading
        assert 40 <= len(piece.text.split()) <= 240


def test_no_word_is_lost_or_repeated():
    for number, page in enumerate(PAGES):
        words = [word for piece in chunk(BOOK) if piece.page == number for word in piece.text.split()]
        assert words == page.text.split()


def test_a_text_without_a_full_stop_is_cut_between_words():
    page = Page("word " * 1_000)
    found = list(chunk(Document("text", "section", (page,))))
    assert len(found) == 5
    assert all(piece.text.split() == ["word"] * 200 for piece in found)


@pytest.mark.parametrize("text", ["가" * 30_000, "漢" * 3_000, "x" * 50_000])
def test_a_text_without_a_space_is_cut_too(text):
    found = list(chunk(Document("text", "section", (Page(text),))))
    assert len(found) > 5
    assert "".join(piece.text for piece in found) == text


def test_an_empty_page_has_no_chunk():
    assert [
        piece.page for piece in chunk(Document("pdf", "page", (Page(""), Page("Text."), Page("\n"))))
    ] == [1]


@pytest.mark.parametrize(("most", "overlap"), [(100, 0), (100, 50), (800, 400), (4096, 10)])
def test_a_static_strategy_is_obeyed(most, overlap):
    text = BETWEEN_PAGES.join(page.text for page in PAGES)
    found = list(chunk(BOOK, (most, overlap)))
    counts = [len(TOKEN.findall(piece.text)) for piece in found]
    assert set(counts[:-1]) <= {most}
    assert counts[-1] <= most
    assert all(text[piece.start : piece.end] == piece.text for piece in found)
    for before, after in pairwise(found):
        shared = text[after.start : before.end]
        assert len(TOKEN.findall(shared)) == overlap
    assert found[0].start == 0
    assert found[-1].end == len(text)
