"""Facts of outputs, by their structure."""

from datetime import date

import pytest

from assistant_core.figures.facts import facts_of
from assistant_core.figures.ledger import Ledger
from tests.figures import quarrystone as told
from tests.support.edgar_page import FILED_INCOME


def found(output, concept, **wanted):
    facts = [fact for fact in facts_of(*output) if fact.concept == concept]
    return [fact for fact in facts if all(getattr(fact, key) == value for key, value in wanted.items())]


def test_a_list_beside_periods_is_one_value_a_period_in_its_unit():
    facts = found(told.INCOME, "TotalRevenue")
    assert [(fact.value, fact.period, fact.newest) for fact in facts] == [
        (1250e6, date(2025, 12, 31), True),
        (1180e6, date(2024, 12, 31), False),
        (1100e6, date(2023, 12, 31), False),
    ]
    assert {(fact.currency, fact.frequency, fact.kind) for fact in facts} == {("USD", "annual", "money")}


def test_the_newest_value_of_a_line_is_the_newest_there_is():
    late = (
        "any",
        {"symbol": "X", "periods": ["2025-12-31", "2024-12-31"], "lines": {"NetIncome": [None, 4]}},
    )
    (fact,) = found(late, "NetIncome")
    assert (fact.value, fact.newest) == (4, True)


def test_what_is_by_the_share_is_not_in_millions():
    assert [fact.value for fact in found(told.INCOME, "DilutedEPS")] == [3.0, 2.36, -0.44]


def test_rows_are_read_by_their_columns():
    (next_year,) = found(told.EARNINGS, "eps_average", kind="money", newest=False)
    assert (next_year.value, next_year.period, next_year.ahead) == (3.8, date(2027, 12, 31), True)
    assert [round(fact.value, 1) for fact in found(told.EARNINGS, "eps_average", kind="percent")] == [
        13.3,
        11.8,
    ]
    assert {fact.value for fact in found(told.OPINIONS, "buy")} == {22}
    assert [fact.newest for fact in found(told.OPINIONS, "hold")] == [True, False]


def test_price_targets_keep_their_statistic():
    targets = {f.concept: f.value for f in facts_of(*told.EARNINGS) if f.concept.startswith("price_target")}
    assert targets == {
        "price_target_low": 55.0,
        "price_target_mean": 71.25,
        "price_target_median": 70.0,
        "price_target_high": 90.0,
    }


def test_prices_move_from_every_day_to_the_last():
    moves = found(told.PRICES, "price", kind="percent", aspect="growth")
    assert [(move.since, round(move.value, 2)) for move in moves] == [
        (date(2026, 5, 1), -6.25),
        (date(2026, 5, 2), 2.56),
    ]
    (high,) = found(told.PRICES, "price_high", kind="money")
    assert (high.value, high.period) == (64.0, date(2026, 5, 1))


def test_a_rate_of_exchange_goes_both_ways():
    rate = {"rate": {"from": "USD", "to": "KRW", "rate": 1400.0, "date": "2026-05-04"}}
    values = {fact.formula: fact.value for fact in facts_of("compare_companies", rate)}
    assert values["USD/KRW"] == 1400.0
    assert values["KRW/USD"] == pytest.approx(1 / 1400)
    assert values["100 KRW/USD"] == pytest.approx(100 / 1400)


def test_a_column_of_a_comparison_is_its_company_s_in_its_currency():
    both = {
        "companies": [
            {
                "symbol": "QRST",
                "currency": "USD",
                "reporting_currency": "USD",
                "fiscal_year_end": "2025-12-31",
            },
            {
                "symbol": "FNL.L",
                "currency": "GBP",
                "reporting_currency": "USD",
                "fiscal_year_end": "2025-06-30",
            },
        ],
        "columns": ["QRST", "FNL.L"],
        "unit": "millions",
        "lines": {"TotalRevenue": [1250, 2500], "market_cap": [3000, 4100]},
    }
    facts = {(fact.concept, fact.source.symbol): fact for fact in facts_of("compare_companies", both)}
    assert facts["TotalRevenue", "FNL.L"].value == 2500e6
    assert facts["TotalRevenue", "FNL.L"].currency == "USD"
    assert facts["TotalRevenue", "FNL.L"].period == date(2025, 6, 30)
    assert facts["market_cap", "FNL.L"].currency == "GBP"


@pytest.mark.parametrize(
    "data",
    [
        {"periods": ["2025"], "lines": {"NetIncome": "much"}},
        {"columns": ["a"], "rows": [1, None, ["x", "y"]]},
        {"unit": ["millions"], "lines": None},
        {"price": {"price": True}},
    ],
)
def test_what_is_no_number_is_no_fact(data):
    assert facts_of("any", data) == []


def test_what_was_filed_carries_its_cell_and_goes_before_the_same_without_one():
    bare = {key: value for key, value in FILED_INCOME.items() if key not in ("sources", "filings")}
    ledger = Ledger([("get_income_statement", bare | {"source": "Yahoo Finance"}), ("x", FILED_INCOME)])
    revenue = [fact for fact in ledger.facts if fact.concept == "TotalRevenue"]
    level = next(fact for fact in revenue if fact.period == date(2025, 12, 31) and fact.aspect == "level")
    assert [(cell.concept, cell.value) for cell in level.cells] == [("us-gaap:Revenues", 5120e6)]
    grown = next(fact for fact in revenue if fact.kind == "percent" and fact.since == date(2024, 12, 31))
    assert [cell.end for cell in grown.cells] == ["2025-12-31", "2024-12-31"]
    margin = next(fact for fact in ledger.facts if fact.concept == "net_margin")
    assert [cell.line for cell in margin.cells] == ["NetIncome", "TotalRevenue"]
    # EBITDA stands in no filing, and neither does what follows from it.
    assert not any(fact.cells for fact in ledger.facts if "EBITDA" in {fact.concept, *fact.parts})
