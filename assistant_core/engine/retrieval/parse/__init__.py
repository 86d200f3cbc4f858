"""A file's text, read in a process of its own.

The readers are in `formats`, one a kind of file; `process` runs them, `report` and `limits` hold them back.
"""

import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page, UnreadableFile
from assistant_core.engine.retrieval.parse import process
from assistant_core.engine.retrieval.parse.limits import LIMITS, Limits
from assistant_core.engine.retrieval.sniff import mending

READER = "assistant_core.engine.retrieval.parse.reader"

__all__ = ["LIMITS", "Limits", "read"]


def read(
    path: Path,
    filename: str,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
    limits: Limits = LIMITS,
    given_up: threading.Event | None = None,
) -> Document:
    """The document in a file; blocks until it is read. `on_progress(done, of)` counts its pages.

    Raises UnreadableFile, whose message says what is the matter and what to do.
    """
    size = path.stat().st_size
    if not size:
        raise UnreadableFile("This file is empty.", "invalid_file")
    request = {"path": str(path.resolve()), "filename": filename, "limits": asdict(limits)}
    stored = process.run(
        READER,
        request,
        limits.seconds_for(size),
        limits,
        lambda message: on_progress(message["done"], message["of"]),
        given_up,
        mending(path),
    )
    return Document(
        kind=stored["kind"],
        unit=stored["unit"],
        pages=tuple(Page(*page) for page in stored["pages"]),
        title=stored["title"],
        outline=tuple(OutlineEntry(*entry) for entry in stored["outline"]),
        notes=tuple(stored["notes"]),
    )
