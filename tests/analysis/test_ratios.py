from datetime import date

import pytest

from assistant_core.analysis.ratios import RATIOS, Missing, Year, ratios
from assistant_core.market import sample
from assistant_core.market.model import Table
from assistant_core.market.periods import first_day
from tests.support.tables import months, table


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
    for name, equity in (("return_on_equity", "CommonStockEquity"), ("debt_to_equity", "StockholdersEquity")):
        assert one(name, **lines).values[0] is None
        assert one(name, **lines).refused == f"{equity} is negative"
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


def test_a_year_of_53_weeks_is_one():
    weeks = Table(
        (date(2023, 9, 30), date(2022, 9, 24)),
        {"TotalRevenue": (110, 100)},
        (date(2022, 9, 25), date(2021, 9, 26)),
    )
    assert ratios(weeks)["revenue_growth"].values[0] == 10


LINES = {
    "TotalRevenue": (1200, 1000, 1140),
    "NetIncome": (120, 100, 114),
    "EBITDA": (300, 250, 285),
    "TotalDebt": (600, 600, 600),
    "CashCashEquivalentsAndShortTermInvestments": (0, 0, 0),
    "StockholdersEquity": (1000, 1000, 1000),
}


def changed(first, second, third):
    """Three periods that end on Oct 31, Aug 31 of the year before and Aug 31 of the one before that."""
    ends = (date(2026, 10, 31), date(2025, 8, 31), date(2024, 8, 31))
    starts = tuple(
        length and first_day(end, length) for end, length in zip(ends, (first, second, third), strict=True)
    )
    return Table(ends, LINES, starts)


def test_a_long_period_has_margins_but_no_growth_and_no_returns():
    found = ratios(changed(14, 12, 12))
    assert found["net_margin"].values == (10, 10, 10)
    assert found["debt_to_equity"].values == (0.6, 0.6, 0.6)
    assert found["revenue_growth"].values == (None, -12.28, None)
    assert found["return_on_equity"].values == (None, 10, None)
    assert found["net_debt_to_ebitda"].values == (None, 2.4, 2.11)
    for name in ("revenue_growth", "net_income_growth", "return_on_equity", "net_debt_to_ebitda"):
        assert found[name].refused == "the period to 2026-10-31 has 14 months, not 12"


def test_a_period_of_unknown_length_is_no_year():
    found = ratios(changed(None, 12, 12))
    assert found["return_on_equity"].refused == (
        "it is not known how many months the period to 2026-10-31 has"
    )


def test_a_year_after_a_stub_has_no_growth():
    ends = (date(2026, 4, 30), date(2025, 4, 30), date(2024, 6, 30))
    starts = (date(2025, 5, 1), date(2024, 7, 1), date(2023, 7, 1))
    flat = Table(ends, {"TotalRevenue": (1200, 1000, 1200), "TotalAssets": (100, 100, 100)}, starts)
    found = ratios(Table(ends, {**flat.figures, "NetIncome": (12, 10, 12)}, starts))
    assert found["revenue_growth"].values == (None, None, None)
    assert found["revenue_growth"].refused == "the period to 2025-04-30 has 10 months, not 12"
    # Balances are of a day, however long the period before it was.
    assert found["return_on_assets"].values == (12, None, None)


def test_growth_over_twelve_months_that_end_a_year_before():
    ends, starts = (date(2026, 4, 30), date(2025, 4, 30)), (date(2025, 5, 1), date(2024, 7, 1))
    years = Table(ends, {"TotalRevenue": (1260, 1000)}, starts)
    trailing = months(12, date(2025, 7, 31), date(2025, 4, 30), TotalRevenue=(1250, 1200))
    assert ratios(years, trailing)["revenue_growth"].values == (5, None)


def test_without_twelve_months_there_is_no_figure():
    with pytest.raises(Missing, match="no figures of twelve months"):
        Year(Table(), 0)["TotalRevenue"]
