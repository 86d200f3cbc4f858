"""What a company is worth if its free cash flow grows and is discounted as assumed.

Free cash flow grows at one rate for some years, then for ever at the terminal rate (Gordon). The present
value of all of it is the enterprise value; less net debt it is the owners'. Free cash flow is after interest
here, as reported, so that subtracting debt is on the cautious side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.company import Company
from assistant_core.analysis.ratios import Missing, Year, claims_before_owners
from assistant_core.errors import InvalidArguments, NoSuchStatement
from assistant_core.market.model import Table

GROWTH_LIMITS = (-10.0, 15.0)
"""Percent a year: growth that is only read off the past is not carried on beyond these."""
STEPS_OF_DISCOUNT = (-2.0, -1.0, 0.0, 1.0, 2.0)
STEPS_OF_GROWTH = (-1.0, -0.5, 0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Rates in percent a year; the base is in whole units of the statements' currency."""

    discount_rate: float
    terminal_growth: float
    growth: float
    growth_basis: str
    years: int
    base: float
    base_period: date
    base_basis: str


@dataclass(frozen=True, slots=True)
class ProjectedYear:
    year: int
    free_cash_flow: float
    discount_factor: float
    present_value: float


@dataclass(frozen=True, slots=True)
class Valuation:
    """Amounts in whole units of the statements' currency; the value of a share in that of its price."""

    company: Company
    assumptions: Assumptions
    projection: tuple[ProjectedYear, ...]
    terminal_value: float
    present_value_of_terminal_value: float
    enterprise_value: float
    net_debt: float
    net_debt_period: date
    equity_value: float
    shares: float
    value_per_share: float
    discount_rates: tuple[float, ...]
    terminal_growths: tuple[float, ...]
    grid: tuple[tuple[float | None, ...], ...]
    """Values of a share, a row for each discount rate; None where growth is not below the discount."""

    @property
    def present_value_of_cash_flows(self) -> float:
        return sum(year.present_value for year in self.projection)


def value(
    company: Company, discount_rate: float, terminal_growth: float, growth: float | None, years: int
) -> Valuation:
    """Raises InvalidArguments for rates that have no value, NoSuchStatement where the method says nothing."""
    if terminal_growth >= discount_rate:
        raise InvalidArguments(
            f"The terminal growth ({terminal_growth:g} %) must be below the discount rate "
            f"({discount_rate:g} %): otherwise the value would be infinite."
        )
    given = _assumptions(company, discount_rate, terminal_growth, growth, years)
    debt, debt_period, shares = _debt(company), company.latest_balance.periods[0], _shares(company)
    factor = company.factor
    if factor is None:
        raise NoSuchStatement(f"A value per share cannot be given: {company.rate_missing}.")

    def per_share(discount: float, terminal: float) -> float | None:
        if terminal >= discount:
            return None
        return (_enterprise_value(given, discount, terminal) - debt) / shares / factor

    projection = tuple(_project(given, discount_rate))
    terminal_value = _terminal_value(given, discount_rate, terminal_growth)
    worth = _enterprise_value(given, discount_rate, terminal_growth)
    discounts = tuple(rate for step in STEPS_OF_DISCOUNT if (rate := discount_rate + step) > 0)
    terminals = tuple(terminal_growth + step for step in STEPS_OF_GROWTH)
    return Valuation(
        company=company,
        assumptions=given,
        projection=projection,
        terminal_value=terminal_value,
        present_value_of_terminal_value=terminal_value * projection[-1].discount_factor,
        enterprise_value=worth,
        net_debt=debt,
        net_debt_period=debt_period,
        equity_value=worth - debt,
        shares=shares,
        value_per_share=(worth - debt) / shares / factor,
        discount_rates=discounts,
        terminal_growths=terminals,
        grid=tuple(tuple(per_share(discount, terminal) for terminal in terminals) for discount in discounts),
    )


def _project(given: Assumptions, discount_rate: float) -> Iterator[ProjectedYear]:
    for year in range(1, given.years + 1):
        cash = given.base * (1 + given.growth / 100) ** year
        factor = (1 + discount_rate / 100) ** -year
        yield ProjectedYear(year, cash, factor, cash * factor)


def _terminal_value(given: Assumptions, discount_rate: float, terminal_growth: float) -> float:
    last = given.base * (1 + given.growth / 100) ** given.years
    return last * (1 + terminal_growth / 100) / ((discount_rate - terminal_growth) / 100)


def _enterprise_value(given: Assumptions, discount_rate: float, terminal_growth: float) -> float:
    *_, last = projection = list(_project(given, discount_rate))
    terminal = _terminal_value(given, discount_rate, terminal_growth) * last.discount_factor
    return sum(year.present_value for year in projection) + terminal


def _assumptions(
    company: Company, discount_rate: float, terminal_growth: float, growth: float | None, years: int
) -> Assumptions:
    flows, annual = company.latest_flows, company.fundamentals.years
    base = flows.value("FreeCashFlow")
    name = company.fundamentals.listing.name
    if base is None or _is_financial(annual):
        raise NoSuchStatement(
            f"{name} has no free cash flow that could be discounted, as banks and insurers have none: their "
            "lending is their operating cash flow. Compare price_to_book and return_on_equity instead."
        )
    if base <= 0:
        raise NoSuchStatement(
            f"The free cash flow of {name} is not positive ({base:,.0f} {company.fundamentals.currency} in "
            f"the twelve months to {flows.periods[0]}), so discounting it says nothing."
        )
    rate, basis = (growth, "as given") if growth is not None else _past_growth(annual)
    how = "fiscal year" if flows is annual else "last twelve months"
    return Assumptions(discount_rate, terminal_growth, rate, basis, years, base, flows.periods[0], how)


def _past_growth(annual: Table) -> tuple[float, str]:
    """Percent a year, from the oldest to the newest free cash flow."""
    known = [
        (period, cash)
        for index, period in enumerate(annual.periods)
        if (cash := annual.value("FreeCashFlow", index)) is not None
    ]
    if len(known) < 2 or known[-1][1] <= 0 or known[0][1] <= 0:
        return 0.0, "none assumed: the past free cash flow has no growth that could be read off"
    (last_day, last), (first_day, first) = known[0], known[-1]
    span = round((last_day - first_day).days / 365.25)
    past = ((last / first) ** (1 / max(span, 1)) - 1) * 100
    low, high = GROWTH_LIMITS
    rate = round(min(max(past, low), high), 2)
    basis = f"compound growth of FreeCashFlow, {first_day} to {last_day}"
    return rate, basis if low <= past <= high else f"{basis} ({past:.1f} %), limited to {rate:g} %"


def _is_financial(annual: Table) -> bool:
    """Neither current assets nor costs of what was sold: a bank or an insurer."""
    return not any(line in annual.figures for line in ("CurrentAssets", "CostOfRevenue", "GrossProfit"))


def _debt(company: Company) -> float:
    try:
        return claims_before_owners(Year(company.latest_balance, 0))
    except Missing as reason:
        raise NoSuchStatement(
            f"{company.fundamentals.listing.name} cannot be valued: {reason} in its balance sheet."
        ) from reason


def _shares(company: Company) -> float:
    """Diluted, where a listed share is an ordinary one."""
    if company.shares.ordinary and (diluted := company.latest_flows.value("DilutedAverageShares")):
        return diluted
    if company.shares.count is None:
        raise NoSuchStatement(f"The number of shares of {company.fundamentals.listing.name} is not known.")
    return company.shares.count
