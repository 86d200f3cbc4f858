"""Draws an answer, and keeps it up to date while it grows: only what changed is sent to the browser."""

from typing import Any, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.blocks import laid_out
from assistant_core.chat.view import Answer, Block, Problem, Text, Thought, ToolCall
from assistant_core.ui.citations import Citations, show_sources
from assistant_core.ui.exhibits import show_exhibits
from assistant_core.ui.figures import show_figures
from assistant_core.ui.footer import show_footer
from assistant_core.ui.growing import GrowingText
from assistant_core.ui.made import show_figure, show_files
from assistant_core.ui.model_takes import left_out
from assistant_core.ui.steps import StepsView
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain
from assistant_core.ui.thinking import ThinkingView, ThoughtView

Group = list[Any]


class AnswerView:
    """`recent` answers keep their steps open and on the page; older ones fetch them when opened."""

    def __init__(
        self, place: DeltaGenerator, recent: bool = True, live: bool = False, formulas: bool = False
    ) -> None:
        """`formulas`: its words may have LaTeX between dollar signs."""
        self._blocks = place.container()
        self.status = place.empty()
        """For what goes on; empty again once the answer is finished."""
        self._foot = place.container()
        self._recent = recent
        self._live = live
        self._formulas = formulas
        self._shown: dict[int, _Shown] = {}
        self._places: dict[int, DeltaGenerator] = {}
        """Of what may be taken away again."""
        self._citations = Citations()

    def update(self, answer: Answer) -> None:
        """What is shown and turned out to be no part of the answer is taken away."""
        groups: list[Group] = [*laid_out(answer.blocks)]
        for number, shown in [*self._shown.items()]:
            if number >= len(groups) or not shown.continues_with(groups[number]):
                self._take_away(number)
        for number, group in enumerate(groups):
            if number not in self._shown:
                self._shown[number] = _Shown(group[0].id, self._view(self._place(number, group[0]), group[0]))
            self._shown[number].view.update(group)

    def finish(self, answer: Answer) -> None:
        self.update(answer)
        self.status.empty()
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

    def _place(self, number: int, block: Block) -> DeltaGenerator:
        """Always the same one: of a page that is drawn anew, what stood in another would stay to the end.

        What the reader may have opened is never emptied first: the browser would close it.
        """
        may_go = isinstance(block, Text) or (isinstance(block, Thought) and not block.over)
        if number not in self._places and not (self._live and may_go):
            return self._blocks.container()
        if number not in self._places:
            self._places[number] = self._blocks.empty()
        return self._places[number].container()

    def _view(self, place: DeltaGenerator, block: Block) -> "View":
        match block:
            case ToolCall():
                return StepsView(place, recent=self._recent, live=self._live)
            case Text():
                return TextView(place, self._citations, whole=not self._recent, formulas=self._formulas)
            case Thought(over=False):
                return ThinkingView(place, self._formulas)
            case Thought():
                return ThoughtView(place, self._formulas)
            case _:
                return ImageView(place)

    def _take_away(self, number: int) -> None:
        """Its elements one by one, too: the next container in its place inherits what it had."""
        view = self._shown.pop(number).view
        if isinstance(view, TextView | ThinkingView):
            view.clear()
        if number not in self._places:
            st.rerun()
        self._places[number].empty()


class TextView:
    """A text of the answer, with its citations and marks."""

    def __init__(self, place: DeltaGenerator, citations: Citations, whole: bool, formulas: bool) -> None:
        self._citations = citations
        self._text = GrowingText(place, whole, formulas)

    def continues_with(self, group: Group) -> bool:
        return self._text.continues_with(group[0].value)

    def update(self, group: Group) -> None:
        text: Text = group[0]
        self._text.update(text.value, self._citations.edits(text))

    def clear(self) -> None:
        self._text.clear()


class ImageView:
    def __init__(self, place: DeltaGenerator) -> None:
        self._place = place
        self._shown: set[str] = set()

    def update(self, group: Group) -> None:
        for image in group:
            if image.file_id not in self._shown:
                show_figure(self._place, image)
                self._shown.add(image.file_id)


View = StepsView | TextView | ImageView | ThinkingView | ThoughtView


class _Shown(NamedTuple):
    """A group of blocks on the page."""

    id: str
    view: View

    def continues_with(self, group: Group) -> bool:
        """Whether it is the group that is shown, unchanged or grown."""
        if self.id != group[0].id:
            return False
        return not isinstance(self.view, TextView | ThinkingView) or self.view.continues_with(group)


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
