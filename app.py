"""Start with `streamlit run app.py`."""

import streamlit as st

from assistant_core.ui import navigation
from assistant_core.ui.choice import keep_choice
from assistant_core.ui.clicks import ask_when_back, keep_clicks, page_is_drawn
from assistant_core.ui.icons import style_icons
from assistant_core.ui.language import keep_language
from assistant_core.ui.strings import t

keep_clicks()
keep_language()
keep_choice()
st.set_page_config(page_title=t("app.title"), page_icon="📈")
style_icons()
ask_when_back()

chats = navigation.chats()
others = [
    st.Page("pages/assistants.py", title=t("assistants.title"), icon=":material/groups:"),
    st.Page("pages/settings.py", title=t("settings.title"), icon=":material/settings:"),
]
st.navigation([*chats.values(), *others]).run()
page_is_drawn()
navigation.complete(chats)
