"""Pages are parts of app.py, and never programs of their own."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def through_app() -> None:
    """Start anew with app.py if this page was started without it.

    When the first address opened after a start is a page's own, Streamlit takes the pages folder for an app
    of its older kind, and stays with that.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
