"""The daily prices of a listing."""

from typing import Any

from assistant_core.market import source
from assistant_core.tools.output import price_output
from assistant_core.tools.registry import tool

TRADING_DAYS = 100


@tool
def get_daily_stock_performance(ticker: str) -> dict[str, Any]:
    """Get the daily prices of the last 100 trading days: open, high, low, close and volume, oldest first.

    Prices are in the currency of the listing, adjusted for splits, not for dividends. Source: Yahoo Finance.

    Args:
        ticker: Yahoo Finance symbol such as AAPL, BMW.DE or BTC-USD. Find it with get_ticker.
    """
    return price_output(source.daily_prices(ticker), TRADING_DAYS)
