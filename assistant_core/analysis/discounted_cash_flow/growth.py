"""How fast the free cash flow is assumed to grow: as given, as it grew, or as analysts expect of revenue."""

from dataclasses import dataclass

from assistant_core.errors import NoSuchStatement
from assistant_core.market.expectations import Earnings, Estimate
from assistant_core.market.model import Table

LIMITS = (-10.0, 15.0)
"""Percent a year: growth that nobody stated is not carried on beyond these."""


@dataclass(frozen=True, slots=True)
class Growth:
    """`rate` in percent a year; `basis` says where it comes from."""

    rate: float
    basis: str


def given(rate: float) -> Growth:
    return Growth(rate, "as given")


def past(annual: Table) -> Growth:
    """From the oldest to the newest free cash flow of a fiscal year."""
    known = [
        (period, cash)
        for index, period in enumerate(annual.periods)
        if annual.is_year(index) and (cash := annual.value("FreeCashFlow", index)) is not None
    ]
    if len(known) < 2 or known[-1][1] <= 0 or known[0][1] <= 0:
        return Growth(0.0, "none assumed: the past free cash flow has no growth that could be read off")
    (last_day, last), (first_day, first) = known[0], known[-1]
    years = max(round((last_day - first_day).days / 365.25), 1)
    found = ((last / first) ** (1 / years) - 1) * 100
    return _limited(found, f"compound growth of free cash flow, {first_day} to {last_day}, years: {years}")


def expected(earnings: Earnings) -> Growth:
    """What analysts expect of revenue, from last year's to next year's, or to this year's.

    Raises NoSuchStatement where they expect nothing.
    """
    for estimate in sorted(earnings.estimates, key=_later):
        start, years = _start(estimate, earnings)
        end, count = estimate.revenue.average, estimate.revenue.analysts
        if start and end and count and start > 0 and end > 0:
            found = ((end / start) ** (1 / years) - 1) * 100
            told = (
                f"{count} analysts' revenue estimates for the fiscal year to {estimate.end}, years: {years}"
            )
            return _limited(found, told)
    raise NoSuchStatement(
        f"There are no revenue estimates of analysts for {earnings.listing.name}. Give growth_percent, or "
        "take the growth from history."
    )


def _later(estimate: Estimate) -> int:
    return 0 if estimate.period == "next_year" else 1


def _start(estimate: Estimate, earnings: Earnings) -> tuple[float | None, int]:
    """The last reported yearly revenue, and how many years before the estimated one that was."""
    current = next((one for one in earnings.estimates if one.period == "current_year"), None)
    if current is None or estimate.period not in ("current_year", "next_year"):
        return None, 1
    return current.revenue.year_ago, 2 if estimate.period == "next_year" else 1


def _limited(found: float, basis: str) -> Growth:
    low, high = LIMITS
    rate = round(min(max(found, low), high), 2)
    return Growth(rate, basis if low <= found <= high else f"{basis} ({found:.1f} %), limited to {rate:g} %")
