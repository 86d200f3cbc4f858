from dataclasses import replace
from datetime import date, datetime

import pytest

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer, UnknownSymbol
from assistant_core.market import age
from assistant_core.market.span import Span
from assistant_core.market.yahoo import price_history
from tests.support.yahoo_about import chart_answer, midnight
from tests.support.yahoo_facts import ACME

WEEKLY = Span("1wk", "1y")


def answered(told, query, **changes):
    """The ordinary answer to `query` with changes, as what Yahoo says of ACME."""
    answer = chart_answer(ACME, query)
    result = answer["chart"]["result"][0]
    result["meta"] |= changes.pop("meta", {})
    told.answers["v8/finance/chart/ACME"] = answer
    return result


def test_days_from_start_to_end_are_both_included(told):
    history = price_history("ACME", Span("1d", None, date(2026, 11, 2), date(2026, 11, 6)))
    assert [bar.day.day for bar in history.bars] == [2, 3, 4, 5, 6]
    assert (history.interval, history.currency) == ("1d", "USD")


def test_the_days_of_tokyo(told):
    history = price_history("7777.T", Span("1d", None, date(2026, 11, 2), date(2026, 11, 3)))
    assert [bar.day.day for bar in history.bars] == [2, 3]


def test_bars_within_a_day_have_local_times(told):
    history = price_history("ACME", Span("1h", None, date(2026, 11, 19), date(2026, 11, 19)))
    assert len(history.bars) == 7
    assert history.bars[0].time == datetime.fromisoformat("2026-11-19T09:30:00-05:00")
    assert history.bars[0].day == date(2026, 11, 19)
    assert history.zone == "America/New_York"


def test_a_week_that_start_lies_in_is_given_as_a_whole(told):
    history = price_history("ACME", Span("1wk", None, date(2026, 9, 9), date(2026, 9, 21)))
    assert [bar.day for bar in history.bars] == [date(2026, 9, 14), date(2026, 9, 21)]
    answered(told, {"interval": "1wk", "range": "1y"})
    whole = price_history("ACME", Span("1wk", None, date(2026, 9, 9), date(2026, 9, 21)))
    assert [bar.day for bar in whole.bars] == [date(2026, 9, 7), date(2026, 9, 14), date(2026, 9, 21)]


def test_splits_inside_the_period_are_told(told):
    notes = price_history("ACME", WEEKLY).notes
    assert "Prices before 2026-10-05 are adjusted for the 3:2 split." in notes
    assert not any("4:1" in note for note in notes)
    notes = price_history("ACME", Span("1wk", "2y")).notes
    assert any("4:1" in note for note in notes)


def test_a_running_week_is_told_with_the_day_of_its_last_price(told):
    history = price_history("ACME", WEEKLY)
    assert history.bars[-1].day == date(2026, 11, 16)
    assert history.last_traded == date(2026, 11, 19)
    assert any("first day of its week" in note for note in history.notes)


@pytest.mark.parametrize(("interval", "range_"), [("1wk", "1y"), ("1mo", "5y"), ("3mo", "10y")])
def test_a_running_price_as_a_bar_of_its_own_is_merged(told, interval, range_):
    result = answered(told, {"interval": interval, "range": range_})
    count = len(result["timestamp"])
    result["timestamp"].append(midnight(date(2026, 11, 19)) + 20 * 3600)
    live = {"open": 149.0, "high": 170.0, "low": 120.0, "close": 160.0, "volume": 5}
    for name, value in live.items():
        result["indicators"]["quote"][0][name].append(value)
    bars = price_history("ACME", Span(interval, range_)).bars
    assert len(bars) == count
    last = bars[-1]
    assert (last.open, last.high, last.low, last.close) == (150.0, 170.0, 120.0, 160.0)
    assert last.volume == 1000 + count - 1 + 5


def test_bars_of_another_length_than_asked_for_are_told(told):
    answered(told, {"interval": "1d", "range": "3mo"})
    history = price_history("ACME", WEEKLY)
    assert history.interval == "1d"
    assert "Yahoo Finance answered with bars of 1d instead of 1wk." in history.notes


def test_an_hour_by_its_other_name(told):
    answered(told, {"interval": "1h", "range": "5d"}, meta={"dataGranularity": "60m"})
    history = price_history("ACME", Span("1h", "5d"))
    assert (history.interval, history.notes) == ("1h", ())


def test_pence_are_converted(told):
    history = price_history("TEA.L", Span("1d", "5d"))
    assert (history.currency, history.decimals) == ("GBP", 4)
    assert history.bars[-1].close == pytest.approx(12.345)
    assert "pence (GBp)" in history.notes[0]


def test_rows_without_a_close_are_left_out_and_counted(told):
    result = answered(told, {"interval": "1d", "range": "1mo"})
    result["indicators"]["quote"][0]["close"][2] = None
    history = price_history("ACME", Span("1d", "1mo"))
    assert len(history.bars) == len(result["timestamp"]) - 1
    assert any("1 of 24 rows have no close" in note for note in history.notes)


def test_an_open_session_is_no_close(told):
    end = midnight(date(2026, 11, 19)) + 21 * 3600
    answered(
        told,
        {"interval": "1d", "range": "5d"},
        meta={"currentTradingPeriod": {"regular": {"start": end - 7 * 3600, "end": end}}},
    )
    assert "2026-11-19 is still open" in price_history("ACME", Span("1d", "5d")).notes[-1]


def test_a_missing_currency_stays_missing(told):
    told.companies["ACME"] = replace(ACME, currency=None)
    history = price_history("ACME", Span("1d", "5d"))
    assert history.currency is None
    assert "which currency" in history.notes[0]


def test_unknown_symbols(told):
    with pytest.raises(UnknownSymbol):
        price_history("NOPE", WEEKLY)


def test_a_time_of_which_yahoo_has_nothing(told):
    told.weather = "no such time"
    with pytest.raises(NoSuchStatement, match="ACME in the time asked for"):
        price_history("ACME", WEEKLY)


def test_another_refusal_keeps_yahoos_words(told):
    told.weather = "refused"
    with pytest.raises(UnexpectedAnswer, match=r"HTTP 422.*too much"):
        price_history("ACME", WEEKLY)


@pytest.mark.parametrize("interval", ["1d", "1mo"])
def test_prices_that_end_long_ago(told, monkeypatch, interval):
    monkeypatch.setattr(age, "today", lambda: date(2028, 11, 19))
    found = price_history("ACME", Span(interval, "1y"))
    assert "Last traded on 2026-11-19, 731 days ago" in found.notes[-1]
    past = price_history("ACME", Span(interval, None, date(2026, 1, 1), date(2026, 6, 30)))
    assert not any("Last traded" in note for note in past.notes)
