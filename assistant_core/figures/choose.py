"""Which fact a figure states: one of its value that its words choose and none of them contradicts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant_core.figures import pairs
from assistant_core.figures.frames import Frame
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.match import Matcher, statistic, unit_of
from assistant_core.figures.model import Fact

MANY_DIGITS = 3
"""With no line named beside it, only an amount of as many is told by its value alone."""
MOST_CANDIDATES = 3
_PERCENT_HEADER = re.compile(r"%|percent|퍼센트")
_TIMES = ("times", "number")
_TOGETHER = re.compile(
    r"\b(?:together|combined|sum|total|altogether|jointly)\b|합치|합계|합산|더하|모두", re.IGNORECASE
)
_ON_AVERAGE = re.compile(r"\b(?:average|mean|avg)\b|평균", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:if|would|could|should|suppos\w*|assum\w*|pull\w*|at a multiple|target|fair|worth|on today's|"
    r"case)\b|적용|가정|목표|적정|경우|라면",
    re.IGNORECASE,
)
_EACH = frozenset({"DilutedEPS", "BasicEPS", "eps_average", "book_value_per_share", "revenue_per_share"})


class Choice:
    def __init__(self, frame: Frame, ledger: Ledger) -> None:
        self.frame, self.ledger = frame, ledger
        percent = bool(_PERCENT_HEADER.search(frame.near))
        self.matcher = Matcher(frame, ledger, _unit(frame), percent)

        kind = frame.figure.kind
        self.decided = frame.own and ledger.may_be(frame.named, kind)
        """Whether its own words name what it is of."""
        inside = frame.tiers[: frame.inside]
        self._named = any(
            ledger.may_be(names, kind)
            and not all(statistic(name) or name == "price_targets" for name in names)
            for names in inside
        )
        self._tiers = frame.tiers[: frame.inside] if self._named else frame.tiers
        """What its sentence names, words before the sentence cannot change."""

        every = _TOGETHER.search(frame.near) or _ON_AVERAGE.search(frame.near)
        everyone = {name for one in frame.reading.known_companies for name in one.names}
        self._symbols = frozenset(everyone) if every and not frame.all_symbols else frame.all_symbols

    def fact(self) -> Fact | None:
        return next(self._chosen(), None)

    def candidates(self) -> list[Fact]:
        """What the outputs have of this value, of whatever line and time; else what its words name."""
        matcher, frame = self.matcher, self.frame
        told = [
            fact
            for fact in self.ledger.amounts.near(matcher.spans)
            if frame.figure.digits >= MANY_DIGITS and matcher.has_value(fact)
        ]
        named = [
            fact
            for names in frame.tiers[:1]
            for fact in self.ledger.levels(names)
            if fact.newest and matcher.is_of_kind(fact) and matcher.is_of_company(fact)
        ]
        found = {(fact.concept, fact.period, fact.source.symbol): fact for fact in (*told, *named)}
        return list(found.values())[:MOST_CANDIDATES]

    def _chosen(self) -> Iterator[Fact]:
        frame, matcher, ledger = self.frame, self.matcher, self.ledger
        nearest = (*frame.tiers[:1], *frame.shares)
        # What its own words name is what it is; what they leave open, words further off may say.
        for names in nearest if self.decided else (*nearest, *self._tiers[1:]):
            together = names in nearest and (frame.own or names in frame.shares)
            yield from (f for f in ledger.near(names, matcher.spans) if matcher.fits(f) and self._is_meant(f))
            made_up = pairs.near(names, together, self._symbols, ledger, matcher.spans)
            yield from (f for f in made_up if self._fits_pair(f))
            yield from self._products(names)
        yield from (f for f in ledger.of_rows.near(matcher.spans) if matcher.fits_row(f))
        if self.decided:
            return
        yield from (f for f in ledger.everywhere.near(matcher.spans) if matcher.fits(f) and self._is_meant(f))
        if self._named:
            return
        if frame.figure.digits >= MANY_DIGITS and frame.figure.kind in ("money", "number"):
            yield from (f for f in ledger.amounts.near(matcher.spans) if matcher.fits(f))

    def _fits_pair(self, fact: Fact) -> bool:
        """Of a ratio of two companies, either may be the one that the words settled on."""
        symbols, own = self.frame.all_symbols, self.frame.symbols
        if fact.formula.startswith(("sum ", "mean ")):
            wanted = _TOGETHER if fact.formula.startswith("sum ") else _ON_AVERAGE
            return bool(wanted.search(self.frame.near)) and self.matcher.fits_any_company(fact)
        names = {name.strip() for name in re.split(" [-/] ", fact.formula.partition(":")[2])}
        if len(names) == 2 and names <= symbols and (own is None or names & own):
            return self.matcher.fits_any_company(fact)
        return self.matcher.fits(fact)

    def _products(self, names: frozenset[str]) -> Iterator[Fact]:
        """A multiple that the text supposes, and what it makes of a figure per share."""
        figure = self.frame.figure
        if (
            figure.kind not in ("money", "times")
            or not _SUPPOSED.search(self.frame.said)
            or not names & (_EACH | {"price_to_earnings"})
        ):
            return
        others = self.frame.reading.amounts_in(self.frame.part.sentence)
        for other in others:
            if {other.kind, figure.kind} != {"money", "times"} or not other.value:
                continue
            times, money = (other, figure) if figure.kind == "money" else (figure, other)
            if any(abs(price.value - money.value) <= money.step for price in self.ledger.prices):
                continue  # of a real price the multiple is told, not supposed
            for fact in self.ledger.levels(names | _EACH):
                said = fact.value * times.value
                each = fact.concept in _EACH and fact.newest and self.matcher.is_of_company(fact)
                if each and abs(said - money.value) <= (money.step + fact.value * times.step) / 2:
                    formula = f"{times.value:g} x {fact.concept}"
                    yield replace(fact, concept=formula, value=said, formula=formula, cells=())

    def _is_meant(self, fact: Fact) -> bool:
        """Whether it is the kind of statement: a level, a change, a growth rate, compound growth."""
        figure, matcher, cell = self.frame.figure, self.matcher, self.frame.cell
        if fact.aspect == "yearly":
            return matcher.yearly or bool(matcher.years and matcher.yearly_near)
        if fact.aspect == "growth":
            if matcher.yearly and "annual growth" not in matcher.tight:
                return False
            return matcher.growth and (figure.kind not in _TIMES or matcher.growth_near)
        change = figure.kind == "points" or matcher.change
        if fact.aspect == "change":
            return change or (cell and matcher.growth and figure.kind != "percent")
        if fact.kind == "money" and figure.kind in ("money", "number"):
            return not change or cell
        return True


def _unit(frame: Frame) -> float | None:
    """What the header of a table or list counts in."""
    if frame.figure.scale != 1:
        return None
    if unit := unit_of(frame.near):
        return unit
    block = frame.part.block
    spans = [*([block.corner] if block.corner else []), *block.heads] if frame.cell else []
    return next((unit for span in spans if (unit := unit_of(frame.reading.plain[slice(*span)]))), None)
