"""On a phone the sidebar covers the page, and Streamlit leaves it open whatever is picked in it."""

from uuid import uuid4

import streamlit as st

# The width below which Streamlit lays the sidebar over the page.
_CLOSE = """
export default function () {
  const open = "[data-testid=stSidebarCollapseButton] button[aria-expanded=true]"
  if (window.matchMedia("(max-width: 768px)").matches) document.querySelector(open)?.click()
}
"""

_closer = st.components.v2.component("investor_gpt_close_sidebar", js=_CLOSE)


def close_sidebar() -> None:
    """Once, where it covers the page."""
    _closer(key=f"close-sidebar-{uuid4().hex}")
