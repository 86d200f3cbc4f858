from dataclasses import replace
from datetime import date

import pytest

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer, UnknownSymbol
from assistant_core.market import age, source
from assistant_core.market.yahoo import daily_prices
from tests.support.yahoo_companies import DOLLAR, PENCE, YEN


def test_bars_oldest_first_with_what_the_symbol_is(yahoo):
    history = daily_prices("7777.T")
    assert (history.listing.name, history.listing.type) == ("Hinode Motor Corporation", "equity")
    assert (history.listing.exchange, history.currency) == ("Tokyo", "JPY")
    assert history.bars[-1].day == date(2026, 11, 19)  # Tokyo's day, although it began on another in New York
    assert history.bars[-1].close == 2950
    assert [bar.day for bar in history.bars] == sorted(bar.day for bar in history.bars)
    assert history.notes == ()


def test_an_unknown_symbol_costs_one_request(yahoo):
    with pytest.raises(UnknownSymbol, match=r"NOPE.*get_ticker"):
        daily_prices("NOPE")
    assert len(yahoo.data_requests()) == 1


def test_not_found_with_status_200(yahoo):
    yahoo.answers["v8/finance/chart/GONE"] = {
        "chart": {"result": None, "error": {"code": "Not Found", "description": "may be delisted"}}
    }
    with pytest.raises(UnknownSymbol):
        daily_prices("GONE")


def test_another_refusal_keeps_yahoos_words(yahoo):
    yahoo.answers["v8/finance/chart/ODD"] = {
        "chart": {"error": {"code": "Odd", "description": "no such range"}}
    }
    with pytest.raises(UnexpectedAnswer, match="no such range"):
        daily_prices("ODD")


@pytest.mark.parametrize(("code", "whole"), [("GBp", "GBP"), ("GBX", "GBP"), ("ZAc", "ZAR"), ("ILA", "ILS")])
def test_hundredths_are_converted_and_said_so(yahoo, code, whole):
    yahoo.companies["TEA.L"] = replace(PENCE, currency=code)
    history = daily_prices("TEA.L")
    assert history.currency == whole
    assert history.bars[-1].close == pytest.approx(12.345)
    assert history.bars[-1].volume == 1124
    assert history.decimals == 4
    assert whole in history.notes[0]
    assert code in history.notes[0]


def test_a_missing_currency_stays_missing(yahoo):
    history = daily_prices("BARE")
    assert history.currency is None
    assert "which currency" in history.notes[0]


def test_days_without_a_close_are_left_out_and_counted(yahoo):
    history = daily_prices("ACME")
    assert len(history.bars) == 123
    assert history.notes == ("2 of 125 days have no close at Yahoo Finance and are left out.",)


def test_a_listing_without_any_bar(yahoo):
    chart = DOLLAR.chart()
    chart["chart"]["result"][0] |= {"timestamp": [], "indicators": {"quote": [{}]}}
    yahoo.answers["v8/finance/chart/NEW"] = chart
    assert daily_prices("NEW").bars == ()


def test_an_open_session_is_no_close(yahoo):
    chart = DOLLAR.chart()
    start = chart["chart"]["result"][0]["timestamp"][-1]
    chart["chart"]["result"][0]["meta"] |= {
        "regularMarketTime": start + 3600,
        "currentTradingPeriod": {"regular": {"start": start, "end": start + 6 * 3600}},
    }
    yahoo.answers["v8/finance/chart/ACME"] = chart
    assert "2026-11-19 is still open" in daily_prices("ACME").notes[-1]


def test_a_second_bar_of_the_same_day_is_merged(yahoo):
    chart = DOLLAR.chart()
    result = chart["chart"]["result"][0]
    result["timestamp"].append(result["timestamp"][-1] + 3600)
    live = {"open": 150.5, "high": 151.0, "low": 150.2, "close": 150.4, "volume": 0}
    for name, value in live.items():
        result["indicators"]["quote"][0][name].append(value)
    yahoo.answers["v8/finance/chart/ACME"] = chart
    last = daily_prices("ACME").bars[-1]
    assert (last.open, last.high, last.low, last.close) == (150.0, 151.0, 149.85, 150.4)
    assert (last.day, last.volume) == (date(2026, 11, 19), 1124)


def test_a_split_inside_the_six_months_is_told(yahoo):
    chart = DOLLAR.chart()
    result = chart["chart"]["result"][0]
    split = {"date": result["timestamp"][50], "numerator": 4, "denominator": 1, "splitRatio": "4:1"}
    result["events"] = {"splits": {str(split["date"]): split}}
    yahoo.answers["v8/finance/chart/ACME"] = chart
    day = daily_prices("ACME").bars[48].day  # two days before it have no close
    assert daily_prices("ACME").notes[-1] == f"Prices before {day} are adjusted for the 4:1 split."


def test_an_unknown_time_zone_falls_back_to_the_offset(yahoo):
    yahoo.companies["ACME"] = replace(DOLLAR, zone="Mars/Olympus", meta={"gmtoffset": -18000})
    assert daily_prices("ACME").bars[-1].day == date(2026, 11, 19)


def with_bars(yahoo, company=DOLLAR, **columns):
    """The last bars have other figures."""
    chart = company.chart()
    for name, figures in columns.items():
        column = chart["chart"]["result"][0]["indicators"]["quote"][0][name]
        column[-len(figures) :] = figures
    yahoo.answers[f"v8/finance/chart/{company.symbol}"] = chart
    return daily_prices(company.symbol)


def test_zero_as_open_high_and_low_is_not_given_and_as_volume_it_is(yahoo):
    last = with_bars(yahoo, open=[0], high=[0.0], low=[0], volume=[0]).bars[-1]
    assert (last.open, last.high, last.low, last.close, last.volume) == (None, None, None, 150, 0)


@pytest.mark.parametrize("nothing", [0, None, float("nan"), "N/A"])
def test_a_day_without_a_price_is_left_out(yahoo, nothing):
    history = with_bars(yahoo, YEN, close=[nothing])
    assert history.bars[-1].day == date(2026, 11, 18)
    assert history.notes == ("1 of 125 days have no close at Yahoo Finance and are left out.",)


def test_a_future_may_close_below_zero(yahoo):
    oil = replace(DOLLAR, symbol="CL=F", type="FUTURE", gaps=())
    assert with_bars(yahoo, oil, close=[-37.63]).bars[-1].close == -37.63


def test_a_share_that_is_no_longer_traded(yahoo, monkeypatch):
    monkeypatch.setattr(age, "today", lambda: date(2028, 11, 19))
    assert "Last traded on 2026-11-19, 731 days ago" in daily_prices("7777.T").notes[-1]


def test_one_without_any_bar_knows_its_last_day(yahoo):
    chart = DOLLAR.chart()
    result = chart["chart"]["result"][0]
    result |= {"timestamp": [], "indicators": {"quote": [{}]}}
    result["meta"]["regularMarketTime"] = 1654718402
    yahoo.answers["v8/finance/chart/GONE"] = chart
    assert daily_prices("GONE").last_traded == date(2022, 6, 8)
    with pytest.raises(
        NoSuchStatement, match=r"no daily prices for GONE.*Last traded on 2022-06-08, 1625 days"
    ):
        source.daily_prices("GONE")


@pytest.mark.parametrize("column", [None, "N/A", []])
def test_columns_that_are_not_there(yahoo, column):
    chart = YEN.chart()
    bars = chart["chart"]["result"][0]["indicators"]["quote"][0]
    bars |= {"open": column, "volume": column}
    del bars["high"]
    yahoo.answers["v8/finance/chart/7777.T"] = chart
    last = daily_prices("7777.T").bars[-1]
    assert (last.open, last.high, last.volume, last.close) == (None, None, None, 2950)


@pytest.mark.parametrize("ratio", [{}, {"numerator": 0, "denominator": 0}, {"splitRatio": None}])
def test_a_split_without_a_ratio_is_none(yahoo, ratio):
    chart = YEN.chart()
    result = chart["chart"]["result"][0]
    result["events"] = {"splits": {"1": {"date": result["timestamp"][50], **ratio}}}
    yahoo.answers["v8/finance/chart/7777.T"] = chart
    assert daily_prices("7777.T").notes == ()
