"""What the conversation has fetched already, so that nothing is fetched twice."""

import re
from dataclasses import dataclass, field

from assistant_core.builtin.research.documents import (
    Document,
    Failure,
    Lookup,
    items,
    read,
    read_lookup,
    word,
)
from assistant_core.builtin.research.functions import COMPARE_COMPANIES, GET_TICKER, READ, Need, need
from assistant_core.builtin.turn import PastCall, Turn

REFRESH = re.compile(r"\b(again|refresh|reload)\b|다시|새로 ?고침", re.I)


@dataclass
class Ledger:
    lookups: dict[str, Lookup | Failure] = field(default_factory=dict)
    """Company name as asked for, casefolded."""
    documents: dict[tuple[str, Need], Document | Failure] = field(default_factory=dict)
    """By symbol, in upper case, and what was needed of it."""
    latest_symbols: list[str] = field(default_factory=list)
    """Symbols fetched in earlier runs, latest last: for "and its debt?" when no question names a company."""

    def lookup(self, name: str) -> Lookup | Failure | None:
        return self.lookups.get(name.casefold())

    def document(self, need: Need, symbol: str = "") -> Document | Failure | None:
        return self.documents.get((symbol.upper(), need.settled))


def read_ledger(turn: Turn) -> Ledger:
    """Failures of earlier runs are forgotten: by now the source may answer again."""
    ledger = Ledger()
    fresh_only = REFRESH.search(turn.question) is not None
    for call in turn.past_calls:
        if call.name == GET_TICKER:
            _note_lookup(ledger, call)
        elif call.name in READ:
            _note_document(ledger, call, fresh_only)
    return ledger


def _note_lookup(ledger: Ledger, call: PastCall) -> None:
    name, found = word(call.arguments.get("company_name")), read_lookup(call.output)
    if isinstance(found, Lookup) or call.this_run:
        ledger.lookups[name.casefold()] = found
    if isinstance(found, Lookup) and found.query:
        ledger.lookups.setdefault(found.query.casefold(), found)


def _note_document(ledger: Ledger, call: PastCall, fresh_only: bool) -> None:
    symbol, found = word(call.arguments.get("ticker")).upper(), read(call.name, call.output)
    options = {name: value for name, value in call.arguments.items() if name != "ticker"}
    if isinstance(found, Document) and not call.this_run:
        compared = items(call.arguments.get("tickers")) if call.name == COMPARE_COMPANIES else []
        for known in [word(one).upper() for one in compared] or [symbol or found.text("symbol").upper()]:
            if known and not known.endswith("=X") and known not in ledger.latest_symbols[-1:]:
                ledger.latest_symbols.append(known)
    if call.this_run or (isinstance(found, Document) and not fresh_only):
        ledger.documents[symbol, need(call.name, **options).settled] = found
