"""Several questions at once: a box for them, and a card for each with its answer as soon as there is one."""

import time
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.assistants.registry import ensure
from assistant_core.chat import several
from assistant_core.chat.batch import Item, load
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.several import MOST_QUESTIONS
from assistant_core.chat.view import Problem
from assistant_core.client import get_client
from assistant_core.ui import session
from assistant_core.ui.answer import AnswerView, show_problem
from assistant_core.ui.clicks import page_is_drawn
from assistant_core.ui.conversation import Conversation
from assistant_core.ui.modes import NEW, SEVERAL, show_batch
from assistant_core.ui.strings import t
from assistant_core.ui.text import as_typed
from assistant_core.ui.working import show_working

WAIT_SECONDS = 0.2


class SeveralView:
    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        self._key = talk.key(SEVERAL)
        self._batch = st.query_params.get(SEVERAL, NEW)
        self._items: list[Item] = []

    def show(self) -> None:
        """Draw all, and follow what goes on until it ends or Streamlit stops this script."""
        st.query_params.pop("thread", None)
        notice = st.container()
        self._form(st.container())
        if self._batch != NEW:
            self._load()
        problem = st.session_state.pop(f"{self._key}.problem", None)
        if problem:
            show_problem(notice, problem)
        self._talk.list_conversations()
        if self._items:
            self._follow()

    def _form(self, place: DeltaGenerator) -> None:
        place.text_area(
            t("several.box", most=MOST_QUESTIONS),
            key=f"{self._key}.text",
            placeholder="\n".join(t(f"several.example.{number}") for number in (1, 2, 3)),
            height=124,
        )
        row = place.container(horizontal=True, gap="small")
        row.button(
            t("several.ask"),
            icon=":material/send:",
            key=f"{self._key}.ask",
            type="primary",
            on_click=self._ask,
        )
        self._stop_place = row.empty()
        questions = st.session_state.pop(f"{self._key}.too_many", 0)
        if questions:
            place.warning(t("several.too_many", count=questions, most=MOST_QUESTIONS))

    def _load(self) -> None:
        try:
            self._items = load(get_client(), self._batch)
        except FAILURES as error:
            self._tell(from_error(error))
            return
        if not self._items:
            self._tell(Problem("unknown_thread"))

    def _follow(self) -> None:
        progress = st.empty()
        cards = [Card(st.container(border=True), item, self._talk) for item in self._items]
        self._draw(progress, cards)
        if not self._busy:
            self._offer_rest(progress)
            return
        self._stop_place.button(
            t("stop"), icon=":material/stop_circle:", key=f"{self._key}.stop", on_click=self._stop
        )
        page_is_drawn()
        while self._busy:
            self._draw(progress, cards)
            time.sleep(WAIT_SECONDS)
        st.rerun()

    def _draw(self, progress: DeltaGenerator, cards: Sequence["Card"]) -> None:
        for card in cards:
            card.update(several.is_waiting(self._batch, card.item))
        done, all_ = sum(card.item.is_answered for card in cards), len(cards)
        progress.progress(done / all_, text=t("several.progress", done=done, all=all_))

    def _offer_rest(self, progress: DeltaGenerator) -> None:
        left = [item for item in self._items if item.is_left]
        if left:
            self._stop_place.button(
                t("several.rest", count=len(left)),
                icon=":material/refresh:",
                key=f"{self._key}.rest",
                on_click=self._go_on,
            )

    @property
    def _busy(self) -> bool:
        return any(
            several.is_waiting(self._batch, item) or (item.live and not item.live.over)
            for item in self._items
        )

    def _ask(self) -> None:
        questions = several.questions_in(st.session_state[f"{self._key}.text"])
        if len(questions) > MOST_QUESTIONS:
            st.session_state[f"{self._key}.too_many"] = len(questions)
            return
        if not questions:
            return
        try:
            client = session.client()
            assistant_id = ensure(client, self._talk.page)
            batch = several.begin(client, self._talk.page, assistant_id, questions, session.run_options())
        except FAILURES as error:
            self._tell(from_error(error))
            return
        st.session_state[f"{self._key}.text"] = ""
        show_batch(self._talk.page, batch)

    def _go_on(self) -> None:
        try:
            client = session.client()
            assistant_id = ensure(client, self._talk.page)
            items = load(client, self._batch)
            several.go_on(client, self._batch, assistant_id, items, session.run_options())
        except FAILURES as error:
            self._tell(from_error(error))

    def _stop(self) -> None:
        try:
            several.stop(get_client(), self._batch, load(get_client(), self._batch))
        except FAILURES as error:
            self._tell(from_error(error))

    def _tell(self, problem: Problem) -> None:
        st.session_state[f"{self._key}.problem"] = problem


class Card:
    """A question and, once it is there, its answer."""

    def __init__(self, place: DeltaGenerator, item: Item, talk: Conversation) -> None:
        self.item = item
        self.done = False
        self._talk = talk
        place.markdown(f"**{as_typed(item.question.text)}**")
        self._status = place.empty()
        self._body = place.container()
        place.button(
            t("several.open"),
            icon=":material/open_in_full:",
            key=talk.key(f"{SEVERAL}.open.{item.thread_id}"),
            on_click=talk.open,
            args=(item.thread_id,),
            type="tertiary",
        )

    def update(self, waiting: bool) -> None:
        if self.done:
            return
        answer, live = self.item.answer, self.item.live
        if waiting:
            self._status.caption(t("several.waiting"))
        elif answer:
            self.done = True
            self._status.empty()
            AnswerView(self._body, recent=False, formulas=self._talk.formulas).finish(answer)
        elif live and not live.over:
            show_working(self._status, live)
        else:
            self._status.caption(t("several.unasked"))
