"""What is read of files without a search: their outline, a page, a chapter."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from sqlalchemy import Connection, select

from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.retrieval.sentences import sentences
from assistant_core.engine.store import documents, tables
from assistant_core.engine.store.tables import document_pages, vector_store_files

OVERVIEW_ENTRIES = 24
OVERVIEW_WORDS = 400
MOST_PAGES = 12
MOST_CHARACTERS = 24_000

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
COUNTS = dict(zip("첫 두 세 네 다섯 여섯".split(), "123456", strict=True))
PARTS = {"장": "chapter", "절": "section", "부": "part", "편": "part", "chap": "chapter", "ch": "chapter"}
ASIDE = frozenset("제 번째 the st nd rd th".split())
WORD = re.compile(r"\d+(?:\.\d+)*|번째|[^\W\d_]+?(?=번째)|[^\W\d_]+")

File = tuple[Object, Object]


def overview(connection: Connection, store_ids: Sequence[str], file: str = "") -> list[Passage]:
    rows = _files(connection, store_ids, file)
    share = max(OVERVIEW_ENTRIES // max(len(rows), 1), 2)
    return [passage for file_, about in rows for passage in _outline(connection, file_, about, share)]


def pages(
    connection: Connection, store_ids: Sequence[str], first: int, last: int, file: str = ""
) -> list[Passage]:
    found = _files(connection, store_ids, file)
    return [
        passage for one, about in found for passage in _pages(connection, one, about, first - 1, last - 1)
    ]


def section(connection: Connection, store_ids: Sequence[str], title: str, file: str = "") -> list[Passage]:
    passages: list[Passage] = []
    for one, about in _files(connection, store_ids, file):
        span = _span(about, title)
        if span:
            passages += _pages(connection, one, about, *span)
    return passages


def is_named(filename: str, asked: str) -> bool:
    """With its ending or without; nothing asked is every file."""
    names = {_folded(filename), _folded(PurePath(filename).stem)}
    return not asked or _folded(asked) in names


def heading_words(title: str) -> list[str]:
    """Words of a heading, its number as digits: Chapter Three, chapter III, 제3장, 세 번째 장 begin alike."""
    found = WORD.findall(_folded(title))
    counted = [
        COUNTS.get(word, word) if after == "번째" else word
        for word, after in zip(found, [*found[1:], ""], strict=True)
    ]
    words = [PARTS.get(word, word) for word in counted if word not in ASIDE]
    for place, word in enumerate(words):
        for names in (NUMBERS, ORDINALS):
            words[place] = str(names.index(word) + 1) if word in names else words[place]
        if word in ROMANS and place and words[place - 1] in ("chapter", "part", "section", "book", "act"):
            words[place] = str(ROMANS.index(word) + 1)
    if len(words) > 1 and words[0].isdigit() and words[1] in ("chapter", "section", "part"):
        words[:2] = words[1::-1]
    return words


def _files(connection: Connection, store_ids: Sequence[str], file: str) -> list[File]:
    rows: list[File] = []
    for store_id in store_ids:
        query = (
            select(vector_store_files.c.body, tables.documents.c.body.label("document"))
            .join(tables.documents, tables.documents.c.file_id == vector_store_files.c.id)
            .where(
                vector_store_files.c.vector_store_id == store_id, vector_store_files.c.status == "completed"
            )
        )
        found = connection.execute(query.order_by(vector_store_files.c.seq))
        rows += [(body, about) for body, about in found if is_named(body["engine"]["filename"], file)]
    return rows


def _outline(connection: Connection, file: Object, about: Object, most: int) -> list[Passage]:
    headings = {entry.page: entry.title for entry in reversed(documents.outline(about))}
    numbers = sorted(headings) or list(range(about["pages"]))
    if len(numbers) > most:
        numbers = [numbers[index * len(numbers) // most] for index in range(most)]
    begins = documents.first_words(connection, file["id"], numbers, OVERVIEW_WORDS)
    return [
        _passage(
            file, about, number, headings.get(number) or begins[number][0], _beginning(begins[number][1])
        )
        for number in numbers
        if number in begins and begins[number][1].strip()
    ]


def _pages(connection: Connection, file: Object, about: Object, first: int, last: int) -> Iterator[Passage]:
    page = document_pages.c
    query = select(page.number, page.heading, page.text).where(
        page.file_id == file["id"], page.number >= first, page.number <= min(last, first + MOST_PAGES - 1)
    )
    left = MOST_CHARACTERS
    for number, heading, text in connection.execute(query.order_by(page.number)):
        if text.strip() and left > 0:
            yield _passage(file, about, number, heading, text[:left])
            left -= len(text)


def _span(about: Object, title: str) -> tuple[int, int] | None:
    """First and last page of the entry that has the title or number; its subsections belong to it."""
    wanted = heading_words(title)
    entries = documents.outline(about)
    found = [place for place, entry in enumerate(entries) if _has(heading_words(entry.title), wanted)]
    if not found or not wanted:
        return None
    entry = entries[found[0]]
    after = [one.page for one in entries[found[0] + 1 :] if one.level <= entry.level]
    end = (after[0] - 1) if after else about["pages"] - 1
    return entry.page, max(end, entry.page)


def _has(heading: list[str], wanted: list[str]) -> bool:
    if wanted[0] in ("chapter", "section", "part") and len(wanted) > 1 and wanted[1][0].isdigit():
        # "3. Results" is what people call chapter 3.
        return heading[:2] == wanted[:2] or heading[:1] == wanted[1:2]
    return set(wanted) <= set(heading)


def _passage(file: Object, about: Object, page: int, heading: str, text: str) -> Passage:
    return Passage(
        file_id=file["id"],
        filename=file["engine"]["filename"],
        page=page,
        unit=about["unit"],
        heading=heading,
        text=text,
        score=1.0,
        attributes=file["attributes"] or {},
    )


def _beginning(text: str) -> str:
    """Whole sentences, where there are any."""
    spans = [span for span in sentences(text) if span[1] < OVERVIEW_WORDS]
    return text[: spans[-1][1]] if spans else text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
