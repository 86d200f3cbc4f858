import pytest

from assistant_core.analysis.discounted_cash_flow import Assumptions
from assistant_core.analysis.discounted_cash_flow.claims import claims
from assistant_core.errors import NoSuchStatement
from tests.support.tables import company, table

LINES = {
    "TotalDebt": 300,
    "CashCashEquivalentsAndShortTermInvestments": 100,
    "MinorityInterest": 20,
    "PreferredStockEquity": 10,
}


def held(without=(), method="to_firm", leases="as_debt", long_term_securities="included", **changes):
    lines = {name: (value,) for name, value in {**LINES, **changes}.items() if name not in without}
    asked = Assumptions(method=method, leases=leases, long_term_securities=long_term_securities)
    return claims(company(table(2025, **lines)), asked)


def test_debt_less_cash_and_what_others_hold():
    found = held()
    assert (found.net_debt, found.before_owners_of_firm, found.before_owners_of_equity) == (200, 230, 30)


def test_net_cash():
    assert held(TotalDebt=0).before_owners_of_firm == -70


@pytest.mark.parametrize(
    ("debt", "as_debt", "as_operating_cost"), [(340, 340, 300), (300, 340, 300), (320.0, 320, 280)]
)
def test_leases_count_once(debt, as_debt, as_operating_cost):
    """Whether the source's debt has them is told by its parts; where they do not tell, it has."""
    parts = {"CurrentDebt": 50, "LongTermDebt": 250} if debt != 320 else {}
    lines = {"TotalDebt": debt, "CapitalLeaseObligations": 40, **parts}
    assert held(**lines).debt == as_debt
    assert held(**lines, leases="as_operating_cost").debt == as_operating_cost


def test_long_term_securities_are_counted_as_cash_or_not():
    lines = {"AvailableForSaleSecurities": 60, "InvestmentsAndAdvances": 90}
    found = held(**lines)
    assert (found.securities, found.securities_line) == (60, "AvailableForSaleSecurities")
    assert found.before_owners_of_firm == 170
    assert held(**lines, long_term_securities="excluded").before_owners_of_firm == 230


@pytest.mark.parametrize("line", ["TotalDebt", "CashCashEquivalentsAndShortTermInvestments"])
def test_what_is_not_reported_is_named_and_not_needed_to_equity(line):
    with pytest.raises(NoSuchStatement, match=f"{line} is not reported in its balance sheet"):
        held(without=(line,))
    assert held(without=(line,), method="to_equity").before_owners_of_equity == 30
