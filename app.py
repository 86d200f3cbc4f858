"""Start with `streamlit run app.py`.

Streamlit takes `app` from this file for its server, and then runs the file as the script of every page.
"""

import streamlit as st
from starlette.middleware import Middleware

from assistant_core.ui import navigation
from assistant_core.ui.browser.connection import watch_connection
from assistant_core.ui.choice import keep_choice
from assistant_core.ui.clicks import ask_when_back, keep_clicks, page_is_drawn
from assistant_core.ui.filed_style import style_filed
from assistant_core.ui.guard import Guard
from assistant_core.ui.icons import style_icons
from assistant_core.ui.language import keep_language
from assistant_core.ui.start import starting
from assistant_core.ui.strings import t

if __name__ == "__main__":
    keep_clicks()
    keep_language()
    keep_choice()
    st.set_page_config(page_title=t("app.title"), page_icon="📈")
    style_icons()
    style_filed()
    watch_connection()
    ask_when_back()

    chats = navigation.chats()
    others = [
        st.Page("pages/assistants.py", title=t("assistants.title"), icon=":material/groups:"),
        st.Page("pages/settings.py", title=t("settings.title"), icon=":material/settings:"),
        st.Page(
            "pages/filing.py", title=t("filing.title"), icon=":material/description:", visibility="hidden"
        ),
    ]
    st.navigation([*chats.values(), *others]).run()
    page_is_drawn()
    navigation.complete(chats)
else:
    app = st.App(__file__, middleware=[Middleware(Guard)], lifespan=starting)
