import streamlit as st

from assistant_core.ui import interpreter, settings
from assistant_core.ui.entry import through_app
from assistant_core.ui.language import language_choice
from assistant_core.ui.strings import t

through_app()

st.title(t("settings.title"), icon=":material/settings:")
st.caption(t("settings.caption"))
model = st.container()
st.subheader(t("interpreter"))
code = st.container()
st.subheader(t("language"))
language_choice(st.container(), "settings.language")
with code:
    interpreter.show_interpreter()
with model:
    # Last, because it follows a test of the connection that is going on.
    settings.show()
