"""The price against what analysts expect to be earned in the fiscal years that are not reported yet.

Estimates are of a listed share where a receipt is followed as such, of an ordinary one elsewhere. Which of
both it is, the figure of the year before tells that stands beside them: it must come to the net income.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import log

from assistant_core.analysis.common import INCOME
from assistant_core.analysis.company import Company
from assistant_core.analysis.multiples import Multiple
from assistant_core.analysis.ratios import Missing, Unit, shown
from assistant_core.market.expectations import Estimate

CURRENT, NEXT = "forward_price_to_earnings", "forward_price_to_earnings_next_year"
GROWTH = "price_earnings_to_growth"
FORWARD: Mapping[str, tuple[Unit, str]] = {
    CURRENT: ("times", "close / estimated EPS of the fiscal year that is not reported yet"),
    NEXT: ("times", "close / estimated EPS of the fiscal year after it"),
    GROWTH: ("times", f"{CURRENT} / estimated growth of EPS to the fiscal year after it, in percent"),
}
UNKNOWN_SHARE = "it is not known of which kind of share the estimates are"
PERIODS = {CURRENT: "current_year", NEXT: "next_year"}
UNLIKE = log(1.5)
"""How far the figure of the year before may be from net income: analysts leave one-time items out."""


def forward_multiples(company: Company) -> dict[str, Multiple]:
    found = {name: _price_to_earnings(company, name) for name in PERIODS}
    return found | {GROWTH: _to_growth(found[CURRENT], found[NEXT])}


def _price_to_earnings(company: Company, name: str) -> Multiple:
    unit, formula = FORWARD[name]
    try:
        estimate = _estimate(company, PERIODS[name])
        eps = _average(estimate)
        if eps <= 0:
            raise Missing("a loss is expected")
        value = company.close * _factor(company) / (eps * _of_a_listed_share(company))
    except Missing as reason:
        return Multiple(unit, formula, None, None, str(reason))
    assert company.earnings is not None  # an estimate was found in them
    return Multiple(
        unit,
        formula,
        shown(value, unit),
        estimate.end,
        eps_estimate=eps,
        eps_currency=company.earnings.eps_currency,
        analysts=estimate.eps.analysts,
    )


def _to_growth(current: Multiple, later: Multiple) -> Multiple:
    unit, formula = FORWARD[GROWTH]
    none = Multiple(unit, formula, None, None)
    if current.value is None or current.eps_estimate is None or later.eps_estimate is None:
        return replace(none, refused=current.refused or later.refused)
    growth = round((later.eps_estimate / current.eps_estimate - 1) * 100, 2)
    if growth <= 0:
        return replace(none, refused="earnings per share are not expected to grow")
    counts = [count for count in (current.analysts, later.analysts) if count is not None]
    value = shown(current.value / growth, unit)
    return Multiple(
        unit, formula, value, later.period, growth_percent=growth, analysts=min(counts, default=None)
    )


def _estimate(company: Company, period: str) -> Estimate:
    estimates = company.earnings.estimates if company.earnings else ()
    found = next((one for one in estimates if one.period == period), None)
    if found is None or found.eps.average is None or found.eps.analysts == 0:
        raise Missing("no analyst's estimate is known")
    return found


def _average(estimate: Estimate) -> float:
    assert estimate.eps.average is not None  # or it would be no estimate
    return estimate.eps.average


def _factor(company: Company) -> float:
    """What the price is multiplied with to be in the currency of the estimates."""
    theirs = company.earnings.eps_currency if company.earnings else None
    if theirs is None:
        raise Missing("the source does not say which currency the estimates are in")
    if theirs == company.prices.currency:
        return 1.0
    if theirs == company.fundamentals.currency and company.factor is not None:
        return company.factor
    raise Missing(f"the estimates are in {theirs}, the price is in {company.prices.currency}")


def _of_a_listed_share(company: Company) -> float:
    """What an estimate is multiplied with to be one of a listed share."""
    if company.shares.ordinary:
        return 1.0
    income, listed = company.last_year.value(INCOME), company.shares.count
    before = _estimate(company, "current_year").eps.year_ago
    counted = company.latest_balance.value("OrdinarySharesNumber") or listed
    if not income or not before or not listed or not counted or before * income < 0:
        raise Missing(UNKNOWN_SHARE)
    rate = _factor(company) / company.factor if company.factor else None
    if rate is None:
        raise Missing(company.rate_missing)
    unlike = {shares: abs(log(before / rate * shares / income)) for shares in (listed, counted)}
    fitting = min(unlike, key=lambda shares: unlike[shares])
    if unlike[fitting] > UNLIKE:
        raise Missing(UNKNOWN_SHARE)
    return fitting / listed
