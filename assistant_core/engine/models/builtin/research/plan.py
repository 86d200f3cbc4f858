"""Whom the question is about, and what is still to be fetched to answer it."""

import re
from dataclasses import dataclass, field

from assistant_core.engine.models.builtin.moves import Call
from assistant_core.engine.models.builtin.research.companies import MOST, find_companies
from assistant_core.engine.models.builtin.research.ledger import GET_TICKER, Ledger, read_ledger
from assistant_core.engine.models.builtin.research.outputs import Failure, Lookup, Prices, Statement
from assistant_core.engine.models.builtin.research.topics import (
    BALANCE_SHEET,
    COMPARE,
    DAILY_PRICES,
    INCOME_STATEMENT,
    Section,
    is_follow_up,
    sections_asked,
    tools_for,
)
from assistant_core.engine.models.builtin.turn import Turn

TICKER = re.compile(r"[A-Z0-9]{1,9}([.-][A-Z0-9]{1,4})?|\d{6}")
MEMORY = 20
"""Questions back in which the company may have been named."""
NOT_OFFERED = Failure("not_offered")


@dataclass(frozen=True)
class Study:
    names: tuple[str, ...]
    left_out: tuple[str, ...]
    """Names beyond those that fit one answer."""
    sections: tuple[Section, ...]
    ledger: Ledger


@dataclass(frozen=True)
class Company:
    """What is known of one company once nothing is left to fetch."""

    name: str
    symbol: str | None
    lookup: Lookup | None
    income: Statement | None = None
    balance: Statement | None = None
    prices: Prices | None = None
    failures: dict[str, Failure] = field(default_factory=dict)
    """Function name → why it gave nothing."""


def plan(turn: Turn) -> Study:
    ledger = read_ledger(turn)
    names = _subjects(turn, ledger)
    return Study(tuple(names[:MOST]), tuple(names[MOST:]), sections_asked(turn.question), ledger)


def calls_to_make(study: Study, turn: Turn) -> tuple[Call, ...]:
    """Lookups first; once every name has its symbol, all the statements and prices side by side."""
    lookups = [name for name in study.names if _symbol(name, study, turn) is None]
    if lookups:
        return tuple(Call(GET_TICKER, {"company_name": name}) for name in lookups)
    symbols = [symbol for name in study.names if isinstance(symbol := _symbol(name, study, turn), str)]
    return tuple(
        Call(function, {"ticker": symbol})
        for symbol in dict.fromkeys(symbols)
        for function in tools_for(study.sections)
        if function in turn.tools and study.ledger.document(function, symbol) is None
    )


def companies(study: Study, turn: Turn) -> list[Company]:
    """Two names of one listing ("Google and Alphabet") are one company."""
    found = {company.symbol or company.name: company for company in _all(study, turn)}
    return list(found.values())


def known_symbol(study: Study, turn: Turn) -> str | None:
    symbols = (_symbol(name, study, turn) for name in study.names)
    return next((symbol for symbol in symbols if isinstance(symbol, str)), None)


def _all(study: Study, turn: Turn) -> list[Company]:
    return [_company(name, study, turn) for name in study.names]


def _company(name: str, study: Study, turn: Turn) -> Company:
    symbol, lookup = _symbol(name, study, turn), study.ledger.lookup(name)
    if not isinstance(symbol, str):
        return Company(name, None, None, failures={GET_TICKER: symbol or NOT_OFFERED})
    needed = tools_for(study.sections)
    documents = {function: study.ledger.document(function, symbol) or NOT_OFFERED for function in needed}
    income, balance = documents.get(INCOME_STATEMENT), documents.get(BALANCE_SHEET)
    prices = documents.get(DAILY_PRICES)
    return Company(
        name=name,
        symbol=symbol,
        lookup=lookup if isinstance(lookup, Lookup) else None,
        income=income if isinstance(income, Statement) else None,
        balance=balance if isinstance(balance, Statement) else None,
        prices=prices if isinstance(prices, Prices) else None,
        failures={function: found for function, found in documents.items() if isinstance(found, Failure)},
    )


def _symbol(name: str, study: Study, turn: Turn) -> str | Failure | None:
    """None while it is to be looked up. Without `get_ticker`, what looks like a ticker is taken for one."""
    found = study.ledger.lookup(name)
    if found is not None:
        return found.best if isinstance(found, Lookup) else found
    if name in study.ledger.latest_symbols:
        return name
    if GET_TICKER in turn.tools:
        return None
    return name if TICKER.fullmatch(name) else NOT_OFFERED


def _subjects(turn: Turn, ledger: Ledger) -> list[str]:
    if not find_companies(turn.question) and not is_follow_up(turn.question):
        return []
    return _named_so_far((*turn.earlier_questions[-MEMORY:], turn.question), ledger)


def _named_so_far(questions: tuple[str, ...], ledger: Ledger) -> list[str]:
    """The names of the last question that has any; "compare it with Microsoft" adds to those before."""
    if not questions:
        return ledger.latest_symbols[-1:]
    named = find_companies(questions[-1])
    if len(named) > 1 or (named and not COMPARE.search(questions[-1])):
        return named
    earlier = _named_so_far(questions[:-1], ledger)
    return [*(name for name in earlier if name not in named), *named]
