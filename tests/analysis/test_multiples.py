from datetime import date

import pytest

from assistant_core.analysis.multiples import MULTIPLES, OF_REITS, multiples
from assistant_core.market.model import Table
from tests.support.tables import company, months, table

FIGURES = {
    "TotalRevenue": (1000, 900),
    "NetIncome": (100, 90),
    "DilutedEPS": (10.0, 9.0),
    "EBITDA": (200, 180),
    "FreeCashFlow": (80, 70),
    "CashDividendsPaid": (-40, -30),
    "StockholdersEquity": (500, 450),
    "TotalDebt": (300, 300),
    "CashCashEquivalentsAndShortTermInvestments": (100, 100),
    "OrdinarySharesNumber": (10, 10),
}
YEARS = table(2025, 2024, **FIGURES)


def values(*args, **kwargs):
    return {name: multiple.value for name, multiple in multiples(company(*args, **kwargs)).items()}


def test_all_of_them_at_a_price_of_200():
    assert values(YEARS, close=200.0) == {
        "price_to_earnings": 20,
        "price_to_sales": 2,
        "price_to_book": 4,
        "price_to_free_cash_flow": 25,
        "enterprise_value_to_ebitda": 11,
        "enterprise_value_to_sales": 2.2,
        "free_cash_flow_yield": 4,
        "earnings_yield": 5,
        "dividend_yield": 2,
    }


def test_others_share_in_the_enterprise_value():
    others = table(
        2025, **{n: r[:1] for n, r in FIGURES.items()}, MinorityInterest=(50,), PreferredStockEquity=(150,)
    )
    assert values(others, close=200.0)["enterprise_value_to_ebitda"] == 12


def test_a_price_in_another_currency_is_converted():
    assert values(YEARS, close=100.0, currency="GBP", rate=2.0) == values(YEARS, close=200.0)


def test_without_a_rate_all_are_refused():
    found = multiples(company(YEARS, currency="GBP", reports_in="INR"))
    assert found.keys() == MULTIPLES.keys() - OF_REITS
    assert {multiple.value for multiple in found.values()} == {None}
    assert {multiple.refused for multiple in found.values()} == {"no rate from GBP to INR"}


def test_a_receipt_is_priced_by_the_whole_company():
    """Five ordinary shares a receipt: 2 receipts at 1000 are the same company as 10 shares at 200."""
    found = values(YEARS, close=1000.0, shares=2, ordinary=False)
    assert found == values(YEARS, close=200.0)


def test_a_loss_has_no_price_to_earnings():
    loss = multiples(
        company(table(2025, **{**{n: r[:1] for n, r in FIGURES.items()}, "DilutedEPS": (-1.0,)}))
    )
    assert loss["price_to_earnings"].value is None
    assert loss["price_to_earnings"].refused == "DilutedEPS is negative"


def test_negative_equity_has_no_price_to_book():
    negative = table(2025, **{**{n: r[:1] for n, r in FIGURES.items()}, "StockholdersEquity": (-5,)})
    assert multiples(company(negative))["price_to_book"].refused == "CommonStockEquity is negative"


def test_the_last_twelve_months_and_the_last_quarter_count():
    newest = {name: row[:1] for name, row in FIGURES.items()}
    last = months(12, date(2026, 9, 30), **{**newest, "TotalRevenue": (2000,), "DilutedEPS": (20.0,)})
    quarter = Table((date(2026, 9, 30),), {**newest, "StockholdersEquity": (1000,)})
    found = multiples(company(YEARS, close=200.0, trailing=last, quarters=quarter))
    assert (found["price_to_earnings"].value, found["price_to_earnings"].period) == (10, date(2026, 9, 30))
    assert found["price_to_book"].value == 2


def test_older_twelve_months_do_not_count():
    older = months(12, date(2025, 9, 30), TotalRevenue=(1,), DilutedEPS=(0.1,))
    assert values(YEARS, close=200.0, trailing=older)["price_to_earnings"] == 20


@pytest.mark.parametrize("shares", [(0, 0), (None, 10)])
def test_without_shares_there_is_no_price_of_the_whole(shares):
    unknown = table(2025, 2024, **{**FIGURES, "OrdinarySharesNumber": shares})
    assert multiples(company(unknown))["price_to_sales"].refused == "the number of shares is not known"
