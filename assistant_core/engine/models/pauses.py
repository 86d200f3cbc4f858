"""How long a model server asks to be left alone: in headers, in its error, or in its words."""

import re
import time
from collections.abc import Mapping
from email.utils import mktime_tz, parsedate_tz

SECONDS = {"ms": 0.001, "millisecond": 0.001, "s": 1.0, "sec": 1.0, "second": 1.0, "m": 60.0, "min": 60.0}
SECONDS |= {"minute": 60.0, "h": 3600.0, "hour": 3600.0}
PART = r"\d{1,7}(?:\.\d{1,9})? ?(?:milliseconds?|seconds?|minutes?|hours?|secs?|mins?|ms|s|m|h)\b"
DURATION = re.compile(r"(\d{1,7}(?:\.\d{1,9})?) ?([a-z]+?)s?(?=[\d\s.,;)]|$)")
IN_WORDS = re.compile(
    rf"(?:retry|again|wait|reset)\w*[^.\d]{{0,40}}((?:\d{{1,4}}h)?(?:\d{{1,4}}m)?{PART})", re.IGNORECASE
)


def of_headers(headers: Mapping[str, str]) -> float | None:
    """`retry-after-ms`, or `Retry-After` as a number or as a date."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    given = headers.get("retry-after", "")
    seconds = _number(given)
    if seconds is not None:
        return seconds
    date = parsedate_tz(given) if given else None
    return max(mktime_tz(date) - time.time(), 0.0) if date else None


def of_words(text: str) -> float | None:
    """`Please retry in 2.1s`, `try again in 1m2.5s`, `wait 20 seconds`."""
    found = IN_WORDS.search(text[:2000])
    return duration(found[1]) if found else None


def duration(text: str) -> float | None:
    """`2s`, `1m2.5s`, `250ms`; None when it is none."""
    parts = re.findall(r"(\d{1,7}(?:\.\d{1,9})?)\s?([a-zA-Z]+)", text)
    known = [float(number) * SECONDS[unit] for number, name in parts if (unit := _unit(name)) in SECONDS]
    return sum(known) if known and len(known) == len(parts) else None


def _unit(name: str) -> str:
    name = name.lower()
    return name if name in SECONDS else name.removesuffix("s")


def _number(text: str) -> float | None:
    try:
        return max(float(text), 0.0)
    except ValueError:
        return None
