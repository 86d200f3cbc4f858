"""Figures in tables: the row's label and the column's header say what they are of."""

import re

from assistant_core.figures.context import Context
from assistant_core.figures.layout import Span
from assistant_core.figures.mentions import within
from assistant_core.figures.points import Point
from assistant_core.figures.scope import Scope, union
from assistant_core.figures.widening import widened

_PERCENTAGE = re.compile(r"[\s*]*-?\d+(?:\.\d+)?\s?%[\s*]*")
_GRID = re.compile(r"discount|terminal|growth|sensitiv|WACC|할인|성장|민감도", re.IGNORECASE)


class Cell(Scope):
    def context(self) -> Context:
        cell = (self.block.start, self.block.end)
        labels = [span for span in (self.block.row, self.block.column) if span and span != cell]
        own = [cell, *labels]
        concepts, sure = self._concepts(own)
        level: list[Point] = []
        base: list[Point] = []
        for span in own:
            found = [p for p in self.points_in(span) if p.start != self.figure.start]
            base += [p for p in found if p.base or p.relative == "prev"]
            level = level or [p for p in found if not p.base and p.relative != "prev"]
        loose = False
        inherited = not level
        if inherited:
            level, loose = self.points_above()
            loose = True if level else loose
        symbols = next((names for span in own if (names := self.names_in(span))), None)
        corner = [self.block.corner] if self.block.corner else []
        near = " ".join(self.text[slice(*span)] for span in own)
        return Context(
            symbols=symbols or self.company_above(),
            all_symbols=symbols or frozenset(),
            concepts=concepts,
            sure=sure,
            own=sure,
            points=tuple(level),
            base=tuple(base),
            loose=loose,
            inherited=inherited,
            near=near,
            before=self.text[self.block.start : self.figure.start],
            after=self.text[self.figure.end : self.block.end],
            frequency=self.frequency(*own, *corner, *self.block.heads),
            cell=True,
            others=tuple(figure for span in own for figure in self.reading.amounts_in(*span)),
        )

    def _concepts(self, own: list[Span]) -> tuple[frozenset[str], bool]:
        names = union([m for span in own for m in within(self.reading.concepts, *span)])
        labels = [self.text[slice(*span)] for span in own]
        if names:
            return widened(names, self.figure, "", "", " ".join(labels), True), True
        if all(_PERCENTAGE.fullmatch(label) for label in labels[1:]) and len(labels) == 3:
            return frozenset({"value_per_share"}), True  # a grid: a percentage for each row and column
        if _PERCENTAGE.fullmatch(labels[0]) and len(labels) < 3 and self._is_grid():
            return frozenset({"discount_rate", "terminal_growth"}), True
        corner = self.block.corner
        if corner and (found := within(self.reading.concepts, *corner)):
            return union(found), True
        return self.concepts_above(), False

    def _is_grid(self) -> bool:
        said = " ".join(
            self.text[slice(*span)]
            for span in (*self.block.heads, *([self.block.corner] if self.block.corner else []))
        )
        return (
            bool(_GRID.search(said))
            or self.block.column == (self.block.start, self.block.end)
            or self.block.row is None
        )
