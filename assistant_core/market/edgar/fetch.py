"""Requests to SEC EDGAR: with the contact address that it asks for, below its limit of ten a second."""

from typing import Any

from assistant_core.config import Settings, get_settings
from assistant_core.errors import NotConfigured
from assistant_core.market.authority import Authority, is_json
from assistant_core.market.fetched import get_fetched

SOURCE = "SEC EDGAR"
A_SECOND = 8
"""SEC's limit is 10 when they arrive, and some take longer on their way than others."""
FRESH_SECONDS = 600
"""New filings are seen after this long."""
FOR_GOOD = float("inf")
"""Of documents: what was filed does not change."""


def get_json(base: str, path: str, fresh_seconds: float = FRESH_SECONDS) -> dict[str, Any]:
    """The JSON object at `path`. Raises NothingThere, NotConfigured or another MarketDataError."""
    sec = authority()
    return sec.decoded(sec.get(base + path, fresh_seconds, is_data=is_json))


def get_document(url: str) -> bytes:
    """A filed document. Raises what get_json raises."""
    return authority().get(url, FOR_GOOD, is_data=bool)


def authority() -> Authority:
    """Raises NotConfigured without a contact address."""
    contact = get_settings().edgar_contact
    if not contact:
        raise NotConfigured(
            "SEC EDGAR answers only requests that carry an e-mail address. Set EDGAR_CONTACT to yours and "
            "start again; prices and four years of statements come from Yahoo Finance without it."
        )
    headers = {"User-Agent": f"Investor GPT {contact}", "Accept-Encoding": "gzip, deflate"}
    return Authority(SOURCE, get_fetched(), A_SECOND, 1.0, headers)


def data_url(settings: Settings | None = None) -> str:
    return (settings or get_settings()).edgar_data_url.rstrip("/")


def www_url(settings: Settings | None = None) -> str:
    return (settings or get_settings()).edgar_www_url.rstrip("/")
