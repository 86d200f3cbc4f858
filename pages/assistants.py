import streamlit as st

from assistant_core.ui.assistants import show
from assistant_core.ui.entry import through_app
from assistant_core.ui.language import language_choice
from assistant_core.ui.strings import t

through_app()

language_choice(st.sidebar, "assistants.language")
st.title(t("assistants.title"), icon=":material/groups:")
show()
