"""Keeps what is typed into a page's box and not sent, for each conversation, where its reader typed it.

In the session storage of the browser's tab: it outlives looking at another page and a reload, is no other
tab's, ends with the tab (the next user of a shared computer does not find it), and never goes to the server.
"""

import streamlit as st

from assistant_core.ui.browser import source, unseen

KEY = "drafts"

_keep = st.components.v2.component("investor_gpt_drafts", js=source("box.js", "drafts.js"))


def keep_drafts(page: str, box: str, thread_id: str | None, begun: str | None) -> None:
    """`box` is the key of its widget; `begun` the conversation that the last new chat has become."""
    with unseen(KEY):
        _keep(key=f"{page}.{KEY}", data={"page": page, "box": box, "thread": thread_id, "begun": begun})
