"""All facts of a conversation, stated and derived, findable by what they are of."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from assistant_core.figures.days import KnownDays, Periods
from assistant_core.figures.derived import derive
from assistant_core.figures.facts import facts_of
from assistant_core.figures.found import figures
from assistant_core.figures.mentions import concepts
from assistant_core.figures.model import Fact, Figure, Source, When
from assistant_core.figures.nearby import ByValue, Span
from assistant_core.figures.outputs import Output, names, parsed, source_of
from assistant_core.figures.vocabulary import GROWTH_OF

_PROSE_KEYS = frozenset(
    {"title", "summary", "snippet", "what", "notes", "growth_basis", "message", "text", "heading"}
)
MOST_LEVELS = 1_000
MOST_SAID = 100
"""Texts that say one figure."""
_STATEMENT_DAYS = frozenset(
    {"periods", "period_end", "quarter_end", "base_period", "net_debt_period", "fiscal_year_end"}
)
_PRICED = frozenset(
    """price_to_earnings price_to_sales price_to_book price_to_free_cash_flow enterprise_value_to_ebitda
    enterprise_value_to_sales free_cash_flow_yield dividend_yield earnings_yield""".split()
)


@dataclass(frozen=True)
class Quoted:
    """A figure in a text that a tool returned: a headline, a summary."""

    figure: Figure
    concepts: frozenset[str]
    source: Source


class Ledger:
    """What the outputs of a conversation say, each kind findable by what it is asked for by."""

    priced = _PRICED

    def __init__(self, outputs: Sequence[Output]) -> None:
        stated = _distinct(fact for tool, output in outputs for fact in facts_of(tool, output))
        self.stated = stated
        self.facts = [*stated, *derive(stated)]
        self.slack = max((fact.slack for fact in self.facts), default=0.0)
        self.names = names(outputs)
        self.concepts = frozenset(fact.concept for fact in stated)
        by_concept: dict[str, list[Fact]] = defaultdict(list)
        by_part: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            by_concept[fact.concept].append(fact)
            if fact.aspect == "growth" and fact.concept in GROWTH_OF:
                by_concept[GROWTH_OF[fact.concept]].append(fact)
            for part in fact.parts:
                by_part[part].append(fact)
        self._by_concept, self._by_part = _by_value(by_concept), _by_value(by_part)
        self.prices = [fact for fact in stated if fact.concept == "price" and fact.kind == "money"]
        told = [
            *(fact for fact in stated if fact.concept == "exchange_rate"),
            *(fact for fact in self.prices if fact.newest),
        ]
        self.everywhere = ByValue(told, _value)
        """Prices and rates, which a text gives by the way: "at 46.18 that is 12.4 times earnings"."""
        self.kinds: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            self.kinds[fact.concept].add(fact.kind)
        self.rows = frozenset(name for fact in stated for name in fact.rows)
        self.of_rows = ByValue([fact for fact in stated if fact.rows], _value)
        amounts = [
            fact
            for fact in stated
            if fact.kind in ("money", "count")
            and fact.aspect == "level"
            and not fact.concept.endswith("_ago")
        ]
        self.amounts = ByValue(amounts, _value)
        self._levels, self._level_parts = (
            {name: [fact for fact in found if fact.aspect == "level"] for name, found in facts.items()}
            for facts in (by_concept, by_part)
        )
        self.periods = Periods(stated)
        self.statement_days = set(self.periods.all_ends)
        """Period ends, those of estimates too."""
        self.dates, self.fetched, self.stated_dates = (KnownDays(self.periods) for _ in range(3))
        self.quoted: dict[tuple[str, float, int], list[Quoted]] = defaultdict(list)
        """By the kind, the value and the digits of the figure."""
        self.quoted_dates: dict[When, Source] = {}
        self.made_up: dict[Hashable, ByValue[Fact]] = {}
        """Of two facts each, by the names that a text has beside its figures; see `pairs`."""
        for tool, output in outputs:
            data = parsed(output)
            if data:
                self._look_through(data, source_of(tool, data))
        for fact in stated:
            if fact.period and fact.period not in self.dates:
                self.stated_dates.add(fact.period, fact.source)

    def near(self, wanted: Iterable[str], spans: Sequence[Span]) -> Iterator[Fact]:
        """The facts of such a value that any of the names mean, or computed from parts that are all named."""
        told = _told(wanted)
        seen: set[int] = set()
        for name in told:
            for fact in self._by_concept[name].near(spans) if name in self._by_concept else ():
                if id(fact) not in seen:
                    seen.add(id(fact))
                    yield fact
            for fact in self._by_part[name].near(spans) if name in self._by_part else ():
                if id(fact) not in seen and len(fact.parts) > 1 and fact.parts <= told:
                    seen.add(id(fact))
                    yield fact

    def levels(self, wanted: Iterable[str]) -> Iterator[Fact]:
        """As `near`, of any value, but no changes; and not more than `MOST_LEVELS`."""
        told = _told(wanted)
        found = (
            (fact, computed)
            for name in told
            for computed, facts in ((False, self._levels), (True, self._level_parts))
            for fact in facts.get(name, ())
        )
        seen: set[int] = set()
        for fact, computed in islice(found, MOST_LEVELS):
            meant = not computed or (len(fact.parts) > 1 and fact.parts <= told)
            if meant and id(fact) not in seen:
                seen.add(id(fact))
                yield fact

    def states(self, names: Iterable[str], kind: str) -> bool:
        """Whether the outputs themselves have such a ratio."""
        return kind in ("percent", "times") and any(name in self.concepts for name in names if "_" in name)

    def may_be(self, names: Iterable[str], kind: str) -> bool:
        """Whether anything so named could be such a figure; what no output has could be anything."""
        kinds = {kind for name in names for kind in self.kinds.get(name.removeprefix("-"), ())}
        alike = {"money", "number"} if kind in ("money",) else {kind}
        if kind == "number":
            alike = {"money", "number", "count", "percent", "times"}
        if kind in ("percent", "points", "times"):
            return True  # a share or a change of it
        return not kinds or bool(kinds & alike)

    def is_price_day(self, when: When) -> bool:
        """Whether prices have the day and no statement has."""
        same = self.periods.of_prices(when)
        return bool(same) and not any(day in self.statement_days for day in same)

    def _look_through(self, node: Any, source: Source, key: str = "") -> None:
        if isinstance(node, Mapping):
            own = source_of(source.tool, node) if "symbol" in node and "source" in node else source
            columns = node.get("columns")
            for name, value in node.items():
                if name == "rows" and isinstance(columns, list):
                    for row in value:
                        self._look_through(dict(zip(columns, row, strict=False)), own)
                else:
                    self._look_through(value, own, str(name))
        elif isinstance(node, list):
            for value in node:
                self._look_through(value, source, key)
        elif isinstance(node, str):
            self._string(node, key, source)

    def _string(self, said: str, key: str, source: Source) -> None:
        try:
            day = date.fromisoformat(said[:10]) if len(said) == 10 or said[10:11] == "T" else None
        except ValueError:
            day = None
        if day:
            (self.fetched if key in ("fetched_at", "as_of") else self.dates).add(day, source)
            if key in _STATEMENT_DAYS:
                self.statement_days.add(day)
        elif key in _PROSE_KEYS:
            found = concepts(said, self.concepts)
            named = frozenset().union(*(mention.names for mention in found))
            for figure in figures(said):
                if figure.when:
                    self.quoted_dates.setdefault(figure.when, source)
                same = self.quoted[figure.kind, figure.value, figure.digits]
                if len(same) < MOST_SAID:
                    same.append(Quoted(figure, named, source))


def _told(wanted: Iterable[str]) -> set[str]:
    told = {name.removeprefix("-") for name in wanted}
    told |= {GROWTH_OF[name] for name in told if name in GROWTH_OF}
    return told


def _by_value(facts: Mapping[str, list[Fact]]) -> dict[str, ByValue[Fact]]:
    return {name: ByValue(found, _value) for name, found in facts.items()}


def _value(fact: Fact) -> float:
    return fact.value


def _distinct(found: Iterable[Fact]) -> list[Fact]:
    """Without facts that say the same of the same, from whichever tool; one that was filed goes before."""
    seen: dict[Hashable, Fact] = {}
    for fact in found:
        key = (
            fact.source.symbol, fact.concept, fact.kind, fact.value, fact.period, fact.since, fact.frequency,
            fact.currency, fact.aspect, fact.given, fact.rows,
        )  # fmt: skip
        if key not in seen or (fact.cells and not seen[key].cells):
            seen[key] = fact
    return list(seen.values())
