"""What runs in the reader's browser beside the page that Streamlit draws: a script and its Python a subject.

Streamlit keeps what is typed into the box for questions, the files that it refuses and the state of its
connection to itself. So these scripts look for elements of its page, by `data-testid` and by the class of a
widget's key. Tried with Streamlit 1.67; a script that does not find an element leaves all as it is.
"""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

FOLDER = Path(__file__).parent


def source(*names: str) -> str:
    return "".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


def unseen(key: str) -> DeltaGenerator:
    """A place for a script; Streamlit leaves a gap after every other element."""
    st.html(f"<style>[data-testid=stLayoutWrapper]:has(> .st-key-{key}) {{ position: absolute; }}</style>")
    return st.container(key=key)
