"""The pages that have conversations, by the name that their threads carry (metadata `page`).

The first page after a start does not wait for the packages that know of readers' own assistants, nor for the
engine: it begins with the app's own pages, and once it stands, the navigation gets what was missing.
"""

import sys
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page

from assistant_core.ui import entry
from assistant_core.ui.strings import t

if TYPE_CHECKING:
    from openai.types.beta import Thread

OWN = "own-"
"""With this begin the addresses of own assistants' pages."""
_COMPLETE = "pages.complete"


def chats() -> dict[str, Page]:
    st.session_state[_COMPLETE] = _known()
    found = {
        "investor": st.Page(
            "pages/investor.py", title=title("investor"), icon=":material/finance:", default=True
        ),
        "book": st.Page("pages/book.py", title=title("book"), icon=":material/menu_book:"),
        "tutor": st.Page("pages/tutor.py", title=title("tutor"), icon=":material/calculate:"),
    }
    wanted = urlsplit(st.context.url or "").path.rpartition("/")[2]
    if wanted.startswith(OWN):
        entry.again(wanted)
    if _loaded() or wanted.startswith(OWN):
        from assistant_core.ui import own

        found |= own.pages(wanted)
    st.session_state[entry.PAGES] = found
    return found


def title(page: str) -> str:
    """The heading of one of the app's pages, as Markdown; it follows the name that readers gave."""
    if not _loaded():
        return t(f"{page}.title")
    from assistant_core.ui import assistant_words

    return assistant_words.title(page)


def complete(drawn: dict[str, Page]) -> None:
    """Draws the app anew if the navigation was drawn without something that is known by now."""
    if st.session_state[_COMPLETE]:
        return
    from assistant_core.ui import own

    if own.learn() and _titles(chats()) != _titles(drawn):
        st.rerun()


def page_of(thread: "Thread") -> str | None:
    """The page that the thread belongs to; none if it names none, or one that is gone."""
    page = (thread.metadata or {}).get("page")
    return page if page in st.session_state.get(entry.PAGES, {}) else None


def switch_to(page: str, thread_id: str) -> NoReturn:
    """Open the thread on its page."""
    query = {**st.query_params.to_dict(), "thread": thread_id}
    st.switch_page(st.session_state[entry.PAGES][page], query_params=query)


def _titles(pages: dict[str, Page]) -> dict[str, str]:
    return {name: page.title for name, page in pages.items()}


def _known() -> bool:
    if not _loaded():
        return False
    from assistant_core.assistants import known

    return known.last() is not None


def _loaded() -> bool:
    return "assistant_core.ui.own" in sys.modules
