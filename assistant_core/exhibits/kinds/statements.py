"""Income statements, balance sheets and cash flow statements."""

from assistant_core.exhibits.figures import money_unit
from assistant_core.exhibits.filed import filed_row, references
from assistant_core.exhibits.model import BarChart, Cell, Column, Exhibit, Filed, Table, Words
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
    charts, tables = (chart,) if chart else (), (_table(output, words),)
    return begin(output, title, words, charts=charts, tables=tables, references=references(output, words))


def _chart(output: Output, lines: tuple[str, ...], words: Words) -> BarChart | None:
    """Of two lines that say the same, as for a company without capital expenditure, one is enough."""
    there = {line: output["lines"][line] for line in lines if line in output.get("lines", {})}
    if not there:
        return None
    series = {words.term(line): whole(figures, output["unit"])[::-1] for line, figures in there.items()}
    labels = period_headings(output, words)[::-1]
    filed = {
        words.term(line): filed_row(output, line, figures, output["unit"], words)[::-1]
        for line, figures in (there.items() if "sources" in output else ())
    }
    return BarChart(labels, series, str(output.get("currency") or ""), filed)


def _table(output: Output, words: Words) -> Table:
    """Lines × periods. Lines that are not amounts in the statement's unit name their own."""
    currency = str(output.get("currency") or "")
    unit = money_unit(currency, str(output.get("unit") or ""), words)
    shares = dict(output.get("shares") or {})
    shares_in = str(shares.pop("unit", "ones"))
    sections = (
        (output.get("lines"), unit, str(output.get("unit"))),
        (output.get("per_share"), money_unit(currency, "per share", words), "ones"),
        (shares, words(f"shares.{shares_in}"), shares_in),
        (output.get("ratios"), words("unit.ratio"), "ones"),
    )
    rows: list[tuple[Cell, ...]] = []
    units: list[str] = []
    filed: list[tuple[Filed | None, ...]] = []
    for lines, of, size in sections:
        for line, figures in (lines or {}).items():
            rows.append((words.term(line), *(cell(value) for value in figures)))
            units.append(of)
            if "sources" in output:
                filed.append(filed_row(output, line, figures, size, words))
    periods = (Column(heading, "number") for heading in period_headings(output, words))
    columns = (Column(words.term("line")), *periods)
    stand = tuple(filed) if any(any(row) for row in filed) else ()
    return Table(columns, tuple(rows), units=tuple(units), unit=unit, filed=stand)
