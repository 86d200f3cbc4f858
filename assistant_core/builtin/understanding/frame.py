"""The frame of a question about companies: who, what, when, in which money, under which assumptions, and
what is asked of it. It is read from the words alone, before anything is fetched; whoever plans and answers
looks at the frame and never at the words again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant_core.builtin.language import Language


@dataclass(frozen=True)
class Named:
    """A company as the question names it."""

    said: str
    """As typed: "nvidas"."""
    symbol: str = ""
    """Of the gazetteer, or a ticker that was typed; empty where only a lookup can tell."""
    name: str = ""
    """The gazetteer's name: "NVIDIA Corporation"."""
    is_typo: bool = False
    """Found by likeness only: the answer says whom it took the name for."""

    @property
    def query(self) -> str:
        """What `get_ticker` is asked."""
        return self.symbol or self.name or self.said


@dataclass(frozen=True)
class Topic:
    """A line, a ratio or another figure that is asked for, by the names that facts have."""

    concepts: tuple[str, ...]
    """Names of `figures.model.Fact.concept`, the one that is most likely meant first."""
    said: str
    """As typed."""
    is_growth: bool = False
    """Its change over time is asked for, not itself."""


Frequency = Literal["annual", "quarterly", "trailing", "day", ""]


@dataclass(frozen=True)
class Point:
    """A year, or a quarter of it; of fiscal years the one in which it ends."""

    year: int
    quarter: int | None = None


@dataclass(frozen=True)
class Times:
    """When. Nothing said at all is the default: the newest."""

    frequency: Frequency = ""
    points: tuple[Point, ...] = ()
    """Every year or quarter that is named, in the order of the text; "2022 to 2024" is its two ends."""
    is_range: bool = False
    """The points are the ends of a span: all between them are meant."""
    last: int | None = None
    """The newest n of `frequency` ("the last three years" → 3, annual)."""
    back: int = 0
    """Periods before the newest, or before the one that the conversation speaks of ("the quarter before")."""
    days: int | None = None
    """Of prices: the last n calendar days ("over the past three months" → 91)."""
    said: str = ""

    @property
    def is_open(self) -> bool:
        return not (self.points or self.last or self.back or self.days or self.frequency)


@dataclass(frozen=True)
class Assumption:
    """Something the question wants taken for granted: discount_rate, terminal_growth, growth, years."""

    name: str
    value: float
    """Percentages in percent."""
    said: str


@dataclass(frozen=True)
class Ask:
    """A kind of question, from a file in `asks/`: its examples, and what is done about it."""

    name: str
    answer: str
    """The module of `research/answers/` that plans and writes it."""
    functions: tuple[str, ...] = ()
    """Always needed, besides those of the topics."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Whatever else the file says, for the answer to read."""


@dataclass(frozen=True)
class Frame:
    text: str
    language: Language
    ask: Ask
    more: tuple[Ask, ...] = ()
    """Further asks of the same question ("price and news")."""
    companies: tuple[Named, ...] = ()
    """Of this question, else those of the conversation."""
    are_inherited: bool = False
    """The companies are those of the conversation."""
    topics: tuple[Topic, ...] = ()
    times: Times = Times()
    currency: str = ""
    """The currency that the answer is wanted in: "KRW"."""
    assumptions: tuple[Assumption, ...] = ()
    beyond: tuple[str, ...] = ()
    """Words that narrow the question to what no function knows: "data centers". The answer names them."""
    chart: bool = False
    """A drawing is asked for."""
    terms: tuple[str, ...] = ()
    """What is to be explained, where the ask is that: names of `Topic.concepts` or of the glossary."""
