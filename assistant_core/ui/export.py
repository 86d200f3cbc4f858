"""Keeping a conversation: as Markdown, or as a report to print. Nothing is built before it is asked for."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from assistant_core.chat import registry, transcript
from assistant_core.chat.export.html import html_of
from assistant_core.chat.export.markdown import markdown_of
from assistant_core.chat.export.report import Report, report_of
from assistant_core.client import get_client
from assistant_core.ui.made import picture
from assistant_core.ui.strings import t, words
from assistant_core.words import Words

Render = Callable[[Report, Words], str]
FORMATS: dict[str, tuple[Render, str, str]] = {
    "markdown": (markdown_of, "md", "text/markdown"),
    "html": (html_of, "html", "text/html"),
}


def export_menu(thread_id: str, key: str, formulas: bool = False) -> None:
    """`formulas`: answers may have LaTeX between dollar signs."""
    menu = st.popover(t("export"), icon=":material/download:", width="stretch")
    menu.caption(t("export.help"))
    for name, (render, ending, mime) in FORMATS.items():
        menu.download_button(
            t(f"export.{name}"),
            partial(exported, thread_id, render, words(), formulas),
            file_name=f"investor-gpt-{datetime.now(UTC):%Y-%m-%d}-{thread_id[-6:]}.{ending}",
            mime=mime,
            key=f"{key}.{name}",
            on_click="ignore",
            width="stretch",
        )


def exported(thread_id: str, render: Render, of: Words, formulas: bool = False) -> bytes:
    """The whole conversation, however long, with as much as there is of an answer that is being written."""
    known = transcript.load(get_client(), thread_id, sys.maxsize)
    entries = [*known.entries]
    live = registry.find(thread_id)
    if known.active and live:
        entries.append(live.answer())
    return render(report_of(entries, of, datetime.now(UTC), picture, formulas), of).encode()
