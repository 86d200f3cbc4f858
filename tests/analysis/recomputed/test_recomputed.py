"""What the tools compute of six companies, against a plain computation from the same raw lines."""

import json
from datetime import date

import pytest

from assistant_core.tools.registry import run_tool
from tests.analysis.recomputed import plain
from tests.analysis.recomputed.companies import ALL, BANK, INDUSTRIAL, INSURER, LOSS_MAKER, RECEIPT, REIT
from tests.support.yahoo_companies import LAST_DAY
from tests.tools.companies import rate

VALUED = (INDUSTRIAL, REIT, RECEIPT, LOSS_MAKER)
MARKET_DAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def companies(yahoo):
    assert LAST_DAY == MARKET_DAY
    for company in (*(raw.listed() for raw in ALL), rate("USDJPY", 150.0)):
        yahoo.companies[company.symbol] = company


def ask(tool, company, **arguments):
    arguments = {"ticker": company.symbol, **arguments}
    return json.loads(run_tool(tool, json.dumps(arguments), 30))


def named(company):
    return company.symbol


def compared(expected, shown, refused):
    """Each that has a value is shown, each that has none is refused or not shown at all."""
    for name, value in expected.items():
        if value is None:
            assert name not in shown, name
            assert refused.get(name), name
        else:
            # Half a hundredth may be rounded either way.
            assert shown[name]["value"] == pytest.approx(value, abs=0.0101), name


@pytest.mark.parametrize("company", ALL, ids=named)
def test_ratios(company):
    output = ask("get_key_ratios", company)
    for name, oldest_first in plain.ratios(company).items():
        expected = oldest_first[::-1]
        if not any(value is not None for value in expected):
            assert name not in output["ratios"], name
        else:
            assert output["ratios"][name]["values"] == pytest.approx(expected, abs=0.0101), name
        assert (name in output.get("refused", {})) == (expected[0] is None), name


@pytest.mark.parametrize("company", ALL, ids=named)
def test_multiples(company):
    output = ask("get_key_ratios", company)
    expected = plain.multiples(company)
    compared(expected, output["valuation"], output.get("refused", {}))
    assert set(output["valuation"]) == {name for name, value in expected.items() if value is not None}
    assert output["market_cap"] == pytest.approx(plain.market_value(company), abs=0.1)
    if company.kind not in plain.FINANCIAL:
        assert output["enterprise_value"] == pytest.approx(plain.enterprise_value(company), abs=0.1)


@pytest.mark.parametrize(
    ("discount", "terminal", "growth", "years", "timing"),
    [(9, 2, 4, 6, "mid_year"), (11.5, 3, -2.5, 10, "year_end"), (8, 0, 20, 1, "mid_year")],
)
@pytest.mark.parametrize("method", ["to_firm", "to_equity"])
@pytest.mark.parametrize("company", VALUED, ids=named)
def test_valuations(company, method, discount, terminal, growth, years, timing):
    output = ask(
        "value_by_discounted_cash_flow",
        company,
        method=method,
        discount_rate_percent=discount,
        terminal_growth_percent=terminal,
        growth_percent=growth,
        years=years,
        treatments=["year_end"] if timing == "year_end" else [],
    )
    given = (discount, terminal, growth, years, timing == "mid_year")
    expected = plain.value_per_share(company, method, *given, *plain.days(company), MARKET_DAY)
    assert output["value_per_share"] == pytest.approx(expected, abs=0.0101)
    assert output["value_per_share_currency"] == "USD"
    assert output["upside_percent"] == pytest.approx((expected / company.close - 1) * 100, abs=0.03)
    assert output["sensitivity"]["value_per_share"][2][2] == output["value_per_share"]


@pytest.mark.parametrize("method", ["to_firm", "to_equity"])
@pytest.mark.parametrize("company", VALUED, ids=named)
def test_valuations_by_default(company, method):
    output = ask("value_by_discounted_cash_flow", company, method=method)
    growth = plain.past_growth(company)
    assert output["assumptions"]["growth_percent"] == growth
    expected = plain.value_per_share(
        company, method, 10, 2.5, growth, 5, True, *plain.days(company), MARKET_DAY
    )
    assert output["value_per_share"] == pytest.approx(expected, abs=0.0101)


@pytest.mark.parametrize("method", ["to_firm", "to_equity"])
@pytest.mark.parametrize("company", VALUED, ids=named)
def test_the_growth_that_the_price_implies_gives_the_price(company, method):
    output = ask("value_by_discounted_cash_flow", company, method=method)
    implied = output["growth_implied_by_price_percent"]
    days = plain.days(company)

    def value(growth):
        return plain.value_per_share(company, method, 10, 2.5, growth, 5, True, *days, MARKET_DAY)

    assert value(implied - 0.01) < company.close < value(implied + 0.01)


@pytest.mark.parametrize("method", ["to_firm", "to_equity"])
@pytest.mark.parametrize("company", [BANK, INSURER], ids=named)
def test_what_lends_or_insures_has_no_such_value(company, method):
    error = ask("value_by_discounted_cash_flow", company, method=method)["error"]
    assert error["kind"] == "no_such_statement"
    assert "a bank, an insurer" in error["message"]


def test_a_loss_maker_has_no_value_with_its_stock_compensation_as_a_cost():
    asked = {"treatments": ["stock_compensation_as_cost"]}
    error = ask("value_by_discounted_cash_flow", LOSS_MAKER, **asked)["error"]
    assert "not positive" in error["message"]
