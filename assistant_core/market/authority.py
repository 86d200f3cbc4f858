"""One request to an authority that companies file with: its answer, or one of our errors.

Only answers are kept (see `fetched`), never a failure; what an authority refuses is told in words.
"""

import json
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx2

from assistant_core.config import is_on_this_machine
from assistant_core.errors import NetworkDown, NoAnswer, RateLimited, UnexpectedAnswer
from assistant_core.market.fetched import Fetched

CONNECT_SECONDS, READ_SECONDS = 5, 30
DEFAULT_RETRY_SECONDS = 60
MOST_BYTES = 100_000_000
LONGEST_TURN_SECONDS = 20


class NothingThere(LookupError):
    """The authority has nothing under this address (404). Never leaves the package that asked."""


@dataclass(frozen=True, slots=True)
class Authority:
    """`name` as a reader calls it; no more than `most` requests begin within `seconds`."""

    name: str
    fetched: Fetched
    most: int
    seconds: float
    headers: Mapping[str, str] = field(default_factory=dict)
    sleep: Callable[[float], None] = time.sleep

    def get(
        self,
        url: str,
        fresh_seconds: float,
        params: Mapping[str, str] | None = None,
        secret: Mapping[str, str] | None = None,
        is_data: Callable[[bytes], bool] = lambda body: True,
    ) -> bytes:
        """What is at `url`, from disk where that is at most `fresh_seconds` old.

        What `is_data` does not take (an error that comes as an answer) is returned and not kept. Of `secret`
        parameters nothing is written to disk or said in an error.

        Raises:
            NothingThere: 404.
            MarketDataError: refused, rate limited, not reachable, or broken off.
        """
        key = str(httpx2.URL(url, params=dict(params or {})))
        known = self.fetched.find(key)
        if known and time.time() - known.checked < fresh_seconds:
            return known.body
        asked = dict(self.headers)
        if known and known.etag:
            asked["If-None-Match"] = known.etag
        if known and known.modified:
            asked["If-Modified-Since"] = known.modified
        response = self._request(url, {**(params or {}), **(secret or {})}, asked)
        if response.status_code == 304 and known:
            self.fetched.still_so(key)
            return known.body
        self._check(response)
        if is_data(response.content):
            headers = response.headers
            self.fetched.keep(key, response.content, headers.get("etag"), headers.get("last-modified"))
        return response.content

    def _request(self, url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> httpx2.Response:
        wait = self.fetched.take_turn(self.name, self.most, self.seconds, LONGEST_TURN_SECONDS)
        if wait > LONGEST_TURN_SECONDS:
            raise RateLimited(
                f"Too many requests to {self.name} are waiting already. Try again in {round(wait)} seconds.",
                round(wait),
            )
        if wait > 0:
            self.sleep(wait)
        timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        own = not is_on_this_machine(url)
        try:
            with (
                httpx2.Client(verify=_certificates(), timeout=timeout, trust_env=own) as client,
                client.stream("GET", url, params=dict(params), headers=dict(headers)) as response,
            ):
                body = bytearray()
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > MOST_BYTES:
                        raise UnexpectedAnswer(
                            f"{self.name} sent more than {MOST_BYTES // 1_000_000} MB, which is not read."
                        )
                return httpx2.Response(
                    response.status_code,
                    headers={key: response.headers[key] for key in KEPT_HEADERS if key in response.headers},
                    content=bytes(body),
                )
        except httpx2.ReadTimeout as error:
            raise NoAnswer(
                f"{self.name} was reached but did not answer in time. Try again in a minute."
            ) from error
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            raise NetworkDown(
                f"{self.name} could not be reached. Check the internet connection and try again."
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise UnexpectedAnswer(f"The connection to {self.name} broke off. Try again.") from error

    def _check(self, response: httpx2.Response) -> None:
        status = response.status_code
        if status == 404:
            raise NothingThere
        if status == 429:
            told = response.headers.get("retry-after", "")
            seconds = int(told) if told.isdecimal() else DEFAULT_RETRY_SECONDS
            raise RateLimited(
                f"{self.name} refuses more requests for now. Try again in {seconds} seconds.", seconds
            )
        if status == 403:
            raise UnexpectedAnswer(
                f"{self.name} refused the request (HTTP 403): it does not accept the contact address or key "
                "that was sent, or there were too many requests. Check the setting, or try again in ten "
                "minutes."
            )
        if status >= 500:
            raise UnexpectedAnswer(
                f"{self.name} had a server error (HTTP {status}); nothing was fetched. Try again in a minute."
            )
        if status != 200:
            raise UnexpectedAnswer(f"{self.name} refused the request (HTTP {status}).")

    def decoded(self, body: bytes) -> dict[str, Any]:
        """The JSON object that an answer is. Raises UnexpectedAnswer."""
        try:
            told = json.loads(body)
        except ValueError:
            told = None
        if isinstance(told, dict):
            return told
        what = "a web page" if body.lstrip()[:1] == b"<" else "something that is not valid JSON"
        raise UnexpectedAnswer(f"{self.name} sent {what} instead of data. Try again in a minute.")


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust; read once, which takes longer than many a request."""
    return httpx2.create_ssl_context()


KEPT_HEADERS = ("etag", "last-modified", "retry-after", "content-type")


def is_json(body: bytes) -> bool:
    """Whether an answer may be kept as data."""
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False
