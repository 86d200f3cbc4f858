"""Yahoo's search: a company's name or a ticker in, listings out."""

import re
from typing import Any

from assistant_core.market.model import Listing, SearchResult
from assistant_core.market.yahoo.fetch import expecting, get_json, origin_now
from assistant_core.market.yahoo.values import text

LIMIT = 10
RECEIPT = re.compile(r"\b(ADR|ADS|GDR|CDR|CEDEAR|BDR|depositary)\b", re.IGNORECASE)
FUNDS = {"etf", "mutualfund"}
DERIVATIVES = {"future", "option"}


def search(name: str) -> SearchResult:
    """Listings for `name`, best first; none when Yahoo knows no such name."""
    params = {"q": name, "quotesCount": LIMIT, "newsCount": 0, "listsCount": 0, "enableFuzzyQuery": "false"}
    body = get_json("/v1/finance/search", params)
    with expecting("a list of search results"):
        # Companies without a listing come along too, with no symbol.
        quotes = [quote for quote in body["quotes"] if isinstance(quote, dict)]
        listings = [listing_of(quote) for quote in quotes if quote.get("symbol")]
    return SearchResult(tuple(best_first(listings, name)), origin_now("Yahoo Finance search"))


def listing_of(quote: dict[str, Any]) -> Listing:
    symbol = str(quote["symbol"])
    # The dates beside the former name and symbol are those of the request, so they are left alone.
    return Listing(
        symbol,
        text(quote.get("longname")) or text(quote.get("shortname")) or symbol,
        text(quote.get("exchDisp")),
        str(quote.get("quoteType") or "unknown").lower(),
        text(quote.get("prevTicker")),
    )


def best_first(listings: list[Listing], name: str) -> list[Listing]:
    """Yahoo's own order, which knows primary listings, except for what it ranks by popularity alone.

    A ticker typed in full comes first, then what is called by that name and is no fund; receipts and
    derivatives come last.
    """
    wanted = name.strip().casefold()

    def rank(listing: Listing) -> int:
        if listing.symbol.casefold() == wanted:
            return 0
        if listing.type in DERIVATIVES or RECEIPT.search(listing.name):
            return 3
        called_so = listing.name.casefold().startswith(wanted)
        return 1 if called_so and listing.type not in FUNDS else 2

    return sorted(listings, key=rank)
