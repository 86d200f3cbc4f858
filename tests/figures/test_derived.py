"""What follows from facts."""

import pytest

from assistant_core.figures.derived import derive
from assistant_core.figures.facts import facts_of
from tests.figures import quarrystone as told


def derived(*outputs):
    stated = [fact for output in outputs for fact in facts_of(*output)]
    return derive(stated)


def values(concept, kind, *outputs, **wanted):
    found = [fact for fact in derived(*outputs) if (fact.concept, fact.kind) == (concept, kind)]
    return {
        round(fact.value, 2)
        for fact in found
        if all(getattr(fact, name) == value for name, value in wanted.items())
    }


@pytest.mark.parametrize(
    ("concept", "kind", "outputs", "expected"),
    [
        ("gross_margin", "percent", [told.INCOME], {42.0, 40.0, 38.0}),
        ("net_margin", "percent", [told.INCOME], {12.0, 10.0, -2.0}),
        ("free_cash_flow_margin", "percent", [told.INCOME, told.CASH_FLOW], {12.0, 10.17, 8.18}),
        ("cash_conversion", "percent", [told.INCOME, told.CASH_FLOW], {100.0, 101.69, 160.0, 169.49}),
        ("price_to_earnings", "times", [told.INCOME, told.PRICES], {20.0}),
        ("forward_pe", "times", [told.EARNINGS, told.PRICES], {17.65, 15.79}),
        ("buy_or_better", "count", [told.OPINIONS], {31.0, 30.0}),
    ],
)
def test_levels(concept, kind, outputs, expected):
    assert values(concept, kind, *outputs, aspect="level") == expected


def test_changes_go_from_every_period_to_every_later_one():
    assert values("TotalRevenue", "percent", told.INCOME, aspect="growth") == {5.93, 7.27, 13.64}
    assert values("TotalRevenue", "percent", told.INCOME, aspect="growth", newest=True) == {5.93}
    assert values("TotalRevenue", "percent", told.INCOME, aspect="yearly") == {6.6}
    assert values("gross_margin", "points", told.INCOME, aspect="change") == {2.0, 4.0}


def test_from_a_loss_there_is_no_multiple():
    assert values("NetIncome", "times", told.INCOME, aspect="growth") == {1.27}


def test_outflows_grow_by_their_size():
    assert values("CapitalExpenditure", "percent", told.CASH_FLOW, aspect="growth", newest=True) == {12.5}


def test_no_price_meets_a_figure_per_share_where_multiples_are_told():
    assert values("price_to_earnings", "times", told.INCOME, told.PRICES, told.RATIOS) == set()


def test_how_far_a_target_is_from_the_price():
    assert {-8.33, 18.75, 16.67, 50.0} <= values("upside", "percent", told.EARNINGS, told.PRICES)
