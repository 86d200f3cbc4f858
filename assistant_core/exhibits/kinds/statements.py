"""Income statements, balance sheets and cash flow statements."""

from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.model import BarChart, Cell, Column, Exhibit, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell, period_headings, whole

RANK = 40

CHARTED = {
    "income_statement": ("TotalRevenue", "NetIncome"),
    "balance_sheet": ("TotalAssets", "StockholdersEquity", "TotalDebt"),
    "cash_flow": ("OperatingCashFlow", "FreeCashFlow"),
}


def exhibit(output: Output, words: Words) -> Exhibit | None:
    kind = output.get("statement")
    if kind not in CHARTED or not output.get("periods"):
        return None
    title = words(f"exhibit.{kind}")
    frequency = output.get("frequency")
    if frequency in ("quarterly", "trailing"):
        title = f"{title} ({words(f'frequency.{frequency}')})"
    chart = _chart(output, CHARTED[kind], words)
    return begin(output, title, words, charts=(chart,) if chart else (), tables=(_table(output, words),))


def _chart(output: Output, lines: tuple[str, ...], words: Words) -> BarChart | None:
    """Of two lines that say the same, as for a company without capital expenditure, one is enough."""
    there = {line: output["lines"][line] for line in lines if line in output.get("lines", {})}
    if not there:
        return None
    series = {words.term(line): whole(figures, output["unit"])[::-1] for line, figures in there.items()}
    labels = period_headings(output, words)[::-1]
    return BarChart(labels, series, str(output.get("currency") or ""))


def _table(output: Output, words: Words) -> Table:
    """Lines × periods. Lines that are not amounts in the statement's unit name their own."""
    currency = str(output.get("currency") or "")
    unit = money_unit(currency, str(output.get("unit") or ""), words)
    shares = dict(output.get("shares") or {})
    share_unit = words(f"shares.{shares.pop('unit', 'ones')}")
    sections = (
        (output.get("lines"), unit),
        (output.get("per_share"), money_unit(currency, "per share", words)),
        (shares, share_unit),
        (output.get("ratios"), words("unit.ratio")),
    )
    rows: list[tuple[Cell, ...]] = []
    units: list[str] = []
    for lines, of in sections:
        for line, figures in (lines or {}).items():
            rows.append((words.term(line), *(cell(value) for value in figures)))
            units.append(of)
    periods = (Column(heading, "number") for heading in period_headings(output, words))
    return Table((Column(words.term("line")), *periods), tuple(rows), units=tuple(units), unit=unit)
