import pytest

from assistant_core.analysis.discounted_cash_flow import Assumptions
from assistant_core.errors import InvalidArguments


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"discount_rate": 9, "cost_of_equity": 10}, "either discount_rate_percent or the costs"),
        ({"discount_rate": 9, "debt_weight": 10}, "either discount_rate_percent or the costs"),
        ({"cost_of_equity": 9}, "needs both"),
        ({"cost_of_debt": 5}, "needs both"),
        ({"debt_weight": 30}, "only with cost_of_equity_percent and cost_of_debt_percent"),
        ({"method": "to_equity", "cost_of_equity": 9, "cost_of_debt": 5}, "cost of equity alone"),
        ({"method": "to_equity", "debt_weight": 0}, "cost of equity alone"),
    ],
)
def test_rates_that_contradict_or_lack_each_other(given, words):
    with pytest.raises(InvalidArguments, match=words):
        Assumptions(**given)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"discount_rate": 8},
        {"cost_of_equity": 9, "cost_of_debt": 5},
        {"cost_of_equity": 9, "cost_of_debt": 5, "debt_weight": 0},
        {"method": "to_equity", "cost_of_equity": 9},
    ],
)
def test_rates_that_go_together(given):
    assert Assumptions(**given)
