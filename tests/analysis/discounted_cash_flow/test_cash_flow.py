from datetime import date

import pytest

from assistant_core.analysis.discounted_cash_flow import Assumptions
from assistant_core.analysis.discounted_cash_flow.cash_flow import base_cash_flow
from assistant_core.errors import NoSuchStatement
from tests.support.tables import company, months, table

LINES = {
    "TotalRevenue": (1000, 900),
    "NetIncome": (80, 70),
    "EBITDA": (150, 140),
    "FreeCashFlow": (100, 90),
    "CurrentAssets": (500, 500),
    "TotalDebt": (300, 300),
    "CashCashEquivalentsAndShortTermInvestments": (80, 80),
    "TaxProvision": (20, 20),
    "PretaxIncome": (100, 100),
    "InterestExpense": (30, 20),
    "InterestIncome": (5, 4),
    "StockBasedCompensation": (12, 10),
}


def base(changes=None, without=(), **asked):
    lines = {name: row for name, row in {**LINES, **(changes or {})}.items() if name not in without}
    return base_cash_flow(company(table(2025, 2024, **lines)), Assumptions(**asked))


def test_to_the_firm_interest_after_tax_is_taken_out():
    """100 + (30 - 5) of which the tax office bears a fifth."""
    found = base()
    assert found.amount == pytest.approx(120)
    assert (found.paid.line, found.received.line) == ("InterestExpense", "InterestIncome")
    assert (found.tax.percent, found.tax.basis) == (20, "TaxProvision / PretaxIncome")
    assert found.notes == ()


def test_to_equity_it_is_what_is_reported():
    found = base(method="to_equity")
    assert (found.amount, found.formula) == (100, "FreeCashFlow")
    assert (found.paid, found.received, found.tax) == (None, None, None)


def test_interest_that_was_paid_goes_before_the_expense():
    found = base({"InterestPaidSupplementalData": (40, 40)})
    assert (found.paid.line, found.paid.amount) == ("InterestPaidSupplementalData", 40)


def test_interest_in_financing_and_investing_is_outside_of_free_cash_flow():
    """To equity 100 - 30 + 5; to the firm the tax that interest saved is taken back: 100 - 25 * 0.2."""
    outside = {"InterestPaidCFF": (-30, -20), "InterestReceivedCFI": (5, 4)}
    assert base(outside, method="to_equity").amount == 75
    found = base(outside)
    assert found.amount == pytest.approx(95)
    assert found.formula.startswith("FreeCashFlow + InterestPaidCFF + InterestReceivedCFI + ")
    assert found.lines["InterestPaidCFF"] == -30


def test_interest_of_the_year_before_stands_in_and_is_named():
    found = base({"InterestExpense": (None, 20), "InterestIncome": (None, 10)})
    assert found.amount == pytest.approx(108)
    assert found.notes == (
        "InterestExpense is not reported for the period: that of the year to 2024-12-31 is taken.",
        "InterestIncome is not reported for the period: that of the year to 2024-12-31 is taken.",
    )


def test_net_interest_does_where_nothing_else_is_reported():
    found = base({"NetInterestIncome": (-25, -20)}, without=("InterestExpense", "InterestIncome"))
    assert (found.amount, found.paid.line, found.notes) == (120, "NetInterestIncome", ())
    found = base({"NetInterestIncome": (25, 20)}, without=("InterestExpense", "InterestIncome"))
    assert (found.amount, found.received.line, found.notes) == (80, "NetInterestIncome", ())


def test_net_interest_of_the_period_goes_before_what_a_year_before_tells():
    found = base(
        {"NetInterestIncome": (-10, -16), "InterestExpense": (None, 20), "InterestIncome": (None, 4)}
    )
    assert (found.amount, found.paid.line, found.received) == (108, "NetInterestIncome", None)


def test_unreported_interest_is_said_with_its_direction():
    found = base(without=("InterestExpense", "InterestIncome"))
    assert found.amount == 100
    assert [note[:35] for note in found.notes] == [
        "Interest paid is not reported: none",
        "Interest received is not reported: ",
    ]
    free = base(
        {"TotalDebt": (0, 0), "CashCashEquivalentsAndShortTermInvestments": (0, 0)},
        without=("InterestExpense", "InterestIncome"),
    )
    assert free.notes == ()


@pytest.mark.parametrize(
    ("changes", "basis"),
    [
        ({"PretaxIncome": (-100, 100)}, "assumed: there is no effective tax rate"),
        ({"TaxProvision": (None, 20)}, "assumed: there is no effective tax rate"),
        ({"TaxProvision": (80, 20)}, "assumed: the effective tax rate of 80 % is no guide"),
        ({"TaxProvision": (-5, 20)}, "assumed: the effective tax rate of -5 % is no guide"),
    ],
)
def test_a_tax_rate_that_is_no_guide_is_assumed(changes, basis):
    found = base(changes)
    assert (found.tax.percent, found.tax.basis) == (25, basis)


def test_a_given_tax_rate_goes_first():
    found = base(tax_rate=40)
    assert (found.amount, found.tax.basis) == (pytest.approx(115), "as given")


def test_stock_compensation_as_a_cost():
    found = base(method="to_equity", stock_compensation="as_cost")
    assert (found.amount, found.formula) == (88, "FreeCashFlow - StockBasedCompensation")


def test_stock_compensation_that_nobody_reports_is_no_cost_of_zero():
    with pytest.raises(NoSuchStatement, match="StockBasedCompensation of Acme Corporation is not reported"):
        base(without=("StockBasedCompensation",), stock_compensation="as_cost")


def test_a_missing_free_cash_flow_is_named():
    with pytest.raises(NoSuchStatement, match="cannot be valued: FreeCashFlow is not reported"):
        base({"FreeCashFlow": (None, 90)})


def test_the_last_twelve_months_go_before_the_fiscal_year():
    trailing = months(
        12, date(2026, 9, 30), **{**{name: row[:1] for name, row in LINES.items()}, "FreeCashFlow": (130,)}
    )
    found = base_cash_flow(
        company(table(2025, 2024, **LINES), trailing=trailing), Assumptions(method="to_equity")
    )
    assert (found.amount, found.period, found.basis) == (130, date(2026, 9, 30), "last twelve months")
