"""The files of a conversation in the sidebar: how far each is read, why one failed, and taking one away."""

from collections.abc import Callable, Sequence

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.uploads import ThreadFile
from assistant_core.ui.icons import ICON_ONLY
from assistant_core.ui.strings import in_words, t, words
from assistant_core.ui.text import plain


class FilesView:
    """Drawn once a run of the page; what is still being read can be brought up to date in place."""

    def __init__(self, place: DeltaGenerator, page: str, on_remove: Callable[[str], None]) -> None:
        self._place = place
        self._page = page
        self._on_remove = on_remove
        self._progress: dict[str, DeltaGenerator] = {}

    def draw(self, files: Sequence[ThreadFile]) -> None:
        if files:
            self._place.subheader(t("files.title"), divider="gray")
        for file in files:
            self._draw(file)

    def update(self, files: Sequence[ThreadFile]) -> None:
        """Only states: widgets cannot be drawn twice."""
        for file in files:
            if file.id in self._progress:
                self._state(self._progress[file.id], file)
                if not file.busy:
                    del self._progress[file.id]

    @property
    def busy(self) -> bool:
        """Something is still being read, as far as this was told."""
        return bool(self._progress)

    def _draw(self, file: ThreadFile) -> None:
        row = self._place.container(horizontal=True, vertical_alignment="center", key=f"file-{file.id}")
        row.markdown(f":material/description: {plain(file.name)}", width="stretch")
        ask = row.popover(
            t("files.remove"),
            icon=":material/delete:",
            help=t("files.remove"),
            key=f"{ICON_ONLY}remove-{file.id}",
        )
        ask.markdown(t("files.remove.ask", name=plain(file.name)))
        ask.button(
            t("files.remove.yes"),
            key=f"{self._page}.remove.{file.id}",
            on_click=self._on_remove,
            args=(file.id,),
            type="primary",
        )
        place = self._place.empty()
        self._state(place, file)
        if file.busy:
            self._progress[file.id] = place

    def _state(self, place: DeltaGenerator, file: ThreadFile) -> None:
        if file.status == "failed":
            place.error(t("files.failed", reason=plain(in_words(file.error))))
        elif file.busy:
            share = file.pages_done / file.pages if file.pages else 0.0
            place.progress(min(share, 1.0), stage(file))
        else:
            place.caption(" · ".join([counted(file), words().size(file.size)]))


def stage(file: ThreadFile) -> str:
    if file.stage == "reading" and file.pages:
        return t("files.reading_pages", done=file.pages_done, pages=file.pages)
    return (
        t(f"files.{file.stage}") if file.stage in ("waiting", "reading", "indexing") else t("files.reading")
    )


def counted(file: ThreadFile) -> str:
    unit = file.unit if file.unit in ("page", "slide", "section") else "section"
    return t(f"files.{unit}.one" if file.pages == 1 else f"files.{unit}", count=file.pages or 0)
