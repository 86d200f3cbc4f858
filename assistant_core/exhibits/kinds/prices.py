"""Prices over time."""

from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.model import Exhibit, LineChart, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, figure, rows

RANK = 30


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if "columns" not in output or "close" not in output["columns"] or not output.get("rows"):
        return None
    names, bars = list(output["columns"]), rows(output)
    date, close = names.index("date"), names.index("close")
    points = [(str(bar[date]), value) for bar in bars if (value := figure(bar[close])) is not None]
    if not points:
        return None
    chart = LineChart(
        dates=tuple(day for day, _ in points),
        values=tuple(value for _, value in points),
        name=words.term("close"),
        unit=money_unit(str(output.get("currency") or ""), str(output.get("unit") or ""), words),
        timed=any(len(day) > 10 for day, _ in points),
    )
    kinds = dict.fromkeys(("open", "high", "low", "close"), "price") | {"volume": "number"}
    table = Table(columns(words, names, kinds), bars[::-1], folded=True)  # type: ignore[arg-type]
    return begin(output, words("exhibit.prices"), words, charts=(chart,), tables=(table,))
