"""Figures that open the filing they stand in: as links in texts, lists and tables."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.cells import Cell
from assistant_core.exhibits.figures import written
from assistant_core.exhibits.model import Exhibit, Filed, Table
from assistant_core.ui.filed_style import TABLE
from assistant_core.ui.strings import CHOICE, QUERY, t, words
from assistant_core.ui.text import plain

MOST_LINKED = 1_200
"""Figures of a table: a browser has to keep each as an element."""
RESTATED = "\\*"


def opening(said: str, cell: Cell, hint: str = "") -> str:
    """Markdown of a link to the cell; `said` is Markdown. Streamlit opens it in a new tab."""
    hint = hint or t("figures.cell.open", form=cell.form, filed=words().day(cell.filed))
    chosen = st.session_state.get(CHOICE)
    address = f"{cell.address}&{QUERY}={chosen}" if chosen else cell.address
    return f'[{said}]({address} "{_in_quotes(hint)}")'


def is_linked(table: Table) -> bool:
    return bool(table.filed) and len(table.rows) * len(table.columns) <= MOST_LINKED


def show_filed_table(
    place: DeltaGenerator, exhibit: Exhibit, table: Table, key: str, height: int | str
) -> None:
    place.caption(t("filed.open"))
    headings = [column.name if column.unit == exhibit.unit else column.heading for column in table.columns]
    lines = [[plain(heading) for heading in headings], ["---", *("---:" for _ in headings[1:])]]
    for row, filed in zip(table.labelled(), table.filed, strict=True):
        figures = (_figure(written(cell), one) for cell, one in zip(row[1:], filed, strict=True))
        lines.append([plain(str(row[0])), *figures])
    box = place.container(key=f"{TABLE}{key}", height=height, border=False)  # type: ignore[arg-type]
    box.markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _figure(said: str, filed: Filed | None) -> str:
    if filed is None:
        return plain(said)
    mark = RESTATED if filed.restated else ""
    return opening(plain(said), filed.cells[0], filed.said) + mark


def _in_quotes(text: str) -> str:
    """As the title of a link in Markdown, on one line."""
    return "".join(f"\\{sign}" if sign in '"\\|[]<>&:`*_~$' else sign for sign in " ".join(text.split()))
