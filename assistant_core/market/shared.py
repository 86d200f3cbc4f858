"""What several tools ask Yahoo for, fetched once for all of them."""

from assistant_core.market import yahoo
from assistant_core.market.cache import Cache
from assistant_core.market.model import PriceHistory, SearchResult

SEARCH_SECONDS = 3600
PRICE_SECONDS = 120

cache = Cache()


def prices(symbol: str) -> PriceHistory:
    """Six months of daily prices, maybe none; they also tell what a symbol is."""
    return cache.get(("prices", symbol), PRICE_SECONDS, lambda: yahoo.daily_prices(symbol))


def found(name: str) -> SearchResult:
    """What Yahoo's search finds, maybe nothing."""
    return cache.get(("found", name.casefold()), SEARCH_SECONDS, lambda: yahoo.search(name))
