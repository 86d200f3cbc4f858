"""The charts and tables under an answer, from the outputs it was written on; nothing is fetched for them."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.markdown.line import target
from assistant_core.chat.view import Answer, ToolCall
from assistant_core.exhibits.model import BarChart, Column, Exhibit, Link, Table
from assistant_core.exhibits.registry import exhibits_of
from assistant_core.exhibits.spreadsheet import csv_of, file_name
from assistant_core.ui.charts import show_chart
from assistant_core.ui.filed import is_linked, show_filed_table
from assistant_core.ui.outputs import LINE_PIXELS, number_format
from assistant_core.ui.passages import show_passages
from assistant_core.ui.strings import t, words
from assistant_core.ui.text import plain
from assistant_core.words import Words

SUFFIXES = {"percent": "%%", "times": "×"}
LONG_LABEL = 15
ROWS_BELOW_CHART = 6
BELOW_CHART_PIXELS = 248
FILED_PIXELS = 320


def show_exhibits(place: DeltaGenerator, answer: Answer, recent: bool) -> None:
    """Drawn at once for a recent answer, for an older one when it is opened."""
    outputs = tuple(
        block.output
        for block in answer.blocks
        if isinstance(block, ToolCall) and block.kind == "function" and block.status == "done"
    )
    exhibits = _made(outputs, words())
    if not exhibits:
        return
    if not recent:
        key = f"exhibits-{answer.id}"
        older = place.expander(
            t("exhibits"), type="compact", icon=":material/insert_chart:", key=key, on_change="rerun"
        )
        if not older.open:
            return
        place = older
    keys = (f"csv-{answer.id}-{number}" for number in range(1000))
    for tab, exhibit in zip(place.tabs(_titles(exhibits)), exhibits, strict=True):
        _show(tab, exhibit, keys, words())


@lru_cache(maxsize=256)
def _made(outputs: tuple[str | None, ...], of: Words) -> tuple[Exhibit, ...]:
    """The page is drawn anew with every click; outputs never change."""
    return tuple(exhibits_of(outputs, of))


def _titles(exhibits: tuple[Exhibit, ...]) -> list[str]:
    """The symbol is named where there are several companies."""
    several = len({exhibit.symbol for exhibit in exhibits if exhibit.symbol}) > 1
    return [
        plain(f"{exhibit.title} · {exhibit.symbol}" if several and exhibit.symbol else exhibit.title)
        for exhibit in exhibits
    ]


def _show(place: DeltaGenerator, exhibit: Exhibit, keys: Iterator[str], of: Words) -> None:
    if exhibit.about:
        place.caption(plain(" · ".join(exhibit.about)))
    if exhibit.sample:
        place.badge(t("sample"), icon=":material/science:", color="orange", help=t("sample.help"))
    for chart in exhibit.charts:
        show_chart(place, chart, exhibit, of)
        if isinstance(chart, BarChart) and chart.is_restated:
            place.caption(of("filed.restated"))
    if exhibit.facts:
        facts = (f"{plain(name)} **{plain(value)}**" for name, value in exhibit.facts)
        place.markdown(f":small[{' · '.join(facts)}]")
    if exhibit.links:
        place.markdown("\n".join(_link(link) for link in exhibit.links))
    if exhibit.passages:
        show_passages(place, exhibit.passages)
    for table in exhibit.tables:
        _show_table(place, exhibit, table, next(keys), of)
    for note in exhibit.notes:
        place.caption(plain(note))


def _show_table(place: DeltaGenerator, exhibit: Exhibit, table: Table, key: str, of: Words) -> None:
    rows = of("exhibit.rows", count=len(table.rows))
    if table.folded:
        _draw(place.expander(plain(table.name or rows), type="compact"), exhibit, table, key)
    elif not exhibit.links:
        if table.name:
            place.caption(f"**{plain(table.name)}**")
        _draw(place, exhibit, table, key)
    place.download_button(
        t("exhibit.csv"),
        partial(csv_of, exhibit, table, of),
        file_name=file_name(exhibit, table),
        mime="text/csv",
        key=key,
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        help=t("exhibit.csv.help"),
    )


def _draw(place: DeltaGenerator, exhibit: Exhibit, table: Table, key: str) -> None:
    if is_linked(table):
        long = exhibit.charts and len(table.rows) > ROWS_BELOW_CHART
        show_filed_table(place, exhibit, table, key, FILED_PIXELS if long else "content")
        return
    frame = _frame(table, exhibit.unit)
    config: dict[str, Any] = {
        str(name): _config(column, frame[name]) for name, column in zip(frame, table.columns, strict=True)
    }
    widest = max((len(str(value)) for value in frame.iloc[:, 0]), default=0)
    width = LINE_PIXELS if widest > LONG_LABEL else None
    config[str(frame.columns[0])] = st.column_config.TextColumn(width=width, pinned=True)
    # Below a chart fewer rows are enough: the end of the answer should stay in sight.
    height: Any = BELOW_CHART_PIXELS if exhibit.charts and len(frame) > ROWS_BELOW_CHART else "auto"
    place.dataframe(frame, hide_index=True, column_config=config, placeholder="–", height=height)


def _frame(table: Table, unit: str) -> pd.DataFrame:
    """Two columns of one name are told apart: Streamlit cannot show them otherwise."""
    names: list[str] = []
    for column in table.columns:
        # What the caption says for the whole table need not be said at each column.
        heading = column.name if column.unit == unit else column.heading
        name, number = heading, 1
        while name in names:
            number += 1
            name = f"{heading} ({number})"
        names.append(name)
    return pd.DataFrame(list(table.labelled()), columns=names)


def _config(column: Column, values: pd.Series) -> object:
    if column.kind == "text":
        return st.column_config.TextColumn()
    if column.kind in SUFFIXES:
        return st.column_config.NumberColumn(format=f"%,.2f{SUFFIXES[column.kind]}")
    known = pd.to_numeric(values, errors="coerce")
    return st.column_config.NumberColumn(format=number_format(known, 2 if column.kind == "price" else 0))


def _link(link: Link) -> str:
    title, about = plain(link.title), plain(", ".join(link.about))
    if re.fullmatch(r"https?://[^\s<>]+", link.url):
        title = f"[{title}]({target(link.url)})"
    return f"- {title}" + (f"  \n  :small[:gray[{about}]]" if about else "")
