"""Yahoo's quoteSummary: several modules about a symbol in one request."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any
from urllib.parse import quote

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market import age
from assistant_core.market.model import Listing
from assistant_core.market.yahoo.currency import whole_unit
from assistant_core.market.yahoo.fetch import expecting, get_json
from assistant_core.market.yahoo.prices import decimals_of
from assistant_core.market.yahoo.session import NothingThere
from assistant_core.market.yahoo.values import moment, text, timezone_of
from assistant_core.market.yahoo.values import price as price_of

Modules = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Terms:
    """How to read amounts and dates. What is given as the listing is quoted is to be divided by `divisor`."""

    listing: Listing
    quoted_in: str | None
    currency: str | None
    divisor: int
    decimals: int
    zone: tzinfo
    price: float | None
    today: date
    """The day of the last trade, or the day itself where that is long ago: what lies before it is over."""


def fetch_modules(symbol: str, *names: str) -> Modules:
    """Those of the modules that Yahoo has, with `price` and `quoteType`, which `terms` reads. Maybe none."""
    wanted = ",".join((*names, "price", "quoteType"))
    params = {"modules": wanted, "formatted": "false", "corsDomain": "finance.yahoo.com", "symbol": symbol}
    try:
        body = get_json(f"/v10/finance/quoteSummary/{quote(symbol, safe='')}", params)
    except NothingThere:
        return {}
    with expecting("a company's data"):
        error = body["quoteSummary"].get("error")
        if error and error.get("code") == "Not Found":
            return {}
        if error:
            raise UnexpectedAnswer(f"Yahoo Finance refused: {error.get('description')}")
        found = body["quoteSummary"]["result"][0].items()
        return {name: module for name, module in found if module and isinstance(module, dict)}


def terms(symbol: str, modules: Modules) -> Terms:
    price, kind = modules.get("price", {}), modules.get("quoteType", {})
    name = text(price.get("longName") or kind.get("longName") or price.get("shortName")) or symbol
    exchange = text(price.get("exchangeName"))
    type_ = str(price.get("quoteType") or kind.get("quoteType") or "unknown").lower()
    quoted_in = text(price.get("currency"))
    currency, divisor = whole_unit(quoted_in)
    zone = timezone_of({"exchangeTimezoneName": kind.get("timeZoneFullName")})
    last = price_of(price.get("regularMarketPrice"), type_)
    traded = moment(price.get("regularMarketTime"), zone)
    today = age.today() if traded is None or age.days_old(traded.date()) else traded.date()
    return Terms(
        listing=Listing(str(price.get("symbol") or symbol), name, exchange, type_),
        quoted_in=quoted_in,
        currency=currency,
        divisor=divisor,
        decimals=decimals_of(price, divisor),
        zone=zone,
        price=None if last is None else last / divisor,
        today=today,
    )
