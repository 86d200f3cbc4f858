"""What is known of one company once nothing is left to fetch."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import (
    BALANCE_SHEET,
    CASH_FLOW,
    DAILY_PRICES,
    INCOME_STATEMENT,
    Document,
    Need,
    need,
)
from assistant_core.builtin.research.outputs import USUAL_MONTHS, Failure, Lookup, Prices, Statement
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Named
from assistant_core.figures.derived import derive
from assistant_core.figures.facts import facts_of
from assistant_core.figures.model import Fact


@dataclass(frozen=True)
class Company:
    name: str
    symbol: str | None
    lookup: Lookup | None
    documents: dict[Need, Document] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    """Function name → why it gave nothing."""
    named: Named = field(default_factory=lambda: Named(""))
    outputs: tuple[tuple[str, str], ...] = ()
    """Function and text of what was read for it, also of comparisons with others."""

    @cached_property
    def figures(self) -> tuple[Fact, ...]:
        """All numbers of all outputs read for it, as they are told."""
        symbol = (self.symbol or "").upper()
        told = (fact for function, text in self.outputs for fact in facts_of(function, text))
        return tuple(fact for fact in told if fact.source.symbol.upper() == symbol)

    @cached_property
    def derived(self) -> tuple[Fact, ...]:
        """What follows from them: ratios and sums that no function tells."""
        return tuple(fact for fact in derive(self.figures) if fact.aspect == "level")

    @property
    def title(self) -> str:
        """Name and symbol as the source gives them."""
        given = (document.company for document in self.documents.values())
        name, symbol = next(filter(None, given), self._listed_name), self.symbol or ""
        return clean(name) if name.casefold() == symbol.casefold() else f"{clean(name)} ({clean(symbol)})"

    @property
    def _listed_name(self) -> str:
        listings = self.lookup.listings if self.lookup else ()
        return next((one.name for one in listings if one.symbol == self.symbol and one.name), self.name)

    def months(self, fact: Fact) -> float | None:
        """How long the period of a yearly or quarterly figure is: what an output tells, None where it is not
        known, and as its name says where nothing is told.
        """
        end = fact.period.isoformat() if fact.period else ""
        told: list[float | None] = []
        for one in self.documents.values():
            ends, months = ((), ()) if isinstance(one, Prices) else one.lengths(fact.frequency)
            if end in ends and len(ends) == len(months):
                told.append(months[ends.index(end)])
        usual = USUAL_MONTHS.get(fact.frequency)
        return next((length for length in told if length is not None), None if told else usual)

    @property
    def income(self) -> Statement | None:
        return self.statement(INCOME_STATEMENT)

    @property
    def balance(self) -> Statement | None:
        return self.statement(BALANCE_SHEET)

    @property
    def cash_flow(self) -> Statement | None:
        return self.statement(CASH_FLOW)

    @property
    def prices(self) -> Prices | None:
        return self.history(DAILY_PRICES)

    def statement(self, function: str, **options: Any) -> Statement | None:
        found = self.documents.get(need(function, **options))
        return found if isinstance(found, Statement) else None

    def history(self, function: str, **options: Any) -> Prices | None:
        found = self.documents.get(need(function, **options))
        return found if isinstance(found, Prices) else None

    def facts(self, function: str, **options: Any) -> Facts | None:
        found = self.documents.get(need(function, **options))
        return found if isinstance(found, Facts) else None
