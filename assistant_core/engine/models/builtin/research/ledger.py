"""What the conversation has fetched already, so that nothing is fetched twice."""

from dataclasses import dataclass, field

from assistant_core.engine.models.builtin.research.outputs import (
    Document,
    Failure,
    Lookup,
    Prices,
    Statement,
    read_lookup,
    read_prices,
    read_statement,
)
from assistant_core.engine.models.builtin.research.topics import (
    BALANCE_SHEET,
    DAILY_PRICES,
    INCOME_STATEMENT,
    REFRESH,
)
from assistant_core.engine.models.builtin.turn import PastCall, Turn

GET_TICKER = "get_ticker"
READERS = {INCOME_STATEMENT: read_statement, BALANCE_SHEET: read_statement, DAILY_PRICES: read_prices}


@dataclass
class Ledger:
    lookups: dict[str, Lookup | Failure] = field(default_factory=dict)
    """Company name as asked for, casefolded."""
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    """(function, symbol in upper case)."""
    latest_symbols: list[str] = field(default_factory=list)
    """Symbols fetched in earlier runs, latest last: for "and its debt?" when no question names a company."""

    def lookup(self, name: str) -> Lookup | Failure | None:
        return self.lookups.get(name.casefold())

    def document(self, function: str, symbol: str) -> Document | None:
        return self.documents.get((function, symbol.upper()))


def read_ledger(turn: Turn) -> Ledger:
    """Failures of earlier runs are forgotten: by now the source may answer again."""
    ledger = Ledger()
    fresh_only = REFRESH.search(turn.question) is not None
    for call in turn.past_calls:
        if call.name == GET_TICKER:
            _note_lookup(ledger, call)
        elif call.name in READERS:
            _note_document(ledger, call, fresh_only)
    return ledger


def _note_lookup(ledger: Ledger, call: PastCall) -> None:
    name, found = _argument(call, "company_name"), read_lookup(call.output)
    if isinstance(found, Lookup) or call.this_run:
        ledger.lookups[name.casefold()] = found
    if isinstance(found, Lookup) and found.query:
        ledger.lookups.setdefault(found.query.casefold(), found)


def _note_document(ledger: Ledger, call: PastCall, fresh_only: bool) -> None:
    symbol, found = _argument(call, "ticker").upper(), READERS[call.name](call.output)
    if isinstance(found, Statement | Prices) and not call.this_run:
        _note_symbol(ledger, symbol or found.symbol.upper())
    if call.this_run or not (isinstance(found, Failure) or fresh_only):
        ledger.documents[call.name, symbol] = found


def _note_symbol(ledger: Ledger, symbol: str) -> None:
    if symbol not in ledger.latest_symbols[-1:]:
        ledger.latest_symbols.append(symbol)


def _argument(call: PastCall, name: str) -> str:
    value = call.arguments.get(name)
    return value if isinstance(value, str) else ""
