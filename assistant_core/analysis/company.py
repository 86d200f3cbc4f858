"""A company's figures and its price, fetched side by side and brought onto one footing.

Price and statements may be in two currencies, and a listed share need not be one ordinary share (a
depositary receipt, a class of shares, a split since the last report). Both are found out here, once, so
that no ratio ever mixes them.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from assistant_core.analysis.common import completed
from assistant_core.analysis.sectors import MEASURES, NAMES, Kind, kind_of
from assistant_core.analysis.shares import Shares, count_shares
from assistant_core.analysis.tax import tax_notes
from assistant_core.errors import MarketDataError, NoSuchStatement, UnknownSymbol
from assistant_core.market import about, source
from assistant_core.market.company import Profile, Quote
from assistant_core.market.expectations import Earnings
from assistant_core.market.lines import FULL, FULL_BALANCE
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
    """What else is to be told of how it was found out."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of anything computed from the company has to know, each once."""
        said = (
            *self.fundamentals.notes,
            *self.prices.notes,
            *self._told_in_part(),
            *self.shares.notes,
            *tax_notes(self.latest_flows, self.fundamentals.years),
            *self.more_notes,
        )
        return tuple(dict.fromkeys(said))

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
    most = max(known.values(), default=0)
    newest = next((index for index in columns if known[index] * 2 >= most), None)
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
    kind, told_by = _kind(profile, fundamentals)
    unsaid = () if found.origin.sample else (*without_profile, *without_earnings)
    company = Company(
        fundamentals,
        prices,
        Shares(None, "", ordinary=False),
        rate,
        missing,
        kind=kind,
        earnings=earnings,
        more_notes=(*told_by, *_other_price(prices, quote), *unsaid),
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


def _kind(profile: Profile | None, fundamentals: Fundamentals) -> tuple[Kind, tuple[str, ...]]:
    """With a note of how it was told, where it changes what the company is measured by."""
    sector, industry = (profile.sector, profile.industry) if profile else (None, None)
    kind = kind_of(sector, industry, fundamentals.years)
    if kind == "operating":
        return kind, ()
    told_by = f"{sector}, {industry}" if sector and industry else sector or "the lines of its statements"
    return kind, (f"Taken for {NAMES[kind]}, by {told_by}: {MEASURES[kind]}.",)


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
