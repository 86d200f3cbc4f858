"""What a tool returned, as something a person can read: a table that says what its figures are."""

import json
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.view import ToolCall
from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.reading import period_headings
from assistant_core.ui.strings import in_words, t, words
from assistant_core.ui.text import plain

# Narrow enough for a phone to show the newest period beside it.
LINE_PIXELS = 170


def is_sample(output: str | None) -> bool:
    data = _parsed(output)
    return isinstance(data, dict) and data.get("sample_data") is True


def show_output(place: DeltaGenerator, call: ToolCall) -> None:
    data = _parsed(call.output)
    if data is None:
        place.caption(t("tool.no_output" if call.status == "done" else "tool.never_ended"))
    elif isinstance(data, dict):
        _show_dict(place, data)
    elif isinstance(data, list):
        table = pd.DataFrame(data)
        _show_table(place, table.rename(columns=_found) if call.kind == "file_search" else table)
    else:
        place.code(str(data), language=None, wrap_lines=True)


def _show_dict(place: DeltaGenerator, data: dict[str, Any]) -> None:
    error = data.get("error")
    table = None if error else _table(data)
    if isinstance(error, dict):
        place.error(plain(in_words(str(error.get("message") or error.get("kind")))))
    elif table is None:
        place.json(data)
    else:
        place.caption(" · ".join(_about(data)))
        _show_table(place, table)
        for note in data.get("notes") or ():
            place.caption(plain(in_words(str(note))))


def _show_table(place: DeltaGenerator, table: pd.DataFrame) -> None:
    numbers = table.select_dtypes("number")
    columns: dict[Any, Any] = {
        name: st.column_config.NumberColumn(format=number_format(numbers[name])) for name in numbers
    }
    columns[t("table.line")] = st.column_config.TextColumn(width=LINE_PIXELS)
    place.dataframe(table, hide_index=True, column_config=columns, placeholder="–")


def number_format(column: pd.Series, fewest: int = 0) -> str:
    """Prices keep their decimals in line (201.00 below 201.45); amounts get thousands separators.

    `fewest` decimals are shown of figures from 1 to 1,000.
    """
    values = column.dropna()
    if (values % 1 == 0).all():
        return f"%,.{fewest if values.abs().max() < 1_000 else 0}f"
    if values.abs().max() >= 10_000:
        return "localized"  # amounts beside figures per share: each with the decimals it needs
    decimals = max(len(repr(float(value)).partition(".")[2]) for value in values)
    return f"%,.{min(max(decimals, fewest), 8)}f"


def _table(data: dict[str, Any]) -> pd.DataFrame | None:
    try:
        if "periods" in data and "lines" in data:
            return _statement(data)
        if "rows" in data:
            newest_first = data["rows"][::-1]
            return pd.DataFrame(newest_first, columns=[words().term(name) for name in data["columns"]])
        if "listings" in data:
            return pd.DataFrame(data["listings"]).rename(columns=words().term)
    except (KeyError, TypeError, ValueError):
        # Not one of our own tools after all; its output is shown as it came.
        return None
    return None


def _statement(data: dict[str, Any]) -> pd.DataFrame:
    """Lines × periods. Lines that are not amounts in the statement's unit name their own."""
    shares = dict(data.get("shares") or {})
    shares_unit = t(f"shares.{shares.pop('unit', 'ones')}")
    per_share = money_unit(str(data.get("currency") or ""), "per share", words())
    sections = [
        (data.get("lines") or {}, ""),
        (data.get("per_share") or {}, per_share),
        (shares, shares_unit),
        (data.get("ratios") or {}, t("unit.ratio")),
    ]
    rows = [
        [f"{words().term(line)} ({unit})" if unit else words().term(line), *figures]
        for lines, unit in sections
        for line, figures in lines.items()
    ]
    return pd.DataFrame(rows, columns=[t("table.line"), *period_headings(data, words())])


def _about(data: dict[str, Any]) -> list[str]:
    company = f"{data.get('company') or ''} ({data['symbol']})" if data.get("symbol") else ""
    money = money_unit(str(data.get("currency") or ""), str(data.get("unit") or ""), words())
    when = words().day(str(data.get("as_of") or data.get("fetched_at") or ""))
    source = (
        t("table.source", source=in_words(str(data.get("source") or "")), date=when)
        if data.get("source")
        else ""
    )
    return [plain(part) for part in (company, money, source) if part.strip()]


def _found(name: str) -> str:
    """The columns of a search's results."""
    return t(f"table.{name}")


def _parsed(output: str | None) -> Any:
    if not output:
        return None
    try:
        return json.loads(output)
    except ValueError:
        return output
