"""Start with `streamlit run app.py`."""

import streamlit as st

from assistant_core.ui import navigation
from assistant_core.ui.browser.connection import watch_connection
from assistant_core.ui.clicks import keep_in_turn
from assistant_core.ui.icons import style_icons
from assistant_core.ui.language import keep_language
from assistant_core.ui.strings import t

keep_in_turn()
keep_language()
st.set_page_config(page_title=t("app.title"), page_icon="📈")
style_icons()
watch_connection()

chats = navigation.chats()
others = [
    st.Page("pages/assistants.py", title=t("assistants.title"), icon=":material/groups:"),
    st.Page("pages/settings.py", title=t("settings.title"), icon=":material/settings:"),
]
st.navigation([*chats.values(), *others]).run()
navigation.complete(chats)
