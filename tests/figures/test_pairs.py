"""What a text makes of two facts."""

import math

import pytest

from assistant_core.figures import pairs
from assistant_core.figures.ledger import Ledger
from tests.figures import quarrystone as told

EVERYTHING = [(0.0, math.inf)]


def made_up(names, *symbols, outputs=(told.INCOME, told.RIVAL_INCOME)):
    found = pairs.near(frozenset(names), True, frozenset(symbols), Ledger(outputs), EVERYTHING)
    return {(fact.formula, fact.kind, round(fact.value, 4)) for fact in found if fact.newest}


@pytest.mark.parametrize(
    "expected",
    [
        ("NetIncome / TotalRevenue", "percent", 12.0),
        ("NetIncome / TotalRevenue", "times", 0.12),
        ("NetIncome + TotalRevenue", "money", 1400e6),
        ("TotalRevenue - NetIncome", "money", 1100e6),
    ],
)
def test_of_two_lines(expected):
    assert expected in made_up({"NetIncome", "TotalRevenue"}, outputs=(told.INCOME,))


@pytest.mark.parametrize(
    "expected",
    [
        ("TotalRevenue: FNL.L / QRST", "times", 2.0),
        ("TotalRevenue: FNL.L / QRST", "percent", 100.0),
        ("TotalRevenue: QRST / FNL.L", "percent", 50.0),
        ("TotalRevenue: FNL.L - QRST", "money", 1250e6),
        ("mean TotalRevenue: QRST, FNL.L", "money", 1875e6),
        ("sum TotalRevenue: QRST, FNL.L", "money", 3750e6),
    ],
)
def test_of_two_companies(expected):
    assert expected in made_up({"TotalRevenue"}, "QRST", "FNL.L")


def test_lines_of_different_companies_do_not_meet():
    found = made_up({"NetIncome", "TotalRevenue"})
    assert ("NetIncome / TotalRevenue", "percent", 6.0) not in found
    assert ("NetIncome / TotalRevenue", "percent", 7.0) in found
