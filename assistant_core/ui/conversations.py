"""A page's conversations in the sidebar: to find, open, rename and delete them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from unicodedata import normalize
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat import conversations, registry
from assistant_core.chat.conversations import TITLE_LENGTH, Conversation
from assistant_core.chat.deletion import delete
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.view import Problem
from assistant_core.client import get_client
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain

FIRST, MORE = 10, 30
"""Shown at first, and added when more are asked for: what is in the sidebar below is not to be far away."""
LOOK_SECONDS = 2.0


@dataclass(frozen=True)
class ConversationList:
    page: str
    opened: str | None
    on_open: Callable[[str], None]
    on_delete: Callable[[], None]
    """The open one is no longer there."""
    on_problem: Callable[[Problem], None]

    def draw(self, place: DeltaGenerator) -> None:
        try:
            listed = conversations.listed(get_client(), self.page)
        except FAILURES as error:
            place.subheader(t("conversations.title"), divider="gray")
            place.warning(t("conversations.failed"), icon=":material/cloud_off:")
            place.caption(t("detail", detail=plain(in_words(from_error(error).detail))))
            return
        if not listed:
            return
        place.subheader(t("conversations.title"), divider="gray")
        words = place.text_input(
            t("conversations.search"),
            key=self._key("search"),
            type="search",
            live=True,
            placeholder=t("conversations.search"),
            label_visibility="collapsed",
        )
        found = matching(listed, words or "")
        if not found:
            place.caption(t("conversations.none"))
        limit = st.session_state.get(self._key("listed"), FIRST)
        # The open one has its menu in the list, however old it is.
        shown = [*found[:limit], *(one for one in found[limit:] if one.id == self.opened)]
        now = datetime.now(reader_timezone())
        for age, group in groupby(shown, key=lambda one: age_of(one.active_at, now)):
            place.caption(t(age))
            rows = place.container(gap="xxsmall")
            for one in group:
                self._draw(rows, one)
        if len(found) > limit:
            place.button(
                t("conversations.more"),
                key=self._key("more"),
                on_click=self._show_more,
                args=(limit,),
                type="tertiary",
                icon=":material/expand_more:",
            )
        self._follow([one.id for one in shown if one.id != self.opened and is_running(one.id)])

    def _draw(self, rows: DeltaGenerator, one: Conversation) -> None:
        is_open = one.id == self.opened
        marks = [t("conversations.open")] if is_open else []
        icon = None
        if is_running(one.id):
            marks.append(t("conversations.running"))
            icon = "spinner"
        told = f" :small[:gray[· {' · '.join(marks)}]]" if marks else ""
        rows.button(
            plain(one.title) + told,
            key=self._key(f"open.{one.id}"),
            on_click=self.on_open,
            args=(one.id,),
            type="secondary" if is_open else "tertiary",
            icon=icon,
            wrap=False,
        )
        if is_open:
            self._menu(rows.container(horizontal=True, gap="xsmall"), one)

    def _menu(self, row: DeltaGenerator, one: Conversation) -> None:
        rename = row.popover(t("conversations.rename"), icon=":material/edit:")
        # A title that was changed elsewhere is a new box, because a box keeps what was typed into it.
        key = self._key(f"title.{one.id}.{one.title}")
        rename.text_input(
            t("conversations.rename.title"),
            one.title,
            key=key,
            max_chars=TITLE_LENGTH,
            on_change=self._rename,
            args=(one.id, key),
        )
        rename.button(t("conversations.rename.save"), key=self._key("rename"), type="primary")
        remove = row.popover(t("conversations.delete"), icon=":material/delete:")
        remove.markdown(t("conversations.delete.ask", title=plain(one.title)))
        remove.button(
            t("conversations.delete.yes"),
            key=self._key("delete"),
            on_click=self._delete,
            args=(one.id,),
            type="primary",
        )

    def _rename(self, thread_id: str, key: str) -> None:
        try:
            conversations.rename(get_client(), thread_id, st.session_state[key])
        except FAILURES as error:
            self.on_problem(from_error(error))

    def _delete(self, thread_id: str) -> None:
        try:
            delete(get_client(), thread_id)
        except FAILURES as error:
            self.on_problem(from_error(error))
        else:
            self.on_delete()
            st.toast(t("conversations.deleted"), icon=":material/delete:")

    def _show_more(self, limit: int) -> None:
        st.session_state[self._key("listed")] = limit + MORE

    def _follow(self, running: Sequence[str]) -> None:
        """Draw the page again when one that runs in the background has ended."""
        if running:
            st.fragment(_until_one_ends, run_every=LOOK_SECONDS)(running)

    def _key(self, name: str) -> str:
        return f"{self.page}.conversations.{name}"


def matching(listed: Iterable[Conversation], words: str) -> list[Conversation]:
    """Those whose title has every one of the words, in any case and however its letters are composed."""
    wanted = _comparable(words).split()
    return [one for one in listed if all(word in _comparable(one.title) for word in wanted)]


def age_of(active_at: int, now: datetime) -> str:
    """The heading that it stands under, by the calendar of `now`'s time zone."""
    days = (now.date() - datetime.fromtimestamp(active_at, now.tzinfo).date()).days
    if days <= 0:
        return "conversations.today"
    if days == 1:
        return "conversations.yesterday"
    return "conversations.week" if days <= 7 else "conversations.older"


def reader_timezone() -> tzinfo:
    """As the browser tells it, else UTC."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (KeyError, ValueError):
        return UTC


def is_running(thread_id: str) -> bool:
    live = registry.find(thread_id)
    return live is not None and not live.over


def _comparable(text: str) -> str:
    return normalize("NFC", normalize("NFC", text).casefold())


def _until_one_ends(running: Sequence[str]) -> None:
    if not all(is_running(thread_id) for thread_id in running):
        st.rerun()
