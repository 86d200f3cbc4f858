"""What the price was in terms of the statements at the end of each fiscal year.

Prices come adjusted for splits up to today. Share counts of past years are brought onto today's listed
shares: by what lies between those and the newest count, and by every split between two years that the counts
show. Where they cannot be, a year has no multiples rather than wrong ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import prod
from statistics import median

from assistant_core.analysis.company import Company
from assistant_core.analysis.multiples import MULTIPLES, OF_REITS, Priced
from assistant_core.analysis.ratios import Missing, Unit, Year, shown
from assistant_core.market import about
from assistant_core.market.lines import SPLIT
from assistant_core.market.model import Bar, PriceHistory, Split
from assistant_core.market.span import Span

COUNTED = "OrdinarySharesNumber"
MOST_DAYS = 10
"""From the end of a fiscal year to the next close."""
FITS = 0.10
"""How far the change of a share count may be from a split: shares are bought back and issued, too."""
FOR_A_MEDIAN = 3


@dataclass(frozen=True, slots=True)
class PastMultiples:
    """One value for each of `periods`, newest first. Closes are adjusted for the splits up to today."""

    periods: tuple[date, ...]
    days: tuple[date, ...]
    """Of the closes: the first at or after the end of each fiscal year."""
    closes: tuple[float, ...]
    currency: str | None
    values: dict[str, tuple[Unit, tuple[float | None, ...]]]

    def median(self, name: str) -> float | None:
        known = [value for value in self.values[name][1] if value is not None]
        return round(median(known), 2) if len(known) >= FOR_A_MEDIAN else None


def past_multiples(company: Company) -> PastMultiples:
    """Raises Missing where there are none, or the MarketDataError of the prices."""
    years = company.fundamentals.years
    if company.shares.count is None or company.shares.per_counted is None:
        raise Missing("it is not known how many listed shares the company was in past years")
    ends = [end for index, end in enumerate(years.periods) if years.is_year(index)]
    if not ends:
        raise Missing("there are no fiscal years of twelve months")
    span = Span("1d", None, ends[-1], about.today())
    symbol = company.fundamentals.listing.symbol
    prices = about.price_history(symbol, span)
    rates = _rates(company, span)
    found = list(_years(company, prices, rates))
    if not found:
        raise Missing("no price at the end of a fiscal year is known")
    names = [name for name in MULTIPLES if company.kind == "reit" or name not in OF_REITS]
    rows = {name: tuple(_value(name, priced) for _, _, priced in found) for name in names}
    return PastMultiples(
        tuple(end for end, _, _ in found),
        tuple(bar.day for _, bar, _ in found),
        tuple(prices.rounded(bar.close) for _, bar, _ in found),
        prices.currency,
        {
            name: (MULTIPLES[name][0], row)
            for name, row in rows.items()
            if any(value is not None for value in row)
        },
    )


def _years(
    company: Company, prices: PriceHistory, rates: PriceHistory | None
) -> Iterator[tuple[date, Bar, Priced]]:
    """Each fiscal year whose price and shares are known, newest first."""
    years, factors = company.fundamentals.years, _split_factors(company, prices.splits)
    for index, end in enumerate(years.periods):
        bar, rate = _at(prices, end), 1.0 if rates is None else _close(rates, end)
        counted, factor = years.value(COUNTED, index), factors[end]
        if not years.is_year(index) or bar is None or rate is None or not counted or factor is None:
            continue
        listed = counted * factor * (company.shares.per_counted or 0)
        ordinary = company.shares.ordinary and factor == 1
        year = Year(years, index)
        yield (
            end,
            bar,
            Priced(year, year, bar.close * rate, bar.close * rate * listed, ordinary, company.kind),
        )


def _split_factors(company: Company, splits: Sequence[Split]) -> dict[date, float | None]:
    """What the share count at the end of each year is multiplied with to be in shares of the newest count.

    A known split between two counts is taken where they show it: many are restated. A count that changed by
    as much without a known split says nothing of the years before it, which have None.
    """
    counts = [
        (end, table.value(COUNTED, index))
        for table in (company.latest_balance, company.fundamentals.years)
        for index, end in enumerate(table.periods)
    ]
    factors: dict[date, float | None] = {}
    factor: float | None = 1.0
    newer: tuple[date, float] | None = None
    for end, count in sorted(dict(counts).items(), reverse=True):
        if count and newer and factor is not None:
            factor = _carried(factor, newer[1] / count, [s for s in splits if end < s.day <= newer[0]])
        factors[end] = factor
        newer = (end, count) if count else newer
    return factors


def _carried(factor: float, change: float, splits: list[Split]) -> float | None:
    """The factor one count further back, from which the newer count `change`d."""
    known = prod(split.factor or 1.0 for split in splits)
    if known != 1 and abs(change / known - 1) <= FITS:
        return factor * known
    return factor if 1 / SPLIT < change < SPLIT else None


def _rates(company: Company, span: Span) -> PriceHistory | None:
    """From the currency of the price to that of the statements; None where they are one."""
    base, quote = company.prices.currency, company.fundamentals.currency
    if company.rate_missing:
        raise Missing(company.rate_missing)
    return None if base == quote else about.price_history(f"{base}{quote}=X", span)


def _at(prices: PriceHistory, end: date) -> Bar | None:
    last = end + timedelta(MOST_DAYS)
    return next((bar for bar in prices.bars if end <= bar.day <= last), None)


def _close(prices: PriceHistory, end: date) -> float | None:
    bar = _at(prices, end)
    return bar.close if bar else None


def _value(name: str, priced: Priced) -> float | None:
    unit, _, compute = MULTIPLES[name]
    try:
        return shown(compute(priced), unit)
    except Missing:
        return None
