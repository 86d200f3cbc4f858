import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.uploads import ThreadFile
from assistant_core.ui.company import CompanyView
from assistant_core.ui.conversation import Conversation
from assistant_core.ui.entry import through_app
from assistant_core.ui.strings import t

through_app()

talk = Conversation(page="investor", assistant="investor")


def opening(place: DeltaGenerator, files: list[ThreadFile]) -> None:
    if not files:
        talk.suggest(place, [t(f"investor.suggestion.{number}") for number in (1, 2, 3)])


sidebar = talk.sidebar()
companies = sidebar.container()
files = sidebar.container()
st.title(t("investor.title"), icon=":material/finance:")
st.caption(t("investor.caption"))
history = st.container()
company = CompanyView(talk.page, companies, st.container(), talk.ask)
controls = talk.input(t("investor.input"))
talk.show(history, controls, files, opening, company)
