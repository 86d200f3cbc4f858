"""The shapes of the figure check: what a text says, what the tools said, and how the two fit."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant_core.cells import Cell

Kind = Literal["money", "number", "percent", "points", "times", "count", "vague", "date"]
Status = Literal["verified", "given", "file", "unverified", "typed"]
"""`typed`: code has printed it, and code holds it as a literal: nothing was computed."""
Frequency = Literal["annual", "quarterly", "trailing", "calendar", "day", "to_date", ""]


@dataclass(frozen=True)
class When:
    """A point or span of time as a text names it; what it leaves open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    fiscal: bool = False
    """Named as a fiscal year or the end of one."""


@dataclass(frozen=True)
class Figure:
    """A figure in a text: `value` in whole units (percentages in percent), give or take `step` / 2."""

    start: int
    end: int
    kind: Kind
    value: float = 0.0
    step: float = 1.0
    digits: int = 0
    """Significant digits."""
    sign: Literal["", "+", "-"] = ""
    currencies: frozenset[str] = frozenset()
    scale: float = 1.0
    """Of its scale word: 1e9 for billion, 1e8 for 억."""
    when: When | None = None
    """For dates only."""
    bound: Literal["", "above", "below", "about"] = ""
    """Said as a bound: more than, nearly, about."""
    noun: str = ""
    """What a bare count counts."""
    per: str = ""
    """"share" of "6.08 dollars per share"."""
    group: int | None = None
    """The same for those of one range, list, or part and whole; `role` tells which is which."""
    role: str = ""


@dataclass(frozen=True)
class Source:
    """The tool output that a fact is from."""

    tool: str
    company: str
    symbol: str
    source: str
    fetched: str
    """Date of fetching, or of the sample; ISO."""


@dataclass(frozen=True)
class Fact:
    """A figure that the tools returned, or that follows from such figures."""

    concept: str
    """A line's or a ratio's name."""
    kind: Kind
    value: float
    source: Source
    currency: str | None = None
    period: date | None = None
    since: date | None = None
    """Start of a change from then to `period`."""
    frequency: Frequency = ""
    aspect: Literal["level", "growth", "change", "yearly"] = "level"
    newest: bool = True
    """Of the newest period of its output; of a change, also from the period just before."""
    parts: frozenset[str] = frozenset()
    """The lines it is computed from; a text that names all of them means it."""
    formula: str = ""
    given: tuple[float, ...] = ()
    """Percentages that must be named with it (a cell of a sensitivity grid)."""
    rows: frozenset[str] = frozenset()
    """Who or what its table row is about: a holder, an insider."""
    ahead: bool = False
    """An estimate."""
    slack: float = 0.0
    """How far the value itself may be off, because it comes from rounded ones."""
    cells: tuple[Cell, ...] = ()
    """Where it stands in filings, or all that it is computed from; empty where one of them does not."""


def cells(*facts: Fact | None) -> tuple[Cell, ...]:
    """All that something computed from these facts stands on; empty where one of them stands in no filing."""
    found = [fact.cells if fact else () for fact in facts]
    return tuple(dict.fromkeys(cell for each in found for cell in each)) if all(found) else ()


@dataclass(frozen=True)
class Candidate:
    """What the outputs have of the value of an unverified figure, or of the line that its words name."""

    label: str
    period: str = ""
    value: str = ""
    currency: str = ""


@dataclass(frozen=True)
class Checked:
    """A figure of a text and what stands behind it."""

    start: int
    end: int
    text: str
    status: Status
    label: str = ""
    """Name or formula of the line."""
    period: str = ""
    value: str = ""
    currency: str = ""
    source: Source | None = None
    candidates: tuple[Candidate, ...] = ()
    cells: tuple[Cell, ...] = ()
    """As of a fact."""

    @property
    def is_typed_year(self) -> bool:
        """A year that code holds is what it was asked to look at, as a rule, and claims nothing."""
        return self.status == "typed" and self.label == "year"


@dataclass(frozen=True)
class Report:
    figures: tuple[Checked, ...] = ()
    """In the order of the text. Empty where only the counts are known."""
    counts: tuple[int, int, int] | None = None
    """Verified, checked, typed."""
    failed: bool = False
    """The check itself broke; nothing is known of the figures."""

    @property
    def verified(self) -> int:
        if self.counts:
            return self.counts[0]
        return sum(figure.status in ("verified", "given") for figure in self.figures)

    @property
    def checked(self) -> int:
        """How many there are, but for those quoted from files, and for years that code holds."""
        if self.counts:
            return self.counts[1]
        return sum(figure.status != "file" and not figure.is_typed_year for figure in self.figures)

    @property
    def typed(self) -> int:
        if self.counts:
            return self.counts[2]
        return sum(figure.status == "typed" and not figure.is_typed_year for figure in self.figures)

    @property
    def official(self) -> int:
        """Of the verified ones those that stand in filings, or follow from such alone.

        Where only the counts are known, none is known to be.
        """
        return sum(figure.status == "verified" and bool(figure.cells) for figure in self.figures)
