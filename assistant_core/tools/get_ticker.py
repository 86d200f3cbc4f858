"""From a company's name to its ticker symbol."""

from typing import Any

from assistant_core.errors import InvalidArguments, MarketDataError, RateLimited, UnknownSymbol
from assistant_core.market import duckduckgo, source
from assistant_core.market.model import SearchResult
from assistant_core.tools.output import search_output
from assistant_core.tools.registry import tool

UNCONFIRMED = "Found on the web, not confirmed by Yahoo Finance: check that the name is the company meant."


@tool
def get_ticker(company_name: str) -> dict[str, Any]:
    """Find the ticker symbol of a company, fund, index or coin by its name, before other lookups.

    All its listings are returned, the best first.

    Args:
        company_name: Its name, such as Apple, or a symbol to look up.
    """
    name = " ".join(company_name.split())
    if not name:
        raise InvalidArguments("company_name is empty. Give the name of a company.")
    try:
        found = source.search(name)
    except MarketDataError as failure:
        return search_output(name, search_the_web(name, failure)) | {"notes": [UNCONFIRMED]}
    if found.listings:
        return search_output(name, found)
    unknown = UnknownSymbol(f"Yahoo Finance knows no company named {name!r}. Ask for another spelling.")
    return search_output(name, search_the_web(name, unknown)) | {"notes": [UNCONFIRMED]}


def search_the_web(name: str, failure: MarketDataError) -> SearchResult:
    """Listings by way of DuckDuckGo. With none, `failure` is what went wrong, and it says so."""
    try:
        found = duckduckgo.search(name)
    except MarketDataError:
        raise with_more(failure, "DuckDuckGo could not be searched either.") from failure
    if not found.listings:
        raise with_more(failure, "DuckDuckGo names no listing either.") from failure
    return found


def with_more(failure: MarketDataError, text: str) -> MarketDataError:
    # A new one: callers that waited for the same answer share `failure`.
    message = f"{failure} {text}"
    if isinstance(failure, RateLimited):
        return RateLimited(message, failure.retry_after)
    return type(failure)(message)
