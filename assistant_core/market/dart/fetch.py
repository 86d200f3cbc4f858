"""Requests to OpenDART: with the reader's key, at most 20,000 a day; what it refuses is told in words."""

import json
import logging
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from assistant_core.config import get_settings
from assistant_core.errors import MarketDataError, NotConfigured, RateLimited, UnexpectedAnswer
from assistant_core.market.authority import Authority, NothingThere
from assistant_core.market.fetched import get_fetched

SOURCE = "OpenDART"
KEY = "crtfc_key"
A_DAY, A_DAY_OF_SECONDS = 20_000, 86_400
NOTHING_SECONDS = 600
"""For so long it is not asked again for what it does not have; new reports are seen after this."""
MOST_NOTHINGS = 10_000
KOREAN_TIME = timedelta(hours=9)
OK, NO_DATA, NO_FILE, TOO_MANY = "000", "013", "014", "020"
_STATUS = re.compile(rb"<status>\s*(\w{3})\s*</status>(?:\s*<message>([^<]{0,400})</message>)?")

REFUSED = {
    "010": (
        "OpenDART does not know the key in OPENDART_API_KEY. Copy it again from opendart.fss.or.kr "
        "and start again."
    ),
    "011": (
        "OpenDART has disabled the key in OPENDART_API_KEY. Ask opendart.fss.or.kr why, or set another one."
    ),
    "012": (
        "OpenDART does not accept the key in OPENDART_API_KEY from this network address. Register the "
        "address at opendart.fss.or.kr."
    ),
    "021": "OpenDART was asked for more companies at once than it answers for. Ask for fewer.",
    "100": "OpenDART did not accept a value of the request; nothing was fetched.",
    "101": "OpenDART refused the request as not allowed; nothing was fetched.",
    "800": "OpenDART is closed for maintenance. Try again later.",
    "900": "OpenDART had an error that it does not explain; nothing was fetched. Try again in a minute.",
    "901": (
        "OpenDART has closed the account of the key in OPENDART_API_KEY, because the owner's details were "
        "kept for as long as is allowed. Register again at opendart.fss.or.kr."
    ),
}


class NoData(LookupError):
    """OpenDART has nothing of what was asked for (013, 014). Never leaves the package."""


class _WithoutKey(logging.Filter):
    """The key is part of each address, and the HTTP client logs addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        return KEY not in record.getMessage()


logging.getLogger("httpx2").addFilter(_WithoutKey())

_nothing: dict[str, float] = {}
_lock = Lock()


def get_json(path: str, params: Mapping[str, str], fresh_seconds: float) -> dict[str, Any]:
    """The answer with status 000.

    Raises:
        NoData: OpenDART has nothing of it.
        MarketDataError: it refused, cannot be reached, or there is no key.
    """
    dart = authority()
    body = _get(dart, path, params, fresh_seconds, is_data=_is_ok)
    answer = dart.decoded(body)
    _check(str(answer.get("status")), str(answer.get("message") or ""), path, params)
    return answer


def get_archive(path: str, fresh_seconds: float) -> bytes:
    """A ZIP file. Raises what get_json raises."""
    body = _get(authority(), path, {}, fresh_seconds, is_data=_is_archive)
    if not _is_archive(body):
        _check(*_refusal(body), path, {})
        raise UnexpectedAnswer("OpenDART sent something that is not a ZIP file. Try again in a minute.")
    return body


def authority() -> Authority:
    """Raises NotConfigured without a key."""
    if not _key():
        raise NotConfigured(
            "Korean filings come from OpenDART, which needs a key. Get one at opendart.fss.or.kr (it is "
            "free), set OPENDART_API_KEY to it and start again; prices and four years of statements come "
            "from Yahoo Finance without it."
        )
    return Authority(SOURCE, get_fetched(), A_DAY, A_DAY_OF_SECONDS)


def _key() -> str:
    key = get_settings().opendart_api_key
    return key.get_secret_value().strip() if key else ""


def _get(dart: Authority, path: str, params: Mapping[str, str], fresh_seconds: float, is_data: Any) -> bytes:
    url = get_settings().opendart_url.rstrip("/") + path
    place = _place(path, params)
    with _lock:
        if time.monotonic() - _nothing.get(place, float("-inf")) < NOTHING_SECONDS:
            raise NoData
    try:
        return dart.get(url, fresh_seconds, params, {KEY: _key()}, is_data)
    except NothingThere:
        raise UnexpectedAnswer(
            "There is nothing at this address of OpenDART (HTTP 404). Check OPENDART_URL."
        ) from None


def _check(status: str, message: str, path: str, params: Mapping[str, str]) -> None:
    if status == OK:
        return
    if status in (NO_DATA, NO_FILE):
        with _lock:
            if len(_nothing) >= MOST_NOTHINGS:
                _nothing.clear()
            _nothing[_place(path, params)] = time.monotonic()
        raise NoData
    raise _failure(status, message)


def _failure(status: str, message: str) -> MarketDataError:
    if status == TOO_MANY:
        seconds = _until_midnight()
        return RateLimited(
            "OpenDART answers no more requests with this key today: its daily limit is reached. Try again "
            "after midnight, Korean time.",
            seconds,
        )
    if status in REFUSED:
        return UnexpectedAnswer(REFUSED[status])
    told = message[:200].replace(_key() or "\0", "…")
    return UnexpectedAnswer(f"OpenDART refused with the status {status[:10]}: {told or 'no reason given'}")


def forget_nothings() -> None:
    """Ask again for what OpenDART did not have."""
    with _lock:
        _nothing.clear()


def _until_midnight() -> int:
    now = datetime.now(UTC) + KOREAN_TIME
    return A_DAY_OF_SECONDS - (now.hour * 3600 + now.minute * 60 + now.second)


def _place(path: str, params: Mapping[str, str]) -> str:
    settings = get_settings()
    return json.dumps([settings.opendart_url, str(settings.data_dir), path, sorted(params.items())])


def _is_ok(body: bytes) -> bool:
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    return isinstance(answer, dict) and answer.get("status") == OK


def _is_archive(body: bytes) -> bool:
    return body.startswith(b"PK\x03\x04")


def _refusal(body: bytes) -> tuple[str, str]:
    """Status and message of an error that came instead of a file, as XML or as JSON."""
    try:
        answer = json.loads(body)
        return str(answer.get("status")), str(answer.get("message") or "")
    except (ValueError, AttributeError):
        found = _STATUS.search(body[:10_000])
    if not found:
        return OK, ""
    return found[1].decode("ascii", "replace"), (found[2] or b"").decode("utf-8", "replace")
