import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.uploads import ThreadFile
from assistant_core.ui.conversation import Conversation
from assistant_core.ui.entry import through_app
from assistant_core.ui.strings import t

through_app()

talk = Conversation(page="book", assistant="book", avatar=":material/menu_book:")


def opening(place: DeltaGenerator, files: list[ThreadFile]) -> None:
    if files:
        talk.suggest(place, [t(f"book.suggestion.{number}") for number in (1, 2, 3)])
    else:
        place.info(t("book.empty"), icon=":material/upload_file:")


sidebar = talk.sidebar()
st.title(t("book.title"), icon=":material/menu_book:")
st.caption(t("book.caption"))
history = st.container()
controls = talk.input(t("book.input"))
talk.show(history, controls, sidebar, opening)
