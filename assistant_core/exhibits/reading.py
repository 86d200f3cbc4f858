"""What the outputs of all tools have in common."""

from typing import Any

from assistant_core.exhibits.figures import UNITS, money_unit
from assistant_core.exhibits.model import Cell, Exhibit, Words

Output = dict[str, Any]
BASES = ("consolidated", "separate")
USUAL_MONTHS = {"annual": 12, "quarterly": 3, "trailing": 12}


def begin(
    output: Output,
    title: str,
    words: Words,
    unit: str | None = None,
    more_notes: tuple[str, ...] = (),
    **parts: Any,
) -> Exhibit:
    """An exhibit with everything that an output says about itself; `parts` are its tables and charts."""
    company, symbol = str(output.get("company") or ""), str(output.get("symbol") or "")
    currency = str(output.get("currency") or "")
    if unit is None:
        unit = money_unit(currency, str(output.get("unit") or ""), words)
    source = words.said(str(output.get("source") or ""))
    fetched = str(output.get("fetched_at") or "")
    as_of = str(output.get("as_of") or "")
    sample = output.get("sample_data") is True
    basis = str(output.get("basis") or "")
    basis = words(f"basis.{basis}") if basis in BASES else ""
    facts = (
        ("company", company),
        ("symbol", symbol),
        ("basis", basis),
        ("unit", unit),
        ("source", source),
        ("as_of", as_of),
        ("fetched_at", fetched),
        ("sample_data", words("sample") if sample else ""),
    )
    return Exhibit(
        title=title,
        subject=f"{company} ({symbol})" if company and symbol else company or symbol,
        unit=unit,
        source=", ".join(part for part in (source, words.day(as_of or fetched)) if part),
        symbol=symbol,
        notes=(*(words.said(str(note)) for note in output.get("notes") or ()), *more_notes),
        provenance=tuple((words(f"provenance.{name}"), value) for name, value in facts if value),
        sample=sample,
        basis=basis,
        **parts,
    )


def period_headings(output: Output, words: Words) -> tuple[str, ...]:
    """The end of each period; where it has not the usual months, how many it has."""
    ends = [str(period) for period in output["periods"]]
    usual = USUAL_MONTHS.get(str(output.get("frequency")), 12)
    months = output.get("months")
    if not isinstance(months, list) or len(months) != len(ends):
        return tuple(ends)
    return tuple(
        end if length == usual else _heading(end, length, words)
        for end, length in zip(ends, months, strict=True)
    )


def _heading(end: str, months: Any, words: Words) -> str:
    if months is None:
        return words("period.of_unknown_length", date=end)
    return words("period.of_one_month" if months == 1 else "period.of_months", months=months, date=end)


def figure(value: Any) -> float | int | None:
    """A figure, or None for what is none. A truth value is no figure."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def cell(value: Any) -> Cell:
    known = figure(value)
    return known if known is not None or value is None else str(value)


def rows(block: Output) -> tuple[tuple[Cell, ...], ...]:
    """The rows of `{"columns": […], "rows": […]}`, each as long as the columns."""
    width = len(block["columns"])
    found = tuple(tuple(cell(value) for value in row) for row in block["rows"])
    if any(len(row) != width for row in found):
        raise ValueError("A row is not as long as the columns.")
    return found


def whole(values: Any, unit: str) -> tuple[float | None, ...]:
    """Figures in `unit` as whole units of the currency."""
    size = UNITS[unit]
    return tuple(None if figure(value) is None else value * size for value in values)
