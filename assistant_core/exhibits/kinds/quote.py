"""What a listing costs now, and what it is worth as a whole."""

from assistant_core.exhibits.model import Cell, Column, Exhibit, Table, Words
from assistant_core.exhibits.reading import Output, begin, figure

RANK = 32

MONEY = ("price", "change", "previous_close", "open", "day_low", "day_high", "year_low", "year_high")
OTHERS = {
    "change_percent": "unit.percent",
    "volume": "",
    "average_volume": "",
    "market_cap": "currency",
    "shares_outstanding": "shares.ones",
}


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if figure(output.get("price")) is None or not {"previous_close", "time"} & set(output):
        return None
    currency = str(output.get("currency") or "")
    rows: list[tuple[Cell, ...]] = []
    units: list[str] = []
    for name, unit in {**dict.fromkeys(MONEY, "currency"), **OTHERS}.items():
        value = figure(output.get(name))
        if value is not None:
            rows.append((words.term(name), value))
            units.append(currency if unit == "currency" else words(unit) if unit else "")
    heading = (Column(words.term("figure")), Column(words.term("value"), "number"))
    table = Table(heading, tuple(rows), units=tuple(units), unit=currency)
    return begin(
        output, words("exhibit.quote"), words, currency, tables=(table,), facts=_dates(output, words)
    )


def _dates(output: Output, words: Words) -> tuple[tuple[str, str], ...]:
    coming = output.get("next_earnings") or {}
    estimated = f" ({words('quote.estimated')})" if coming.get("estimated") else ""
    dates = (
        ("time", words.moment(str(output.get("time") or ""), named=True)),
        ("not_traded_since", words.day(str(output.get("not_traded_since") or ""))),
        ("exchange", str(output.get("exchange") or "")),
        ("next_earnings", f"{words.day(str(coming['date']))}{estimated}" if coming.get("date") else ""),
        ("ex_dividend_date", words.day(str(output.get("ex_dividend_date") or ""))),
    )
    return tuple((words.term(name), value) for name, value in dates if value)
