"""The task of reading one file, as the process of its own does it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse import formats
from assistant_core.engine.retrieval.parse.limits import Limits
from assistant_core.engine.retrieval.parse.report import Report
from assistant_core.engine.retrieval.sniff import sniff

SECONDS_BETWEEN_PROGRESS = 0.05


def work(request: dict[str, Any], tell: Callable[..., None]) -> dict[str, Any]:
    told_at = 0.0

    def on_progress(done: int, of: int) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at > SECONDS_BETWEEN_PROGRESS or done == of:
            told_at = now
            tell(done=done, of=of)

    path, filename = Path(request["path"]), request["filename"]
    report = Report(filename, sniff(path, filename), Limits(**request["limits"]), on_progress)
    document = formats.read(path, report)
    if not any(page.text.strip() for page in document.pages):
        raise UnreadableFile("This file has no text in it.", "invalid_file")
    on_progress(len(document.pages), len(document.pages))
    return {
        "kind": document.kind,
        "unit": document.unit,
        "title": document.title,
        # Lists, not objects, for what there is much of.
        "pages": [(page.text, page.heading) for page in document.pages],
        "outline": [(entry.title, entry.page, entry.level) for entry in document.outline],
        "notes": [*document.notes, *report.notes],
    }
