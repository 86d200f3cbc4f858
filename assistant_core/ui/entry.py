"""Pages are parts of app.py, and never programs of their own.

When the first address opened after a start is a page's own, Streamlit takes the pages folder for an app of
its older kind, and stays with that.
"""

import json
from urllib.parse import quote, urlencode

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

PAGES, _TRIED = "pages", "pages.tried"
OPEN = "<script>window.location.replace({address})</script>"


def through_app() -> None:
    """Start anew with app.py if this page was started without it.

    Where another session has taken Streamlit from the older kind since then, only this session can tell.
    """
    is_first = not {PAGES, _TRIED} & st.session_state.keys()
    if PagesManager.uses_pages_directory or is_first:
        st.session_state[_TRIED] = True
        PagesManager.uses_pages_directory = False
        st.rerun()


def again(path: str) -> None:
    """Have the browser open this page anew if Streamlit has told it that there is none.

    To be called for pages that have no file in the pages folder.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        address = f"{quote(path)}?{urlencode(st.query_params.to_dict())}"
        st.html(OPEN.format(address=json.dumps(address)), unsafe_allow_javascript=True)
        st.stop()
