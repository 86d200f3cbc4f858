"""Figures as a person reads them: grouped, and in the largest scale that suits them."""

from collections.abc import Iterable

from assistant_core.exhibits.model import Cell, Column, Kind, Table, Words

SCALES = {
    "en": (("trillions", 1e12), ("billions", 1e9), ("millions", 1e6), ("thousands", 1e3)),
    "ko": (("trillions", 1e12), ("hundred_millions", 1e8), ("ten_thousands", 1e4)),
}
WIDEST = 7
"""Columns of a table that fit on paper."""
UNITS = {"millions": 1e6, "thousands": 1e3, "ones": 1.0}


def grouped(value: float, decimals: int | None = None) -> str:
    """`391035` → `391,035`; all decimals are kept unless their number is given."""
    if decimals is not None:
        return f"{value:,.{decimals}f}"
    if float(value).is_integer():
        return f"{value:,.0f}"
    whole, _, rest = f"{abs(value):.10f}".rstrip("0").partition(".")
    return f"{'-' if value < 0 else ''}{int(whole):,}.{rest}"


def written(cell: Cell, kind: Kind = "number") -> str:
    """A cell as text; a missing figure is an en dash."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    if kind == "price":
        round_price = abs(cell) < 1 or (abs(cell) >= 1000 and float(cell).is_integer())
        return grouped(cell) if round_price else grouped(cell, 2)
    return grouped(cell) + {"percent": "%", "times": "×"}.get(kind, "")


def upright(table: Table) -> Table:
    """A table too wide for paper, turned: what were columns are rows, with figures already as text."""
    if len(table.columns) <= WIDEST or len(table.rows) >= len(table.columns):
        return table
    first, *others = table.columns
    rows = table.labelled()
    return Table(
        columns=(Column(first.heading), *(Column(str(row[0]), "number") for row in rows)),
        rows=tuple(
            (column.heading, *(written(row[place], column.kind) for row in rows))
            for place, column in enumerate(others, 1)
        ),
        name=table.name,
        folded=table.folded,
    )


def scale(values: Iterable[float | None], language: str) -> tuple[str, float]:
    """The name and size of the largest scale in which the greatest value is 1 or more."""
    greatest = max((abs(value) for value in values if value is not None), default=0.0)
    fitting = (step for step in SCALES[language] if greatest >= step[1])
    return next(fitting, ("ones", 1.0))


def compact(value: float, words: Words) -> str:
    """`3995000000000` → `3.995 trillion`, in Korean `3.995조`."""
    name, size = scale([value], words.language)
    digits = f"{value / size:,.4g}" if abs(value / size) < 1000 else grouped(round(value / size))
    return words(f"compact.{name}", figure=digits)


def money_unit(currency: str, unit: str, words: Words) -> str:
    """`USD, millions`. A unit that names its currency already, like `USD per share`, says it once."""
    if unit in UNITS:
        unit = words(f"unit.{unit}") if unit != "ones" else ""
    elif unit.removeprefix(currency).strip() in ("per share", "per unit"):
        per = "share" if unit.endswith("share") else "unit"
        return words(f"unit.per_{per}", currency=currency or words("unit.unknown_currency"))
    if currency and currency in unit:
        return unit
    return ", ".join(part for part in (currency, unit) if part)
