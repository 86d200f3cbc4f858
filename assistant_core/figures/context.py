"""What the text around a figure says that it is a figure of."""

from dataclasses import dataclass, field

from assistant_core.figures.model import Figure
from assistant_core.figures.points import Point


@dataclass
class Context:
    """Everything recognised around one figure; what was not recognised is empty, or None."""

    symbols: frozenset[str] | None = None
    all_symbols: frozenset[str] = frozenset()
    """Of every company that the sentence names."""
    concepts: frozenset[str] = frozenset()
    sure: bool = False
    """The concepts are named right where the figure is, not only further up."""
    own: bool = False
    """The figure's own clause names them."""
    points: tuple[Point, ...] = ()
    base: tuple[Point, ...] = ()
    loose: bool = False
    """The points are from further up and may not hold."""
    inherited: bool = False
    """The points are not from the figure's own sentence, or cell, row and column."""
    moved: bool = False
    """It is the first of "from 25.3% to 24.0%"."""
    chained: bool = False
    """It is one of three or more in a row: 99.8 → 97.0 → 93.7."""
    compared: bool = False
    """The figure is what another one is compared with: "from 383.3 billion"."""
    near: str = ""
    """The figure's clause and what labels it."""
    before: str = ""
    after: str = ""
    frequency: str = ""
    cell: bool = False
    others: tuple[Figure, ...] = field(default=())
    """The percentages of the same sentence, or of the cell's row and column."""
