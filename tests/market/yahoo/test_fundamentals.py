from dataclasses import replace
from datetime import date

import pytest

from assistant_core.errors import NoSuchStatement
from assistant_core.market.yahoo import daily_prices, fundamentals
from tests.support.yahoo_companies import BALANCE, DOLLAR


def of(symbol):
    return fundamentals(daily_prices(symbol).listing)


def test_years_quarters_and_trailing_months_come_in_one_request(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"StockholdersEquity": (1e6, 2e6, 3e6)},
        trailing={"TotalRevenue": (4e6, 5e6, 6e6)},
    )
    found = of("ACME")
    assert found.years.periods == (date(2025, 12, 31), date(2024, 12, 31), date(2023, 12, 31))
    assert found.years.value("FreeCashFlow") == 50_000_000
    assert found.years.value("TotalAssets", 2) == 2_000_000_000
    assert found.quarters.figures == {"StockholdersEquity": (3e6, 2e6, 1e6)}
    assert found.trailing.figures == {"TotalRevenue": (6e6, 5e6, 4e6)}
    assert sum("timeseries" in path for path in yahoo.data_requests()) == 1


def test_without_quarters_there_are_none(yahoo):
    found = of("ACME")
    assert (found.quarters.periods, found.trailing.periods) == ((), ())


def test_what_the_source_does_not_have_is_none(yahoo):
    years = of("ACME").years
    assert years.value("EBITDA") is None
    assert years.value("TotalRevenue", 3) is None
    assert years.value("TotalRevenue", -1) is None


def test_a_fund_has_none(yahoo):
    with pytest.raises(NoSuchStatement, match="no annual statements for WRLD"):
        of("WRLD")


def test_half_years_are_added_up_where_there_is_no_sum(yahoo):
    half = {"TotalRevenue": (700e6, 800e6, 760e6), "NetIncome": (None, 10e6, 12e6)}
    yahoo.companies["ACME"] = replace(
        DOLLAR, quarterly=half, quarters=("2025-06-30", "2025-12-31", "2026-06-30"), length="6M"
    )
    found = of("ACME")
    assert found.trailing.periods == (date(2026, 6, 30),)
    assert found.trailing.figures == {"TotalRevenue": (1_560e6,), "NetIncome": (22e6,)}
    assert found.trailing.is_year(0)
    assert found.quarters.periods == ()
    assert found.notes == (
        "Yahoo Finance does not sum the twelve months to 2026-06-30; shorter periods are added up here.",
    )


def test_the_part_of_a_year_replaces_that_of_the_year_before(yahoo):
    """1,500 million in 2025, of which the first half was 700, and 760 in the first half of 2026."""
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"TotalRevenue": (None, 700e6, 760e6)},
        quarters=("2024-06-30", "2025-06-30", "2026-06-30"),
        length="6M",
    )
    assert of("ACME").trailing.figures == {"TotalRevenue": (1_560e6,)}


def test_a_short_year_is_named(yahoo):
    yahoo.companies["ACME"] = replace(DOLLAR, periods=("2024-02-29", "2025-02-28", "2025-12-31"))
    found = of("ACME")
    assert [found.years.months(index) for index in range(3)] == [10, 12, 12]
    assert found.notes == ("The period to 2025-12-31 has 10 months, not 12.",)


def test_a_line_in_another_currency_does_not_stop_the_others(yahoo):
    found = of("MIX")
    assert (found.currency, found.years.value("TotalRevenue")) == ("USD", None)
    assert found.years.value("FreeCashFlow") == 50_000_000


def test_years_in_a_former_currency_are_left_out(yahoo):
    yahoo.companies["ACME"] = replace(DOLLAR, reported_in={"2023-12-31": "DEM", "2024-12-31": "DEM"})
    found = of("ACME")
    assert (found.currency, found.years.periods) == ("USD", (date(2025, 12, 31),))
    assert found.notes == (
        "The figures to 2024-12-31 / 2023-12-31 are in DEM and left out; all others are in USD.",
    )


def test_a_balance_sheet_without_flows_has_no_length_to_be_told(yahoo):
    flows = {name: (None, *row[1:]) for name, row in DOLLAR.figures.items() if name not in BALANCE}
    yahoo.companies["ACME"] = replace(DOLLAR, figures={**flows, **BALANCE})
    found = of("ACME")
    assert [found.years.months(index) for index in range(3)] == [12, 12, None]
    assert found.notes == ()
