from datetime import date

import pytest

from assistant_core.market.edgar.figures import Reader
from assistant_core.market.edgar.fiscal import Period, fiscal_years, quarters
from assistant_core.market.edgar.line import Lines
from tests.support.edgar_facts import Told, flows, of_years, quarter, year

CONTRACTS = "RevenueFromContractWithCustomerExcludingAssessedTax"


def period(number=2023):
    return Period(date(number, 1, 1), date(number, 12, 31), date(number, 1, 1))


def figure(told, line, of=None, currency="USD"):
    return Lines(Reader(told.read(), currency)).figure(line, of or period())


def value(told, line, of=None, currency="USD"):
    found = figure(told, line, of, currency)
    return found and found.value


def acme(*told, filed="2024-02-20", form="10-K"):
    """One annual report, of the year 2023, for each of `told`: concepts with their value."""
    company = Told()
    for place, concepts in enumerate(told):
        company.file(
            form, f"{2024 + place}-02-20", {name: {year(2023): one} for name, one in concepts.items()}
        )
    return company


def test_the_first_concept_that_there_is():
    assert value(acme({"SalesRevenueNet": 5.0}), "TotalRevenue") == 5
    assert figure(acme({CONTRACTS: 5.0}), "TotalRevenue").source.concept == f"us-gaap:{CONTRACTS}"


def test_concepts_change_over_the_years():
    company = Told()
    for number, name in ((2015, "SalesRevenueNet"), (2018, "Revenues"), (2020, CONTRACTS)):
        company.file("10-K", f"{number + 1}-02-20", {name: {year(number): float(number)}})
    assert [value(company, "TotalRevenue", period(one)) for one in (2015, 2018, 2020)] == [2015, 2018, 2020]


def test_a_part_is_not_the_whole_where_the_whole_is_not_told():
    """One report gives both with different figures: contracts are a part of this company's revenue."""
    company = acme({"Revenues": 100.0, CONTRACTS: 60.0})
    company.file("10-K", "2025-02-20", {CONTRACTS: {year(2024): 66.0}})
    assert value(company, "TotalRevenue", period(2023)) == 100
    assert value(company, "TotalRevenue", period(2024)) is None


def test_concepts_that_differ_by_a_restatement_only_stand_in_for_each_other():
    """The new concept has the year before restated, in another filing than the old one."""
    company = acme({"SalesRevenueNet": 90.0})
    company.file("10-K", "2025-02-20", {CONTRACTS: {year(2024): 110.0, year(2023): 97.0}})
    assert value(company, "TotalRevenue", period(2024)) == 110
    assert value(company, "TotalRevenue", period(2023)) == 97


def test_payments_are_negative():
    company = acme(
        {"PaymentsToAcquirePropertyPlantAndEquipment": 7.0},
        {"PaymentsToAcquirePropertyPlantAndEquipment": 8.0},
    )
    found = figure(company, "CapitalExpenditure")
    assert (found.value, found.source.first) == (-8, -7)


def test_a_computed_line_says_how():
    company = acme(
        {
            "NetCashProvidedByUsedInOperatingActivities": 50.0,
            "PaymentsToAcquirePropertyPlantAndEquipment": 8.0,
        }
    )
    found = figure(company, "FreeCashFlow")
    assert (found.value, found.source.computed) == (42, "OperatingCashFlow + CapitalExpenditure")
    assert found.source.filing.form == "10-K"


def test_a_computed_line_needs_all_of_its_parts():
    assert value(acme({"NetCashProvidedByUsedInOperatingActivities": 50.0}), "FreeCashFlow") is None


def test_a_computed_line_of_a_computed_quarter_says_both():
    amounts = {2023: (10.0, 20.0, 30.0, 40.0)}
    company = of_years(Told(), amounts, "NetCashProvidedByUsedInOperatingActivities")
    of_years(company, amounts, "PaymentsToAcquirePropertyPlantAndEquipment")
    fourth = quarters(fiscal_years(company.read()))[0]
    found = figure(company, "FreeCashFlow", fourth)
    assert (found.value, found.source.computed) == (
        0,
        "OperatingCashFlow + CapitalExpenditure; the year less nine months",
    )


def test_what_is_reported_comes_before_what_is_computed():
    company = acme({"Revenues": 100.0, "CostOfRevenue": 60.0, "GrossProfit": 39.0})
    assert value(company, "GrossProfit") == 39
    assert value(acme({"Revenues": 100.0, "CostOfRevenue": 60.0}), "GrossProfit") == 40


def test_gross_profit_is_not_computed_with_a_part_of_the_cost():
    assert value(acme({"Revenues": 100.0, "CostOfGoodsAndServicesSold": 60.0}), "GrossProfit") is None


def test_all_income_is_not_that_of_the_owners_where_others_have_a_share():
    assert value(acme({"ProfitLoss": 10.0}), "NetIncome") == 10
    assert (
        value(
            acme({"ProfitLoss": 10.0, "NetIncomeLossAttributableToNoncontrollingInterest": 2.0}), "NetIncome"
        )
        is None
    )
    assert value(acme({"ProfitLoss": 10.0, "NetIncomeLoss": 8.0}), "NetIncome") == 8


def test_a_guard_of_zero_is_none():
    company = acme({"ProfitLoss": 10.0, "NetIncomeLossAttributableToNoncontrollingInterest": 0.0})
    assert value(company, "NetIncome") == 10


def test_depreciation_without_amortization_is_not_the_whole():
    """Once it is seen to be less than amortization alone, it is not served for any year."""
    company = acme({"DepreciationAndAmortization": 300.0, "AmortizationOfIntangibleAssets": 1000.0})
    company.file("10-K", "2025-02-20", {"DepreciationAndAmortization": {year(2024): 310.0}})
    assert value(company, "DepreciationAndAmortization") is None
    assert value(company, "DepreciationAndAmortization", period(2024)) is None
    whole = acme(
        {"DepreciationAndAmortization": 300.0, "AmortizationOfIntangibleAssets": 100.0, "Depreciation": 200.0}
    )
    assert value(whole, "DepreciationAndAmortization") == 300


DAY = "2023-12-31"


def balance(**concepts):
    company = acme({"NetIncomeLoss": 1.0})
    company.file("10-K", "2024-02-20", {name: {DAY: one} for name, one in concepts.items()})
    return company


def test_debt_is_not_a_part_of_it():
    assert value(balance(DebtCurrent=5.0), "CurrentDebt") == 5
    assert value(balance(LongTermDebtCurrent=5.0), "CurrentDebt") == 5
    assert value(balance(LongTermDebtCurrent=5.0, CommercialPaper=3.0), "CurrentDebt") == 8
    assert value(balance(LongTermDebtCurrent=5.0, OtherShortTermBorrowings=3.0), "CurrentDebt") is None
    assert value(balance(CommercialPaper=3.0), "CurrentDebt") is None
    assert value(balance(LongTermDebt=30.0, LongTermDebtCurrent=5.0), "LongTermDebt") == 25
    assert value(balance(LongTermDebt=30.0), "LongTermDebt") is None


def test_total_debt_says_what_it_is():
    found = figure(balance(DebtCurrent=5.0, LongTermDebtNoncurrent=20.0), "TotalDebt")
    assert (found.value, found.source.computed) == (25, "CurrentDebt + LongTermDebt")
    assert value(balance(LongTermDebtNoncurrent=20.0), "TotalDebt") is None


def test_liabilities_without_a_total_of_their_own():
    assert (
        value(
            balance(LiabilitiesAndStockholdersEquity=100.0, StockholdersEquity=40.0),
            "TotalLiabilitiesNetMinorityInterest",
        )
        == 60
    )
    others = balance(LiabilitiesAndStockholdersEquity=100.0, StockholdersEquity=40.0, MinorityInterest=5.0)
    assert value(others, "TotalLiabilitiesNetMinorityInterest") is None


def test_lines_of_ifrs():
    company = Told()
    told = {
        "ifrs-full:Revenue": 100.0,
        "ifrs-full:CostOfSales": 60.0,
        "ifrs-full:ProfitLossAttributableToOwnersOfParent": 9.0,
    }
    company.file("20-F", "2024-03-01", {f"{name} EUR": {year(2023): one} for name, one in told.items()})
    company.file("20-F", "2024-03-01", {"ifrs-full:BasicEarningsLossPerShare EUR/shares": {year(2023): 1.5}})
    values = {
        line: value(company, line, currency="EUR")
        for line in ("TotalRevenue", "CostOfRevenue", "NetIncome", "BasicEPS")
    }
    assert values == {"TotalRevenue": 100, "CostOfRevenue": 60, "NetIncome": 9, "BasicEPS": 1.5}
    assert value(company, "TotalRevenue", currency="USD") is None


def test_shares_of_a_quarter_are_not_computed():
    shares = "WeightedAverageNumberOfSharesOutstandingBasic shares"
    company = of_years(Told(), {2023: (1.0, 1.0, 1.0, 1.0)})
    company.file("10-K", "2024-02-20", {shares: {year(2023): 100.0, ("2023-01-01", "2023-09-30"): 99.0}})
    assert value(company, "BasicAverageShares", quarters(fiscal_years(company.read()))[0]) is None
    assert value(company, "BasicAverageShares") == 100


def test_each_line_of_a_period_is_read_once():
    lines = Lines(Reader(acme({"Revenues": 5.0}).read(), "USD"))
    assert lines.figure("TotalRevenue", period()) is lines.figure("TotalRevenue", period())


@pytest.mark.parametrize("quarterly", [{quarter(2023, 4): 25.0}])
def test_a_fourth_quarter_that_was_reported_itself(quarterly):
    company = of_years(Told(), {2023: (10.0, 20.0, 30.0, 40.0)})
    company.file("10-K", "2024-02-21", flows("Revenues", quarterly))
    found = figure(company, "TotalRevenue", quarters(fiscal_years(company.read()))[0])
    assert (found.value, found.source.computed) == (25, "")


@pytest.mark.parametrize(("told", "served"), [(21.0, 21), (781.0, None)])
def test_a_quarter_of_a_cash_flow_that_is_far_from_those_to_date_is_not_sure(told, served):
    amounts = {2023: (10.0, 20.0, 30.0, 40.0)}
    company = of_years(Told(), amounts, "NetCashProvidedByUsedInOperatingActivities")
    second = quarters(fiscal_years(company.read()))[2]
    assert value(company, "OperatingCashFlow", second) == 20
    company.file(
        "10-Q", "2023-08-06", {"NetCashProvidedByUsedInOperatingActivities": {quarter(2023, 2): told}}
    )
    assert value(company, "OperatingCashFlow", second) == served


def test_an_amount_that_is_told_with_both_signs_is_not_sure():
    company = acme({"IncreaseDecreaseInInventories": 7.0}, {"IncreaseDecreaseInInventories": -7.0})
    assert value(company, "ChangeInInventory") is None


@pytest.mark.parametrize(("shares", "served"), [(606_732_000.0, 606_732_000), (606_732.0, None)])
def test_shares_in_thousands_that_are_told_as_whole_ones(shares, served):
    company = acme({"NetIncomeLoss": 797_645_000.0})
    company.file("10-K", "2024-02-20", {"EarningsPerShareDiluted USD/shares": {year(2023): 1.31}})
    company.file(
        "10-K", "2024-02-20", {"WeightedAverageNumberOfDilutedSharesOutstanding shares": {year(2023): shares}}
    )
    assert value(company, "DilutedAverageShares") == served
    assert value(company, "DilutedEPS") == 1.31


def test_what_was_there_a_quarter_before_may_only_lack_its_fact():
    company = balance(LongTermDebtCurrent=5.0)
    assert value(company, "CurrentDebt") == 5
    company.file("10-Q", "2023-11-05", {"CommercialPaper": {"2023-09-30": 3.0}})
    assert value(company, "CurrentDebt") is None


def test_a_restated_figure_is_not_added_to_one_that_was_not_told_since():
    company = balance(Assets=100.0, AssetsCurrent=60.0)
    assert value(company, "TotalNonCurrentAssets") == 40
    company.file("10-K/A", "2024-06-01", {"Assets": {DAY: 90.0}})
    assert value(company, "TotalNonCurrentAssets") is None
    company.file("10-K/A", "2024-06-01", {"AssetsCurrent": {DAY: 60.0}})
    assert value(company, "TotalNonCurrentAssets") == 30
