from datetime import date

import pytest

from assistant_core.analysis.ratios import RATIOS, ratios
from assistant_core.market import sample
from assistant_core.market.model import Table
from tests.support.tables import table


def one(name, **lines):
    return ratios(table(2025, 2024, **lines))[name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("revenue_growth", 2.02),
        ("gross_margin", 46.21),
        ("operating_margin", 31.51),
        ("net_margin", 23.97),
        ("free_cash_flow_margin", 27.83),
        ("return_on_equity", 157.41),
        ("return_on_assets", 26.13),
        ("return_on_invested_capital", 55.54),
        ("debt_to_equity", 1.87),
        ("net_debt_to_ebitda", 0.31),
        ("current_ratio", 0.87),
        ("quick_ratio", 0.56),
        ("cash_conversion", 1.26),
        ("eps_growth", -0.82),
    ],
)
def test_apple_in_fiscal_2024(name, value):
    """By hand from the annual report, for example 93,736 / ((56,950 + 62,146) / 2)."""
    assert ratios(sample.fundamentals().years)[name].values[0] == value


def test_every_ratio_has_a_value_for_every_period():
    found = ratios(sample.fundamentals().years)
    assert found.keys() == RATIOS.keys()
    assert {len(ratio.values) for ratio in found.values()} == {3}


def test_the_oldest_period_has_no_growth():
    growth = one("revenue_growth", TotalRevenue=(120, 100))
    assert growth.values == (20, None)
    assert growth.refused == ""


@pytest.mark.parametrize("before", [0, -5])
def test_growth_from_nothing_or_a_loss_is_refused(before):
    growth = one("net_income_growth", NetIncome=(10, before))
    assert growth.values == (None, None)
    assert growth.refused.startswith("NetIncome is ")


def test_negative_equity_has_no_return_and_no_leverage():
    lines = {"NetIncome": (10, 9), "StockholdersEquity": (-5, 20), "TotalDebt": (50, 40)}
    for name in ("return_on_equity", "debt_to_equity"):
        assert one(name, **lines).values[0] is None
        assert one(name, **lines).refused == "StockholdersEquity is negative"
    assert one("debt_to_equity", **lines).values[1] == 2


def test_a_missing_line_is_named():
    margin = one("gross_margin", TotalRevenue=(100, 90))
    assert (margin.values, margin.refused) == ((None, None), "GrossProfit is not reported")


def test_a_loss_has_a_margin():
    assert one("net_margin", NetIncome=(-30, 10), TotalRevenue=(100, 100)).values == (-30, 10)


def test_net_cash_is_negative_net_debt():
    lines = {"TotalDebt": (10, 10), "CashCashEquivalentsAndShortTermInvestments": (30, 10), "EBITDA": (5, 5)}
    assert one("net_debt_to_ebitda", **lines).values == (-4, 0)


@pytest.mark.parametrize("shares", [(400, 100), (100, 400)])
def test_earnings_per_share_across_a_split_are_not_compared(shares):
    growth = one("eps_growth", DilutedEPS=(1.1, 4.0), DilutedAverageShares=shares)
    assert growth.values[0] is None
    assert "split" in growth.refused


def test_a_year_that_is_no_year_is_not_compared():
    changed = Table((date(2025, 3, 31), date(2024, 12, 31)), {"TotalRevenue": (120, 100)})
    assert ratios(changed)["revenue_growth"].values == (None, None)


def test_a_year_of_53_weeks_is_one():
    weeks = Table((date(2023, 9, 30), date(2022, 9, 24)), {"TotalRevenue": (110, 100)})
    assert ratios(weeks)["revenue_growth"].values[0] == 10
