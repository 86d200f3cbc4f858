"""That the reader has chosen a model of their own: the address says so, too.

A session that takes the place of a forgotten one has neither the model nor its key. It knows from the address
that there was one, and that questions must not go to another model server instead.
"""

import streamlit as st

CHOICE, GONE = "session.model", "session.model_gone"
QUERY, OWN = "model", "own"


def keep_choice() -> None:
    """In the address, where Streamlit drops it when the page is switched."""
    chosen = st.session_state.get(CHOICE)
    if chosen is None and QUERY in st.query_params:
        st.session_state[GONE] = True
    if (is_gone() or (chosen and chosen.token)) and st.query_params.get(QUERY) != OWN:
        st.query_params[QUERY] = OWN


def is_gone() -> bool:
    return GONE in st.session_state


def note(is_own: bool) -> None:
    """What was chosen now."""
    st.session_state.pop(GONE, None)
    if is_own:
        st.query_params[QUERY] = OWN
    else:
        st.query_params.pop(QUERY, None)
