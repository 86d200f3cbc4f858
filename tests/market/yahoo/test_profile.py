from dataclasses import replace
from datetime import date

from assistant_core.market.yahoo import profile
from tests.support.yahoo_facts import TEA


def test_a_company(told):
    found = profile("ACME")
    assert found is not None
    assert (found.sector, found.industry, found.country) == ("Industrials", "Anvils", "United States")
    assert (found.employees, found.fiscal_year_end) == (4200, date(2025, 12, 31))
    assert (found.currency, found.reporting_currency) == ("USD", "USD")
    assert found.officers[0].name == "Ms. No. 0"
    assert len(found.officers) == 7


def test_price_and_statements_in_two_currencies(told):
    told.companies["TEA.L"] = replace(
        TEA, modules={**TEA.modules, "financialData": {"financialCurrency": "USD", "totalRevenue": 7}}
    )
    found = profile("TEA.L")
    assert found is not None
    assert (found.currency, found.reporting_currency) == ("GBP", "USD")


def test_a_fund_has_a_category_and_no_reporting_currency(told):
    found = profile("WRLD")
    assert found is not None
    assert (found.listing.type, found.category, found.family) == ("etf", "Global Large Blend", "Whole World")
    assert found.reporting_currency is None
    assert found.fiscal_year_end is None


def test_a_coin_has_a_description(told):
    found = profile("DOGX-USD")
    assert found is not None
    assert (found.summary, found.sector) == ("A coin.", None)


def test_an_index_has_none(told):
    assert profile("^IDX") is None
