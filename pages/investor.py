import streamlit as st

from assistant_core.ui.conversation import Conversation
from assistant_core.ui.strings import t

talk = Conversation(page="investor", assistant="investor")

with st.sidebar:
    st.button(
        t("new_chat"), icon=":material/add_comment:", key=talk.key("new"), on_click=talk.new, width="stretch"
    )

st.title(t("investor.title"), icon=":material/finance:")
st.caption(t("investor.caption"))

history = st.container()
talk.suggest([t(f"investor.suggestion.{number}") for number in (1, 2, 3)])
controls = talk.input(t("investor.input"))
talk.show(history, controls)
