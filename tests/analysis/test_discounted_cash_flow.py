import pytest

from assistant_core.analysis.discounted_cash_flow import value
from assistant_core.errors import InvalidArguments, NoSuchStatement
from tests.support.tables import company, table

FIGURES = {
    "FreeCashFlow": (100, 90),
    "CurrentAssets": (1, 1),
    "TotalDebt": (300, 300),
    "CashCashEquivalentsAndShortTermInvestments": (100, 100),
    "OrdinarySharesNumber": (10, 10),
    "DilutedAverageShares": (20, 20),
}
YEARS = table(2025, 2024, **FIGURES)


def without(**changes):
    return table(2025, 2024, **{**FIGURES, **changes})


def test_without_growth_it_is_a_perpetuity():
    found = value(company(YEARS), 10, 0, 0, 5)
    assert found.enterprise_value == pytest.approx(1000)
    assert found.equity_value == pytest.approx(800)
    assert found.value_per_share == pytest.approx(40)


def test_growth_at_the_terminal_rate_is_gordons_formula():
    found = value(company(YEARS), 10, 3, 3, 7)
    assert found.enterprise_value == pytest.approx(100 * 1.03 / 0.07)


def test_the_projection_adds_up():
    found = value(company(YEARS), 8, 2, 6, 5)
    assert [year.free_cash_flow for year in found.projection] == pytest.approx(
        [100 * 1.06**year for year in range(1, 6)]
    )
    parts = found.present_value_of_cash_flows + found.present_value_of_terminal_value
    assert parts == pytest.approx(found.enterprise_value)


def test_the_grid_has_the_asked_value_in_its_middle():
    found = value(company(YEARS), 9, 2.5, 4, 5)
    assert found.grid[2][2] == pytest.approx(found.value_per_share)
    assert found.grid[0][4] > found.grid[2][2] > found.grid[4][0]
    assert (found.discount_rates[2], found.terminal_growths[2]) == (9, 2.5)


def test_the_grid_is_empty_where_growth_is_not_below_the_discount():
    found = value(company(YEARS), 3, 2, 0, 5)
    assert found.discount_rates == (1, 2, 3, 4, 5)
    assert [[one is None for one in row] for row in found.grid[:2]] == [
        [True] * 5,
        [False, False, True, True, True],
    ]


@pytest.mark.parametrize("growth", [10, 11])
def test_growth_for_ever_must_be_below_the_discount(growth):
    with pytest.raises(InvalidArguments, match="must be below the discount rate"):
        value(company(YEARS), 10, growth, 0, 5)


def test_past_growth_is_the_default():
    assumed = value(company(YEARS), 10, 2, None, 5).assumptions
    assert assumed.growth == pytest.approx(11.11)
    assert "2024-12-31 to 2025-12-31" in assumed.growth_basis


def test_past_growth_is_limited():
    assumed = value(company(without(FreeCashFlow=(100, 20))), 10, 2, None, 5).assumptions
    assert assumed.growth == 15
    assert "(400.0 %), limited to 15 %" in assumed.growth_basis


def test_from_a_negative_year_no_growth_is_read():
    assumed = value(company(without(FreeCashFlow=(100, -20))), 10, 2, None, 5).assumptions
    assert (assumed.growth, assumed.growth_basis[:12]) == (0, "none assumed")


@pytest.mark.parametrize("cash", [0, -10])
def test_no_positive_cash_flow_no_value(cash):
    with pytest.raises(NoSuchStatement, match="not positive"):
        value(company(without(FreeCashFlow=(cash, 5))), 10, 2, None, 5)


def test_a_bank_is_refused():
    lines = {name: row for name, row in FIGURES.items() if name != "CurrentAssets"}
    with pytest.raises(NoSuchStatement, match="banks and insurers"):
        value(company(table(2025, 2024, **lines)), 10, 2, None, 5)


def test_the_value_is_in_the_currency_of_the_price():
    """A pound is two dollars: 40 dollars a share are 20 pounds."""
    found = value(company(YEARS, currency="GBP", rate=2.0), 10, 0, 0, 5)
    assert found.value_per_share == pytest.approx(20)


def test_without_a_rate_there_is_no_value():
    with pytest.raises(NoSuchStatement, match="no rate from GBP to USD"):
        value(company(YEARS, currency="GBP"), 10, 0, 0, 5)


def test_a_receipt_counts_what_is_listed():
    found = value(company(YEARS, shares=4, ordinary=False), 10, 0, 0, 5)
    assert found.value_per_share == pytest.approx(200)


def test_net_cash_adds_to_the_value():
    rich = without(TotalDebt=(0, 0))
    assert value(company(rich), 10, 0, 0, 5).equity_value == pytest.approx(1100)


def test_an_unreported_debt_is_named():
    with pytest.raises(NoSuchStatement, match="TotalDebt is not reported"):
        value(company(without(TotalDebt=(None, 5))), 10, 0, 0, 5)
