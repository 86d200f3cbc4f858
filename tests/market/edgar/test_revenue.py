from datetime import date

import pytest

from assistant_core.market.edgar.figures import Reader
from assistant_core.market.edgar.fiscal import Period
from assistant_core.market.edgar.line import Lines
from tests.support.edgar_facts import Told, year

PERIOD = Period(date(2023, 1, 1), date(2023, 12, 31), date(2023, 1, 1))
CONTRACTS = "RevenueFromContractWithCustomerExcludingAssessedTax"


def revenue(**concepts):
    told = Told()
    told.file("10-K", "2024-02-20", {name: {year(2023): value} for name, value in concepts.items()})
    return Lines(Reader(told.read(), "USD")).figure("TotalRevenue", PERIOD)


def value(**concepts):
    found = revenue(**concepts)
    return found and found.value


BANK = {
    "InterestAndDividendIncomeOperating": 90.0,
    "InterestIncomeExpenseNet": 60.0,
    "NoninterestIncome": 40.0,
}


def test_a_bank_nets_the_interest_that_it_pays():
    found = revenue(**BANK)
    assert (found.value, found.source.computed) == (100, "InterestIncomeExpenseNet + NoninterestIncome")


def test_a_bank_that_states_the_sum():
    found = revenue(**BANK, Revenues=100.0)
    assert (found.value, found.source.concept, found.source.computed) == (100, "us-gaap:Revenues", "")


def test_revenue_of_a_bank_before_interest_paid_is_not_served():
    assert value(**BANK, Revenues=130.0) == 100


def test_fees_are_not_the_revenue_of_a_bank():
    assert value(**BANK, **{CONTRACTS: 25.0}) == 100
    told = {"InterestAndDividendIncomeOperating": 90.0, "NoninterestIncome": 40.0, CONTRACTS: 25.0}
    assert value(**told) is None


@pytest.mark.parametrize(
    "besides", ["PremiumsEarnedNet", "OperatingLeaseLeaseIncome", "InterestAndDividendIncomeOperating"]
)
def test_contracts_of_insurers_lessors_and_lenders_are_a_part(besides):
    assert value(**{CONTRACTS: 25.0, besides: 300.0}) is None
    assert value(**{CONTRACTS: 25.0, besides: 300.0, "Revenues": 340.0}) == 340


def test_the_statement_proves_the_total():
    told = {CONTRACTS: 100.0, "OperatingLeaseLeaseIncome": 3.0, "CostOfRevenue": 60.0, "GrossProfit": 40.0}
    assert value(**told) == 100
    assert value(**told | {"GrossProfit": 43.0}) is None


def test_a_total_that_is_less_than_contracts_is_that_of_something_else():
    assert value(**{"Revenues": 20.0, CONTRACTS: 100.0}) is None
    told = {"Revenues": 20.0, CONTRACTS: 100.0, "CostsAndExpenses": 15.0, "OperatingIncomeLoss": 5.0}
    assert value(**told) == 20


def test_goods_are_all_of_the_revenue_only_where_it_is_proved():
    assert value(SalesRevenueGoodsNet=50.0) is None
    assert value(SalesRevenueGoodsNet=50.0, CostOfGoodsAndServicesSold=30.0, GrossProfit=20.0) == 50
