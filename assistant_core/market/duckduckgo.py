"""Finds tickers on the web when Yahoo's search does not: names in Korean, nicknames, brands.

A symbol is taken from a link to Yahoo's page of it, or from an exchange named with it, as in
(NASDAQ: AAPL). An exchange whose suffix at Yahoo is not known here is left out rather than guessed.
"""

import re
from collections.abc import Iterator

from assistant_core.market import web
from assistant_core.market.model import Listing, SearchResult
from assistant_core.market.yahoo.fetch import origin_now

LIMIT = 8
QUOTE_LINK = re.compile(r"finance\.yahoo\.com/quote/([A-Za-z0-9.^=%-]+)")
NAMED_LISTING = re.compile(r"\(\s*([A-Za-z][A-Za-z ]{1,15}?)\s*:\s*([A-Z0-9][A-Z0-9.]{0,9})\s*\)")
SUFFIXES = {
    "NASDAQ": "",
    "NYSE": "",
    "NYSE AMERICAN": "",
    "NYSE ARCA": "",
    "NYSEARCA": "",
    "AMEX": "",
    "OTC": "",
    "KRX": ".KS",
    "KOSPI": ".KS",
    "KOSDAQ": ".KQ",
    "TYO": ".T",
    "LSE": ".L",
    "LON": ".L",
    "ETR": ".DE",
    "XETRA": ".DE",
    "FRA": ".F",
    "EPA": ".PA",
    "AMS": ".AS",
    "SWX": ".SW",
    "TSX": ".TO",
    "ASX": ".AX",
    "HKG": ".HK",
    "HKEX": ".HK",
    "NSE": ".NS",
    "BSE": ".BO",
    "SHA": ".SS",
    "SHE": ".SZ",
    "TPE": ".TW",
}


def search(name: str) -> SearchResult:
    """Listings that the first web results name. Raises what web.results raises."""
    found: dict[str, Listing] = {}
    for result in web.results(f"{name} stock ticker symbol Yahoo Finance", LIMIT):
        for listing in listings_in(result):
            found.setdefault(listing.symbol, listing)
    return SearchResult(tuple(found.values())[:LIMIT], origin_now(web.SOURCE))


def listings_in(result: dict[str, str]) -> Iterator[Listing]:
    """The listings that a web result (title, link, snippet) names, its link first."""
    title = result["title"]
    for symbol in QUOTE_LINK.findall(result["link"]):
        yield Listing(symbol.upper().replace("%5E", "^").replace("%3D", "="), title, None, "unknown")
    for exchange, code in NAMED_LISTING.findall(f"{title} {result['snippet']}"):
        suffix = SUFFIXES.get(exchange.upper())
        if suffix is not None:
            # A dot in an American symbol marks a share class, which Yahoo writes with a hyphen.
            symbol = code + suffix if suffix else code.replace(".", "-")
            yield Listing(symbol, title, exchange.upper(), "unknown")
