"""Every text of `tests.support.written` where the product shows texts, in a Streamlit of its own."""

import streamlit as st

from assistant_core.ui.text import as_typed, code, plain, safe
from tests.support.written import AS_MARKUP, AS_WRITTEN

for number, text in enumerate(AS_WRITTEN):
    st.container(key=f"answer-{number}").markdown(safe(text))
    st.container(key=f"formulas-{number}").markdown(safe(text.replace("$", ""), formulas=True))
    st.container(key=f"plain-{number}").markdown(plain(text))
    st.container(key=f"typed-{number}").markdown(as_typed(text))
    st.container(key=f"caption-{number}").caption(plain(text))
    st.container(key=f"button-{number}").button(plain(text), key=f"b{number}")
    st.container(key=f"error-{number}").error(plain(text))
    st.container(key=f"code-{number}").markdown(code(text))
for number, (text, _, _) in enumerate(AS_MARKUP):
    st.container(key=f"markup-{number}").markdown(safe(text))
st.container(key="finished").markdown("finished")
