"""The pages of readers' own assistants: each has one, under the app's pages, as long as it is there."""

import logging
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.assistants import known
from assistant_core.assistants.known import Known
from assistant_core.assistants.registry import Ours
from assistant_core.chat.problems import FAILURES, from_error
from assistant_core.chat.uploads import ThreadFile
from assistant_core.chat.view import Problem
from assistant_core.tools.registry import all_tools
from assistant_core.ui.answer import show_problem
from assistant_core.ui.company import CompanyView
from assistant_core.ui.conversation import Conversation
from assistant_core.ui.frame import draw_frame
from assistant_core.ui.language import language_choice
from assistant_core.ui.navigation import OWN
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain

logger = logging.getLogger(__name__)

ICON = ":material/smart_toy:"
MOST_TITLE = 40
"""Characters of a name in the navigation."""


def pages(wanted: str) -> dict[str, st.Page]:
    """One for each, by the assistant's id, and one that says so where the `wanted` address has none."""
    problem = Problem("unknown_assistant")
    there = known.last()
    if there or wanted.startswith(OWN):
        try:
            there = known.ask()
        except FAILURES as error:
            problem = from_error(error)
            logger.warning("The assistants could not be listed: %r", error)
    shown = {one.id: page_of(one) for one in own(there)}
    if wanted.startswith(OWN) and wanted not in {page.url_path for page in shown.values()}:
        missing = partial(_show_missing, problem)
        shown[wanted] = st.Page(missing, title=t("assistants.missing"), url_path=wanted, visibility="hidden")
    return shown


def learn() -> bool:
    """Ask the engine where nothing is known after a start; whether anything is known now."""
    try:
        return bool(known.last() or known.ask())
    except FAILURES as error:
        logger.warning("The assistants could not be listed: %r", error)
        return False


def own(there: Known | None) -> list[Ours]:
    return [one for one in there.assistants if one.key is None] if there else []


def page_of(assistant: Ours) -> st.Page:
    name = assistant.draft.name
    title = name if len(name) <= MOST_TITLE else f"{name[:MOST_TITLE]}…"
    path = f"{OWN}{assistant.id.removeprefix('asst_')}"
    return st.Page(partial(_show, assistant), title=plain(title), icon=ICON, url_path=path)


def _show(assistant: Ours) -> None:
    draft = assistant.draft
    box = t("own.input", name=draft.name)
    frame = draw_frame(assistant.id, plain(draft.name), ICON, box)
    talk = Conversation(assistant.id, avatar=ICON, formulas="latex" in draft.instructions.casefold())

    def opening(place: DeltaGenerator, files: list[ThreadFile]) -> None:
        if not files:
            place.info(plain(draft.description) or t("own.empty", name=plain(draft.name)), icon=ICON)

    sidebar = talk.sidebar()
    companies = sidebar.container()
    researches = not all_tools().keys().isdisjoint(draft.tools)
    company = CompanyView(talk.page, companies, frame.beside, talk.ask) if researches else None
    talk.show(frame, sidebar.container(), opening, company)


def _show_missing(problem: Problem) -> None:
    language_choice(st.sidebar, "missing.language")
    show_problem(st.container(), problem)
    st.page_link("pages/assistants.py", label=t("assistants.all"), icon=":material/arrow_back:")
