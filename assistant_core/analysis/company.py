"""A company's figures and its price, fetched side by side and brought onto one footing.

Price and statements may be in two currencies, and a listed share need not be one ordinary share (a
depositary receipt, a class of shares, a split since the last report). Both are found out here, once, so
that no ratio ever mixes them.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from assistant_core.errors import NoSuchStatement, UnknownSymbol
from assistant_core.market import about, source
from assistant_core.market.company import Quote
from assistant_core.market.lines import FULL, FULL_BALANCE
from assistant_core.market.model import ExchangeRate, Fundamentals, PriceHistory, Table

SHARES_TOLERANCE = 0.12
"""How far the counted shares may be from those that the source's market value stands for."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many listed shares the whole company is. `count` is None where that is not known."""

    count: float | None
    formula: str
    ordinary: bool
    """Whether a listed share is an ordinary share, so that a price can be held against a figure per share."""


@dataclass(frozen=True, slots=True)
class Company:
    fundamentals: Fundamentals
    prices: PriceHistory
    shares: Shares
    rate: ExchangeRate | None
    """From the currency of the price to that of the statements, where these are two."""
    rate_missing: str = ""
    """Why nothing of the price can be held against the statements; empty when it can."""

    @property
    def close(self) -> float:
        """As it is shown, so that whoever computes from it comes to the same."""
        return self.prices.rounded(self.prices.bars[-1].close)

    @property
    def factor(self) -> float | None:
        """What the price is multiplied with to be in the statements' currency."""
        if self.rate_missing:
            return None
        return self.rate.rate if self.rate else 1.0

    @property
    def market_cap(self) -> float | None:
        """In the currency of the price."""
        return self.shares.count * self.close if self.shares.count else None

    @property
    def last_year(self) -> Table:
        """The fiscal years, the newest one of twelve months first; empty where there is none."""
        years = self.fundamentals.years
        return _since_told(years, _twelve_months(years), FULL)

    @property
    def latest_flows(self) -> Table:
        """The newest twelve months first: the last ones where they end later than the last fiscal year, else
        that year. Shorter and longer periods are left out, and newer ones that are told in part only; empty
        where there are no twelve months.
        """
        trailing = self.fundamentals.trailing
        return _newer(self.last_year, trailing, _twelve_months(trailing), FULL)

    @property
    def latest_balance(self) -> Table:
        """The newest balance sheet first; a newer one that is told in part only is left out."""
        years, quarters = self.fundamentals.years, self.fundamentals.quarters
        last = _since_told(years, range(len(years.periods)), FULL_BALANCE)
        return _newer(last, quarters, range(len(quarters.periods)), FULL_BALANCE)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of anything computed from the company has to know."""
        return (*self.fundamentals.notes, *self.prices.notes, *self._told_in_part())

    def _told_in_part(self) -> Iterator[str]:
        years, last = self.fundamentals.years, self.last_year
        newest = years.newest_year
        if newest is not None and years.periods[newest] > last.periods[0]:
            yield (
                f"Only a part of the fiscal year to {years.periods[newest]} is known yet; that to "
                f"{last.periods[0]} counts as the last one."
            )
        trailing, flows = self.fundamentals.trailing, self.latest_flows
        if flows.periods and trailing.periods[:1] > flows.periods[:1]:
            yield (
                f"Only a part of the twelve months to {trailing.periods[0]} is known yet; those to "
                f"{flows.periods[0]} are used."
            )
        quarters, balance = self.fundamentals.quarters, self.latest_balance
        if balance.periods and quarters.periods[:1] > balance.periods[:1]:
            yield (
                f"Only a part of the balance sheet of {quarters.periods[0]} is known yet; that of "
                f"{balance.periods[0]} is used."
            )


def _twelve_months(table: Table) -> Sequence[int]:
    return [index for index in range(len(table.periods)) if table.is_year(index)]


def _known(table: Table, index: int, lines: Sequence[str]) -> int:
    return sum(table.value(line, index) is not None for line in lines)


def _since_told(years: Table, columns: Sequence[int], lines: Sequence[str]) -> Table:
    """From the newest of the columns that has half as many of the lines as any; empty without columns."""
    known = {index: _known(years, index, lines) for index in columns}
    newest = next((index for index in columns if known[index] * 2 >= max(known.values())), None)
    return Table() if newest is None else years.since(newest) if newest else years


def _newer(years: Table, table: Table, columns: Sequence[int], lines: Sequence[str]) -> Table:
    """From the newest column with as many of the lines as any and as the last year have; else the years."""
    last = years.periods[0] if years.periods else date.min
    later = [index for index in columns if table.periods[index] > last]
    best = max(later, key=lambda index: _known(table, index, lines), default=None)
    if best is None or _known(table, best, lines) < _known(years, 0, lines):
        return years
    return table.since(best)


def fetch(symbol: str) -> Company:
    """Raises UnknownSymbol, NoSuchStatement (a fund, a coin) or another MarketDataError."""
    with ThreadPoolExecutor(3, thread_name_prefix="company") as pool:
        statements = pool.submit(source.fundamentals, symbol)
        history = pool.submit(source.daily_prices, symbol)
        quoted = pool.submit(about.quote, symbol)
    fundamentals, prices, quote = statements.result(), history.result(), quoted.result()
    rate, missing = _rate(prices.currency, fundamentals.currency)
    company = Company(fundamentals, prices, Shares(None, "", ordinary=False), rate, missing)
    return Company(fundamentals, prices, _shares(company, quote), rate, missing)


def _rate(price: str | None, statements: str | None) -> tuple[ExchangeRate | None, str]:
    if not price or not statements:
        return None, "the source does not say which currency the price and the statements are in"
    if price == statements:
        return None, ""
    try:
        return source.exchange_rate(price, statements), ""
    except (NoSuchStatement, UnknownSymbol):
        return None, f"the price is in {price}, the statements are in {statements}, and no rate was found"


def _shares(company: Company, quote: Quote) -> Shares:
    counted = company.latest_balance.value("OrdinarySharesNumber")
    worth = quote.market_cap / quote.price if quote.market_cap and quote.price else None
    if worth is None:
        formula = "OrdinarySharesNumber, not confirmed by a market value of the source's own"
        return Shares(counted, formula, ordinary=counted is not None)
    if counted is not None and abs(counted / worth - 1) <= SHARES_TOLERANCE:
        return Shares(counted, "OrdinarySharesNumber", ordinary=True)
    return Shares(worth, "the source's market value / its price", ordinary=False)
