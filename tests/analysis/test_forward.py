from dataclasses import replace
from datetime import date

import pytest

from assistant_core.analysis.forward import CURRENT, GROWTH, NEXT, forward_multiples
from assistant_core.market.expectations import Earnings, Estimate, Range
from tests.support.tables import LISTING, ORIGIN, company, table

YEARS = table(2025, NetIncome=(200,), DilutedEPS=(2.0,), OrdinarySharesNumber=(100,))


def estimates(this_year=2.5, next_year=3.0, year_ago=2.0, analysts=(27, 21), currency="USD"):
    first, second = analysts
    ranges = (Range(this_year, analysts=first, year_ago=year_ago), Range(next_year, analysts=second))
    found = tuple(
        Estimate(name, date(year, 12, 31), eps, Range())
        for name, year, eps in zip(("current_year", "next_year"), (2026, 2027), ranges, strict=True)
    )
    return Earnings(LISTING, "USD", ORIGIN, estimates=found, eps_currency=currency)


def at(price=50.0, expected=None, **more):
    its = company(YEARS, close=price, **more)
    return forward_multiples(replace(its, earnings=expected or estimates()))


def test_both_years_and_the_growth_between_them():
    found = at()
    assert (found[CURRENT].value, found[CURRENT].period, found[CURRENT].analysts) == (
        20,
        date(2026, 12, 31),
        27,
    )
    assert (found[CURRENT].eps_estimate, found[CURRENT].eps_currency) == (2.5, "USD")
    assert (found[NEXT].value, found[NEXT].analysts) == (16.67, 21)
    assert (found[GROWTH].value, found[GROWTH].growth_percent, found[GROWTH].analysts) == (1, 20, 21)


def test_estimates_in_the_statements_currency():
    """At two dollars a pound a price of 25 pounds is 50 dollars."""
    assert at(25.0, currency="GBP", rate=2.0)[CURRENT].value == 20
    assert at(25.0, estimates(1.25, 1.5, 1.0, currency="GBP"), currency="GBP", rate=2.0)[CURRENT].value == 20


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (estimates(12.5, 15, year_ago=10), 20),  # of a receipt
        (estimates(2.5, 3, year_ago=2), 20),  # of an ordinary share
        (estimates(2.5, 3, year_ago=2.6), 20),  # adjusted for one-time items
    ],
)
def test_estimates_of_a_receipt_for_five_shares(expected, value):
    assert at(250.0, expected, shares=20, ordinary=False)[CURRENT].value == value


@pytest.mark.parametrize("year_ago", [None, 5.0, -2.0, 100.0])
def test_estimates_of_nobody_knows_which_share(year_ago):
    found = at(250.0, estimates(year_ago=year_ago), shares=20, ordinary=False)
    assert {found[name].value for name in found} == {None}
    assert found[CURRENT].refused == "it is not known of which kind of share the estimates are"


@pytest.mark.parametrize(
    ("expected", "reason"),
    [
        (estimates(analysts=(0, 0), this_year=0.0), "no analyst's estimate is known"),
        (estimates(this_year=None), "no analyst's estimate is known"),
        (estimates(this_year=-0.5), "a loss is expected"),
        (estimates(currency=None), "the source does not say which currency the estimates are in"),
        (estimates(currency="CHF"), "the estimates are in CHF, the price is in USD"),
        (Earnings(LISTING, "USD", ORIGIN), "no analyst's estimate is known"),
    ],
)
def test_what_cannot_be_computed_says_why(expected, reason):
    found = at(expected=expected)
    assert (found[CURRENT].value, found[CURRENT].refused) == (None, reason)
    assert found[GROWTH].refused == reason


def test_no_growth_no_ratio_to_it():
    found = at(expected=estimates(2.5, 2.4))
    assert (found[CURRENT].value, found[GROWTH].value) == (20, None)
    assert found[GROWTH].refused == "earnings per share are not expected to grow"


def test_one_year_alone_has_no_growth():
    found = at(expected=estimates(next_year=None))
    assert (found[CURRENT].value, found[NEXT].value, found[GROWTH].value) == (20, None, None)
    assert found[GROWTH].refused == "no analyst's estimate is known"
