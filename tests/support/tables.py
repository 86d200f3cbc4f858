"""Companies made of a few figures, for what is computed from them."""

from datetime import UTC, date, datetime

from assistant_core.analysis.common import completed
from assistant_core.analysis.company import Company
from assistant_core.analysis.shares import Shares
from assistant_core.market.model import Bar, ExchangeRate, Fundamentals, Listing, Origin, PriceHistory, Table
from assistant_core.market.periods import first_day

ORIGIN = Origin("somewhere", datetime(2026, 11, 20, tzinfo=UTC))
LISTING = Listing("ACME", "Acme Corporation", "NasdaqGS", "equity")


def table(*years, **lines):
    """Lines newest first, for fiscal years that end with these calendar years."""
    return months(12, *(date(year, 12, 31) for year in years), **lines)


def months(length, *ends, **lines):
    """Lines newest first, for periods of so many months that end on these days."""
    rows = {name: tuple(row) for name, row in lines.items()}
    return Table(ends, rows, tuple(first_day(end, length) for end in ends))


def company(
    years,
    close=100.0,
    currency="USD",
    reports_in="USD",
    rate=None,
    shares=None,
    ordinary=True,
    trailing=None,
    quarters=None,
):
    tables = (completed(one or Table()) for one in (years, trailing, quarters))
    fundamentals = Fundamentals(LISTING, reports_in, *tables, ORIGIN)
    prices = PriceHistory(LISTING, currency, (Bar(date(2026, 11, 19), close),), ORIGIN)
    missing = "" if currency == reports_in or rate else f"no rate from {currency} to {reports_in}"
    found = rate and ExchangeRate(currency, reports_in, rate, date(2026, 11, 19), ORIGIN)
    if shares is None:
        shares = years.value("OrdinarySharesNumber")
    return Company(fundamentals, prices, Shares(shares, "counted", ordinary), found, missing)
