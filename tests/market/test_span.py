from datetime import date

import pytest

from assistant_core.errors import InvalidArguments
from assistant_core.market.span import MAX_ROWS, Span, check_rows, span

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("period", "interval"),
    [
        ("5d", "1d"),
        ("1mo", "1d"),
        ("6mo", "1d"),
        ("1y", "1wk"),
        ("2y", "1wk"),
        ("5y", "1mo"),
        ("10y", "1mo"),
        ("max", "3mo"),
        ("ytd", "1wk"),
    ],
)
def test_an_interval_is_chosen_that_gives_about_130_rows(period, interval):
    assert span(period, None, None, None, TODAY) == Span(interval, period)


def test_the_year_to_date_begins_with_days():
    assert span("ytd", None, None, None, date(2026, 5, 4)).interval == "1d"


@pytest.mark.parametrize(
    ("start", "end", "interval"),
    [
        ("2026-09-01", None, "1d"),
        ("2020-01-01", "2020-03-31", "1d"),
        ("2019-01-01", "2021-03-31", "1wk"),
        ("2000-01-01", "2009-12-31", "1mo"),
        ("1985-01-01", None, "3mo"),
    ],
)
def test_days_take_the_place_of_the_period(start, end, interval):
    asked = span("5d", None, start, end, TODAY)
    assert asked.period is None
    assert asked.interval == interval
    assert (asked.start, asked.end) == (date.fromisoformat(start), date.fromisoformat(end) if end else TODAY)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, "2026-01-31", "end needs a start"),
        ("2026-02-30", None, "start '2026-02-30' is not a date such as 2024-12-31"),
        ("last week", None, "start 'last week' is not a date"),
        ("2026-01-01", "soon", "end 'soon' is not a date"),
        ("2026-03-01", "2026-02-01", "start 2026-03-01 is after end 2026-02-01"),
        ("2026-12-01", "2026-12-31", "lies in the future; today is 2026-11-20"),
    ],
)
def test_days_that_make_no_sense(start, end, words):
    with pytest.raises(InvalidArguments, match=words):
        span("1y", None, start, end, TODAY)


@pytest.mark.parametrize(
    ("interval", "period", "start"),
    [("5m", "3mo", None), ("30m", "1y", None), ("15m", "5d", "2026-06-01"), ("1h", "5y", None)],
)
def test_what_yahoo_does_not_keep(interval, period, start):
    with pytest.raises(InvalidArguments, match=f"keeps {interval} bars for the last .* days only.*1d"):
        span(period, interval, start, None, TODAY)


@pytest.mark.parametrize(
    ("interval", "period", "start"),
    [("5m", "1mo", None), ("1h", "2y", None), ("15m", "5d", "2026-09-25"), ("1h", "5d", "2025-01-02")],
)
def test_what_yahoo_keeps(interval, period, start):
    assert span(period, interval, start, None, TODAY).interval == interval


@pytest.mark.parametrize(
    ("interval", "rows", "coarser"), [("1d", 2520, "1mo"), ("5m", 1638, "30m"), ("1wk", 520, "1mo")]
)
def test_too_many_rows_name_an_interval_that_fits(interval, rows, coarser):
    check_rows(interval, MAX_ROWS)
    with pytest.raises(InvalidArguments, match=f"{rows} rows of {interval}; .*Use interval {coarser},"):
        check_rows(interval, rows)
