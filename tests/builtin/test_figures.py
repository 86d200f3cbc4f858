"""Figures against values computed by hand from Apple's annual report for fiscal 2024."""

import json
from typing import Any

import pytest

from assistant_core.builtin.research import figures
from assistant_core.builtin.research.facts import Facts, read_facts
from assistant_core.builtin.research.outputs import (
    Prices,
    Statement,
    read_prices,
    read_statement,
)
from tests.builtin.companies_data import (
    APPLE_BALANCE,
    APPLE_INCOME,
    APPLE_PRICES,
    statement,
)
from tests.builtin.tools_data import KEY_RATIOS


def parsed(output: dict[str, object]) -> Statement:
    found = read_statement(json.dumps(output))
    assert isinstance(found, Statement)
    return found


def parsed_prices(output: dict[str, object]) -> Prices:
    found = read_prices(json.dumps(output))
    assert isinstance(found, Prices)
    return found


def income_of(lines: dict[str, list[float | None]], **more: object) -> figures.IncomeFigures:
    return figures.income_figures(parsed(statement("income_statement", "X", "X", lines, **more)))


def balance_of(lines: dict[str, list[float | None]]) -> figures.BalanceFigures:
    return figures.balance_figures(parsed(statement("balance_sheet", "X", "X", lines)))


def test_income_statement_of_apple() -> None:
    found = figures.income_figures(parsed(APPLE_INCOME))
    assert found.revenue.value == 391_035_000_000
    assert found.revenue.change == pytest.approx(0.020220, abs=1e-6)
    assert found.revenue.since == "2023-09-30"
    assert found.revenue.yearly == pytest.approx(0.022470, abs=1e-6)
    assert found.revenue.yearly_since == "2021-09-30"
    assert found.net_income.change == pytest.approx(-0.033600, abs=1e-6)
    assert found.gross_margin == pytest.approx(0.462063, abs=1e-6)
    assert found.operating_margin == pytest.approx(0.315102, abs=1e-6)
    assert found.net_margin == pytest.approx(0.239713, abs=1e-6)
    assert found.net_margin_before == pytest.approx(0.253062, abs=1e-6)


def test_balance_sheet_of_apple() -> None:
    found = figures.balance_figures(parsed(APPLE_BALANCE))
    assert found.debt_to_equity == pytest.approx(1.872327, abs=1e-6)
    assert found.current_ratio == pytest.approx(0.867312, abs=1e-6)
    assert found.liabilities_share == pytest.approx(0.843964, abs=1e-6)
    assert found.net_debt == 76_686_000_000


def test_price_of_apple() -> None:
    found = figures.price_figures(parsed_prices(APPLE_PRICES))
    assert found.change == pytest.approx(0.322577, abs=1e-6)


def test_net_debt_is_computed_where_the_source_leaves_it_out() -> None:
    found = balance_of({"TotalDebt": [30], "CashAndCashEquivalents": [50], "StockholdersEquity": [10]})
    assert found.net_debt == -20_000_000


def test_negative_equity_has_no_debt_to_equity() -> None:
    found = balance_of({"TotalDebt": [30], "StockholdersEquity": [-10]})
    assert found.debt_to_equity is None
    assert found.equity == -10_000_000


def test_no_margin_without_revenue() -> None:
    found = income_of({"TotalRevenue": [0, 0], "NetIncome": [-5, -4]})
    assert found.net_margin is None
    assert found.revenue.change is None


def test_growth_from_a_loss_is_no_percentage() -> None:
    found = income_of({"TotalRevenue": [10, 9], "NetIncome": [5, -4]})
    assert found.net_income.change is None


def test_an_empty_newest_column_is_passed_over() -> None:
    found = income_of({"TotalRevenue": [None, 20, 10], "NetIncome": [None, 2, 1]})
    assert found.period == "2023-09-30"
    assert found.revenue.change == pytest.approx(1.0)


def test_a_gap_leaves_the_change_out() -> None:
    found = income_of({"TotalRevenue": [20, None, 10]})
    assert found.revenue.change is None
    assert found.revenue.yearly == pytest.approx(2**0.5 - 1)


def test_fiscal_years_of_52_weeks_count_as_years() -> None:
    periods = ["2024-09-28", "2023-09-30", "2022-09-24"]
    found = income_of({"TotalRevenue": [121, 110, 100]}, periods=periods)
    assert found.revenue.yearly == pytest.approx(0.1)


def test_periods_that_are_no_dates_give_no_yearly_growth() -> None:
    found = income_of({"TotalRevenue": [121, 110, 100]}, periods=["FY24", "FY23", "FY22"])
    assert found.revenue.change == pytest.approx(0.1)
    assert found.revenue.yearly is None


def valuation_of(**more: Any) -> figures.ValuationFigures:
    read = read_facts(json.dumps({**KEY_RATIOS, **more}))
    assert isinstance(read, Facts)
    return figures.valuation_figures(read)


def test_the_valuation_is_that_of_the_function_for_ratios() -> None:
    found = valuation_of(per_share={"DilutedEPS": [6.08, 6.13]})
    assert (found.price_to_earnings, found.period) == (44.36, "2024-09-30")
    assert (found.eps, found.eps_period, found.currency) == (6.08, "2024-09-30", "USD")


def test_a_refused_multiple_has_its_reason() -> None:
    found = valuation_of(valuation={}, refused={"price_to_earnings": "DilutedEPS is negative"})
    assert (found.price_to_earnings, found.refused) == (None, "DilutedEPS is negative")
