"""A company's figures and its price, fetched side by side and brought onto one footing.

Price and statements may be in two currencies, and a listed share need not be one ordinary share (a
depositary receipt, a class of shares, a split since the last report). Both are found out here, once, so
that no ratio ever mixes them.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant_core.analysis.common import completed
from assistant_core.analysis.sectors import Kind, kind_of
from assistant_core.analysis.shares import Shares, count_shares
from assistant_core.errors import MarketDataError, NoSuchStatement, UnknownSymbol
from assistant_core.market import about, source
from assistant_core.market.company import Profile, Quote
from assistant_core.market.expectations import Earnings
from assistant_core.market.model import ExchangeRate, Fundamentals, PriceHistory, Table

PRICES_DIFFER = 0.05
"""How far the last close may be from the price that the market value is of."""
Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Company:
    fundamentals: Fundamentals
    prices: PriceHistory
    shares: Shares
    rate: ExchangeRate | None
    """From the currency of the price to that of the statements, where these are two."""
    rate_missing: str = ""
    """Why nothing of the price can be held against the statements; empty when it can."""
    kind: Kind = "operating"
    earnings: Earnings | None = None
    """What analysts expect; None where the source has nothing."""
    more_notes: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be known before relying on its figures."""
        return (*self.fundamentals.notes, *self.prices.notes, *self.shares.notes, *self.more_notes)

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


def _twelve_months(table: Table) -> Table:
    newest = table.newest_year
    if newest is None:
        return Table()
    return table.since(newest) if newest else table


def fetch(symbol: str) -> Company:
    """Raises UnknownSymbol, NoSuchStatement (a fund, a coin) or another MarketDataError.

    Without the sector or the estimates, which add to the rest, it comes with a note.
    """
    with ThreadPoolExecutor(5, thread_name_prefix="company") as pool:
        statements = pool.submit(source.fundamentals, symbol)
        history = pool.submit(source.daily_prices, symbol)
        quoted = pool.submit(about.quote, symbol)
        profiled = pool.submit(_told, about.profile, symbol, "sector and industry")
        expected = pool.submit(_told, about.earnings, symbol, "estimates of analysts")
    found, prices, quote = statements.result(), history.result(), quoted.result()
    profile, without_profile = profiled.result()
    earnings, without_earnings = expected.result()
    fundamentals = replace(
        found,
        years=completed(found.years),
        trailing=completed(found.trailing),
        quarters=completed(found.quarters),
    )
    rate, missing = _rate(prices.currency, fundamentals.currency)
    unsaid = () if found.origin.sample else (*without_profile, *without_earnings)
    company = Company(
        fundamentals,
        prices,
        Shares(None, "", ordinary=False),
        rate,
        missing,
        kind=_kind(profile, fundamentals),
        earnings=earnings,
        more_notes=(*_other_price(prices, quote), *unsaid),
    )
    shares = count_shares(company.latest_flows, company.latest_balance, quote, prices.splits)
    return replace(company, shares=shares)


def _told(ask: Callable[[str], Known], symbol: str, what: str) -> tuple[Known | None, tuple[str, ...]]:
    """What the source tells beyond statements and prices, or why it could not."""
    try:
        return ask(symbol), ()
    except NoSuchStatement:
        return None, ()
    except MarketDataError as error:
        return None, (f"The {what} could not be had: {error}",)


def _kind(profile: Profile | None, fundamentals: Fundamentals) -> Kind:
    sector, industry = (profile.sector, profile.industry) if profile else (None, None)
    return kind_of(sector, industry, fundamentals.years)


def _other_price(prices: PriceHistory, quote: Quote) -> tuple[str, ...]:
    close = prices.bars[-1].close
    if abs(close / quote.price - 1) <= PRICES_DIFFER:
        return ()
    return (
        f"The last close is {prices.rounded(close)}, the source's market value is of a price of "
        f"{prices.rounded(quote.price)}. Multiples are of the close, with the shares of that market value.",
    )


def _rate(price: str | None, statements: str | None) -> tuple[ExchangeRate | None, str]:
    if not price or not statements:
        return None, "the source does not say which currency the price and the statements are in"
    if price == statements:
        return None, ""
    try:
        return source.exchange_rate(price, statements), ""
    except (NoSuchStatement, UnknownSymbol):
        return None, f"the price is in {price}, the statements are in {statements}, and no rate was found"
