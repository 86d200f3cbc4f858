from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from assistant_core.engine.retrieval import render
from assistant_core.engine.retrieval.document import UnreadableFile
from tests.support import documents

PAGE = "The first sentence is long enough that its line has to be broken somewhere or other. The second one."


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(documents.pdf([PAGE, "한국어 문장이 있습니다. 둘째 문장입니다.", ""]))
    return path


def marked(png: bytes) -> list[tuple[int, int]]:
    """Where the picture is yellow."""
    image = Image.open(BytesIO(png))
    width, _ = image.size
    return [
        divmod(n, width)[::-1] for n, color in enumerate(image.get_flattened_data()) if color == render.YELLOW
    ]


def test_quote_is_marked_on_each_of_its_lines(pdf: Path) -> None:
    places = marked(render.page_image(pdf, 0, "to be BROKEN  some-where or other. The second"))
    rows = sorted({y for _, y in places})
    gaps = [below - above for above, below in pairwise(rows)]
    assert places
    assert max(gaps) < 30
    assert rows[-1] - rows[0] > 20


def test_korean_quote_is_marked_where_it_is(pdf: Path) -> None:
    first = marked(render.page_image(pdf, 1, "한국어 문장이"))
    second = marked(render.page_image(pdf, 1, "둘째문장입니다"))
    assert first
    assert max(x for x, _ in first) < min(x for x, _ in second)


@pytest.mark.parametrize("quote", [None, "", "…", "words that are not there"])
def test_without_a_quote_nothing_is_marked(pdf: Path, quote: str | None) -> None:
    assert not marked(render.page_image(pdf, 0, quote))


@pytest.mark.parametrize(("asked", "given"), [(500, 500), (1, render.MIN_WIDTH), (10**9, render.MAX_WIDTH)])
def test_width_is_bounded(pdf: Path, asked: int, given: int) -> None:
    assert Image.open(BytesIO(render.page_image(pdf, 0, None, asked))).width == given


@pytest.mark.parametrize("page", [-1, 3])
def test_no_such_page(pdf: Path, page: int) -> None:
    with pytest.raises(UnreadableFile, match="no such page"):
        render.page_image(pdf, page, None)


def test_what_is_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(UnreadableFile, match="damaged"):
        render.page_image(tmp_path / "file", 0, None)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("One two three", "TWO", [(4, 6)]),
        ("exam-\r\nple here", "example", [(0, 9)]),
        ("a 𝐱 word", "word", [(5, 8)]),
        ("ﬁne print", "fine", [(0, 2)]),
        ("각하", "\u1100\u1161\u11a8하", [(0, 1)]),
        ("first words, then others, last words", "first words … last words", [(0, 10), (26, 35)]),
        ("One two three", "four", []),
    ],
)
def test_find(text: str, quote: str, found: list[tuple[int, int]]) -> None:
    assert render.find(text, quote) == found
