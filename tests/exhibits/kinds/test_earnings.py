import pytest

from assistant_core.exhibits.kinds import earnings
from tests.exhibits.kinds.support import EN, made
from tests.support.outputs import DIVIDENDS, EARNINGS, PRICES, QUOTE


def test_estimates_history_and_recommendations():
    exhibit = made(earnings, EARNINGS)
    assert [table.name for table in exhibit.tables] == ["Estimates", "Reported earnings", "Recommendations"]
    assert exhibit.tables[0].rows[0][:3] == ("Current quarter", "2025-12-31", 2.67)
    assert exhibit.tables[1].rows == (("2025-09-27", 1.85, 1.77, 4.52),)
    assert exhibit.tables[1].columns[3].kind == "percent"


def test_dates_targets_and_currencies_are_told():
    facts = dict(made(earnings, EARNINGS).facts)
    assert facts["Next earnings"] == "Jan 29, 2026 – Feb 2, 2026 (estimated)"
    assert facts["Price targets"] == "Mean 280.1, Highest 345, Lowest 215, Analysts 40 (USD)"
    assert facts["Revenue unit"] == "USD, millions"
    assert facts["EPS unit"] == "USD"


@pytest.mark.parametrize("part", ["estimates", "history", "recommendations"])
def test_a_company_without_some_of_it(part):
    without = {name: value for name, value in EARNINGS.items() if name != part}
    assert len(made(earnings, without).tables) == 2


@pytest.mark.parametrize("output", [PRICES, QUOTE, DIVIDENDS])
def test_other_outputs_are_no_earnings(output):
    assert earnings.exhibit(output, EN) is None
