"""The figure check: every figure of an answer against the tool outputs of its conversation."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from assistant_core.figures import dated, printed
from assistant_core.figures.choose import Choice
from assistant_core.figures.cited import Quote, Quotes
from assistant_core.figures.computed import Computed
from assistant_core.figures.found import figures
from assistant_core.figures.frames import OPINIONS, Frame, frame
from assistant_core.figures.layout import Block, Span
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.model import (
    Candidate,
    Checked,
    Fact,
    Figure,
    Report,
    Source,
    Status,
    When,
    cells,
)
from assistant_core.figures.operands import MOST_BESIDE, SUM, Operand, follows
from assistant_core.figures.outputs import Output, whole
from assistant_core.figures.reading import Reading

_UNITS = {"percent": "%", "points": "pp", "times": "x"}
MOST_NAMED = 4
MOST_CELLS = 12
"""Of a row."""
_ASSUMED = frozenset({"discount_rate", "terminal_growth", "growth_assumption", "upside"})
Said = tuple[object, ...]
"""What two figures that say the same have in common."""


def check(
    text: str,
    outputs: Sequence[Output],
    question: str = "",
    quotes: Sequence[Quote] = (),
    logs: Sequence[str] = (),
    codes: Sequence[str] = (),
) -> Report:
    """Find the figures of `text` and what stands behind each.

    `outputs` are those of the whole conversation, oldest first; `question` is what the user asked, whose own
    figures an answer may repeat; `logs` are what code has printed: figures in it count as computed, unless
    one of the `codes`, all that the conversation has run, holds them as literals.
    """
    ledger, computed, cited = Ledger(outputs), Computed(printed.numbers(logs, codes)), Quotes(quotes)
    reading = Reading(text, ledger.names, ledger.concepts)
    asked = {_said(figure) for figure in figures(question)}
    check = _Check(ledger, reading, asked, cited, computed)
    return Report(tuple(check.checked()))


class _Check:
    def __init__(
        self, ledger: Ledger, reading: Reading, asked: set[Said], cited: Quotes, computed: Computed
    ) -> None:
        self.ledger, self.reading, self.asked, self.cited, self.computed = (
            ledger,
            reading,
            asked,
            cited,
            computed,
        )

    def checked(self) -> Iterator[Checked]:
        """What a tool states first; what is left may follow from figures that stand beside it."""
        frames = [frame(self.reading, part) for part in self.reading.parts()]
        tables = _Tables(frames)
        choices = {id(one): Choice(one, self.ledger) for one in frames if one.figure.kind != "date"}
        told = [self._operand(one, choices.get(id(one))) for one in frames]
        for place, one in enumerate(frames):
            choice, operand = choices.get(id(one)), told[place]
            if choice is None:
                found = self._dated(one)
            elif operand and operand.fact:
                found = _verified(one.figure, one.words, operand.fact)
            else:
                found = self._undecided(one, choice, _beside(frames, told, place, tables))
                if one.cell and found and found.status == "verified" and " x " in found.label:
                    # What a row has made of a multiple may be compared with the price.
                    told[place] = Operand(one.figure, one.figure.value, "money", None, found.label, None)
            if found:
                yield found

    def _operand(self, one: Frame, choice: Choice | None) -> Operand | None:
        figure = one.figure
        if choice is None or figure.kind == "vague" or not math.isfinite(figure.value):
            return None
        if fact := choice.fact():
            return Operand(figure, fact.value, fact.kind, fact.currency, fact.concept, fact)
        if _is_given(figure, one, self.asked):
            return Operand(figure, figure.value, figure.kind, None, one.words, None)
        if figure.kind == "times" and one.cell and "price_to_earnings" in one.named:
            return Operand(figure, figure.value, figure.kind, None, one.words, None)  # of a scenario
        return None

    def _dated(self, one: Frame) -> Checked | None:
        figure = one.figure
        if not (figure.when and (figure.when.year or figure.when.day)):
            return None  # "in June", "Q3"
        found = dated.checked(figure, one.words, one, self.ledger, _said(figure) in self.asked)
        if found.status != "unverified":
            return found
        proof = self.cited.checked(figure, self.reading.text, self.reading.plain)
        return proof or _computed(figure, one.words, self.computed) or found

    def _undecided(self, one: Frame, choice: Choice, beside: Sequence[Operand]) -> Checked | None:
        figure, said = one.figure, one.words
        if figure.kind == "vague" or not math.isfinite(figure.value):
            return Checked(figure.start, figure.end, said, "unverified")
        if _is_given(figure, one, self.asked):
            return Checked(figure.start, figure.end, said, "given")
        # Where the words name a line that the outputs have, it is that line or nothing.
        stated = choice.decided and self.ledger.states(one.named, figure.kind)
        if not stated and (result := follows(one, [*beside, *self._named(one)])):
            unit = _UNITS.get(result.kind) or next((b.currency for b in beside if b.currency), "") or ""
            source = next((b.fact.source for b in beside if b.fact), None)
            return Checked(
                figure.start,
                figure.end,
                said,
                "verified",
                result.formula,
                "",
                _number(result.value),
                unit,
                source,
                cells=cells(*(operand.fact for operand in result.of)),
            )
        if _is_small_talk(figure, one) and not (
            one.spoken and one.named & OPINIONS & self.ledger.kinds.keys()
        ):
            return None
        if quoted := _quoted(figure, one, self.ledger):
            return Checked(figure.start, figure.end, said, "verified", "text", value=said, source=quoted)
        if proof := self.cited.checked(figure, self.reading.text, self.reading.plain):
            return proof
        if proof := _computed(figure, said, self.computed):
            return proof
        near = tuple(Candidate(*_told(fact)) for fact in choice.candidates())
        return Checked(figure.start, figure.end, said, "unverified", candidates=near)

    def _named(self, one: Frame) -> list[Operand]:
        """What its own words name: the cash flow of "20% of free cash flow"."""
        if one.figure.kind not in ("percent", "times") or not one.spoken:
            return []
        return [
            Operand(one.figure, fact.value, fact.kind, fact.currency, fact.concept, fact)
            for fact in self.ledger.levels(one.named)
            if fact.newest and fact.kind == "money" and fact.frequency == "annual" and _is_ours(one, fact)
        ][:MOST_NAMED]


def _is_ours(one: Frame, fact: Fact) -> bool:
    return one.symbols is None or fact.source.symbol in one.symbols


class _Tables:
    """Which figures stand in the same row of a table, and which in the header above."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._rows: dict[Span | None, list[int]] = defaultdict(list)
        self._cells: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(frames):
            block = one.part.block
            if block.kind == "cell":
                self._rows[block.row].append(place)
                self._cells[block.start].append(place)

    def beside(self, block: Block) -> list[int]:
        labels = [span[0] for span in (block.row, block.column) if span]
        row = self._rows[block.row][:MOST_CELLS] if block.row else []
        return [*row, *(at for start in labels for at in self._cells[start])]


def _beside(
    frames: Sequence[Frame], told: Sequence[Operand | None], place: int, tables: _Tables
) -> list[Operand]:
    """Those of its paragraph that stand near, or of its row in a table and the header above it."""
    one = frames[place].part.block
    if one.kind == "cell":
        places = tables.beside(one)
    else:
        around = range(max(0, place - MOST_BESIDE), min(len(frames), place + 1 + MOST_BESIDE // 2))
        everywhere = SUM.search(frames[place].near)
        places = [at for at in around if everywhere or frames[at].part.block.start == one.start]
    return [operand for at in places if at != place and (operand := told[at])]


def _computed(figure: Figure, said: str, computed: Computed) -> Checked | None:
    """What code has printed. Whatever else has a source for the figure goes before it."""
    found = printed.found_in(figure, computed.near(figure))
    if not found:
        return None
    source = Source("code_interpreter", "", "", "", "")
    status: Status = "typed" if found.is_typed else "verified"
    is_year = figure.when is not None and figure.when == When(figure.when.year, fiscal=figure.when.fiscal)
    label = "computed" if not found.is_typed else "year" if is_year else "typed"
    return Checked(figure.start, figure.end, said, status, label, value=found.line, source=source)


def _is_small_talk(figure: Figure, context: Frame) -> bool:
    """A small whole number without a unit that no line was named for: "iPhone 16", "3 risks"."""
    if figure.kind != "number" or figure.scale != 1 or figure.step < 1 or figure.value >= 1000:
        return False
    touching = context.own and re.search(r"(?:[:=(]|\b(?:of|is|was|at|to)|은|는|이|가)\s*$", context.before)
    return not (touching or (context.cell and context.own) or (context.spoken and figure.role))


def _said(figure: Figure) -> Said:
    when = figure.when
    kind = "number" if figure.kind in ("money", "count") else figure.kind
    return (when.year, when.month, when.day, when.quarter) if when else (kind, figure.value)


def _is_given(figure: Figure, context: Frame, asked: set[Said]) -> bool:
    """What the user named may be repeated, but not as if it were a line of a statement."""
    free = not context.named or bool(context.named & _ASSUMED) or not context.own
    told = re.search(r"\b(?:your|you|invest\w*|put)\b|투자|넣", context.before[-40:], re.IGNORECASE)
    return (free or bool(told)) and _said(figure) in asked


def _quoted(figure: Figure, context: Frame, ledger: Ledger) -> Source | None:
    for quoted in ledger.quoted.get((figure.kind, figure.value, figure.digits), ()):
        one = quoted.figure
        told = not context.named or bool(context.named & quoted.concepts) or not context.own
        clash = one.currencies and figure.currencies and not one.currencies & figure.currencies
        symbols = None if context.symbols is None else set(map(whole, context.symbols))
        ours = symbols is None or not quoted.source.symbol or quoted.source.symbol in symbols
        if told and ours and not clash:
            return quoted.source
    return None


def _verified(figure: Figure, said: str, fact: Fact) -> Checked:
    return Checked(figure.start, figure.end, said, "verified", *_told(fact), fact.source, cells=fact.cells)


def _told(fact: Fact) -> tuple[str, str, str, str]:
    unit = _UNITS.get(fact.kind, fact.currency or "")
    return fact.formula or fact.concept, _period(fact.period, fact.since), _number(fact.value), unit


def _period(period: date | None, since: date | None) -> str:
    return " – ".join(day.isoformat() for day in (since, period) if day)


def _number(value: float) -> str:
    """Free of the dust of binary division; never with an exponent that a reader must decode."""
    if abs(value) >= 1e9 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.10g}" if abs(value) >= 1e-4 or value == 0 else f"{value:.12f}".rstrip("0")
