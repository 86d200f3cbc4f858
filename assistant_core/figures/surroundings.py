"""Which scope a figure stands in."""

from assistant_core.figures.cells import Cell
from assistant_core.figures.context import Context
from assistant_core.figures.layout import block_at
from assistant_core.figures.model import Figure
from assistant_core.figures.prose import Prose
from assistant_core.figures.scope import Reading


def context_of(reading: Reading, figure: Figure) -> Context:
    block = block_at(reading.blocks, figure.start)
    if block is None:
        return Context()
    scope = Cell(reading, figure, block) if block.kind == "cell" else Prose(reading, figure, block)
    context = reading.contexts[figure.start] = scope.context()
    return context
