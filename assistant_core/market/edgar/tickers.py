"""Which company a ticker symbol stands for at SEC."""

from dataclasses import dataclass

from assistant_core.errors import UnexpectedAnswer, UnknownSymbol
from assistant_core.market.cache import Cache
from assistant_core.market.edgar.fetch import get_json, www_url
from assistant_core.market.symbols import spellings

PATH = "/files/company_tickers.json"
FRESH_SECONDS = 24 * 3600

cache = Cache()


@dataclass(frozen=True, slots=True)
class Company:
    """`cik` is SEC's number of the company, without leading zeros; `symbol` is in Yahoo's spelling."""

    cik: str
    symbol: str
    name: str


def company(symbol: str) -> Company:
    """The company of a ticker in any spelling: BRK.B, BRK-B, NYSE:BRK.B.

    Raises:
        InvalidArguments: `symbol` can be none, such as a name.
        UnknownSymbol: SEC lists no such ticker, as of companies and funds that do not file with it.
        NotConfigured: no contact address is set; or another MarketDataError.
    """
    readings, listed = spellings(symbol), _listed()
    found = next((listed[one] for one in readings if one in listed), None)
    if found is None:
        raise UnknownSymbol(
            f"SEC lists no company with the ticker {readings[0]}. It knows those that file in the United "
            "States only; figures of others come from Yahoo Finance."
        )
    return found


def companies() -> list[Company]:
    """All that SEC lists, the largest first; some have several symbols. Raises what `company` raises."""
    return list(_listed().values())


def _listed() -> dict[str, Company]:
    return cache.get(www_url() + PATH, FRESH_SECONDS, _fetch)


def _fetch() -> dict[str, Company]:
    told = get_json(www_url(), PATH, FRESH_SECONDS)
    try:
        entries = [
            Company(str(int(one["cik_str"])), str(one["ticker"]).upper().replace(".", "-"), str(one["title"]))
            for one in told.values()
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise UnexpectedAnswer("SEC EDGAR sent a list of tickers in a shape that is not known.") from error
    return {one.symbol: one for one in entries}
