from dataclasses import replace
from datetime import date

import pytest

from assistant_core.analysis.discounted_cash_flow.growth import expected, given, past
from assistant_core.errors import NoSuchStatement
from assistant_core.market.expectations import Earnings, Estimate, Range
from tests.support.tables import LISTING, ORIGIN, months, table

THIS_YEAR = Estimate("current_year", date(2026, 12, 31), Range(), Range(110, analysts=9, year_ago=100))
NEXT_YEAR = Estimate("next_year", date(2027, 12, 31), Range(), Range(121, analysts=7, year_ago=110))
EARNINGS = Earnings(LISTING, "USD", ORIGIN, estimates=(THIS_YEAR, NEXT_YEAR))


def test_what_is_given_is_taken():
    assert (given(3.5).rate, given(3.5).basis) == (3.5, "as given")


def test_the_past_by_compound_growth_over_all_years():
    """From 80 to 100 in three years are 7.72 % a year."""
    found = past(table(2025, 2024, 2023, 2022, FreeCashFlow=(100, 300, None, 80)))
    assert found.rate == 7.72
    assert found.basis == "compound growth of free cash flow, 2022-12-31 to 2025-12-31, years: 3"


@pytest.mark.parametrize(("first", "rate", "told"), [(20, 15, "400.0"), (200, -10, "-50.0")])
def test_the_past_is_limited_and_says_so(first, rate, told):
    found = past(table(2025, 2024, FreeCashFlow=(100, first)))
    assert found.rate == rate
    assert found.basis.endswith(f"({told} %), limited to {rate} %")


@pytest.mark.parametrize("cash", [(100, -20), (-100, 20), (100, 0), (100, None)])
def test_from_a_loss_or_a_single_year_no_growth_is_read(cash):
    found = past(table(2025, 2024, FreeCashFlow=cash))
    assert (found.rate, found.basis[:12]) == (0, "none assumed")


def test_a_short_period_is_no_year():
    """Nine months to September are not compared with the twelve before."""
    known = table(2024, 2023, FreeCashFlow=(110, 100))
    stub = months(9, date(2025, 9, 30), FreeCashFlow=(60,))
    both = replace(
        known,
        periods=stub.periods + known.periods,
        figures={"FreeCashFlow": (60, 110, 100)},
        starts=stub.starts + known.starts,
    )
    assert past(both).rate == 10


def test_analysts_are_asked_of_next_years_revenue():
    found = expected(EARNINGS)
    assert found.rate == 10
    assert found.basis == "7 analysts' revenue estimates for the fiscal year to 2027-12-31, years: 2"


@pytest.mark.parametrize("lacking", [Range(), Range(121), Range(0, analysts=0), Range(121, analysts=0)])
def test_or_else_of_this_years(lacking):
    found = expected(replace(EARNINGS, estimates=(THIS_YEAR, replace(NEXT_YEAR, revenue=lacking))))
    assert found.rate == 10
    assert found.basis == "9 analysts' revenue estimates for the fiscal year to 2026-12-31, years: 1"


def test_what_analysts_expect_is_limited():
    soaring = replace(NEXT_YEAR, revenue=Range(400, analysts=2))
    found = expected(replace(EARNINGS, estimates=(THIS_YEAR, soaring)))
    assert (found.rate, found.basis[-32:]) == (15, "years: 2 (100.0 %), limited to 15 %"[-32:])


@pytest.mark.parametrize("estimates", [(), (NEXT_YEAR,), (replace(THIS_YEAR, period="current_quarter"),)])
def test_without_estimates_there_is_no_growth(estimates):
    with pytest.raises(NoSuchStatement, match="no revenue estimates of analysts for Acme"):
        expected(replace(EARNINGS, estimates=estimates))
