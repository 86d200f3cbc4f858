"""The HTTP session that yfinance works with: it tells failures apart before yfinance hides them.

Left to itself yfinance answers a 404 or a 429 with up to five more requests, drops the Retry-After header
and keeps the text of a refusal as its crumb. This session raises at the first answer instead. Only a 401
or 403 goes back to yfinance, which then renews cookie and crumb.
"""

import json
import re
import time
from typing import Any
from urllib.parse import urlsplit

from curl_cffi import CurlECode, requests
from curl_cffi.requests import exceptions

from assistant_core.errors import NetworkDown, NoAnswer, RateLimited, UnexpectedAnswer

CONNECT_SECONDS = 4
READ_SECONDS = 11
COOKIE_PAUSE_SECONDS = 30
DEFAULT_RETRY_SECONDS = 60
COOKIE_URL = "https://fc.yahoo.com"
DATA_HOST = re.compile(r"(query\d\.)?finance\.yahoo\.com")
UNREACHABLE = (
    exceptions.DNSError,
    exceptions.InterfaceError,
    exceptions.ProxyError,
    exceptions.SSLError,
    exceptions.Timeout,
)


class NothingThere(LookupError):
    """Yahoo has no data for what was asked. Never leaves the yahoo package."""


class NothingThen(NothingThere):
    """Yahoo knows the symbol, but has no data for the time asked for."""


class YahooSession(requests.Session):
    """A curl_cffi session whose answers are either usable or one of our errors."""

    def __init__(self) -> None:
        super().__init__(impersonate="chrome")
        self._no_cookies_before = 0.0
        self._cookie_answer: Any = None

    def request(self, method: Any, url: str, **kwargs: Any) -> Any:  # type: ignore[override]
        kwargs["timeout"] = (CONNECT_SECONDS, READ_SECONDS)
        if is_for_data(url):
            return self._request_data(method, url, **kwargs)
        return self._request_cookie(method, url, **kwargs)

    def _request_data(self, method: Any, url: str, **kwargs: Any) -> Any:
        try:
            response = super().request(method, url, **kwargs)
        except exceptions.RequestException as error:
            raise connection_failure(error) from error
        self._no_cookies_before = 0.0
        if response.status_code in (401, 403):
            self._cookie_answer = None
        check_status(response)
        return response

    def _request_cookie(self, method: Any, url: str, **kwargs: Any) -> Any:
        """Fetch a cookie or crumb. Data mostly comes without one, so a failure must cost no time again."""
        if url == COOKIE_URL and self._cookie_answer is not None:
            # yfinance asks for it before each request unless it keeps cookies in a file.
            return self._cookie_answer
        if time.monotonic() < self._no_cookies_before:
            raise exceptions.ConnectionError("cookies are left out for a moment")
        try:
            response = super().request(method, url, **kwargs)
        except exceptions.RequestException:
            self._no_cookies_before = time.monotonic() + COOKIE_PAUSE_SECONDS
            raise
        if url.endswith("/getcrumb") and not is_crumb(response):
            raise exceptions.ConnectionError("no crumb")
        if url == COOKIE_URL:
            self._cookie_answer = response
        return response


def is_for_data(url: str) -> bool:
    parts = urlsplit(url)
    return bool(DATA_HOST.fullmatch(parts.netloc)) and not parts.path.endswith("/getcrumb")


def is_crumb(response: Any) -> bool:
    return response.status_code == 200 and re.fullmatch(r"[^\s<>{}]+", response.text) is not None


def connection_failure(error: exceptions.RequestException) -> Exception:
    """No connection at all, one that got no answer, or one that broke off."""
    # curl has one code for both timeouts; only the one after connecting is called an operation.
    if isinstance(error, exceptions.Timeout) and "Operation timed out" in str(error):
        return NoAnswer("Yahoo Finance was reached but did not answer in time. Try again in a minute.")
    if isinstance(error, UNREACHABLE) or error.code == CurlECode.COULDNT_CONNECT:
        return NetworkDown("Yahoo Finance could not be reached. Check the internet connection and try again.")
    return UnexpectedAnswer("The connection to Yahoo Finance broke off during the answer. Try again.")


def check_status(response: Any) -> None:
    status = response.status_code
    if status == 429:
        seconds = retry_after(response)
        raise RateLimited(
            f"Yahoo Finance refuses more requests for now. Try again in {seconds} seconds.", seconds
        )
    if status >= 500:
        raise UnexpectedAnswer(
            f"Yahoo Finance had a server error (HTTP {status}); nothing was fetched. Try again in a minute."
        )
    if status == 404 and "json" in response.headers.get("content-type", ""):
        raise NothingThere
    if status >= 400 and status not in (401, 403):
        words = refusal(response.text)
        if "Data doesn't exist" in words:
            raise NothingThen
        raise UnexpectedAnswer(f"Yahoo Finance refused the request (HTTP {status}). {words}".rstrip())


def refusal(text: str) -> str:
    """Yahoo's own words, where it has any: {"chart": {"error": {"description": …}}}."""
    try:
        (answer,) = json.loads(text).values()
        return str(answer["error"]["description"])
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""


def retry_after(response: Any) -> int:
    header = response.headers.get("retry-after", "")
    return int(header) if header.isdecimal() else DEFAULT_RETRY_SECONDS
