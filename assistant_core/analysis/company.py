"""A company's figures and its price, fetched side by side and brought onto one footing.

Price and statements may be in two currencies, and a listed share need not be one ordinary share (a
depositary receipt, a class of shares, a split since the last report). Both are found out here, once, so
that no ratio ever mixes them.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from assistant_core.errors import NoSuchStatement, UnknownSymbol
from assistant_core.market import about, source
from assistant_core.market.company import Quote
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
    def latest_flows(self) -> Table:
        """The newest twelve months first: the last ones where they end later than the last fiscal year, else
        that year. Shorter and longer periods are left out; empty where there are no twelve months.
        """
        years, trailing = (
            _twelve_months(table) for table in (self.fundamentals.years, self.fundamentals.trailing)
        )
        return trailing if trailing.periods[:1] > years.periods[:1] else years

    @property
    def latest_balance(self) -> Table:
        years, quarters = self.fundamentals.years, self.fundamentals.quarters
        return quarters if quarters.periods[:1] > years.periods[:1] else years

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of anything computed from the company has to know."""
        return (*self.fundamentals.notes, *self.prices.notes)


def _twelve_months(table: Table) -> Table:
    newest = table.newest_year
    if newest is None:
        return Table()
    return table.since(newest) if newest else table


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
