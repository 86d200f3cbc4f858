"""Yahoo Finance, through yfinance's connection (browser fingerprint, cookie, crumb) and our own parsers.

yfinance's tables are not used: they drop the reporting currency, turn every failure into an empty frame
and keep an answer, or an outage, for the life of the process.
"""

from assistant_core.market.yahoo.earnings import calendar, earnings
from assistant_core.market.yahoo.events import payouts
from assistant_core.market.yahoo.fundamentals import fundamentals
from assistant_core.market.yahoo.history import price_history
from assistant_core.market.yahoo.news import news
from assistant_core.market.yahoo.ownership import ownership
from assistant_core.market.yahoo.prices import daily_prices
from assistant_core.market.yahoo.profile import profile
from assistant_core.market.yahoo.quote import quote
from assistant_core.market.yahoo.search import search
from assistant_core.market.yahoo.statements import last_rate, statement

__all__ = [
    "calendar",
    "daily_prices",
    "earnings",
    "fundamentals",
    "last_rate",
    "news",
    "ownership",
    "payouts",
    "price_history",
    "profile",
    "quote",
    "search",
    "statement",
]
