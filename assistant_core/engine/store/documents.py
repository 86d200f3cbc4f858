"""What was read of files: their pages, kept once a file whatever stores it is in."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page
from assistant_core.engine.store.tables import document_pages, documents, files
from assistant_core.errors import NotFound

Pages = document_pages.c


def begin(connection: Connection, file_id: str) -> None:
    connection.execute(delete(document_pages).where(Pages.file_id == file_id))


def add_pages(connection: Connection, file_id: str, first: int, pages: Sequence[Page]) -> None:
    rows = [
        {"file_id": file_id, "number": first + index, "heading": page.heading, "text": page.text}
        for index, page in enumerate(pages)
    ]
    connection.execute(insert(document_pages), rows)


def finish(connection: Connection, file_id: str, document: Document) -> None:
    """Last, so that a document is there as a whole or not at all."""
    body = {
        "kind": document.kind,
        "unit": document.unit,
        "title": document.title,
        "pages": len(document.pages),
        "outline": [[entry.title, entry.page, entry.level] for entry in document.outline],
        "notes": list(document.notes),
    }
    connection.execute(delete(documents).where(documents.c.file_id == file_id))
    connection.execute(insert(documents), {"file_id": file_id, "body": body})


def about(connection: Connection, file_id: str) -> Object | None:
    """The document without its pages, or None when it was not read to its end."""
    return connection.execute(select(documents.c.body).where(documents.c.file_id == file_id)).scalar()


def load(connection: Connection, file_id: str) -> Document | None:
    known = about(connection, file_id)
    if known is None:
        return None
    query = select(Pages.text, Pages.heading).where(Pages.file_id == file_id).order_by(Pages.number)
    return Document(
        kind=known["kind"],
        unit=known["unit"],
        pages=tuple(Page(text, heading) for text, heading in connection.execute(query)),
        title=known["title"],
        outline=outline(known),
        notes=tuple(known["notes"]),
    )


def outline(about: Object) -> tuple[OutlineEntry, ...]:
    return tuple(OutlineEntry(*entry) for entry in about["outline"])


def page(connection: Connection, file_id: str, number: int) -> Object:
    """One page, counted from 1, as the API shows it."""
    known = about(connection, file_id)
    row: Any = None
    if known is not None:
        query = select(Pages.heading, Pages.text).where(Pages.file_id == file_id, Pages.number == number - 1)
        row = connection.execute(query).first()
    if known is None or row is None:
        raise NotFound(f"No page {number} found in file '{file_id}'.")
    file = connection.execute(select(files.c.body).where(files.c.id == file_id)).scalar_one()
    return {
        "object": "file.page",
        "file_id": file_id,
        "filename": file["filename"],
        "kind": known["kind"],
        "unit": known["unit"],
        "page": number,
        "pages": known["pages"],
        "heading": row.heading,
        "text": row.text,
    }


def first_words(
    connection: Connection, file_id: str, numbers: list[int], most: int
) -> dict[int, tuple[str, str]]:
    """Page number → its heading and the beginning of its text."""
    start = func.substr(Pages.text, 1, most)
    query = select(Pages.number, Pages.heading, start).where(
        Pages.file_id == file_id, Pages.number.in_(numbers)
    )
    return {number: (heading, text) for number, heading, text in connection.execute(query)}
