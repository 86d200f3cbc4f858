"""What the conversation has fetched already, so that nothing is fetched twice."""

import re
from dataclasses import dataclass, field

from assistant_core.builtin.research.functions import (
    COMPARE_COMPANIES,
    GET_TICKER,
    READERS,
    Arguments,
    Document,
    Need,
    frozen,
    read,
    settled,
)
from assistant_core.builtin.research.outputs import Failure, Lookup, items, read_lookup, word
from assistant_core.builtin.turn import PastCall, Turn

REFRESH = re.compile(r"\b(again|refresh|reload)\b|다시|새로 ?고침", re.I)


@dataclass
class Ledger:
    lookups: dict[str, Lookup | Failure] = field(default_factory=dict)
    """Company name as asked for, casefolded."""
    documents: dict[tuple[str, str, Arguments], Document | Failure] = field(default_factory=dict)
    """(function, symbol in upper case, further arguments)."""
    outputs: dict[tuple[str, str, Arguments], str] = field(default_factory=dict)
    """The same, as text."""
    latest_symbols: list[str] = field(default_factory=list)
    """Symbols fetched in earlier runs, latest last: for "and its debt?" when no question names a company."""

    def lookup(self, name: str) -> Lookup | Failure | None:
        return self.lookups.get(name.casefold())

    def document(self, need: Need, symbol: str = "") -> Document | Failure | None:
        return self.documents.get((need.function, symbol.upper(), settled(need.function, need.options)))

    def output(self, need: Need, symbol: str = "") -> str:
        return self.outputs.get((need.function, symbol.upper(), settled(need.function, need.options)), "")


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
    name, found = word(call.arguments.get("company_name")), read_lookup(call.output)
    if isinstance(found, Lookup) or call.this_run:
        ledger.lookups[name.casefold()] = found
    if isinstance(found, Lookup) and found.query:
        ledger.lookups.setdefault(found.query.casefold(), found)


def _note_document(ledger: Ledger, call: PastCall, fresh_only: bool) -> None:
    symbol, found = word(call.arguments.get("ticker")).upper(), read(call.name, call.output)
    options = {name: value for name, value in call.arguments.items() if name != "ticker"}
    if not (isinstance(found, Failure) or call.this_run):
        _note_symbols(ledger, call, symbol or found.symbol.upper())
    if call.this_run or not (isinstance(found, Failure) or fresh_only):
        key = (call.name, symbol, settled(call.name, frozen(options)))
        ledger.documents[key], ledger.outputs[key] = found, call.output


def _note_symbols(ledger: Ledger, call: PastCall, symbol: str) -> None:
    compared = call.arguments.get("tickers") if call.name == COMPARE_COMPANIES else None
    for known in [word(one).upper() for one in items(compared)] or [symbol]:
        if known and not known.endswith("=X") and known not in ledger.latest_symbols[-1:]:
            ledger.latest_symbols.append(known)
