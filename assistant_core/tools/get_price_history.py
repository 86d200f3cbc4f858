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
    """Get the prices of a listing over any period, oldest first: open, high, low, close, volume, at most
    400 rows. Adjusted for splits, not for dividends. A row's date is the first day of its week, month or
    quarter, or the local time within a day; change_percent is from first_close to last_close. Rows of 5m,
    15m and 30m go back 60 days, of 1h 730 days.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE, BTC-USD or ^GSPC.
        period: Back from now; ignored with start.
        interval: Length of a row; by default the finest of 1d to 3mo for about 130 rows.
        start: First day, YYYY-MM-DD.
        end: Last day, YYYY-MM-DD; by default today.
    """
    wanted = span(period, interval, start, end, about.today())
    history = about.price_history(ticker, wanted)
    check_rows(wanted.interval, len(history.bars))
    return price_output(history, len(history.bars))
