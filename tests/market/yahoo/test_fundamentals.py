from dataclasses import replace
from datetime import date

import pytest

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market.yahoo import daily_prices, fundamentals
from tests.support.yahoo_companies import DOLLAR


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


def test_statements_in_two_currencies_are_refused(yahoo):
    with pytest.raises(UnexpectedAnswer, match="mixes currencies"):
        of("MIX")
