from datetime import date

import pytest

from assistant_core.analysis.common import completed
from assistant_core.analysis.shares import count_shares
from assistant_core.market.company import Quote
from assistant_core.market.model import Split
from tests.support.tables import LISTING, ORIGIN, company, months, table


def counted(price, market_cap, splits=(), outstanding=None, **lines):
    """Of a balance sheet of 2025-12-31 with 100 shares, and earnings of 2 for each."""
    figures = {"OrdinarySharesNumber": (100,), "NetIncome": (200,), "DilutedEPS": (2.0,), **lines}
    its = company(table(2025, **figures))
    quote = Quote(
        LISTING,
        "USD",
        price,
        None,
        None,
        ORIGIN,
        market_cap=market_cap,
        shares_outstanding=outstanding,
    )
    return count_shares(its.latest_flows, its.latest_balance, quote, splits)


def split(ratio, day=date(2026, 10, 15)):
    return Split(day, ratio)


@pytest.mark.parametrize("market_cap", [3000, 3120, 2880])
def test_shares_that_fit(market_cap):
    found = counted(30, market_cap)
    assert (found.count, found.ordinary, found.per_counted, found.notes) == (market_cap / 30, True, 1, ())


@pytest.mark.parametrize(
    ("price", "ratio", "factor"), [(300, "1:10", 0.1), (7.5, "4:1", 4), (20, "3:2", 1.5)]
)
def test_a_split_after_the_balance_sheet(price, ratio, factor):
    found = counted(price, 3000, [split(ratio)])
    assert (found.count, found.ordinary) == (pytest.approx(3000 / price), False)
    assert found.per_counted == pytest.approx(factor)
    assert f"{ratio} (2026-10-15)" in found.notes[0]


def test_splits_add_up_and_older_ones_do_not_count():
    found = counted(5, 3000, [split("2:1"), split("3:1"), split("7:1", date(2025, 6, 1))])
    assert found.per_counted == pytest.approx(6)


def test_a_split_between_the_earnings_and_the_balance_sheet():
    """Nine for ten: earnings per share of the year before are of more shares, which is too little to show."""
    year = table(2025, NetIncome=(200,), DilutedEPS=(2.0,))
    sheet = months(3, date(2026, 9, 30), OrdinarySharesNumber=(90,))
    quote = Quote(LISTING, "USD", 30, None, None, ORIGIN, market_cap=2700)
    found = count_shares(completed(year), sheet, quote, [split("9:10", date(2026, 6, 1))])
    assert (found.count, found.ordinary, found.per_counted) == (90, False, 1)
    assert "9:10 (2026-06-01)" in found.notes[0]


def test_a_split_that_neither_count_shows_is_told():
    found = counted(30, 3000, [split("1:10")])
    assert (found.ordinary, found.per_counted) == (False, None)
    assert "either both are adjusted for the split, or neither is" in found.notes[0]


@pytest.mark.parametrize(
    ("price", "per_counted", "words"),
    [
        (180, 1 / 6, "one listed share stands for 6 shares"),
        (60, 1 / 2, "one listed share stands for 2 shares"),
        (0.02, 1500, "1,500 listed shares stand for one share"),
        (10.05, 3, "3 listed shares stand for one share"),
    ],
)
def test_a_receipt_or_a_class(price, per_counted, words):
    found = counted(price, 3000)
    assert (found.ordinary, found.per_counted) == (False, pytest.approx(per_counted))
    assert words in found.notes[0]


@pytest.mark.parametrize(
    ("shares", "percent"), [(110, "+10.0 %"), (94, "-6.0 %"), (65, "-35.0 %"), (250, "+150")]
)
def test_what_nothing_explains_is_told_and_the_market_value_taken(shares, percent):
    """A stock dividend of 10 %, a buyback, a market value of one class only."""
    found = counted(30, 30 * shares)
    assert (found.count, found.ordinary, found.per_counted) == (shares, False, None)
    assert percent in found.notes[0]
    assert "nothing per share is held against the price" in found.notes[0]


@pytest.mark.parametrize(
    "lines", [{"DilutedEPS": (3000.0,)}, {"DilutedEPS": (0.07,)}, {"NetIncome": (-200,)}]
)
def test_earnings_per_share_of_other_shares(lines):
    found = counted(30, 3000, **lines)
    assert (found.ordinary, found.per_counted) == (False, 1)
    assert "they are of other shares" in found.notes[0]


def test_earnings_per_share_are_those_of_common_shares():
    """Preferred dividends of a quarter of the profit are no other shares."""
    found = counted(30, 3000, DilutedEPS=(1.5,), PreferredStockDividends=(50,))
    assert (found.ordinary, found.notes) == (True, ())


@pytest.mark.parametrize("diluted", [None, 100, 105, 128])
def test_others_may_take_part_in_the_income(diluted):
    """Preferred shares that share in profits are no common shares of the count, nor are options."""
    found = counted(30, 3000, DilutedEPS=(1.56,), DilutedAverageShares=(diluted,))
    assert (found.ordinary, found.per_counted) == (True, 1)
    assert "come to 78.0 % of net income" in found.notes[0]


@pytest.mark.parametrize(("eps", "diluted"), [(1.1, 100), (1.56, 20), (1.56, 400), (2.6, 100)])
def test_others_take_no_such_part(eps, diluted):
    assert not counted(30, 3000, DilutedEPS=(eps,), DilutedAverageShares=(diluted,)).ordinary


def test_without_earnings_per_share_there_is_nothing_to_fit():
    assert counted(30, 3000, DilutedEPS=(None,)).notes == ()


def test_without_a_market_value_the_counts_lead():
    found = counted(30, None, outstanding=104)
    assert (found.count, found.ordinary) == (104, True)
    assert "the source's number of shares" in found.formula
    found = counted(3, None, [split("10:1")])
    assert (found.count, found.ordinary, found.per_counted) == (1000, False, 10)
    assert "not confirmed" in found.formula


def test_without_any_count():
    found = counted(30, None, OrdinarySharesNumber=(None,))
    assert (found.count, found.ordinary) == (None, False)
    assert counted(30, 3000, OrdinarySharesNumber=(None,)).count == 100
