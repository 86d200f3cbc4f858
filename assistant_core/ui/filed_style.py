"""How figures look that open the filing they stand in. Needs no package that takes long to load."""

import streamlit as st

TABLE = "filed-table-"
"""With this begin the keys of tables whose figures are links."""
STYLE = f"""<style>
[data-testid=stMarkdownContainer] a[href^="filing?"] {{
    color: inherit; text-decoration: underline dotted; text-underline-offset: 0.2em;
}}
[data-testid=stMarkdownContainer] a[href^="filing?"]:hover {{ text-decoration-style: solid; }}
[class*="st-key-{TABLE}"] [data-testid=stMarkdownContainer] {{ overflow-x: auto; }}
[class*="st-key-{TABLE}"] table {{
    width: max-content; min-width: 100%; margin: 0; font-size: 0.875rem; font-variant-numeric: tabular-nums;
}}
[class*="st-key-{TABLE}"] :is(td, th) {{ white-space: nowrap; padding: 0.25rem 0.6rem; }}
[class*="st-key-{TABLE}"] :is(td, th):first-child {{
    position: sticky; left: 0; background: light-dark(#ffffff, #121715); white-space: normal;
    min-width: 6rem; max-width: min(12rem, 30vw);
}}
</style>"""


def style_filed() -> None:
    st.html(STYLE)
