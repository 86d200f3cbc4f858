"""The page of a filing: opened where a figure or a passage stands, with the cell or the passage marked.

What is shown of a document is written anew in tags of our own, and nothing in it loads or runs.
"""

from dataclasses import replace

import streamlit as st

from assistant_core.errors import MarketDataError, NotConfigured
from assistant_core.exhibits.figures import compact, grouped
from assistant_core.opening import dart, sec
from assistant_core.opening.address import Asked, read
from assistant_core.opening.model import Opened
from assistant_core.ui.strings import in_words, t, words
from assistant_core.ui.text import code, plain

KEY = "filing-place"
BASIS = "filing.basis"
STYLE = f"""<style>
.st-key-{KEY} .filing-wide {{ overflow-x: auto; margin: 0.5rem 0; }}
.st-key-{KEY} table {{ border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }}
.st-key-{KEY} :is(td, th) {{
    border: 0; border-bottom: 1px solid light-dark(#d5ddd8, #34403b); padding: 0.25rem 0.6rem;
    text-align: left; vertical-align: bottom;
}}
.st-key-{KEY} td:first-child {{
    position: sticky; left: 0; min-width: 6rem; max-width: 40vw; background: light-dark(#ffffff, #121715);
}}
.st-key-{KEY} th {{ min-width: 5rem; }}
.st-key-{KEY} .filing-number {{ text-align: right; white-space: nowrap; }}
.st-key-{KEY} .filing-heading {{ margin: 0.75rem 0 0.25rem; }}
.st-key-{KEY} mark {{ background: #ffd54a; color: #1c1600; padding: 0.1em 0.25em; border-radius: 0.2em; }}
.st-key-{KEY} p.filing-place {{ border-left: 3px solid #ffd54a; padding-left: 0.75rem; }}
</style>"""
TO_THE_MARK = f"""<script>
const place = document.querySelector(".st-key-{KEY} mark")
    ?? document.querySelector(".st-key-{KEY} .filing-place");
const seen = place?.getBoundingClientRect();
if (seen && (seen.bottom > innerHeight - 40 || seen.right > innerWidth - 40))
    place.scrollIntoView({{block: "center", inline: "center"}});
</script>"""
OPENERS = {"sec": sec, "dart": dart}
BASES = ("consolidated", "separate")


def show() -> None:
    asked = read(st.query_params.to_dict())
    if asked is None:
        st.title(t("filing.title"), icon=":material/description:")
        st.warning(t("filing.no_address"), icon=":material/link_off:")
        return
    opener = OPENERS[asked.authority]
    if asked.authority == "dart":
        asked = replace(asked, basis=asked.basis or BASES[0])
    try:
        with st.spinner(t("filing.opening")):
            found = opener.opened(asked)
    except NotConfigured as error:
        _failed(asked, opener.address(asked), str(error), ":material/key:")
    except MarketDataError as error:
        _failed(asked, opener.address(asked), str(error), ":material/error:")
    else:
        _show(asked, found)


def _switch(asked: Asked) -> None:
    """Between the company with its subsidiaries and the company alone."""
    if asked.authority != "dart":
        return
    st.segmented_control(
        t("provenance.basis"),
        BASES,
        default=asked.basis,
        format_func=lambda basis: t(f"basis.{basis}"),
        key=BASIS,
        on_change=_choose,
        required=True,
        label_visibility="collapsed",
    )


def _choose() -> None:
    st.query_params["basis"] = st.session_state[BASIS]
    st.query_params.pop("value", None)  # which was of the other


def _failed(asked: Asked, url: str, reason: str, icon: str) -> None:
    st.title(t("filing.title"), icon=":material/description:")
    st.caption(_about(Opened(asked.filing, url), asked))
    _switch(asked)
    st.error(plain(in_words(reason)), icon=icon)
    _sought(asked)
    st.link_button(t(f"filing.open.{asked.authority}"), url, icon=":material/open_in_new:")


def _show(asked: Asked, found: Opened) -> None:
    name = " · ".join(part for part in (found.company, found.form) if part)
    st.title(plain(name) or t("filing.title"), icon=":material/description:")
    st.caption(_about(found, asked))
    _switch(asked)
    if found.printed:
        _figure(asked, found)
    elif not found.html:
        _sought(asked)
    for reason in found.missing:
        st.warning(plain(in_words(reason)), icon=":material/search_off:")
    if found.html:
        if found.heading:
            st.markdown(f":small[{plain(found.heading)}]")
        place = st.container(key=KEY, border=True)
        place.html(STYLE + _scrolling(found.html))
        st.html(TO_THE_MARK, unsafe_allow_javascript=True)
    links = st.container(horizontal=True)
    if found.document:
        there = f"{found.document}#{found.element}" if found.element else found.document
        links.link_button(t("filing.document"), there, icon=":material/open_in_new:")
    links.link_button(t(f"filing.open.{asked.authority}"), found.url, icon=":material/open_in_new:")


def _about(found: Opened, asked: Asked) -> str:
    day = words().day
    parts = (
        t(f"filing.number.{asked.authority}", number=found.number),
        t("filing.filed", date=day(found.filed)) if found.filed else "",
        t("filing.period", date=day(found.period)) if found.period else "",
        t(f"basis.{asked.basis}") if asked.basis else "",
    )
    return " · ".join(plain(part) for part in parts if part)


def _figure(asked: Asked, found: Opened) -> None:
    """What the filing prints at the place, and what the answer had where that is something else."""
    value = ""
    if found.value is not None:
        amount = compact(found.value, words()) if abs(found.value) >= 1e6 else grouped(found.value)
        value = f"{amount} {found.unit}".strip()
    same = value.startswith(found.printed)
    parts = (
        f"**{plain(found.label)}**" if found.label else "",
        f"**{plain(found.printed)}**" + (f" ({plain(value)})" if value and not same else ""),
        plain(_period(found)),
        code(asked.concept),
    )
    st.markdown(" · ".join(part for part in parts if part))
    if not found.marked:
        st.caption(t("filing.not_marked"))
    if asked.value is not None and found.value is not None and abs(asked.value) != abs(found.value):
        st.warning(t("filing.other_value", value=grouped(asked.value)), icon=":material/warning:")


def _sought(asked: Asked) -> None:
    """What was looked for, where it is not shown."""
    days = [words().day(day) for day in (asked.start, asked.end) if day]
    told = [code(asked.concept), plain(" – ".join(days)), code(asked.at)]
    if any(told):
        st.markdown(f"{t('filing.sought')} {' · '.join(part for part in told if part)}")


def _period(found: Opened) -> str:
    return " – ".join(words().day(day) for day in (found.start, found.end) if day)


def _scrolling(html: str) -> str:
    """Wide tables scroll in themselves."""
    return html.replace("<table", '<div class="filing-wide"><table').replace("</table>", "</table></div>")
