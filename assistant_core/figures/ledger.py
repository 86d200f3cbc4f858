"""All facts of a conversation, stated and derived, findable by what they are of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant_core.figures.derived import derive
from assistant_core.figures.facts import facts_of, names, parsed, source_of
from assistant_core.figures.found import figures
from assistant_core.figures.mentions import concepts
from assistant_core.figures.model import Fact, Figure, Source, When
from assistant_core.figures.vocabulary import GROWTH_OF

Output = tuple[str, str | Mapping[str, Any]]
"""A tool's name and its output, as JSON or parsed."""
SERIES = ("annual", "quarterly", "trailing")
_PROSE_KEYS = frozenset({"title", "summary", "snippet", "what", "notes", "growth_basis", "message"})
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
    text: str
    source: Source


class Ledger:
    priced = _PRICED

    def __init__(self, outputs: Sequence[Output]) -> None:
        stated = list(_distinct(fact for tool, output in outputs for fact in facts_of(tool, output)))
        self.stated = stated
        self.facts = [*stated, *derive(stated)]
        self.names = names(outputs)
        self.concepts = frozenset(fact.concept for fact in stated)
        self._by_concept: dict[str, list[Fact]] = defaultdict(list)
        self._by_part: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            self._by_concept[fact.concept].append(fact)
            if fact.aspect == "growth" and fact.concept in GROWTH_OF:
                self._by_concept[GROWTH_OF[fact.concept]].append(fact)
            for part in fact.parts:
                self._by_part[part].append(fact)
        self.of_rows = [fact for fact in stated if fact.rows]
        self._ends: dict[tuple[str, str], list[date]] = {}
        self._frequencies: dict[tuple[str, str], set[str]] = defaultdict(set)
        for fact in stated:
            if fact.frequency in SERIES:
                self._frequencies[fact.source.symbol, fact.concept].add(fact.frequency)
        self.period_ends = {f.period for f in stated if f.frequency in SERIES and f.period}
        self._days = {f.period for f in stated if f.frequency == "day" and f.period}
        self.statement_days = set(self.period_ends)
        """Period ends, those of estimates too."""
        self.dates: dict[date, list[Source]] = defaultdict(list)
        self.fetched: dict[date, list[Source]] = defaultdict(list)
        self.quoted: list[Quoted] = []
        for tool, output in outputs:
            data = parsed(output)
            if data and "error" not in data:
                self._look_through(data, source_of(tool, data))

    def of(self, wanted: Iterable[str]) -> Iterator[Fact]:
        """The facts that any of the names mean, and those computed from parts that are all named."""
        told = {name.removeprefix("-") for name in wanted}
        told |= {GROWTH_OF[name] for name in told if name in GROWTH_OF}
        seen: set[int] = set()
        for name in told:
            for fact in self._by_concept.get(name, ()):
                if id(fact) not in seen:
                    seen.add(id(fact))
                    yield fact
            for fact in self._by_part.get(name, ()):
                if id(fact) not in seen and len(fact.parts) > 1 and fact.parts <= told:
                    seen.add(id(fact))
                    yield fact

    def frequencies(self, symbol: str, concept: str) -> set[str]:
        found = self._frequencies.get((symbol, concept))
        if found is None:  # a derived one, then: what any line of the company comes in
            keys = (key for key in self._frequencies if key[0] == symbol)
            found = set().union(*(self._frequencies[key] for key in keys))
        return found

    def ends(self, symbol: str, frequency: str) -> list[date]:
        """Period ends, newest first."""
        key = symbol, frequency
        if key not in self._ends:
            days = {f.period for f in self.stated if (f.source.symbol, f.frequency) == key and f.period}
            self._ends[key] = sorted(days, reverse=True)
        return self._ends[key]

    def price_day(self, symbol: str) -> date | None:
        days = [
            f.period
            for f in self.stated
            if f.concept == "price" and f.newest and f.source.symbol == symbol and f.period
        ]
        return max(days, default=None)

    def is_price_day(self, when: When) -> bool:
        """Whether prices have the day and no statement has."""
        same = [
            d
            for d in self._days
            if (d.month, d.day) == (when.month, when.day) and when.year in (None, d.year)
        ]
        return bool(same) and not any(d in self.statement_days for d in same)

    def year_end(self, symbol: str) -> int | None:
        ends = self.ends(symbol, "annual")
        return None if not ends else ends[0].month if ends[0].day > 7 else (ends[0].month - 2) % 12 + 1

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
            (self.fetched if key in ("fetched_at", "as_of") else self.dates)[day].append(source)
            if key in _STATEMENT_DAYS:
                self.statement_days.add(day)
        elif key in _PROSE_KEYS:
            found = concepts(said)
            named = frozenset().union(*(mention.names for mention in found))
            for figure in figures(said):
                self.quoted.append(Quoted(figure, named, said, source))


def _distinct(found: Iterable[Fact]) -> Iterator[Fact]:
    """Without facts that say the same of the same, from whichever tool."""
    seen = set()
    for fact in found:
        key = (
            fact.source.symbol, fact.concept, fact.kind, fact.value, fact.period, fact.since, fact.frequency,
            fact.currency, fact.aspect, fact.given, fact.rows,
        )  # fmt: skip
        if key not in seen:
            seen.add(key)
            yield fact
