"""What a reader says while it reads, and the limits that it is held to while it does."""

from collections.abc import Callable
from pathlib import PurePath

from assistant_core.engine.retrieval.document import Page, UnreadableFile
from assistant_core.engine.retrieval.parse.clean import clean, clean_line
from assistant_core.engine.retrieval.parse.limits import LIMITS, Limits


class Report:
    def __init__(
        self,
        filename: str,
        kind: str,
        limits: Limits = LIMITS,
        on_progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        self.filename = filename
        self.kind = kind
        self.limits = limits
        self.progress = on_progress
        self.notes: list[str] = []
        self._pages = 0
        self._characters = 0

    @property
    def title(self) -> str:
        """A title for what has none of its own."""
        return clean_line(PurePath(self.filename).stem)

    def note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def page(self, text: str, heading: str = "") -> Page:
        """Every page of a document is made here: its text cleaned, and counted."""
        self.check_pages(self._pages + 1)
        self._pages += 1
        self._characters += len(text)
        if self._characters > self.limits.text_characters:
            raise UnreadableFile(
                f"This file has more than {self.limits.text_characters:,} characters of text: "
                "split it into smaller files.",
                "invalid_file",
            )
        return Page(clean(text), clean_line(heading))

    def check_pages(self, pages: int) -> None:
        if pages > self.limits.pages:
            raise UnreadableFile(
                f"This file has more than {self.limits.pages:,} pages or sections: "
                "split it into smaller files.",
                "invalid_file",
            )
