"""Draws a text that grows: each paragraph once it is complete, and the last as often as it changes."""

from collections.abc import Sequence

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.markdown.parse import Edit
from assistant_core.ui.text import paragraphs, safe


class GrowingText:
    """A finished paragraph is drawn once, in its final place: a place emptied first would flicker.

    A text that is drawn as a `whole` is one element, which is lighter; a `quiet` one is in small print.
    `formulas`: it may have LaTeX between dollar signs.
    """

    def __init__(
        self, place: DeltaGenerator, whole: bool = False, formulas: bool = False, quiet: bool = False
    ) -> None:
        self._place = place
        self._split = _unsplit if whole else paragraphs
        self._formulas = formulas
        self._quiet = quiet
        self._drawn: list[DeltaGenerator] = []
        self._growing: DeltaGenerator | None = None
        self._text = ""
        self._settled = 0
        """Characters of the text that are drawn for good."""
        self._shown: tuple[str, list[Edit]] = ("", [])

    def continues_with(self, text: str) -> bool:
        """Whether it is the text that is drawn, grown or, as an older state has it, shorter."""
        return text.startswith(self._text) or (bool(text) and self._text.startswith(text))

    def update(self, text: str, edits: Sequence[Edit] = ()) -> None:
        """`edits` put the product's own markup into the text."""
        self._text = text
        *finished, last = self._split(text[self._settled :])
        for piece in finished:
            self._draw(piece, edits)
            self._settled += len(piece)
            self._growing = None
        self._draw(last, edits)

    def clear(self) -> None:
        """Take it off the page, for good."""
        for element in self._drawn:
            element.empty()

    def _draw(self, piece: str, edits: Sequence[Edit]) -> None:
        start, end = self._settled, self._settled + len(piece)
        inside = [(at - start, to - start, said) for at, to, said in edits if start <= at <= to <= end]
        if not piece or ((piece, inside) == self._shown and self._growing):
            return
        written = safe(piece, self._formulas, inside)
        if self._growing:
            self._growing = self._write(self._growing, written)
        else:
            self._growing = self._write(self._place, written)
            self._drawn.append(self._growing)
        self._shown = (piece, inside)

    def _write(self, place: DeltaGenerator, written: str) -> DeltaGenerator:
        return place.caption(written) if self._quiet else place.markdown(written)


def _unsplit(text: str) -> list[str]:
    return [text]
