"""What the address of the page asks for. Anybody can write one, so nothing in it is taken as filed."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

SHAPES = {
    "authority": re.compile(r"sec|dart"),
    "company": re.compile(r"\d{1,10}", re.ASCII),
    "filing": re.compile(r"\d{10}-\d{2}-\d{6}|\d{14}", re.ASCII),
    "concept": re.compile(r"[^\s<>&\"'`][^\n<>&\"'`]{0,299}"),
    "at": re.compile(r"[\w.:-]{1,200}", re.ASCII),
    "months": re.compile(r"\d{1,2}", re.ASCII),
    "basis": re.compile(r"consolidated|separate"),
    "symbol": re.compile(r"[A-Za-z0-9.^=-]{1,15}", re.ASCII),
    "form": re.compile(r"[\w/ .()\[\]-]{1,60}"),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AMOUNT = re.compile(r"-?\d{1,20}(?:\.\d{1,10})?(?:e[+-]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure (`concept`, `end` and, of flows, `start` or `months`), or the place `at` of a document."""

    authority: str
    company: str
    filing: str
    concept: str = ""
    start: date | None = None
    end: date | None = None
    value: float | None = None
    at: str = ""
    months: int = 0
    basis: str = ""
    symbol: str = ""
    period: date | None = None
    form: str = ""


def read(query: Mapping[str, str]) -> Asked | None:
    """None where the address names no filing. A part that is not of its shape is left out."""
    told = {name: said for name, shape in SHAPES.items() if shape.fullmatch(said := query.get(name, ""))}
    if not {"authority", "company", "filing"} <= told.keys():
        return None
    if (len(told["filing"]) == 14) != (told["authority"] == "dart"):
        return None
    days = {name: _day(query.get(name, "")) for name in ("start", "end", "period")}
    months = int(told.pop("months", "0"))
    return Asked(**told, **days, months=months, value=_amount(query.get("value", "")))  # type: ignore[arg-type]


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:
        return None


def _amount(said: str) -> float | None:
    value = float(said) if _AMOUNT.fullmatch(said) else math.nan
    return value if math.isfinite(value) else None
