"""Companies side by side: the same lines and ratios of each one's last fiscal year, and its price.

Amounts stay in each company's own currencies, of its statements and of its price, unless one is asked for;
then every amount is converted at the last close of the rate, also where it is a year old. A company that
cannot be had does not stop the others.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

from assistant_core.analysis import company as companies
from assistant_core.analysis.company import Company
from assistant_core.analysis.forward import forward_multiples
from assistant_core.analysis.multiples import Multiple, multiples
from assistant_core.analysis.ratios import Ratio, ratios
from assistant_core.errors import MarketDataError
from assistant_core.market import source
from assistant_core.market.model import ExchangeRate

LINES = (
    "TotalRevenue",
    "GrossProfit",
    "OperatingIncome",
    "NetIncome",
    "OperatingCashFlow",
    "FreeCashFlow",
    "TotalAssets",
    "StockholdersEquity",
    "TotalDebt",
    "CashCashEquivalentsAndShortTermInvestments",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One company. Its amounts are multiplied with `statements_rate` and its price with `price_rate`."""

    company: Company
    statements_rate: ExchangeRate | None
    price_rate: ExchangeRate | None
    ratios: dict[str, Ratio]
    multiples: dict[str, Multiple]

    def amount(self, line: str) -> float | None:
        return _converted(self.company.last_year.value(line), self.statements_rate)

    @property
    def currency(self) -> str | None:
        """Of the amounts of its statements."""
        return self.statements_rate.quote if self.statements_rate else self.company.fundamentals.currency

    @property
    def price_currency(self) -> str | None:
        return self.price_rate.quote if self.price_rate else self.company.prices.currency

    def value(self, name: str) -> float | None:
        """A ratio of its last fiscal year, or a multiple at its last price."""
        if name in self.ratios:
            return next(iter(self.ratios[name].values), None)
        return self.multiples[name].value if name in self.multiples else None

    def market_cap(self) -> float | None:
        return _converted(self.company.market_cap, self.price_rate)

    def close(self) -> float | None:
        return _converted(self.company.close, self.price_rate)


@dataclass(frozen=True, slots=True)
class Comparison:
    columns: tuple[Column, ...]
    currency: str | None
    """The one currency of all amounts; None while each company has its own."""
    failures: dict[str, MarketDataError]

    def peer_median(self, name: str) -> float | None:
        """The median ratio or multiple of all but the first company; None of less than two values."""
        peers = [column.value(name) for column in self.columns[1:]]
        known = [value for value in peers if value is not None]
        return round(median(known), 2) if len(known) > 1 else None


def compare(symbols: Sequence[str], currency: str | None) -> Comparison:
    """Raises the first company's error when none can be had, and that of an exchange rate."""
    with ThreadPoolExecutor(len(symbols), thread_name_prefix="compare") as pool:
        outcomes = list(pool.map(_company, symbols))
    found = [outcome for outcome in outcomes if isinstance(outcome, Company)]
    failed = {
        symbol: outcome
        for symbol, outcome in zip(symbols, outcomes, strict=True)
        if isinstance(outcome, MarketDataError)
    }
    if not found:
        raise failed[symbols[0]]
    columns = tuple(_column(company, currency) for company in found)
    own = {company.fundamentals.currency for company in found} | {
        company.prices.currency for company in found
    }
    shared = own.pop() if len(own) == 1 else None
    return Comparison(columns, currency or shared, failed)


def _company(symbol: str) -> Company | MarketDataError:
    try:
        return companies.fetch(symbol)
    except MarketDataError as error:
        return error


def _column(company: Company, currency: str | None) -> Column:
    its = company.fundamentals
    return Column(
        company=company,
        statements_rate=_rate(company.fundamentals.currency, currency),
        price_rate=_rate(company.prices.currency, currency),
        ratios=ratios(company.last_year, its.trailing, its.quarters, kind=company.kind),
        multiples=multiples(company) | forward_multiples(company),
    )


def _rate(own: str | None, wanted: str | None) -> ExchangeRate | None:
    if wanted is None or own is None or own == wanted:
        return None
    return source.exchange_rate(own, wanted)


def _converted(value: float | None, rate: ExchangeRate | None) -> float | None:
    return value if value is None or rate is None else value * rate.rate
