from datetime import date

import pytest

from assistant_core.market.edgar.figures import Reader
from assistant_core.market.edgar.fiscal import Period, fiscal_years, quarters, twelve_months
from tests.support.edgar_facts import Told, flows, of_years, quarter, to_date, year

AMOUNTS = {2022: (10.0, 20.0, 30.0, 40.0), 2023: (11.0, 22.0, 33.0, 44.0)}
REVENUES, EPS = "us-gaap:Revenues", "us-gaap:EarningsPerShareDiluted"
SHARES = "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding"
THE_YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), date(2023, 1, 1))


@pytest.fixture
def acme():
    return of_years(Told(), AMOUNTS)


def of_quarter(told, number, which):
    found = quarters(fiscal_years(told.read()))
    return next(
        one for one in found if (one.start.isoformat(), one.end.isoformat()) == quarter(number, which)
    )


def computed(told, period, concept=REVENUES, unit="USD"):
    return Reader(told.read(), "USD").computed(concept, period, unit)


def reported(told, period, concept=REVENUES, unit="USD"):
    return Reader(told.read(), "USD").reported(concept, period, unit)


def test_a_quarter_is_not_the_nine_months_to_the_same_day(acme):
    figure = reported(acme, of_quarter(acme, 2023, 3))
    assert (figure.value, figure.source.start, figure.source.end) == (33, date(2023, 7, 1), date(2023, 9, 30))


def test_a_quarter_is_not_that_of_the_year_before_in_the_same_filing(acme):
    assert reported(acme, of_quarter(acme, 2023, 1)).value == 11
    assert reported(acme, of_quarter(acme, 2022, 1)).value == 10


def test_a_source_says_where_a_figure_stands(acme):
    source = reported(acme, THE_YEAR).source
    assert (source.filing.form, source.filing.filed, source.concept) == ("10-K", date(2024, 2, 20), REVENUES)
    assert (source.computed, source.first, source.first_filing, source.unit) == ("", None, None, "USD")


def test_a_restated_figure_tells_what_came_first(acme):
    acme.file("10-K/A", "2024-09-01", flows("Revenues", {year(2023): 105.0}))
    figure = reported(acme, THE_YEAR)
    assert (figure.value, figure.source.filing.form) == (105, "10-K/A")
    assert (figure.source.first, figure.source.first_filing.form) == (110, "10-K")


def test_the_fourth_quarter_is_the_year_less_nine_months(acme):
    period = of_quarter(acme, 2023, 4)
    figure = computed(acme, period)
    assert (figure.value, figure.source.computed) == (44, "the year less nine months")
    assert (figure.source.start, figure.source.end) == (period.start, period.end)
    assert figure.source.filing.form == "10-K"
    assert reported(acme, period) is None


def test_quarters_of_what_is_told_to_date_only():
    told = of_years(Told(), AMOUNTS)
    for entries in told.facts["us-gaap"]["Revenues"]["units"].values():
        entries[:] = [
            one for one in entries if (one["start"], one["end"]) not in (quarter(2023, 2), quarter(2023, 3))
        ]
    for which, value, how in (
        (2, 22, "six months less three months"),
        (3, 33, "nine months less six months"),
    ):
        figure = computed(told, of_quarter(told, 2023, which))
        assert (figure.value, figure.source.computed) == (value, how)


def test_the_first_quarter_is_not_computed(acme):
    assert computed(acme, of_quarter(acme, 2023, 1)) is None


def test_without_nine_months_there_is_no_fourth_quarter(acme):
    for entries in acme.facts["us-gaap"]["Revenues"]["units"].values():
        entries[:] = [one for one in entries if (one["start"], one["end"]) != to_date(2023, 3)]
    assert computed(acme, of_quarter(acme, 2023, 4)) is None


def test_a_restated_year_less_nine_months_that_were_not(acme):
    """The fourth quarter is that of the year as it was first reported: 110 - 66, not 90 - 66."""
    acme.file("10-K", "2025-02-20", flows("Revenues", {year(2024): 100.0, year(2023): 90.0}))
    figure = computed(acme, of_quarter(acme, 2023, 4))
    assert (figure.value, figure.source.computed) == (44, "the year less nine months, as first reported")


def test_nine_months_that_were_restated_without_the_year(acme):
    acme.file("10-Q", "2024-11-05", flows("Revenues", {to_date(2023, 3): 56.0}))
    figure = computed(acme, of_quarter(acme, 2023, 4))
    assert (figure.value, figure.source.computed) == (44, "the year less nine months, as first reported")


def test_an_amount_that_is_told_with_both_signs(acme):
    acme.file("10-K", "2025-02-20", flows("Revenues", {year(2023): -110.0}))
    assert computed(acme, of_quarter(acme, 2023, 4)) is None


def test_nine_months_that_were_told_only_after_the_year_was_last():
    """As where the reports of the year itself are not there: the nine months may have been restated."""
    told = Told()
    told.file("10-K", "2024-02-20", flows("Revenues", {year(2023): 110.0}))
    told.file("10-Q", "2024-11-05", flows("Revenues", {quarter(2023, 3): 33.0, to_date(2023, 3): 61.0}))
    assert computed(told, of_quarter(told, 2023, 4)) is None
    told.file("10-K", "2025-02-20", flows("Revenues", {year(2023): 110.0}))
    assert computed(told, of_quarter(told, 2023, 4)).value == 49


def test_a_year_and_nine_months_that_were_both_restated(acme):
    acme.file("10-Q", "2024-11-05", flows("Revenues", {to_date(2024, 3): 70.0, to_date(2023, 3): 56.0}))
    acme.file("10-K", "2025-02-20", flows("Revenues", {year(2024): 100.0, year(2023): 90.0}))
    assert computed(acme, of_quarter(acme, 2023, 4)).value == 34


def test_figures_that_are_only_written_with_fewer_digits_were_not_restated():
    told = of_years(Told(), {2023: (1_000_412_000.0, 2_000_412_000.0, 3_000_412_000.0, 4_000_412_000.0)})
    told.file("10-K", "2025-02-20", flows("Revenues", {year(2023): 10_002_000_000.0}))
    told.file("10-Q", "2024-11-05", flows("Revenues", {to_date(2023, 3): 6_001_000_000.0}))
    assert computed(told, of_quarter(told, 2023, 4)).value == 4_000_412_000


def test_twelve_months_are_the_year_plus_this_part_less_that_of_the_year_before(acme):
    period = next(one for one in twelve_months(fiscal_years(acme.read())) if one.end == date(2023, 6, 30))
    figure = computed(acme, period)
    assert (figure.value, figure.source.start) == (30 + 40 + 11 + 22, date(2022, 7, 1))
    assert figure.source.computed == "the year plus six months less six months"


def test_twelve_months_of_a_year_that_is_told_anew_in_part_only(acme):
    """The half-year before is on another basis than the year that it is taken from: nothing is served."""
    acme.file("10-Q", "2023-08-06", flows("Revenues", {to_date(2022, 2): 25.0}))
    period = next(one for one in twelve_months(fiscal_years(acme.read())) if one.end == date(2023, 6, 30))
    assert computed(acme, period) is None


def with_earnings(shares_of_year, shares_of_nine_months):
    told = of_years(Told(), AMOUNTS)
    per_share, shares = "EarningsPerShareDiluted USD/shares", f"{SHARES.partition(':')[2]} shares"
    told.file(
        "10-Q",
        "2023-11-05",
        {per_share: {to_date(2023, 3): 3.1}, shares: {to_date(2023, 3): shares_of_nine_months}},
    )
    told.file("10-K", "2024-02-20", {per_share: {year(2023): 4.25}, shares: {year(2023): shares_of_year}})
    return told


def test_earnings_per_share_of_the_fourth_quarter():
    told = with_earnings(1000.0, 1010.0)
    assert computed(told, of_quarter(told, 2023, 4), EPS, "USD/shares").value == 1.15


@pytest.mark.parametrize("shares", [250.0, 4000.0, 1100.0])
def test_no_earnings_per_share_across_a_split_or_an_issue(shares):
    told = with_earnings(1000.0, shares)
    assert computed(told, of_quarter(told, 2023, 4), EPS, "USD/shares") is None


@pytest.mark.parametrize(("shares", "value"), [(1010.0, 0.25), (250.0, None)])
def test_dividends_per_share_are_not_added_across_a_split(shares, value):
    told = with_earnings(1000.0, shares)
    dividends = "CommonStockDividendsPerShareDeclared USD/shares"
    told.file("10-Q", "2023-11-05", {dividends: {to_date(2023, 3): 0.75}})
    told.file("10-K", "2024-02-20", {dividends: {year(2023): 1.0}})
    figure = computed(told, of_quarter(told, 2023, 4), f"us-gaap:{dividends.split()[0]}", "USD/shares")
    assert (figure and figure.value) == value


def test_a_span_that_is_written_a_few_days_off(acme):
    acme.file("10-K", "2024-02-20", {"Other": {("2023-01-02", "2023-12-30"): 5.0}})
    figure = reported(acme, THE_YEAR, "us-gaap:Other")
    assert (figure.value, figure.source.start) == (5, date(2023, 1, 2))


def test_a_balance_is_that_of_the_very_day(acme):
    acme.file("10-K", "2024-02-20", {"Assets": {"2024-01-01": 5.0}})
    assert reported(acme, THE_YEAR, "us-gaap:Assets") is None
    acme.file("10-K", "2024-02-21", {"Assets": {"2023-12-31": 6.0}})
    assert reported(acme, THE_YEAR, "us-gaap:Assets").value == 6
    assert computed(acme, of_quarter(acme, 2023, 4), "us-gaap:Assets") is None


def test_a_concept_that_nobody_told(acme):
    assert reported(acme, THE_YEAR, "us-gaap:Nothing") is None
    assert computed(acme, of_quarter(acme, 2023, 4), "us-gaap:Nothing") is None
    assert not Reader(acme.read(), "USD").tells("us-gaap:Nothing", THE_YEAR)
