from datetime import date

import pytest

from assistant_core.analysis.discounted_cash_flow.present_value import CashFlows, bracketed

END = date(2025, 12, 31)


def flows(**changes):
    given = {
        "base": 100.0,
        "base_period": END,
        "counted_from": END,
        "valued_on": END,
        "growth": 0.0,
        "terminal_growth": 0.0,
        "years": 5,
        "timing": "year_end",
    }
    return CashFlows(**{**given, **changes})


def test_without_growth_it_is_a_perpetuity():
    assert flows().present_value(10) == pytest.approx(1000)


def test_growth_at_the_terminal_rate_is_gordons_formula():
    assert flows(growth=3.0, terminal_growth=3.0, years=7).present_value(10) == pytest.approx(
        100 * 1.03 / 0.07
    )


def test_in_the_middle_of_the_year_it_is_half_a_year_nearer():
    found = flows(timing="mid_year", growth=4.0, terminal_growth=2.0)
    assert [year.time for year in found.projected(9)] == [0.5, 1.5, 2.5, 3.5, 4.5]
    end = flows(growth=4.0, terminal_growth=2.0).present_value(9)
    assert found.present_value(9) == pytest.approx(end * 1.09**0.5)


def test_a_later_day_is_worth_more_by_what_was_earned_since():
    """73 days are a fifth of a year."""
    later = flows(valued_on=date(2026, 3, 14))
    assert later.elapsed == 0.2
    assert [year.time for year in later.projected(10)] == [0.8, 1.8, 2.8, 3.8, 4.8]
    assert later.present_value(10) == pytest.approx(1000 * 1.1**0.2)


def test_what_came_before_the_balance_sheet_does_not_count():
    """A fifth of the first year is in the cash; the rest of it comes in the middle of what is left."""
    found = flows(counted_from=date(2026, 3, 14), timing="mid_year")
    first, second, *_ = found.projected(10)
    assert (first.fraction, first.time) == (0.8, 0.6)
    assert (second.fraction, second.time) == (1, 1.5)
    assert first.present_value == pytest.approx(80 * 1.1**-0.6)


def test_a_year_that_is_over_does_not_count():
    first, second, *_ = flows(counted_from=date(2027, 3, 14)).projected(10)
    assert (first.fraction, first.present_value) == (0, 0)
    assert second.fraction == 0.8


def test_what_comes_after_one_projected_year_is_not_moved_by_its_fraction():
    found = flows(counted_from=date(2026, 3, 14), timing="mid_year", years=1)
    assert found.terminal_factor(10) == pytest.approx(1.1**-0.5)


def test_a_balance_sheet_before_the_base_period_takes_nothing_away():
    assert flows(counted_from=date(2025, 9, 30)).present_value(10) == pytest.approx(1000)


def test_years_end_on_their_day():
    ends = [year.end for year in flows(base_period=date(2024, 2, 29)).projected(10)]
    assert ends[:3] == [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28)]


@pytest.mark.parametrize(("target", "found"), [(9.0, 3.0), (0.25, 0.5)])
def test_what_is_met_is_found(target, found):
    assert bracketed(lambda x: x * x, target, 0, 4) == pytest.approx(found)


@pytest.mark.parametrize("target", [16.1, -0.1])
def test_what_is_not_met_between_both_ends_is_not_found(target):
    assert bracketed(lambda x: x * x, target, 0, 4) is None
