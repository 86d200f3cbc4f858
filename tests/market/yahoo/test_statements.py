from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market.yahoo import daily_prices, statement
from tests.support.yahoo_companies import DOLLAR, INCOME, PENCE


def income(symbol):
    return statement(daily_prices(symbol).listing, "income_statement")


def test_periods_newest_first_and_missing_figures_none(yahoo):
    result = income("ACME")
    assert (result.company, result.currency, result.frequency) == ("Acme Corporation", "USD", "annual")
    assert result.periods == (date(2025, 12, 31), date(2024, 12, 31), date(2023, 12, 31))
    assert result.figures["TotalRevenue"] == (1_500_000_000, 1_200_000_000, 1_000_000_000)
    assert result.figures["InterestExpense"] == (7_000_000, None, 5_000_000)
    assert "TotalAssets" not in result.figures
    assert result.notes == ()


def test_a_balance_sheet_has_its_own_lines(yahoo):
    result = statement(daily_prices("ACME").listing, "balance_sheet")
    assert set(result.figures) == {"TotalAssets", "StockholdersEquity", "OrdinarySharesNumber"}


@pytest.mark.parametrize(
    ("symbol", "reports_in", "trades_in"),
    [("7777.T", "JPY", "JPY"), ("TEA.L", "GBP", "GBP"), ("ORE.L", "USD", "GBP")],
)
def test_the_currency_is_the_one_of_the_figures(yahoo, symbol, reports_in, trades_in):
    assert income(symbol).currency == reports_in
    assert daily_prices(symbol).currency == trades_in


@pytest.mark.parametrize(("symbol", "type"), [("WRLD", "etf"), ("DOGX-USD", "cryptocurrency")])
def test_a_fund_or_coin_has_no_statement(yahoo, symbol, type):
    with pytest.raises(NoSuchStatement, match=f"no income statement for {symbol}.*type {type}"):
        income(symbol)


def test_a_line_in_another_currency_is_left_out(yahoo):
    result = income("MIX")
    assert result.currency == "USD"
    assert "TotalRevenue" not in result.figures
    assert result.figures["NetIncome"][1] == 110_000_000
    assert result.notes == (
        "Yahoo Finance tags TotalRevenue with EUR, but most amounts with USD: these figures are left out.",
    )


def test_two_currencies_of_the_same_weight_are_refused(yahoo):
    yahoo.companies["ACME"] = replace(DOLLAR, odd_currency={"TotalRevenue": "EUR", "NetIncome": "EUR"})
    with pytest.raises(UnexpectedAnswer, match=r"mixes currencies \(EUR, USD\)"):
        income("ACME")


def test_a_short_period_is_named(yahoo):
    yahoo.companies["ACME"] = replace(DOLLAR, periods=("2023-06-30", "2024-06-30", "2025-04-30"))
    result = income("ACME")
    assert [result.months(index) for index in range(3)] == [10, 12, 12]
    assert result.starts[0] == date(2024, 7, 1)
    assert result.notes == ("The period to 2025-04-30 has 10 months, not 12.",)


def test_half_years_are_named(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"TotalRevenue": (40.0, 60.0, 50.0)},
        quarters=("2025-06-30", "2025-12-31", "2026-06-30"),
        length="6M",
    )
    result = statement(daily_prices("ACME").listing, "income_statement", "quarterly")
    assert [result.months(index) for index in range(3)] == [6, 6, 6]
    assert result.notes == ("Each of the periods has 6 months, not 3.",)


def test_a_balance_sheet_has_days_and_no_periods(yahoo):
    assert statement(daily_prices("ACME").listing, "balance_sheet").starts == ()


def test_a_stray_figure_does_not_shorten_a_year(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        figures={line: (*row[:1], None, *row[2:]) for line, row in INCOME.items()}
        | {"EBIT": (1.0, 2.0, 3.0)},
        periods=("2023-12-31", "2024-08-31", "2024-12-31"),
    )
    result = income("ACME")
    assert [result.months(index) for index in range(3)] == [12, 8, 12]


def test_a_missing_currency_is_not_guessed(yahoo):
    result = income("BARE")
    assert result.currency is None
    assert "which currency" in result.notes[0]


def test_figures_without_a_currency_among_others_are_counted(yahoo):
    yahoo.companies["ACME"] = replace(DOLLAR, odd_currency={"NetIncome": ""})
    result = income("ACME")
    assert result.currency == "USD"
    assert result.notes == ("3 figures carry no currency at Yahoo Finance; all others are in USD.",)


def test_a_statement_in_pence_becomes_pounds(yahoo):
    yahoo.companies["TEA.L"] = replace(
        PENCE, odd_currency={"DilutedEPS": "GBp", "DilutedAverageShares": "GBp"}
    )
    result = income("TEA.L")
    assert result.currency == "GBP"
    assert result.figures["DilutedEPS"] == pytest.approx((-0.003, 0.011, 0.01))
    assert result.figures["DilutedAverageShares"][0] == 99_500_000


@pytest.mark.parametrize("raw", ["NaN", None, True, float("nan"), {}])
def test_what_is_no_figure_is_none(yahoo, raw):
    revenue: Any = (raw or {}, 5.0, 6.0)
    yahoo.companies["ACME"] = replace(DOLLAR, figures={**INCOME, "TotalRevenue": revenue})
    assert income("ACME").figures["TotalRevenue"] == (6.0, 5.0, None)


def test_yahoos_own_refusal_is_told(yahoo):
    path = "ws/fundamentals-timeseries/v1/finance/timeseries/ACME"
    yahoo.answers[path] = {"timeseries": {"result": None, "error": {"description": "internal trouble"}}}
    with pytest.raises(UnexpectedAnswer, match="internal trouble"):
        income("ACME")


def test_twelve_months_that_yahoo_does_not_sum_are_added_up(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"TotalRevenue": (700e6, 800e6, 760e6), "NetIncome": (50e6, None, 40e6)},
        quarters=("2025-06-30", "2025-12-31", "2026-06-30"),
        length="6M",
    )
    result = statement(daily_prices("ACME").listing, "income_statement", "trailing")
    assert result.periods == (date(2026, 6, 30),)
    assert result.figures == {"TotalRevenue": (1_560e6,)}
    assert (result.currency, result.months(0)) == ("USD", 12)
    assert result.notes == (
        "Yahoo Finance does not sum the twelve months to 2026-06-30; shorter periods are added up here.",
    )


def test_without_shorter_periods_there_are_no_twelve_months(yahoo):
    with pytest.raises(NoSuchStatement, match="no trailing-twelve-month income statement for ACME"):
        statement(daily_prices("ACME").listing, "income_statement", "trailing")


def test_figures_of_half_a_year_among_those_of_a_quarter_are_left_out(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"TotalRevenue": (5.0, 6.0, 7.0), "NetIncome": (1.0, 1.0, 1.0), "EBIT": (2.0, 4.0, 6.0)},
        line_lengths={"EBIT": "6M"},
    )
    result = statement(daily_prices("ACME").listing, "income_statement", "quarterly")
    assert list(result.figures) == ["NetIncome", "TotalRevenue"]
    assert [result.months(index) for index in range(3)] == [3, 3, 3]
    assert result.notes == (
        "Of another length than the rest to the same day, so left out: EBIT (2026-03-31), EBIT (2026-06-30), "
        "EBIT (2026-09-30).",
    )


def test_half_years_that_yahoo_calls_quarters_are_told_by_the_year(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"TotalRevenue": (700e6, 800e6, 760e6), "NetIncome": (-20e6, -10e6, 40e6)},
        quarters=("2025-06-30", "2025-12-31", "2026-06-30"),
    )
    listing = daily_prices("ACME").listing
    halves = statement(listing, "income_statement", "quarterly")
    assert [halves.months(index) for index in range(3)] == [6, 6, 6]
    assert halves.notes == ("Each of the periods has 6 months, not 3.",)
    months = statement(listing, "income_statement", "trailing")
    assert months.figures == {"NetIncome": (30e6,), "TotalRevenue": (1_560e6,)}


def test_what_may_be_half_years_or_quarters_is_not_known(yahoo):
    yahoo.companies["ACME"] = replace(
        DOLLAR,
        quarterly={"TotalRevenue": (300e6, 400e6, 350e6)},
        quarters=("2025-06-30", "2025-12-31", "2026-06-30"),
    )
    result = statement(daily_prices("ACME").listing, "income_statement", "quarterly")
    assert result.starts == (None, None, None)
    assert result.notes == (
        "How many months the period to 2026-06-30 has is not known: it ends 6 months after the one before, "
        "which does not fit what Yahoo Finance says of it.",
        "How many months the period to 2025-12-31 has is not known: it ends 6 months after the one before, "
        "which does not fit what Yahoo Finance says of it.",
        "How many months the period to 2025-06-30 has is not known.",
    )
