"""A page's conversation: which thread it shows, what its widgets do, and following the run that goes on.

Streamlit stops a page script at any moment; nothing here owns a run, and everything can be drawn again.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, NoReturn, Protocol

import openai
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant_core.assistants.registry import ensure
from assistant_core.chat import registry, transcript, uploads
from assistant_core.chat.live import LiveRun
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.transcript import Entry, Transcript
from assistant_core.chat.uploads import ThreadFile
from assistant_core.chat.view import Answer, Problem, Question
from assistant_core.client import get_client
from assistant_core.ui.answer import AnswerView, show_problem
from assistant_core.ui.export import export_menu
from assistant_core.ui.files import EXTENSIONS, FilesView
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain, safe

# Every st call is a chance for Streamlit to stop the script; a waiting page gives it several a second.
LONGEST_WAIT_SECONDS = 0.25
SHORTEST_WAIT_SECONDS = 1 / 30

FILES_WAIT_SECONDS = 0.4
LONGEST_CHECK_SECONDS = 5.0
BESIDE_WAIT_SECONDS = 0.1

Opening = Callable[[DeltaGenerator, list[ThreadFile]], None]
"""Draws what a page shows while nothing has been asked, given the files that are there."""

USER = ":material/person:"

_THREAD_ID = re.compile(r"thread_[a-zA-Z0-9]+")


class Beside(Protocol):
    """What a page shows beside its conversation and keeps up to date with it."""

    def draw(self, entries: Sequence[Entry]) -> None: ...

    def update(self, answer: Answer | None = None) -> bool:
        """Show what has become known, given what is being answered; True while something is on its way."""


class Controls(NamedTuple):
    notice: DeltaGenerator
    stop: DeltaGenerator


@dataclass(frozen=True)
class Conversation:
    page: str
    """Names the page's share of the session state."""
    assistant: str
    avatar: str = ":material/finance:"

    @property
    def thread_id(self) -> str | None:
        """From the URL, so that a refresh, a bookmark or another tab finds it; else from the session."""
        known = st.query_params.get("thread") or st.session_state.get(self.key("thread"))
        if known:
            self._remember(known)
        return known

    def key(self, name: str) -> str:
        return f"{self.page}.{name}"

    def new(self) -> None:
        for name in ("thread", "limit"):
            st.session_state.pop(self.key(name), None)
        st.query_params.pop("thread", None)

    def submit(self) -> None:
        given = st.session_state[self.key("input")]
        self.ask(given.text, given.files)

    def pick(self) -> None:
        self.ask(st.session_state[self.key("suggestion")])

    def ask(self, text: str | None, files: Sequence[UploadedFile] = ()) -> None:
        """Bring the files, then ask; without a question they are only read."""
        question = (text or "").strip()
        if not question and not files:
            return
        problem = self._bring(files) if files else None
        if not problem and question:
            problem = self._ask(question)
        if problem:
            st.session_state[self.key("problem")] = problem
            if question:
                st.session_state[self.key("input")] = question

    def remove_file(self, file_id: str) -> None:
        try:
            uploads.remove(get_client(), file_id)
        except FAILURES as error:
            st.session_state[self.key("problem")] = from_error(error)

    def stop(self) -> None:
        if self.thread_id:
            st.session_state[self.key("problem")] = registry.stop(get_client(), self.thread_id)

    @property
    def _limit(self) -> int:
        return st.session_state.get(self.key("limit"), transcript.PAGE)

    def show_older(self) -> None:
        st.session_state[self.key("limit")] = self._limit + transcript.PAGE

    def sidebar(self) -> DeltaGenerator:
        """A new chat, and a place for the list of files."""
        with st.sidebar:
            st.button(
                t("new_chat"),
                icon=":material/add_comment:",
                key=self.key("new"),
                on_click=self.new,
                width="stretch",
            )
            if self.thread_id:
                export_menu(self.thread_id, self.key("export"))
            return st.container()

    def suggest(self, place: DeltaGenerator, questions: Sequence[str]) -> None:
        place.pills(
            t("suggestions"),
            questions,
            key=self.key("suggestion"),
            on_change=self.pick,
            label_visibility="collapsed",
        )

    def input(self, placeholder: str) -> Controls:
        """The box for questions, below a place for what must be seen wherever the page is scrolled to."""
        controls = Controls(notice=st.bottom.empty(), stop=st.bottom.empty())
        # Only with the box on the page's own level does Streamlit keep a growing answer in view.
        st.chat_input(
            placeholder,
            key=self.key("input"),
            on_submit=self.submit,
            accept_file="multiple",
            file_type=EXTENSIONS,
        )
        return controls

    def show(
        self,
        history: DeltaGenerator,
        controls: Controls,
        sidebar: DeltaGenerator,
        opening: Opening,
        beside: Beside | None = None,
    ) -> None:
        """Draw the thread and follow what goes on in it, until it ends or Streamlit stops this script."""
        earlier = history.empty()
        live, known = self._load()
        files = self._files()
        view = FilesView(sidebar, self.page, self.remove_file)
        view.draw(files)
        if not live and not (known and known.entries):
            opening(history, files)
        problem = st.session_state.pop(self.key("problem"), None)
        if problem:
            show_problem(controls.notice.container(), problem)
        if known and known.older:
            earlier.button(t("older"), key=self.key("older"), on_click=self.show_older, type="tertiary")
        if known:
            self._draw(history, known)
        if beside:
            beside.draw(known.entries if known else ())
        if live:
            self._follow(history, live, controls.stop, view, beside)
        elif uploads.any_busy(files):
            self._follow_files(view, beside)
        while beside and beside.update():
            time.sleep(BESIDE_WAIT_SECONDS)

    def _bring(self, files: Sequence[UploadedFile]) -> Problem | None:
        """All that can be brought is brought, whatever happens to one."""
        known: list[str] = []
        problem = None
        try:
            thread_id = self._thread()
        except FAILURES as error:
            return from_error(error)
        for file in files:
            try:
                if not uploads.add(get_client(), thread_id, file.name, file.getvalue()):
                    known.append(file.name)
            except openai.NotFoundError:
                self.new()
                return Problem("unknown_thread")
            except FAILURES as error:
                problem = from_error(error)
        if known and not problem:
            st.toast(t("files.known", names=plain(", ".join(known))), icon=":material/info:")
        return problem

    def _thread(self) -> str:
        thread_id = self.thread_id or get_client().beta.threads.create(metadata={"page": self.page}).id
        self._remember(thread_id)
        return thread_id

    def _files(self) -> list[ThreadFile]:
        if not self.thread_id:
            return []
        try:
            store_id = uploads.store_of(get_client(), self.thread_id)
            return uploads.listed(get_client(), store_id) if store_id else []
        except openai.NotFoundError:
            return []  # the thread or its store has expired; the thread itself says so
        except FAILURES as error:
            st.session_state[self.key("problem")] = from_error(error)
            return []

    def _follow_files(self, view: FilesView, beside: Beside | None) -> None:
        """Until all are read; then the page is drawn anew."""
        while uploads.any_busy(files := self._files()):
            view.update(files)
            if beside:
                beside.update()
            time.sleep(FILES_WAIT_SECONDS)
        st.rerun()

    def _ask(self, text: str) -> Problem | None:
        try:
            client = get_client()
            assistant_id = ensure(client, self.assistant)
            thread_id = self.thread_id or client.beta.threads.create(metadata={"page": self.page}).id
        except FAILURES as error:
            return from_error(error)
        problem = registry.ask(client, thread_id, assistant_id, text)
        if problem and problem.kind == "unknown_thread":
            self.new()
        elif not problem or problem.kind == "busy":
            self._remember(thread_id)
        return problem

    def _remember(self, thread_id: str) -> None:
        st.session_state[self.key("thread")] = thread_id
        if st.query_params.get("thread") != thread_id:
            st.query_params["thread"] = thread_id

    def _load(self) -> tuple[LiveRun | None, Transcript | None]:
        thread_id = self.thread_id
        if not thread_id:
            return None, None
        if not _THREAD_ID.fullmatch(thread_id):
            self._give_up_thread()
        live = registry.find(thread_id)
        if live and live.answer().status == "completed":
            live.settle(LONGEST_CHECK_SECONDS)
        if live and live.over and not live.gave_up:
            live = None  # all of it is in the engine
        try:
            client = get_client()
            known = transcript.load(client, thread_id, self._limit)
        except openai.NotFoundError:
            self._give_up_thread()
        except FAILURES as error:
            st.session_state[self.key("problem")] = from_error(error)
            return live, None
        if known.active and (live is None or live.over):
            live = registry.resume(client, known.active)
        elif live and live.answer().id in {entry.id for entry in known.entries}:
            live = None
        return live, known

    def _give_up_thread(self) -> NoReturn:
        self.new()
        st.session_state[self.key("problem")] = Problem("unknown_thread")
        st.rerun()

    def _draw(self, history: DeltaGenerator, known: Transcript) -> None:
        latest = known.entries[-1] if known.entries else None
        for entry in known.entries:
            if isinstance(entry, Question):
                history.chat_message("user", avatar=USER).markdown(_as_typed(entry.text))
            else:
                recent = entry is latest
                place = history.chat_message("assistant", avatar=self.avatar)
                AnswerView(place, recent=recent).finish(entry)

    def _follow(
        self,
        history: DeltaGenerator,
        live: LiveRun,
        stop_place: DeltaGenerator,
        files: FilesView,
        beside: Beside | None,
    ) -> None:
        view = AnswerView(history.chat_message("assistant", avatar=self.avatar), live=True)
        looked = 0.0
        stop_place.button(t("stop"), icon=":material/stop_circle:", key=self.key("stop"), on_click=self.stop)
        version = -1
        while not live.over:
            version, answer = live.wait(version, LONGEST_WAIT_SECONDS)
            view.update(answer, _working(live))
            if time.monotonic() - looked > FILES_WAIT_SECONDS:
                looked = time.monotonic()
                if files.busy:
                    files.update(self._files())
                if beside:
                    beside.update(answer)
            time.sleep(SHORTEST_WAIT_SECONDS)
        if live.gave_up:
            # Drawn from here: the engine does not know of it, and trying again is the reader's to decide.
            stop_place.empty()
            view.finish(live.answer())
        else:
            st.rerun()


def _as_typed(text: str) -> str:
    """Markdown in which a new line is a new line."""
    return safe(text).replace("\n", "  \n")


def _working(live: LiveRun) -> str:
    seconds = int(time.time() - live.started)
    return f":shimmer[{t(f'phase.{live.phase}')}] · {t('seconds', seconds=seconds)}"
