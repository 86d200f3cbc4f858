from fractions import Fraction

import pytest

from assistant_core.market.edgar.splits import splits
from tests.support.edgar_facts import Told, year

SHARES = "WeightedAverageNumberOfDilutedSharesOutstanding shares"


def restated(old, new, filed="2025-02-20"):
    told = Told()
    told.file("10-K", "2024-02-20", {SHARES: {year(2023): old}})
    told.file("10-K", filed, {SHARES: {year(2023): new}})
    return told


@pytest.mark.parametrize(
    ("old", "new", "ratio"),
    [
        (5_000_109_000, 20_000_435_000, Fraction(4)),
        (2_470_000_000, 24_700_000_000, Fraction(10)),
        (100_000_000, 150_000_000, Fraction(3, 2)),
        (200_000_000, 10_000_000, Fraction(1, 20)),
    ],
)
def test_a_split_by_shares_that_were_told_anew(old, new, ratio):
    [split] = splits(restated(old, new).read())
    assert split.ratio == ratio
    assert split.told.isoformat() == "2025-02-20"


@pytest.mark.parametrize(("old", "new"), [(100.0, 101.0), (100.0, 137.0), (100.0, 0.0), (0.0, 100.0)])
def test_a_correction_is_no_split(old, new):
    assert splits(restated(old, new).read()) == []


def test_one_split_is_told_by_several_reports():
    told = restated(100.0, 400.0)
    told.file("10-K", "2024-02-20", {SHARES: {year(2022): 90.0}})
    told.file("10-K", "2025-11-20", {SHARES: {year(2022): 360.0}})
    assert [(one.told.isoformat(), one.written()) for one in splits(told.read())] == [("2025-02-20", "4:1")]


def test_two_splits_one_after_the_other():
    told = restated(100.0, 400.0)
    told.file("10-K", "2028-02-20", {SHARES: {year(2023): 4000.0}})
    assert [one.written() for one in splits(told.read())] == ["4:1", "10:1"]
