"""A number as a text says it, and a time as a text names it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "percent", "points", "times", "number", "count", "fraction", "vague", "time", "name"]
"""`vague` claims a size without a figure ("mid-teens"); `time` and `name` claim none at all."""
Bound = Literal["above", "below", "about"]
Role = Literal["low", "high", "from", "to", "step", "item", "part", "whole"]


@dataclass(frozen=True)
class When:
    """A point or span of time; what the text leaves open is None or 0."""

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    fiscal: bool = False
    """Named as a fiscal year or a part of one."""
    last_year: int | None = None
    """Of a span such as 2024/25 or the 2010s."""
    months: int = 0
    """Length of a duration: 12 for "a year", 9 for "9M24", 12 for "TTM"."""
    days: int = 0
    """Length of a duration in days: 20 for "20-day"."""
    estimate: bool = False
    """Marked as an estimate or a forecast: 2025E, 25F."""


@dataclass(frozen=True)
class Number:
    """A number at `text[start:end]`.

    `value` and `step` are in base units: 391e9 for "$391.0 billion", 0.32 for "32 cents", 46.2 for "46.2%",
    2.08 for "208 bp", 1/3 for "a third", 2 for "doubled".
    """

    start: int
    end: int
    kind: Kind
    value: float = 0.0
    step: float = 1.0
    """Value of the last digit shown: 0.1e9 for "391.0 billion". Of words it is as wide as they are loose."""
    digits: int = 0
    """Significant digits shown."""
    scale: float = 1.0
    """Of the scale word: 1e9 for billion, 1e8 for 억."""
    currencies: frozenset[str] = frozenset()
    """ISO codes that it may mean."""
    currency: str = ""
    """The one of them that it means where nothing else is known."""
    sign: int = 0
    """-1 or +1 where the text writes a sign; the value has it already."""
    bound: Bound | None = None
    """"over", "at most", "about"; the value lies on that side of the number."""
    group: int | None = None
    """Shared by the numbers of one range, list or part and whole, which `role` tells apart."""
    role: Role | None = None
    per: str = ""
    """"share" in "6.08 dollars per share" and "주당 6.08달러", "dollar" in "32 cents of every dollar"."""
    noun: str = ""
    """What is counted: "analysts" in "46 analysts", "명" in "46명"."""
    of: str = ""
    """Of a vague size, the kind it is a size of, where that is said: "percent" of "double-digit growth"."""
    when: When | None = None
    """Of times only."""
    reason: str = ""
    """Why a name or a time claims nothing: "product", "numbering", "link", "code", "duration"."""

    @property
    def is_claim(self) -> bool:
        """Whether a reader takes it for a statement of how much."""
        return self.kind not in ("time", "name")
