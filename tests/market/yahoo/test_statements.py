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


def test_mixed_currencies_are_refused(yahoo):
    with pytest.raises(UnexpectedAnswer, match=r"mixes currencies \(EUR, USD\)"):
        income("MIX")


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
