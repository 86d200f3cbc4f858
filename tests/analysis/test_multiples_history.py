"""Over the scripted Yahoo, as prices of past years come from it."""

from dataclasses import replace

import pytest

from assistant_core.analysis import company as companies
from assistant_core.analysis.multiples_history import past_multiples
from assistant_core.analysis.ratios import Missing
from tests.tools.companies import FIGURES, SOUND, listed


@pytest.fixture(autouse=True)
def listings(yahoo):
    listed(yahoo)


def past_of(yahoo, **more):
    yahoo.companies["SND"] = replace(SOUND, **more)
    return past_multiples(companies.fetch("SND"))


def test_the_first_close_at_or_after_the_end_of_each_year(yahoo):
    past = past_of(yahoo)
    assert [end.isoformat() for end in past.periods] == ["2025-12-31", "2024-12-31", "2023-12-31"]
    # 2023-12-31 was a Sunday.
    assert [day.isoformat() for day in past.days] == ["2025-12-31", "2024-12-31", "2024-01-01"]
    assert past.currency == "USD"
    assert past.closes == pytest.approx((29.93, 29.85, 29.77), abs=0.02)


def test_multiples_of_each_year_and_their_median(yahoo):
    past = past_of(yahoo)
    unit, values = past.values["price_to_earnings"]
    expected = [round(close / eps, 2) for close, eps in zip(past.closes, (1.52, 1.12, 0.88), strict=True)]
    assert (unit, list(values)) == ("times", pytest.approx(expected, abs=0.02))
    assert past.median("price_to_earnings") == values[1]
    book = past.values["price_to_book"][1]
    assert book[2] == pytest.approx(past.closes[2] * 100e6 / 400e6, abs=0.01)
    assert past.values["enterprise_value_to_ebitda"][1][0] == pytest.approx(12.6, abs=0.05)


def test_a_split_between_two_years_that_the_counts_show(yahoo):
    """Two for one in 2025: prices come adjusted, the counts and earnings per share of 2024 do not."""
    figures = {**FIGURES, "OrdinarySharesNumber": (50e6, 50e6, 100e6), "DilutedEPS": (1.76, 2.24, 1.52)}
    past = past_of(yahoo, figures=figures, splits=(("2025-06-02", 2, 1),))
    assert past.values["price_to_book"][1] == past_of(yahoo).values["price_to_book"][1]
    assert past.values["price_to_earnings"][1] == pytest.approx(
        past_of(yahoo).values["price_to_earnings"][1], abs=0.03
    )


def test_a_split_that_the_counts_are_restated_for(yahoo):
    past = past_of(yahoo, splits=(("2025-06-02", 2, 1),))
    assert past.values["price_to_book"][1] == past_of(yahoo).values["price_to_book"][1]


def test_a_count_that_jumps_without_a_split_ends_the_history(yahoo):
    past = past_of(yahoo, figures={**FIGURES, "OrdinarySharesNumber": (30e6, 100e6, 100e6)})
    assert [end.year for end in past.periods] == [2025, 2024]
    assert past.median("price_to_book") is None  # of two


def test_a_split_since_the_last_year(yahoo):
    """Four for one: 7.50 a share, 400 million shares, and the same company in every year."""
    past = past_of(yahoo, last_close=7.5, splits=(("2026-06-02", 4, 1),))
    assert past.closes[0] == pytest.approx(7.48, abs=0.01)
    assert past.values["price_to_book"][1] == past_of(yahoo).values["price_to_book"][1]


def test_a_receipt_is_converted_at_the_rate_of_the_time():
    past = past_multiples(companies.fetch("ADR"))
    # Five shares a receipt; the rate rises to 30 Taiwan dollars.
    assert past.values["price_to_book"][1][0] == pytest.approx(30 * 150 * 20e6 / 560e6, rel=0.01)
    assert past.currency == "USD"


def test_shares_that_nothing_explains_have_no_history(yahoo):
    yahoo.companies["SND"] = replace(SOUND, quote={"marketCap": 3.3e9})
    with pytest.raises(Missing, match="how many listed shares"):
        past_multiples(companies.fetch("SND"))


def test_without_prices_of_the_time(yahoo):
    chart = SOUND.chart()
    yahoo.answers["v8/finance/chart/SND"] = chart
    with pytest.raises(Missing, match="no price at the end of a fiscal year"):
        past_multiples(companies.fetch("SND"))


def test_a_bank_has_no_multiples_of_enterprise_value():
    names = past_multiples(companies.fetch("BNK")).values
    assert {"price_to_earnings", "price_to_book"} <= names.keys()
    assert not {"enterprise_value_to_ebitda", "free_cash_flow_yield"} & names.keys()
