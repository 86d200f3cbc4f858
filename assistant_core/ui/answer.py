"""Draws an answer, and keeps it up to date while it grows: only what changed is sent to the browser."""

from collections.abc import Sequence
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.blocks import laid_out
from assistant_core.chat.markdown.parse import Edit
from assistant_core.chat.view import Answer, Problem, Text, ToolCall
from assistant_core.ui.citations import Citations, show_sources
from assistant_core.ui.exhibits import show_exhibits
from assistant_core.ui.figures import show_figures
from assistant_core.ui.footer import show_footer
from assistant_core.ui.made import show_figure, show_files
from assistant_core.ui.model_takes import left_out
from assistant_core.ui.steps import StepsView
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import paragraphs, plain, safe

Group = list[Any]


class AnswerView:
    """`recent` answers keep their steps open and on the page; older ones fetch them when opened."""

    def __init__(
        self, place: DeltaGenerator, recent: bool = True, live: bool = False, formulas: bool = False
    ) -> None:
        """`formulas`: its words may have LaTeX between dollar signs."""
        self._blocks = place.container()
        self._status = place.empty()
        self._foot = place.container()
        self._recent = recent
        self._live = live
        self._formulas = formulas
        self._views: dict[str, StepsView | TextView | ImageView] = {}
        self._citations = Citations()

    def update(self, answer: Answer, working: str = "") -> None:
        groups: list[Group] = [*laid_out(answer.blocks)]
        for group in groups:
            if group[0].id not in self._views:
                self._views[group[0].id] = self._new(group)
            self._views[group[0].id].update(group)
        if working:
            self._status.caption(working)

    def finish(self, answer: Answer) -> None:
        self.update(answer)
        self._status.empty()
        show_files(self._foot, answer)
        show_figures(self._foot, answer, self._recent)
        show_exhibits(self._foot, answer, self._recent)
        show_sources(self._foot, self._citations, answer.id)
        show_footer(self._foot, answer)
        if answer.left_out_tools:
            words = t("left_out_tools", tools=left_out(answer.left_out_tools))
            self._foot.caption(f":material/info: {words}")
        for notice in answer.notices:
            self._foot.caption(f":material/info: {plain(in_words(notice))}")
        if answer.problem:
            show_problem(self._foot, answer.problem)

    def _new(self, group: Group) -> "StepsView | TextView | ImageView":
        place = self._blocks.container()
        if isinstance(group[0], ToolCall):
            return StepsView(place, recent=self._recent, live=self._live)
        if isinstance(group[0], Text):
            return TextView(place, self._citations, whole=not self._recent, formulas=self._formulas)
        return ImageView(place)


class TextView:
    """A finished paragraph is drawn once, in its final place: a place emptied first would flicker.

    A text that is drawn as a `whole` is one element, which is lighter.
    """

    def __init__(self, place: DeltaGenerator, citations: Citations, whole: bool, formulas: bool) -> None:
        self._formulas = formulas
        self._split = _unsplit if whole else paragraphs
        self._place = place
        self._citations = citations
        self._growing: DeltaGenerator | None = None
        self._settled = 0
        """Characters of the text that are drawn for good."""
        self._shown: tuple[str, list[Edit]] = ("", [])

    def update(self, group: Group) -> None:
        text: Text = group[0]
        edits = self._citations.edits(text)
        *finished, last = self._split(text.value[self._settled :])
        for piece in finished:
            self._draw(piece, edits)
            self._settled += len(piece)
            self._growing = None
        self._draw(last, edits)

    def _draw(self, piece: str, edits: Sequence[Edit]) -> None:
        start, end = self._settled, self._settled + len(piece)
        inside = [(at - start, to - start, said) for at, to, said in edits if start <= at <= to <= end]
        if piece and ((piece, inside) != self._shown or not self._growing):
            place = self._growing or self._place
            self._growing = place.markdown(safe(piece, self._formulas, inside))
            self._shown = (piece, inside)


class ImageView:
    def __init__(self, place: DeltaGenerator) -> None:
        self._place = place
        self._shown: set[str] = set()

    def update(self, group: Group) -> None:
        for image in group:
            if image.file_id not in self._shown:
                show_figure(self._place, image)
                self._shown.add(image.file_id)


def show_problem(place: DeltaGenerator, problem: Problem) -> None:
    words = t(f"problem.{problem.kind}")
    if problem.kind == "stopped":
        place.caption(f":material/stop_circle: {words}")
        return
    mild = problem.kind in ("busy", "incomplete", "unknown_thread")
    show = place.warning if mild else place.error
    show(words, icon=":material/info:" if mild else ":material/error:")
    if problem.detail and not mild:
        place.caption(plain(t("detail", detail=in_words(problem.detail))))


def _unsplit(text: str) -> list[str]:
    return [text]
