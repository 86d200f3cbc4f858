"""A page's conversation: which thread it shows, what its widgets do, and following the run that goes on.

Streamlit stops a page script at any moment; nothing here owns a run, and everything can be drawn again.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn, Protocol

import openai
import streamlit as st
from openai.types.beta import Thread
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant_core.assistants.registry import ensure
from assistant_core.chat import conversations, feedback, registry, transcript, uploads
from assistant_core.chat.live import LiveRun
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.transcript import Entry, Transcript
from assistant_core.chat.uploads import ThreadFile
from assistant_core.chat.view import Answer, Problem
from assistant_core.client import get_client
from assistant_core.ui import session
from assistant_core.ui.answer import AnswerView, show_problem
from assistant_core.ui.clicks import files_are_gone, page_is_drawn
from assistant_core.ui.conversations import ConversationList
from assistant_core.ui.export import export_menu
from assistant_core.ui.files import FilesView
from assistant_core.ui.frame import Frame, open_thread
from assistant_core.ui.language import language_choice
from assistant_core.ui.messages import MessagesView, edited, verdict_from
from assistant_core.ui.modes import asks_several
from assistant_core.ui.navigation import page_of, switch_to
from assistant_core.ui.phone import close_sidebar
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain
from assistant_core.ui.working import show_working

# Every st call is a chance for Streamlit to stop the script; a waiting page gives it several a second.
LONGEST_WAIT_SECONDS = 0.25
SHORTEST_WAIT_SECONDS = 1 / 30

FILES_WAIT_SECONDS = 0.4
FIRST_LOOK_SECONDS = 3.0
LONGEST_CHECK_SECONDS = 5.0
BESIDE_WAIT_SECONDS = 0.1

Opening = Callable[[DeltaGenerator, list[ThreadFile]], None]
"""Draws what a page shows while nothing has been asked, given the files that are there."""

EDITING = "edit"
_THREAD_ID = re.compile(r"thread_[a-zA-Z0-9]+")


class Beside(Protocol):
    """What a page shows beside its conversation and keeps up to date with it."""

    def draw(self, entries: Sequence[Entry]) -> None: ...

    def update(self, answer: Answer | None = None) -> bool:
        """Show what has become known, given what is being answered; True while something is on its way."""


@dataclass(frozen=True)
class Conversation:
    page: str
    """The assistant: its key, or its id in the engine. Names the page's share of the session state, too."""
    avatar: str = ":material/finance:"
    formulas: bool = False
    """Answers may have LaTeX between dollar signs."""

    @property
    def thread_id(self) -> str | None:
        """None where several questions are asked: no one conversation is shown there."""
        if asks_several():
            return None
        known = open_thread(self.page)
        if known:
            self._remember(known)
        return known

    def key(self, name: str) -> str:
        return f"{self.page}.{name}"

    def new(self) -> None:
        for name in ("thread", "limit"):
            st.session_state.pop(self.key(name), None)
        for name in ("thread", "several", EDITING):
            st.query_params.pop(name, None)

    def open(self, thread_id: str | None) -> None:
        """What was picked in the sidebar: a conversation, or a new one."""
        self.new()
        if thread_id:
            self._remember(thread_id)
        st.session_state[self.key("sidebar_used")] = True

    def submit(self) -> None:
        given = st.session_state[self.key("input")]
        self.ask(given.text, given.files, Problem("files_gone") if files_are_gone() else None)

    def pick(self) -> None:
        self.ask(st.session_state[self.key("suggestion")])

    def ask(
        self, text: str | None, files: Sequence[UploadedFile] = (), problem: Problem | None = None
    ) -> None:
        """Bring the files, then ask unless there is a problem; without a question they are only read."""
        question = (text or "").strip()
        if not question and not files and not problem:
            return
        problem = (self._bring(files) if files else None) or problem
        if not problem and question:
            problem = self._ask(question)
        if problem:
            st.session_state[self.key("problem")] = problem
            if question:
                st.session_state[self.key("input")] = question

    @property
    def editing(self) -> str | None:
        """The question that is being rewritten; in the URL, so that a new session knows."""
        return st.query_params.get(EDITING)

    def edit(self, question_id: str | None) -> None:
        if question_id:
            # Where the script was stopped before its end, Streamlit still has what was given up last time.
            st.session_state.pop(edited(question_id), None)
            st.query_params[EDITING] = question_id
        else:
            st.query_params.pop(EDITING, None)

    def ask_edited(self, question_id: str, key: str) -> None:
        if text := st.session_state[key].strip():
            self.ask_again(question_id, text)

    def ask_again(self, question_id: str, text: str) -> None:
        """In the place of the question; what followed it becomes an earlier version."""
        problem = self._ask(text, replaces=question_id)
        if problem:
            st.session_state[self.key("problem")] = problem
        else:
            self.edit(None)

    def rate(self, message_id: str, key: str) -> None:
        if self.thread_id and message_id:
            kept = feedback.keep(get_client(), self.thread_id, message_id, verdict_from(key))
            st.session_state[self.key("problem")] = kept

    def remove_file(self, file_id: str) -> None:
        try:
            if self.thread_id:
                uploads.take_away(get_client(), self.thread_id, file_id)
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
        """A new chat, the conversations there are, and a place for the list of files."""
        with st.sidebar:
            st.button(
                t("new_chat"),
                icon=":material/add_comment:",
                key=self.key("new"),
                on_click=self.open,
                args=(None,),
                width="stretch",
            )
            _ = self._conversations
            rest = st.container()
            if self.thread_id:
                export_menu(self.thread_id, self.key("export"), self.formulas)
            language_choice(st.container(), self.key("language"))
            if st.session_state.pop(self.key("sidebar_used"), False):
                close_sidebar()
            return rest

    def suggest(self, place: DeltaGenerator, questions: Sequence[str]) -> None:
        place.pills(
            t("suggestions"),
            questions,
            key=self.key("suggestion"),
            on_change=self.pick,
            label_visibility="collapsed",
        )

    def show(
        self,
        frame: Frame,
        sidebar: DeltaGenerator,
        opening: Opening,
        beside: Beside | None = None,
    ) -> None:
        """Draw the thread and follow what goes on in it, until it ends or Streamlit stops this script."""
        history = frame.history
        earlier = history.empty()
        live, known = self._load()
        self.list_conversations()
        files = self._files() if known else []
        view = FilesView(sidebar, self.page, self.remove_file)
        view.draw(files)
        if not live and not (known and known.entries):
            opening(history, files)
        problem = st.session_state.pop(self.key("problem"), None)
        if problem:
            show_problem(frame.notice.container(), problem)
        if known and known.older:
            earlier.button(t("older"), key=self.key("older"), on_click=self.show_older, type="tertiary")
        messages = MessagesView(history, self, idle=live is None or live.over)
        if known:
            messages.draw(known)
        if beside:
            beside.draw(known.entries if known else ())
        if live:
            self._follow(history, live, frame.stop, view, beside)
        if known:
            messages.close(known)
        page_is_drawn()
        if not live and uploads.any_busy(files):
            self._follow_files(view, beside)
        while beside and beside.update():
            time.sleep(BESIDE_WAIT_SECONDS)

    def _bring(self, files: Sequence[UploadedFile]) -> Problem | None:
        """All that can be brought is brought, whatever happens to one."""
        there: list[str] = []
        problem = None
        try:
            thread_id, for_code = self._thread(), self._runs_code()
        except FAILURES as error:
            return from_error(error)
        for file in files:
            try:
                if not uploads.add(get_client(), thread_id, file.name, file.getvalue(), for_code):
                    there.append(file.name)
            except openai.NotFoundError:
                self.new()
                return Problem("unknown_thread")
            except FAILURES as error:
                problem = from_error(error)
        problem = problem or self._unreadable(thread_id, files)
        if there and not problem:
            st.toast(t("files.known", names=plain(", ".join(there))), icon=":material/info:")
        return problem

    def _unreadable(self, thread_id: str, files: Sequence[UploadedFile]) -> Problem | None:
        """What shows at once to be none that can be read is told before a question goes out without it."""
        brought = {(file.name, file.size) for file in files}
        try:
            failed = uploads.unreadable(get_client(), thread_id, brought, FIRST_LOOK_SECONDS)
        except FAILURES as error:
            return from_error(error)
        why = " · ".join(f"{file.name}: {in_words(file.error)}" for file in failed)
        return Problem("files_unreadable", why) if failed else None

    def _runs_code(self) -> bool:
        """Whether the page's assistant has the tool for it."""
        client = get_client()
        assistant = client.beta.assistants.retrieve(ensure(client, self.page))
        return any(tool.type == uploads.CODE for tool in assistant.tools)

    def _thread(self) -> str:
        thread_id = self.thread_id
        if not thread_id:
            thread_id = conversations.begin(get_client(), self.page)
            st.session_state[self.key("begun")] = thread_id
        self._remember(thread_id)
        return thread_id

    @cached_property
    def _conversations(self) -> DeltaGenerator:
        """Their place. It is filled after the page, which must not wait for an engine that is starting."""
        return st.container()

    def list_conversations(self) -> None:
        listed = ConversationList(self.page, self.thread_id, self.open, self.new, self._tell)
        listed.draw(self._conversations)

    def _tell(self, problem: Problem) -> None:
        st.session_state[self.key("problem")] = problem

    @cached_property
    def _stored(self) -> Thread | None:
        """The thread as the engine has it in this run of the page, if it is this page's."""
        if not self.thread_id:
            return None
        thread = get_client().beta.threads.retrieve(self.thread_id)
        page = page_of(thread)
        if page and page != self.page:
            st.session_state.pop(self.key("thread"))
            switch_to(page, thread.id)
        return thread

    def _files(self) -> list[ThreadFile]:
        try:
            store_id = uploads.store_of(self._stored) if self._stored else None
            return uploads.listed(get_client(), store_id) if store_id else []
        except openai.NotFoundError:
            return []  # its store has expired
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

    def _ask(self, text: str, replaces: str | None = None) -> Problem | None:
        try:
            client = session.client()
            assistant_id = ensure(client, self.page)
            thread_id = self._thread()
        except FAILURES as error:
            return from_error(error)
        problem = registry.ask(client, thread_id, assistant_id, text, replaces, session.run_options())
        if not problem:
            conversations.asked(client, thread_id, text)
        elif problem.kind == "unknown_thread":
            self.new()
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
            _ = self._stored
            known = transcript.load(client, thread_id, self._limit)
            if live and live.answer().id in {entry.id for entry in known.entries}:
                # It ended while this was loading, perhaps before its figures were checked.
                live.settle(LONGEST_CHECK_SECONDS)
                live, known = None, transcript.load(client, thread_id, self._limit)
        except openai.NotFoundError:
            self._give_up_thread()
        except FAILURES as error:
            st.session_state[self.key("problem")] = from_error(error)
            return live, None
        if known.active and (live is None or live.over):
            live = registry.resume(client, known.active)
        return live, known

    def _give_up_thread(self) -> NoReturn:
        self.new()
        st.session_state[self.key("problem")] = Problem("unknown_thread")
        st.rerun()

    def _follow(
        self,
        history: DeltaGenerator,
        live: LiveRun,
        stop_place: DeltaGenerator,
        files: FilesView,
        beside: Beside | None,
    ) -> None:
        view = AnswerView(
            history.chat_message("assistant", avatar=self.avatar), live=True, formulas=self.formulas
        )
        looked = 0.0
        stop_place.button(t("stop"), icon=":material/stop_circle:", key=self.key("stop"), on_click=self.stop)
        page_is_drawn()
        version = -1
        while not live.over:
            version, answer = live.wait(version, LONGEST_WAIT_SECONDS)
            view.update(answer)
            show_working(view.status, live)
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
