from datetime import date, timedelta

import pytest

from assistant_core.market import age

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(age, "today", lambda: TODAY)


@pytest.mark.parametrize("days", [-1, 0, 1, 3, 11, 30])
def test_weekends_and_holidays_make_no_old_price(days):
    traded = TODAY - timedelta(days)
    assert age.days_old(traded) is None
    assert age.notes_on(traded) == []


def test_a_longer_time_does():
    assert age.days_old(TODAY - timedelta(31)) == 31


def test_an_old_price_says_how_old_it_is():
    assert age.days_old(date(2022, 6, 8)) == 1636
    (note,) = age.notes_on(date(2022, 6, 8))
    assert note.startswith("Last traded on 2022-06-08, 1636 days ago; not traded since.")


def test_a_day_that_is_not_known_is_not_old():
    assert age.days_old(None) is None
