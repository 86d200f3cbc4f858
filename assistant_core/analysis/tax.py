"""Whether taxes make the earnings of a year untypical, as a one-time charge or a release of reserves does."""

from collections.abc import Iterator
from statistics import median

from assistant_core.market.model import Table

FAR = 0.10
"""From the usual rate, as a share of the profit before tax."""
HIGHEST = 0.5


def tax_notes(flows: Table, years: Table) -> tuple[str, ...]:
    """`flows` are the newest twelve months."""
    if not flows.periods or (rate := _rate(flows, 0)) is None:
        return ()
    end = flows.periods[0]
    others = list(_others(years, flows))
    usual = median(others) if len(others) > 1 else None
    if usual is not None and abs(rate - usual) > FAR:
        return (
            f"Taxes were {rate * 100:.1f} % of the profit before tax in the twelve months to {end}, "
            f"{usual * 100:.1f} % in the median of the other years: net income and what is made of it are "
            "not typical.",
        )
    if not 0 <= rate <= HIGHEST:
        return (
            f"Taxes were {rate * 100:.1f} % of the profit before tax in the twelve months to {end}: net "
            "income and what is made of it are not typical.",
        )
    return ()


def _others(years: Table, flows: Table) -> Iterator[float]:
    for index, end in enumerate(years.periods):
        if end != flows.periods[0] and years.is_year(index) and (rate := _rate(years, index)) is not None:
            yield rate


def _rate(table: Table, index: int) -> float | None:
    """None of a loss before tax."""
    tax, profit = table.value("TaxProvision", index), table.value("PretaxIncome", index)
    return None if tax is None or profit is None or profit <= 0 else tax / profit
