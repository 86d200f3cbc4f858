"""The sample's figures must agree with each other, as Apple's statements do."""

from typing import Any

import pytest

from assistant_core.market import sample


@pytest.mark.parametrize("name", ["apple", "Apple", "APPLE INC.", "aapl", "애플"])
def test_names_of_the_sample_company(name):
    assert sample.is_named(name)


@pytest.mark.parametrize("name", ["apple hospitality", "app", "", "AAPL.VI"])
def test_names_of_others(name):
    assert not sample.is_named(name)


def test_income_statement():
    line: Any = sample.statement("income_statement").figures
    assert line["TotalRevenue"][0] == 391_035_000_000
    assert line["NetIncome"][0] == 93_736_000_000
    assert line["DilutedEPS"][0] == 6.08
    assert line["InterestExpense"][0] is None
    for year in range(3):
        assert line["TotalRevenue"][year] - line["CostOfRevenue"][year] == line["GrossProfit"][year]
        assert line["GrossProfit"][year] - line["OperatingExpense"][year] == line["OperatingIncome"][year]
        assert line["PretaxIncome"][year] - line["TaxProvision"][year] == line["NetIncome"][year]
        eps = line["NetIncome"][year] / line["DilutedAverageShares"][year]
        assert round(eps, 2) == line["DilutedEPS"][year]


def test_balance_sheet():
    line: Any = sample.statement("balance_sheet").figures
    for year in range(3):
        equity = line["TotalAssets"][year] - line["TotalLiabilitiesNetMinorityInterest"][year]
        assert equity == line["StockholdersEquity"][year]
        assert line["CurrentAssets"][year] + line["TotalNonCurrentAssets"][year] == line["TotalAssets"][year]
        assert line["CurrentDebt"][year] + line["LongTermDebt"][year] == line["TotalDebt"][year]


def test_cash_flow():
    line: Any = sample.statement("cash_flow").figures
    assert line["FreeCashFlow"][0] == 108_807_000_000
    for year in range(3):
        assert (
            line["OperatingCashFlow"][year] + line["CapitalExpenditure"][year] == line["FreeCashFlow"][year]
        )
        change = sum(line[f"{kind}CashFlow"][year] for kind in ("Operating", "Investing", "Financing"))
        assert change == line["ChangesInCash"][year]
        assert line["BeginningCashPosition"][year] + change == line["EndCashPosition"][year]


def test_fundamentals_are_those_of_the_statements():
    years = sample.fundamentals().years
    assert years.value("NetIncome") == 93_736_000_000
    for year in range(3):
        invested = years.value("StockholdersEquity", year) + years.value("TotalDebt", year)
        assert years.value("InvestedCapital", year) == invested
        assert years.value("EBIT", year) == years.value("OperatingIncome", year)


def test_prices():
    history = sample.daily_prices()
    assert len(history.bars) == 100
    assert (history.bars[-1].day.isoformat(), history.bars[-1].close) == ("2025-10-29", 269.7)
    assert [bar.day for bar in history.bars] == sorted({bar.day for bar in history.bars})


@pytest.mark.parametrize(
    "part",
    [sample.search, sample.daily_prices, lambda: sample.statement("income_statement")],
)
def test_everything_says_that_it_is_a_sample(part):
    origin = part().origin
    assert origin.sample
    assert origin.as_of is not None
    assert origin.source.startswith("sample data")
