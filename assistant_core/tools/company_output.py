"""What the outputs of computed figures have in common: a price, a rate of exchange, lines of statements."""

from collections.abc import Iterable
from typing import Any

from assistant_core.analysis.company import Company
from assistant_core.market.lines import OF_VALUATION, measure
from assistant_core.market.model import ExchangeRate, Rows, Table
from assistant_core.tools.output import UNITS, largest_unit, origin_output, scaled


def heading(company: Company) -> dict[str, Any]:
    listing = company.fundamentals.listing
    return {
        "company": listing.name,
        "symbol": listing.symbol,
        "currency": company.fundamentals.currency,
    }


def foot(company: Company, more_notes: Iterable[str] = ()) -> dict[str, Any]:
    return {"notes": [*company.notes, *more_notes], **origin_output(company.fundamentals.origin)}


def price(company: Company) -> dict[str, Any]:
    return {
        "close": company.close,
        "date": company.prices.bars[-1].day.isoformat(),
        "currency": company.prices.currency,
    }


def market(company: Company, unit: str) -> dict[str, Any] | None:
    """What the company is worth at its exchange, in the currency of the price."""
    if company.market_cap is None:
        return None
    return {
        "currency": company.prices.currency,
        "unit": unit,
        "market_cap": in_unit(company.market_cap, unit),
        "date": company.prices.bars[-1].day.isoformat(),
    }


def rate(found: ExchangeRate) -> dict[str, Any]:
    return {
        "from": found.base,
        "to": found.quote,
        "rate": significant(found.rate),
        "date": found.day.isoformat(),
    }


def significant(value: float, digits: int = 6) -> float:
    return float(f"{value:.{digits}g}")


def unit_of(*tables: Table) -> str:
    """The largest unit in which every amount of money that ratios are computed from is a whole number."""
    return largest_unit(row for table in tables for row in _of_ratios(table, "money").values())


def in_unit(value: float | None, unit: str) -> float | None:
    """Computed amounts are rounded to a tenth of the unit."""
    if value is None:
        return None
    rounded = round(value / 10 ** UNITS[unit], 1)
    return int(rounded) if rounded.is_integer() else rounded


def lines_output(table: Table, unit: str) -> dict[str, Any]:
    """The lines that ratios are computed from, by what they count, each with one value for every period."""
    parts = {name: _of_ratios(table, name) for name in ("money", "per_share", "shares")}
    share_unit = largest_unit(parts["shares"].values())
    output = {
        "inputs": scaled(parts["money"], unit),
        "per_share": scaled(parts["per_share"], "ones"),
        "shares": {"unit": share_unit, **scaled(parts["shares"], share_unit)} if parts["shares"] else {},
    }
    return {key: value for key, value in output.items() if value}


def _of_ratios(table: Table, wanted: str) -> Rows:
    return {
        line: row
        for line, row in table.figures.items()
        if measure(line) == wanted and line not in OF_VALUATION
    }


def newest_output(table: Table, unit: str) -> dict[str, Any]:
    """As `lines_output`, with the newest value alone."""
    newest = Table(
        table.periods[:1], {line: row[:1] for line, row in table.figures.items() if row[0] is not None}
    )
    return {
        group: {line: row[0] if isinstance(row, list) else row for line, row in lines.items()}
        for group, lines in lines_output(newest, unit).items()
    }
