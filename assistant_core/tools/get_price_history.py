"""Prices of a listing over any time."""

from typing import Any

from assistant_core.market import about
from assistant_core.market.span import Interval, Period, check_rows, span
from assistant_core.tools.output import price_output
from assistant_core.tools.registry import tool


@tool
def get_price_history(
    ticker: str,
    period: Period = "1y",
    interval: Interval | None = None,
    start: str | None = None,
    end: str | None = None,
) -> dict[str, Any]:
    """Get the prices of a listing over any period, oldest first: open, high, low, close and volume.

    Prices are in whole units of the listing's currency, adjusted for splits (the notes name those inside the
    period), not for dividends. A row's date is the day, the first day of the week, month or quarter, or the
    local time within a day; change_percent is from first_close to last_close. At most 400 rows. Bars of 5m,
    15m and 30m go back 60 days, of 1h 730 days. Source: Yahoo Finance.

    Args:
        ticker: Yahoo Finance symbol such as AAPL, BMW.DE, BTC-USD or ^GSPC. Find it with get_ticker.
        period: How far back from now; ignored when start is given.
        interval: Length of a row; null chooses the finest of 1d, 1wk, 1mo and 3mo that gives about 130 rows.
        start: First day, YYYY-MM-DD, included; the week or month it lies in is given as a whole.
        end: Last day, YYYY-MM-DD, included; null for today.
    """
    wanted = span(period, interval, start, end, about.today())
    history = about.price_history(ticker, wanted)
    check_rows(wanted.interval, len(history.bars))
    return price_output(history, len(history.bars))
