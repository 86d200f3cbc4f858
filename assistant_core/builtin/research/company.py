"""What is known of one company once nothing is left to fetch."""

from dataclasses import dataclass, field
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
from assistant_core.builtin.research.outputs import Failure, Lookup, Prices, Statement
from assistant_core.builtin.text import clean


@dataclass(frozen=True)
class Company:
    name: str
    symbol: str | None
    lookup: Lookup | None
    documents: dict[Need, Document] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    """Function name → why it gave nothing."""

    @property
    def title(self) -> str:
        """Name and symbol as the source gives them."""
        given = (document.company for document in self.documents.values())
        name, symbol = next(filter(None, given), self.name), self.symbol or ""
        return clean(name) if name.casefold() == symbol.casefold() else f"{clean(name)} ({clean(symbol)})"

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
