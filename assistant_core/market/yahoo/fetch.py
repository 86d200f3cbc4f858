"""One request to Yahoo: JSON as a dict, or one of our errors."""

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import yfinance
from yfinance.data import YfData

from assistant_core.errors import UnexpectedAnswer, UnknownSymbol
from assistant_core.market.model import Origin
from assistant_core.market.yahoo.session import YahooSession

HOST = "https://query2.finance.yahoo.com"
NEWS_HOST = "https://finance.yahoo.com"
SOURCE = "Yahoo Finance"


@lru_cache(maxsize=1)
def connection() -> YfData:
    """yfinance's one connection, with our session in it."""
    # A place that cannot exist: yfinance then keeps its cookie in memory. Its SQLite file breaks on a
    # read-only home and is locked when several processes start at once.
    yfinance.set_tz_cache_location(os.path.join(os.devnull, "none"))
    # It warns of each cookie it could not get; what matters of that, we raise.
    logging.getLogger("yfinance").setLevel(logging.ERROR)
    return YfData(session=YahooSession())


def get_json(path: str, params: Mapping[str, object]) -> dict[str, Any]:
    """The JSON object at `path`.

    Raises:
        NothingThere: Yahoo says it has nothing under this address.
        MarketDataError: rate limited, not reachable, or an answer that is not data.
    """
    return checked(connection().get(HOST + path, params=dict(params)))


def post_json(url: str, params: Mapping[str, object], body: Mapping[str, object]) -> dict[str, Any]:
    """The JSON object that answers `body`. Raises what get_json raises."""
    return checked(connection().post(url, params=dict(params), body=dict(body)))


def checked(response: Any) -> dict[str, Any]:
    if response.status_code != 200:
        raise UnexpectedAnswer(f"Yahoo Finance refused the request (HTTP {response.status_code}).")
    return decode(response.text)


def decode(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    if "will be right back" in text.lower():
        raise UnexpectedAnswer("Yahoo Finance is down for maintenance. Try again later.")
    what = "a web page" if text.lstrip().startswith("<") else "something that is not valid JSON"
    raise UnexpectedAnswer(f"Yahoo Finance sent {what} instead of data. Try again in a minute.")


@contextmanager
def expecting(what: str) -> Iterator[None]:
    """Turns a stumble over an answer of another shape into UnexpectedAnswer."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise UnexpectedAnswer(f"Yahoo Finance's answer is not {what} as we know it.") from error


def unknown_symbol(symbol: str) -> UnknownSymbol:
    return UnknownSymbol(
        f"Yahoo Finance knows no symbol {symbol}. Look the company up with get_ticker, or check the spelling."
    )


def origin_now(source: str = SOURCE) -> Origin:
    return Origin(source, datetime.now(UTC).replace(microsecond=0))
