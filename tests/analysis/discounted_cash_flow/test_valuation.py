from datetime import date

import pytest

from assistant_core.analysis.discounted_cash_flow import Assumptions, growth, value
from assistant_core.errors import InvalidArguments, NoSuchStatement
from tests.support.tables import company, months, table

# The price is of 2026-11-19, 323 days (0.8849 years) after the end of the year.
ELAPSED = 0.8849
LINES = {
    "FreeCashFlow": (100, 90),
    "InterestExpense": (25, 25),
    "TaxProvision": (20, 20),
    "PretaxIncome": (100, 100),
    "CurrentAssets": (500, 500),
    "TotalDebt": (300, 300),
    "CashCashEquivalentsAndShortTermInvestments": (100, 100),
    "InterestIncome": (0, 0),
    "OrdinarySharesNumber": (10, 10),
}


def lines(**changes):
    return {name: row for name, row in {**LINES, **changes}.items() if row is not None}


def valued(changes=None, rate=0.0, of=None, **asked):
    given = {"discount_rate": 10, "terminal_growth": 0, "timing": "year_end", **asked}
    if "cost_of_equity" in asked:
        del given["discount_rate"]
    made = {"close": 100.0, **(of or {})}
    return value(
        company(table(2025, 2024, **lines(**(changes or {}))), **made),
        Assumptions(**given),
        growth.past(table()) if rate is None else growth.given(rate),
    )


def test_to_the_firm():
    """120 a year for ever at 10 % are 1,200, a part of a year later more; less 200 of net debt."""
    found = valued()
    assert found.present_value == pytest.approx(1200 * 1.1**ELAPSED)
    assert found.equity_value == pytest.approx(1200 * 1.1**ELAPSED - 200)
    assert found.value_per_share == pytest.approx((1200 * 1.1**ELAPSED - 200) / 10)


def test_to_equity_nothing_is_subtracted_and_what_is_over_does_not_count():
    """Of the first year 11.51 % is still to come, at its end."""
    found = valued(method="to_equity")
    rest = 100 * (1 - ELAPSED) * 1.1 ** -(1 - ELAPSED)
    later = 1000 * 1.1 ** -(1 - ELAPSED)
    assert found.equity_value == pytest.approx(rest + later)


def test_both_agree_where_there_is_neither_debt_nor_cash():
    nothing = {"TotalDebt": (0, 0), "CashCashEquivalentsAndShortTermInvestments": (0, 0)}
    none = {**nothing, "InterestExpense": (0, 0)}
    today = {
        "quarters": months(3, date(2026, 11, 19), **{name: (row[0],) for name, row in lines(**none).items()})
    }
    to_firm = valued(none, of=today)
    to_equity = valued(none, of=today, method="to_equity")
    assert to_firm.equity_value == pytest.approx(to_equity.equity_value)


def test_cash_counts_once():
    """What it earns is not in the cash flow to the firm; it is in that to equity, where no cash is added."""
    rich = {"CashCashEquivalentsAndShortTermInvestments": (1100, 1100), "InterestIncome": (50, 50)}
    assert valued(rich).base.amount == pytest.approx(100 + (25 - 50) * 0.8)
    assert valued(rich).claims.net_debt == -800
    assert valued(rich, method="to_equity").base.amount == 100


def test_the_projection_adds_up():
    found = valued(rate=6.0, terminal_growth=2, timing="mid_year")
    parts = found.present_value_of_cash_flows + found.present_value_of_terminal_value
    assert parts == pytest.approx(found.present_value)
    assert [year.cash_flow for year in found.projection] == pytest.approx(
        [120 * 1.06**year for year in range(1, 6)]
    )


def test_minorities_and_preferred_shares_are_subtracted_in_both():
    others = {"MinorityInterest": (30, 30), "PreferredStockEquity": (20, 20)}
    for method in ("to_firm", "to_equity"):
        without, with_others = valued(method=method), valued(others, method=method)
        assert without.equity_value - with_others.equity_value == pytest.approx(50)


def test_the_average_cost_of_capital_by_market_value():
    """300 of debt beside 1,200 of shares: 0.8 * 9 + 0.2 * 5 * 0.8."""
    found = valued(of={"close": 120.0}, cost_of_equity=9, cost_of_debt=5)
    assert found.discount_rate == 8.0
    assert (found.cost_of_capital.equity_weight, found.cost_of_capital.debt_weight) == (80, 20)


def test_the_average_cost_of_capital_by_given_weights():
    found = valued(cost_of_equity=12, cost_of_debt=6, debt_weight=50, tax_rate=30)
    assert found.discount_rate == pytest.approx(8.1)


def test_the_cost_of_equity_discounts_to_equity():
    assert valued(method="to_equity", cost_of_equity=8.5).discount_rate == 8.5


def test_the_rate_is_ten_by_default():
    assert valued(discount_rate=None).discount_rate == 10


def test_the_grid_has_the_asked_value_in_its_middle():
    found = valued(rate=4.0, discount_rate=9, terminal_growth=2.5)
    assert found.grid[2][2] == found.value_per_share
    assert found.grid[0][4] > found.grid[2][2] > found.grid[4][0]
    assert (found.discount_rates[2], found.terminal_growths[2]) == (9, 2.5)


def test_odd_rates_are_in_the_middle_of_the_grid_too():
    found = valued(discount_rate=8.765, terminal_growth=2.345)
    assert (found.discount_rates, found.terminal_growths[3]) == ((6.765, 7.765, 8.765, 9.765, 10.765), 2.845)
    assert found.grid[2][2] == found.value_per_share


def test_the_grid_is_empty_where_growth_is_not_below_the_discount():
    found = valued(discount_rate=3, terminal_growth=2)
    assert found.discount_rates == (1, 2, 3, 4, 5)
    assert [[one is None for one in row] for row in found.grid[:2]] == [
        [True] * 5,
        [False, False, True, True, True],
    ]


def test_the_growth_that_the_price_implies_gives_the_price():
    found = valued(terminal_growth=2, timing="mid_year")
    implied = found.implied_growth
    assert valued(rate=implied, terminal_growth=2, timing="mid_year").value_per_share == pytest.approx(100)


@pytest.mark.parametrize(("debt", "close"), [(0, 9.99), (300, 1e6)])
def test_no_growth_gives_a_price_below_the_cash_or_beyond_measure(debt, close):
    assert valued({"TotalDebt": (debt, debt)}, of={"close": close}).implied_growth is None


def test_alternatives_change_one_assumption_each():
    more = {
        "StockBasedCompensation": (15, 15),
        "CapitalLeaseObligations": (40, 40),
        "InvestmentinFinancialAssets": (60, 60),
        "CurrentDebt": (0, 0),
        "LongTermDebt": (260, 260),
    }
    found = valued(more)
    told = {one.assumption: (one.alternative, one.value_per_share) for one in found.alternatives}
    assert {name: alternative for name, (alternative, _) in told.items()} == {
        "stock_compensation": "as_cost",
        "leases": "as_operating_cost",
        "long_term_securities": "excluded",
        "timing": "mid_year",
    }
    for name, (alternative, per_share) in told.items():
        assert valued(more, **{name: alternative}).value_per_share == pytest.approx(per_share)
    assert told["leases"][1] - found.value_per_share == pytest.approx(4)
    assert found.value_per_share - told["long_term_securities"][1] == pytest.approx(6)


def test_alternatives_keep_the_rate():
    leases = {"CapitalLeaseObligations": (100, 100)}
    found = valued(leases, cost_of_equity=9, cost_of_debt=5)
    told = {one.assumption: one.value_per_share for one in found.alternatives}
    assert told["leases"] - found.value_per_share == pytest.approx(10)


def test_to_equity_has_no_leases_and_no_securities_to_decide_on():
    more = {"CapitalLeaseObligations": (40, 40), "InvestmentinFinancialAssets": (60, 60)}
    assert [one.assumption for one in valued(more, method="to_equity").alternatives] == ["timing"]


@pytest.mark.parametrize("terminal", [10, 11])
def test_growth_for_ever_must_be_below_the_discount(terminal):
    with pytest.raises(InvalidArguments, match="must be below the discount rate"):
        valued(terminal_growth=terminal)


@pytest.mark.parametrize("cash", [-20, -30])
def test_no_positive_cash_flow_no_value(cash):
    with pytest.raises(NoSuchStatement, match=r"not positive \((0|-10) USD"):
        valued({"FreeCashFlow": (cash, 5)})


def test_what_is_over_cannot_be_projected():
    """The balance sheet is of a year after the only projected year begins."""
    later = {"quarters": months(3, date(2026, 12, 31), **{name: (row[0],) for name, row in LINES.items()})}
    with pytest.raises(InvalidArguments, match="project more years"):
        valued(of=later, years=1)


def test_figures_of_long_ago_say_nothing_of_today():
    old = company(table(2023, 2022, **LINES))
    with pytest.raises(NoSuchStatement, match="more than two years before its last close"):
        value(old, Assumptions(), growth.given(0))


def test_figures_of_a_while_ago_are_valued_with_a_note():
    found = value(company(table(2024, 2023, **LINES)), Assumptions(), growth.given(0))
    assert found.notes[-1].startswith("The newest twelve months end on 2024-12-31, long before")


def test_debt_beyond_the_value_leaves_nothing_and_says_so():
    found = valued({"TotalDebt": (5000, 5000)})
    assert found.value_per_share < 0
    assert found.notes[-1].startswith("Debt and other claims exceed the value of the cash flows")


def test_the_value_is_in_the_currency_of_the_price():
    """A pound is two dollars."""
    found = valued(of={"currency": "GBP", "rate": 2.0})
    assert found.value_per_share == pytest.approx(valued().value_per_share / 2)


def test_without_a_rate_the_value_is_in_the_currency_of_the_statements():
    found = valued(of={"currency": "GBP"})
    assert (found.currency, found.value_per_share) == ("USD", valued().value_per_share)
    assert found.implied_growth is None


def test_without_a_rate_there_are_no_weights_by_market_value():
    with pytest.raises(NoSuchStatement, match="Give debt_weight_percent"):
        valued(of={"currency": "GBP"}, cost_of_equity=9, cost_of_debt=5)


def test_without_any_currency_there_is_no_value():
    with pytest.raises(NoSuchStatement, match="A value per share cannot be given: no rate"):
        valued(of={"reports_in": None})


def test_what_is_listed_counts_with_its_dilution():
    """Four receipts for ten shares; options add a tenth to either."""
    diluted = {"BasicAverageShares": (10, 10), "DilutedAverageShares": (11, 11)}
    found = valued(diluted, of={"shares": 4, "ordinary": False})
    assert found.shares.count == pytest.approx(4.4)
    assert found.value_per_share == pytest.approx(found.equity_value / 4.4)


@pytest.mark.parametrize("diluted", [None, (9, 9), (100, 100)])
def test_a_dilution_that_cannot_be_is_left_out(diluted):
    found = valued({"BasicAverageShares": (10, 10), "DilutedAverageShares": diluted})
    assert (found.shares.count, found.shares.formula[-12:]) == (10, "not reported")


def test_without_shares_there_is_no_value():
    with pytest.raises(NoSuchStatement, match="number of shares"):
        valued({"OrdinarySharesNumber": None})


def test_months_that_are_no_year_have_no_value():
    nine = months(9, date(2025, 9, 30), **{name: (row[0],) for name, row in LINES.items()})
    with pytest.raises(NoSuchStatement, match="no reported period has twelve months"):
        value(company(nine), Assumptions(), growth.given(0))
