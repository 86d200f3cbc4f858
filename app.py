"""Start with `streamlit run app.py`."""

import streamlit as st

from assistant_core.assistants.registry import prepare
from assistant_core.ui.strings import t

st.set_page_config(page_title=t("app.title"), page_icon="📈")
prepare()

page = st.navigation(
    [
        st.Page("pages/investor.py", title=t("investor.title"), icon=":material/finance:", default=True),
        st.Page("pages/book.py", title=t("book.title"), icon=":material/menu_book:"),
    ]
)
page.run()
