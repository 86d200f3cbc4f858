"""What an answer is written from: the question as it was understood, and all that was fetched for it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from assistant_core.builtin.research.documents import Document, Failure, Ledger, items, number
from assistant_core.builtin.research.functions import DAILY_PRICES, KEY_RATIOS, PRICES, Need, need
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.frame import Frame, Named
from assistant_core.figures.derived import derive
from assistant_core.figures.facts import facts_of
from assistant_core.figures.model import Fact

USUAL_MONTHS = {"annual": 12, "quarterly": 3, "trailing": 12}


@dataclass(frozen=True)
class Company:
    name: str
    symbol: str | None = None
    lookup: Document | None = None
    documents: dict[Need, Document] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    """Function name → why it gave nothing."""
    named: Named = field(default_factory=lambda: Named(""))

    @cached_property
    def figures(self) -> tuple[Fact, ...]:
        """All numbers of all that was read for it, also of comparisons with others, as they are told."""
        symbol = (self.symbol or "").upper()
        told = (fact for one, found in self.documents.items() for fact in facts_of(one.function, found.data))
        return tuple(fact for fact in told if fact.source.symbol.upper() == symbol)

    @cached_property
    def derived(self) -> tuple[Fact, ...]:
        """What follows from them: ratios and sums that no function tells."""
        return tuple(fact for fact in derive(self.figures) if fact.aspect == "level")

    @property
    def title(self) -> str:
        """Name and symbol as the source gives them."""
        symbol, listings = self.symbol or "", self.lookup.inside("listings") if self.lookup else []
        given = [found.text("company") for found in self.documents.values()]
        given += [one.text("name") for one in listings if one.text("symbol") == symbol]
        name = next(filter(None, given), self.name)
        return clean(name) if name.casefold() == symbol.casefold() else f"{clean(name)} ({clean(symbol)})"

    @property
    def bold(self) -> str:
        """The title in Markdown. The symbol stays outside: behind a bracket, what hangs on the name in Korean
        would keep the signs of bold from being read as such.
        """
        name, bracket, symbol = self.title.rpartition(" (")
        return f"**{name}**{bracket}{symbol}" if name else f"**{symbol}**"

    @property
    def daily(self) -> Document | None:
        return self.document(DAILY_PRICES)

    @property
    def ratios(self) -> Document:
        """Empty where there are none."""
        return self.document(KEY_RATIOS) or Document({})

    @property
    def prices(self) -> tuple[str, Document] | None:
        """The first history of prices that there is, and the function that told it."""
        found = ((one.function, doc) for one, doc in self.documents.items() if one.function in PRICES)
        return next(found, None)

    def document(self, function: str, **options: Any) -> Document | None:
        return self.documents.get(need(function, **options))

    def months(self, fact: Fact) -> float | None:
        """How long the period of a yearly or quarterly figure is: what an output tells, None where it is not
        known, and as its name says where nothing is told.
        """
        end = fact.period.isoformat() if fact.period else ""
        told: list[float | None] = []
        for one in self.documents.values():
            ends, months = items(one.at("periods")), [*map(number, items(one.at("months")))]
            is_same = (one.text("frequency") or "annual") == fact.frequency
            if is_same and end in ends and len(ends) == len(months):
                told.append(months[ends.index(end)])
        usual = USUAL_MONTHS.get(fact.frequency)
        return next((length for length in told if length is not None), None if told else usual)


@dataclass(frozen=True)
class Study:
    turn: Turn
    frame: Frame
    voice: Voice
    ledger: Ledger
    companies: tuple[Company, ...] = ()
    """Those with figures, and those of which none could be had; two names of one listing are one company."""
    left_out: tuple[str, ...] = ()
    """Names beyond those that fit one answer."""

    @property
    def listed(self) -> tuple[Company, ...]:
        """The companies that were found."""
        return tuple(company for company in self.companies if company.symbol)
