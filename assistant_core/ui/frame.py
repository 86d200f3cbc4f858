"""What a chat page shows at once: its heading, the places of all else, and the box for questions.

After a start, the packages that do the work take seconds to load. So this file needs none of them, and a page
imports what does below its frame.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.ui.browser.drafts import keep_drafts
from assistant_core.ui.browser.refused import tell_of_refused

EXTENSIONS = (
    "pdf docx pptx epub html htm md txt csv tsv json tex rst log xml yaml yml toml ini"
    " py js ts java c h cpp hpp cs go rs rb php sh sql css r swift kt scala"
).split()


@dataclass(frozen=True)
class Frame:
    page: str
    history: DeltaGenerator
    beside: DeltaGenerator
    """Below the conversation."""
    notice: DeltaGenerator
    """Above the box, seen wherever the page is scrolled to; and so is `stop`."""
    stop: DeltaGenerator


def draw_heading(title: str, icon: str, caption: str = "") -> None:
    """`title` and `caption` are Markdown."""
    st.title(title, icon=icon)
    if caption:
        st.caption(caption)


def draw_frame(
    page: str,
    title: str,
    icon: str,
    box: str,
    caption: str = "",
    below: Callable[[], object] = lambda: None,
) -> Frame:
    """`box` is what stands in the empty box; `below` draws what stands below the heading."""
    draw_heading(title, icon, caption)
    below()
    frame = Frame(page, st.container(), st.container(), st.bottom.empty(), st.bottom.empty())
    key = f"{page}.input"
    with st.bottom:
        tell_of_refused(page, key, EXTENSIONS)
    # Only with the box on the page's own level does Streamlit keep a growing answer in view.
    st.chat_input(
        box,
        key=key,
        on_submit=partial(_submit, page),
        accept_file="multiple",
        file_type=EXTENSIONS,
    )
    keep_drafts(page, key, open_thread(page), st.session_state.get(f"{page}.begun"))
    return frame


def open_thread(page: str) -> str | None:
    """From the URL, so that a refresh, a bookmark or another tab finds it; else from the session."""
    return st.query_params.get("thread") or st.session_state.get(f"{page}.thread")


def take_box_away() -> None:
    """For what follows a frame on the same page.

    Streamlit would take the box away when the script ends, and then mount the whole page anew: what had been
    typed into it by then would be gone.
    """
    for _ in ("notice", "stop", "refused", "box"):
        st.bottom.empty()
    st.html("<style>[data-testid=stBottom]:not(:has([data-testid=stChatInput])) { display: none; }</style>")


def _submit(page: str) -> None:
    from assistant_core.ui.conversation import Conversation

    Conversation(page).submit()
