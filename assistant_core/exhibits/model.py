"""The shapes of tables and charts. Figures stay as the tool gave them; who shows them rounds.

Text in here comes from tools and is untrusted: whoever shows it escapes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assistant_core import cells as filings
from assistant_core.market.edgar.words import Part

Cell = str | float | int | None
Kind = Literal["text", "number", "percent", "times", "price"]


class Words(Protocol):
    """The words of the reader's language."""

    @property
    def language(self) -> str: ...

    def __call__(self, key: str, **values: object) -> str: ...

    def tool(self, name: str) -> str:
        """A tool as a reader calls it."""

    def term(self, name: str) -> str:
        """A statement line, ratio or column (`TotalRevenue`, `net_margin`) as a reader calls it."""

    def said(self, text: str) -> str:
        """A note or reason of a tool or a model, which is English, in the reader's words."""

    def formula(self, text: str) -> str:
        """`NetIncome / TotalRevenue` with the lines as a reader calls them."""

    def day(self, value: str) -> str:
        """An ISO date, or the day of an ISO time, as the reader writes it."""

    def moment(self, value: str | int, named: bool = False) -> str:
        """A time (ISO, Unix seconds) in the reader's zone, `named` where others may read it."""

    def dated(self, text: str) -> str:
        """A text with the ISO dates in it as the reader writes them."""


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` is set where every figure of the column has it. Percentages are in percent: 46.2."""

    name: str
    kind: Kind = "text"
    unit: str = ""

    @property
    def heading(self) -> str:
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a figure stands in filings, or what it is computed from does; `said` tells it in words."""

    cells: tuple[filings.Cell, ...]
    said: str
    restated: bool = False
    """It was first reported as another figure."""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    """What tells it from the other tables of its exhibit."""
    units: tuple[str, ...] = ()
    """The unit of each row, where rows have different ones."""
    unit: str = ""
    """The unit that goes without saying at a row."""
    folded: bool = False
    """Not needed to understand the chart or table above it: shown when it is opened."""
    filed: tuple[tuple[Filed | None, ...], ...] = ()
    """Of each row but its first cell, where figures of the table stand in filings."""

    def labelled(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows, with their unit behind the first cell where it does not go without saying."""
        if not self.units:
            return self.rows
        return tuple(
            row if unit == self.unit else (f"{row[0]} ({unit})", *row[1:])
            for row, unit in zip(self.rows, self.units, strict=True)
        )


@dataclass(frozen=True, slots=True)
class LineChart:
    """One value a date, oldest first; dates as ISO text, with a time of day or without."""

    dates: tuple[str, ...]
    values: tuple[float, ...]
    name: str
    unit: str
    timed: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Groups of bars, oldest left: one value a label for each series, None where there is none."""

    labels: tuple[str, ...]
    series: dict[str, tuple[float | None, ...]]
    unit: str
    filed: dict[str, tuple[Filed | None, ...]] = field(default_factory=dict)
    """By series, as their values."""

    @property
    def is_restated(self) -> bool:
        return any(one and one.restated for row in self.filed.values() for one in row)


Chart = LineChart | BarChart


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    about: tuple[str, ...] = ()
    text: str = ""
    opens: str = ""
    """The app's own page of it, relative to the app's address."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a text; of what changed, `parts` are told apart: "=" both, "-" old, "+" new."""

    title: str
    parts: tuple[Part, ...]
    links: tuple[Link, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def before(self) -> str:
        return "".join(part.text for part in self.parts if part.kind != "+").strip()

    @property
    def now(self) -> str:
        return "".join(part.text for part in self.parts if part.kind != "-").strip()


@dataclass(frozen=True, slots=True)
class Exhibit:
    title: str
    subject: str = ""
    """The company, as `Apple Inc. (AAPL)`; empty where it is about several or none."""
    unit: str = ""
    """Currency and unit in words: `USD, millions`."""
    source: str = ""
    """Where from and when, as `Yahoo Finance, Nov 21, 2026`."""
    symbol: str = ""
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What is said in words beside the figures: assumptions, results, exchange rates."""
    notes: tuple[str, ...] = ()
    provenance: tuple[tuple[str, str], ...] = field(default=())
    """For files: company, symbol, currency, unit, source and fetch time, each with its name."""
    sample: bool = False
    basis: str = ""
    """Of Korean statements: consolidated or separate, in words."""
    references: tuple[tuple[str, str], ...] = ()
    """For files: which filing has the figures of a period, and under which name those of a line."""

    @property
    def about(self) -> tuple[str, ...]:
        return tuple(part for part in (self.subject, self.basis, self.unit, self.source) if part)


def columns(words: Words, names: Sequence[str], kinds: dict[str, Kind]) -> tuple[Column, ...]:
    """Columns by their names in an output; what has no kind is text."""
    return tuple(Column(words.term(name), kinds.get(name, "text")) for name in names)
