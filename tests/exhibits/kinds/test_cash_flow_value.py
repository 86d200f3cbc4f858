from assistant_core.exhibits.kinds import cash_flow_value
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import DCF

# As answers of earlier conversations have it.
EARLIER = {
    **{name: DCF[name] for name in ("company", "symbol", "currency", "unit", "value_per_share", "price")},
    **{name: DCF[name] for name in ("enterprise_value", "net_debt", "equity_value")},
    "assumptions": {"discount_rate_percent": 10, "growth_basis": "as given"},
    "sensitivity": {name: value for name, value in DCF["sensitivity"].items() if name != "currency"},
}


def test_the_grid_has_a_row_a_discount_rate_and_a_column_a_growth():
    grid, *_, projection = made(cash_flow_value, DCF).tables
    assert [column.name for column in grid.columns] == ["Discount rate", "2.5%", "3%", "3.5%"]
    assert grid.rows[1] == ("10%", 97.0, 102.11, 108.3)
    assert "USD per share" in grid.name
    assert projection.rows[0] == (1, "2025-09-28", 113412.7, 1, -0.5849, 1.0573, 119914.1)


def test_what_other_treatments_make_of_it():
    alternatives = made(cash_flow_value, DCF).tables[1]
    assert alternatives.rows[0] == ("Stock compensation", "a cost", 90.84, -66.32)
    assert made(cash_flow_value, DCF, KO).tables[1].rows[1][:2] == ("현금흐름 발생 시점", "연말")


def test_the_way_from_the_cash_flows_to_the_owners():
    bridge = made(cash_flow_value, DCF).tables[2]
    assert bridge.rows == (
        ("= Enterprise value", 1650000),
        ("− Net debt", 41458),
        ("− Minority interest", 0),
        ("− Preferred equity", 0),
        ("+ Long term securities", 91479),
        ("= Equity value", 1700021),
    )


def test_the_cash_flow_with_the_lines_that_it_is_made_of():
    rows = dict(made(cash_flow_value, DCF).tables[3].rows)
    assert rows["Free cash flow"] == 108807
    assert rows["Interest paid (Interest expense, Sep 30, 2023)"] == 3933
    assert rows["Free cash flow to the firm"] == 108945.9
    facts = dict(made(cash_flow_value, DCF).facts)
    assert facts["Tax rate"] == "24.09% (TaxProvision / PretaxIncome)"
    korean = dict(made(cash_flow_value, DCF, KO).facts)
    assert korean["계산식"] == "잉여현금흐름 + (이자 지급액 - 이자 수취액) * (1 - 세율)"


def test_result_and_assumptions_are_told():
    facts = dict(made(cash_flow_value, DCF).facts)
    assert facts["Value per share"] == "102.11 (USD per share)"
    assert facts["Close"] == "269.70 USD (Oct 29, 2025)"
    assert facts["Upside to the price"] == "-62.14%"
    assert facts["Growth that the price implies"] == "27.35%"
    assert facts["Method"] == "to the firm: cash flow before interest, less net debt"
    assert facts["Discount rate"] == "10% (weighted average cost of capital)"
    assert facts["Base free cash flow"] == "108,945.9 (Sep 28, 2024)"
    assert facts["Valuation date"] == "Oct 29, 2025"
    assert facts["Timing of a year's cash flow"] == "middle of the year"


def test_where_the_growth_comes_from_is_told_in_the_readers_language():
    facts = dict(made(cash_flow_value, DCF, KO).facts)
    assert facts["성장률의 근거"] == "잉여현금흐름의 연평균 성장률, 2021. 9. 25.부터 2024. 9. 28.까지 3년"
    assert facts["할인율"] == "10% (가중평균자본비용(WACC))"


def test_what_a_cost_of_capital_is_made_of():
    given = {
        **DCF["assumptions"],
        "cost_of_capital": {"cost_of_equity_percent": 9, "debt_weight_percent": 5.2},
    }
    facts = dict(made(cash_flow_value, DCF | {"assumptions": given}).facts)
    assert (facts["Cost of equity"], facts["Weight of debt"]) == ("9%", "5.2%")


def test_why_a_price_implies_no_growth():
    why = {"growth_implied_by_price_percent": "even at 50 % a year the value is below the price"}
    output = {name: value for name, value in DCF.items() if name != "growth_implied_by_price_percent"}
    notes = made(cash_flow_value, output | {"refused": why}, KO).notes
    assert notes[-1] == "현재 주가에 내재된 성장률: 연 50%로 가정해도 가치가 주가보다 낮음"


def test_a_value_is_in_the_currency_of_the_price():
    price = {"close": 1500.0, "date": "2025-10-29", "currency": "INR"}
    output = DCF | {"price": price, "value_per_share_currency": "INR"}
    assert "INR per share" in made(cash_flow_value, output).tables[0].name
    del output["value_per_share_currency"]
    assert "INR per share" in made(cash_flow_value, output).tables[0].name


def test_a_valuation_without_a_price():
    facts = dict(made(cash_flow_value, {k: v for k, v in DCF.items() if k != "price"}).facts)
    assert "Close" not in facts


def test_valuations_of_earlier_conversations_are_still_drawn():
    exhibit = made(cash_flow_value, EARLIER)
    assert len(exhibit.tables) == 2
    assert dict(exhibit.facts)["Discount rate"] == "10%"
