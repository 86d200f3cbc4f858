"""From a symbol to the number under which SEC keeps a company."""

from dataclasses import dataclass

from assistant_core.errors import NoSuchFiling
from assistant_core.market.authority import NothingThere
from assistant_core.market.edgar.fetch import get_json, www_url

FRESH_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Company:
    """`cik` is without leading zeros."""

    cik: str
    symbol: str
    name: str


def company(symbol: str) -> Company:
    """Raises NoSuchFiling for a symbol that SEC does not know, or another MarketDataError."""
    wanted = symbol.strip().upper().replace(".", "-")
    try:
        told = get_json(www_url(), "/files/company_tickers.json", FRESH_SECONDS)
    except NothingThere as error:
        raise NoSuchFiling("SEC EDGAR has no list of symbols at the address that is set.") from error
    for row in told.values():
        if row["ticker"].upper() == wanted:
            return Company(str(int(row["cik_str"])), wanted, row["title"])
    raise NoSuchFiling(f"{symbol} is not in SEC EDGAR's list of symbols: it files there under none.")
