from assistant_core.exhibits.kinds import cash_flow_value
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import DCF


def test_the_grid_has_a_row_a_discount_rate_and_a_column_a_growth():
    grid, projection = made(cash_flow_value, DCF).tables
    assert [column.name for column in grid.columns] == ["Discount rate", "2.5%", "3%", "3.5%"]
    assert grid.rows[1] == ("10%", 97.0, 102.11, 108.3)
    assert "USD per share" in grid.name
    assert projection.rows[0] == (1, 113268, 0.9091, 102971)


def test_result_and_assumptions_are_told():
    facts = dict(made(cash_flow_value, DCF).facts)
    assert facts["Value per share"] == "102.11 (USD per share)"
    assert facts["Close"] == "269.70 USD (Oct 29, 2025)"
    assert facts["Upside to the price"] == "-62.14%"
    assert facts["Enterprise value"] == "1,650,000"
    assert facts["Discount rate"] == "10%"
    assert facts["Base free cash flow"] == "108,807 (Sep 28, 2024)"


def test_where_the_growth_comes_from_is_told_in_the_readers_language():
    facts = dict(made(cash_flow_value, DCF, KO).facts)
    assert facts["성장률의 근거"] == "잉여현금흐름의 연평균 성장률, 2021. 9. 25.부터 2024. 9. 28.까지"
    given = DCF | {"assumptions": {**DCF["assumptions"], "growth_basis": "as given"}}
    assert dict(made(cash_flow_value, given).facts)["Growth basis"] == "as asked for"


def test_a_value_is_in_the_currency_of_the_price():
    price = {"close": 1500.0, "date": "2025-10-29", "currency": "INR"}
    assert "INR per share" in made(cash_flow_value, DCF | {"price": price}).tables[0].name


def test_a_valuation_without_a_price():
    facts = dict(made(cash_flow_value, {k: v for k, v in DCF.items() if k != "price"}).facts)
    assert "Close" not in facts
