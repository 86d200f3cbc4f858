"""The company panel and the watchlist. They show what is known and never wait for what is not.

On a wide screen both are in the sidebar, which stays in view; on a phone, where the sidebar is closed, the
panel stands below the conversation. It is drawn in both places; the width of the screen decides which shows.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.subject import Company, subject_of
from assistant_core.chat.transcript import Entry
from assistant_core.chat.view import Answer
from assistant_core.errors import WatchlistFull, WatchlistUnreadable
from assistant_core.ui.quote import QuoteView
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain
from assistant_core.ui.watched import WatchedView
from assistant_core.watchlist import MOST, Watched, get_watchlist

BESIDE, BELOW = "company-beside", "company-below"
# Streamlit closes the sidebar on screens up to this width.
STYLE = f"<style>@media (min-width: 769px) {{ .st-key-{BELOW} {{ display: none; }} }}</style>"


@dataclass(frozen=True)
class Picked:
    """A company that the reader opened; it gives way when the conversation turns to another."""

    company: Company
    call_id: str


class CompanyView:
    def __init__(
        self, page: str, sidebar: DeltaGenerator, below: DeltaGenerator, ask: Callable[[str], None]
    ) -> None:
        self._page = page
        self._ask = ask
        self._places = [
            QuoteView(sidebar.container(key=BESIDE), f"{page}.beside", self.star, self.question),
            QuoteView(below.container(key=BELOW), f"{page}.below", self.star, self.question, True),
        ]
        self._list_place = sidebar.container()
        self._list: WatchedView | None = None
        self._known: Company | None = None
        self._watched: set[str] = set()
        below.html(STYLE)

    def draw(self, entries: Sequence[Entry]) -> None:
        watched = self._all()
        self._watched = {one.symbol for one in watched}
        self._known = subject_of(entries)
        self._show(self._picked() or self._known)
        self._list = WatchedView(self._list_place, self._page, watched, self.pick, self.unstar)

    def update(self, answer: Answer | None = None) -> bool:
        company = subject_of([answer]) if answer else None
        if company and (not self._known or company.call_id != self._known.call_id):
            self._known = company
            self._show(company)
        waiting = [view.update() for view in self._places]
        return bool(self._list and self._list.update()) or any(waiting)

    def pick(self, one: Watched) -> None:
        call_id = self._known.call_id if self._known else ""
        st.session_state[self._key("picked")] = Picked(Company(one.symbol, one.company), call_id)

    def question(self, company: Company) -> None:
        self._ask(t("quote.question", company=company.name, symbol=company.symbol))

    def star(self, company: Company) -> None:
        if company.symbol in self._watched:
            self.unstar(company.symbol)
            return
        with suppress(WatchlistUnreadable):  # the list itself says so
            try:
                get_watchlist().add(company.symbol, company.name)
            except WatchlistFull:
                st.session_state[self._key("notice")] = t("watch.full", most=MOST)

    def unstar(self, symbol: str) -> None:
        with suppress(WatchlistUnreadable):  # the list itself says so
            get_watchlist().remove(symbol)

    def _all(self) -> list[Watched]:
        notice = st.session_state.pop(self._key("notice"), "")
        if notice:
            self._list_place.warning(notice)
        try:
            return get_watchlist().all()
        except WatchlistUnreadable:
            self._list_place.warning(t("watch.unreadable", path=plain(str(get_watchlist().path))))
            return []

    def _picked(self) -> Company | None:
        picked = st.session_state.get(self._key("picked"))
        call_id = self._known.call_id if self._known else ""
        return picked.company if picked and picked.call_id == call_id else None

    def _show(self, company: Company | None) -> None:
        for view in self._places:
            view.show(company, bool(company and company.symbol in self._watched))

    def _key(self, name: str) -> str:
        return f"{self._page}.{name}"
