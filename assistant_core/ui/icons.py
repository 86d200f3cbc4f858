"""Buttons that show an icon alone and still have a name for those who do not see it.

Streamlit names a button without a label after its icon ("delete icon"), in English whatever the language.
So they have a label, which is taken out of sight; what begins with `ICON_ONLY` as its key is such a button.
"""

import streamlit as st

ICON_ONLY = "icon-only-"
STYLE = f"""<style>
[class*="st-key-{ICON_ONLY}"] button [data-testid="stMarkdownContainer"] {{
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}}
</style>"""


def style_icons() -> None:
    st.html(STYLE)
