"""Says that the connection to the app is lost, within seconds and in the reader's language, until it is back.

Streamlit notices only a connection that is closed, and says so after some seconds in a dialog in English.
"""

import streamlit as st

from assistant_core.ui.browser import source, unseen
from assistant_core.ui.strings import t

KEY = "connection"
WORDS = ("lost", "waits", "back")

_watch = st.components.v2.component(
    "investor_gpt_connection",
    html='<div class="banner" role="alert" popover="manual"></div>',
    css=source("connection.css"),
    js=source("box.js", "connection.js"),
)


def watch_connection() -> None:
    """Once a page."""
    with unseen(KEY):
        words = {name: t(f"connection.{name}") for name in WORDS}
        # What the script triggers after a silence is a run of the page, and nothing else.
        _watch(key=f"{KEY}.watch", data={"words": words}, on_back_change=lambda: None)
