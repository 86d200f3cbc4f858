"""Draws an answer, and keeps it up to date while it grows: only what changed is sent to the browser."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.view import Answer, Block, Problem, Text, ToolCall
from assistant_core.ui.citations import Citations, show_sources
from assistant_core.ui.exhibits import show_exhibits
from assistant_core.ui.figures import show_figures
from assistant_core.ui.outputs import show_image
from assistant_core.ui.steps import StepsView
from assistant_core.ui.strings import t
from assistant_core.ui.text import paragraphs, plain, safe

Group = list[Any]


class AnswerView:
    """`recent` answers keep their steps open and on the page; older ones fetch them when opened."""

    def __init__(self, place: DeltaGenerator, recent: bool = True, live: bool = False) -> None:
        self._blocks = place.container()
        self._status = place.empty()
        self._foot = place.container()
        self._recent = recent
        self._live = live
        self._groups: list[StepsView | TextView | ImageView] = []
        self._citations = Citations()

    def update(self, answer: Answer, working: str = "") -> None:
        for index, group in enumerate(_groups(answer.blocks)):
            if index == len(self._groups):
                self._groups.append(self._new(group))
            self._groups[index].update(group)
        if working:
            self._status.caption(working)

    def finish(self, answer: Answer) -> None:
        self.update(answer)
        self._status.empty()
        show_figures(self._foot, answer)
        show_exhibits(self._foot, answer, self._recent)
        show_sources(self._foot, self._citations, answer.id)
        foot = " · ".join(_foot(answer))
        if foot:
            self._foot.caption(foot)
        for notice in answer.notices:
            self._foot.caption(f":material/info: {safe(notice)}")
        if answer.problem:
            show_problem(self._foot, answer.problem)

    def _new(self, group: Group) -> "StepsView | TextView | ImageView":
        place = self._blocks.container()
        if isinstance(group[0], ToolCall):
            return StepsView(place, recent=self._recent, live=self._live)
        return TextView(place, self._citations) if isinstance(group[0], Text) else ImageView(place)


class TextView:
    """A finished paragraph is drawn once, in its final place: a place emptied first would flicker."""

    def __init__(self, place: DeltaGenerator, citations: Citations) -> None:
        self._place = place
        self._citations = citations
        self._growing: DeltaGenerator | None = None
        self._settled = 0
        self._shown = ""

    def update(self, group: Group) -> None:
        text = "".join(self._citations.written(block) for block in group)
        *finished, last = paragraphs(text[self._settled :])
        for piece in finished:
            self._write(piece)
            self._settled += len(piece)
            self._growing = None
            self._shown = ""
        if last != self._shown:
            self._growing = self._write(last)
            self._shown = last

    def _write(self, piece: str) -> DeltaGenerator:
        return (self._growing or self._place).markdown(safe(piece))


class ImageView:
    def __init__(self, place: DeltaGenerator) -> None:
        self._place = place
        self._shown: set[str] = set()

    def update(self, group: Group) -> None:
        for image in group:
            if image.file_id not in self._shown:
                show_image(self._place, image.file_id)
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
        place.caption(plain(t("detail", detail=problem.detail)))


def _groups(blocks: Iterable[Block]) -> list[Group]:
    return [list(group) for _, group in groupby(blocks, key=_kind)]


def _kind(block: Block) -> str:
    """Calls in a row make one timeline; every text and image stands for itself."""
    return "steps" if isinstance(block, ToolCall) else block.id


def _foot(answer: Answer) -> list[str]:
    if not answer.model and not answer.provider:
        return []
    builtin = answer.provider == "builtin"
    model = t("model.builtin") if builtin else t("model", model=plain(answer.model))
    return [model, *([t("tokens", count=f"{answer.tokens:,}")] if answer.tokens else [])]
