"""What belongs to the holders of common shares: net income and equity without the part of preferred shares.

Only the larger companies report both lines; where there are no preferred shares, they are those of the whole.
"""

from dataclasses import replace

from assistant_core.market.model import Table

INCOME = "NetIncomeCommonStockholders"
EQUITY = "CommonStockEquity"
LESS_PREFERRED = {
    INCOME: ("NetIncome", "PreferredStockDividends"),
    EQUITY: ("StockholdersEquity", "PreferredStockEquity"),
}


def completed(table: Table) -> Table:
    """The table with both lines, computed where they are not reported and can be."""
    rows = {line: _row(table, line) for line in LESS_PREFERRED}
    known = {line: row for line, row in rows.items() if any(value is not None for value in row)}
    return replace(table, figures={**table.figures, **known})


def _row(table: Table, line: str) -> tuple[float | None, ...]:
    return tuple(_value(table, line, index) for index in range(len(table.periods)))


def _value(table: Table, line: str, index: int) -> float | None:
    reported = table.value(line, index)
    whole, preferred = (table.value(part, index) for part in LESS_PREFERRED[line])
    return reported if reported is not None or whole is None else whole - (preferred or 0)
