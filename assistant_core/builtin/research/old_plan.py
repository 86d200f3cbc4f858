"""Whom the question is about, and what is still to be fetched to answer it."""

import re
from dataclasses import dataclass

from assistant_core.builtin.moves import Call
from assistant_core.builtin.research.companies import MOST, MOST_COMPARED, find_companies
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.continued import continued
from assistant_core.builtin.research.functions import (
    COMPARE_COMPANIES,
    GET_TICKER,
    Need,
    need,
)
from assistant_core.builtin.research.intents import (
    Intent,
    intents_of,
    known_functions,
    without_words_of,
)
from assistant_core.builtin.research.ledger import Ledger, read_ledger
from assistant_core.builtin.research.outputs import Failure, Lookup
from assistant_core.builtin.research.spans import compares_years, currency_wanted
from assistant_core.builtin.research.topics import (
    COMPARE,
    OWN_TOOLS,
    SECTIONS,
    WHOLE,
    Section,
    is_follow_up,
    sections_named,
    tools_for,
)
from assistant_core.builtin.turn import Turn
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

TICKER = re.compile(r"[A-Z0-9]{1,9}([.-][A-Z0-9]{1,4})?|\d{6}")
MEMORY = 20
"""Questions back in which the company may have been named."""
NOT_OFFERED = Failure("not_offered")


@dataclass(frozen=True)
class Study:
    names: tuple[str, ...]
    left_out: tuple[str, ...]
    """Names beyond those that fit one answer."""
    intents: tuple[Intent, ...]
    sections: tuple[Section, ...]
    """Parts of a company to summarise or compare; none where the intents answer all."""
    turn: Turn
    """What is asked of the companies; the question is an earlier one where this one only names a company."""
    comparing: bool
    """Several companies, and a function that puts them on the same lines."""
    ledger: Ledger


def plan(turn: Turn) -> Study:
    ledger = read_ledger(turn)
    names = _subjects(turn, ledger, intents_of(turn))
    turn = continued(turn)
    intents = intents_of(turn)
    can_compare = COMPARE_COMPANIES in known_functions(turn)
    comparing = can_compare and len(names) > 1
    apart = tuple(intent for intent in intents if not comparing or intent.compared is None)
    sections = _sections(turn, intents)
    if comparing:
        also = {section for intent in intents for section in intent.compared or ()}
        sections = tuple(section for section in SECTIONS if section in {*sections, *also})
        sections = sections if sections or apart else SECTIONS
    most = MOST_COMPARED if comparing and not apart else MOST
    return Study(tuple(names[:most]), tuple(names[most:]), apart, sections, turn, comparing, ledger)


def calls_to_make(study: Study) -> tuple[Call, ...]:
    """Lookups first; once every name has its symbol, everything else side by side."""
    lookups = [name for name in study.names if _symbol(name, study) is None]
    if lookups:
        return tuple(Call(GET_TICKER, {"company_name": name}) for name in lookups)
    symbols = _symbols(study)
    calls = [
        Call(one.function, one.arguments(symbol))
        for symbol in symbols
        for one in _needs(study, symbols)
        if one.function in study.turn.tools and study.ledger.document(one, symbol) is None
    ]
    if compared(study) and COMPARE_COMPANIES in study.turn.tools:
        one = comparison_need(study)
        missing = study.ledger.document(one) is None
        calls += [Call(COMPARE_COMPANIES, comparison_arguments(study))] if missing else []
    return tuple(calls)


def code_to_run(study: Study) -> tuple[Call, ...]:
    """Once in a run, when everything is fetched that can be."""
    if any(call.name == CODE_INTERPRETER for call in study.turn.calls_of_this_run):
        return ()
    codes = [one.computes(company, study.turn) for one in study.intents for company in companies(study)]
    return tuple(Call(CODE_INTERPRETER, {"code": code}) for code in codes if code)


def compared(study: Study) -> bool:
    """Whether the answer is one table of several companies that one function gives."""
    return study.comparing and bool(study.sections) and len(_symbols(study)) > 1


def comparison_arguments(study: Study) -> dict[str, object]:
    currency = currency_wanted(study.turn.question)
    return {"tickers": _symbols(study), **({"currency": currency} if currency else {})}


def comparison_need(study: Study) -> Need:
    return need(COMPARE_COMPANIES, **comparison_arguments(study))


def companies(study: Study) -> list[Company]:
    """Two names of one listing ("Google and Alphabet") are one company."""
    found = {company.symbol or company.name: company for company in _all(study)}
    return list(found.values())


def known_symbol(study: Study) -> str | None:
    return next(iter(_symbols(study)), None)


def _sections(turn: Turn, intents: tuple[Intent, ...]) -> tuple[Section, ...]:
    rest = without_words_of(intents, turn.question)
    if intents and intents[0].alone:
        return ()
    named = sections_named(rest) or (() if intents else SECTIONS)
    covered = frozenset[Section]().union(*(intent.covers for intent in intents))
    left = named if WHOLE.search(rest) else tuple(section for section in named if section not in covered)
    known = known_functions(turn)
    return tuple(one for one in left if one not in OWN_TOOLS or OWN_TOOLS[one] in known)


def _needs(study: Study, symbols: list[str]) -> list[Need]:
    """What each company needs; sections are compared by one call where there is a function for it."""
    sections = () if study.comparing and len(symbols) > 1 else study.sections
    wanted = [need(function) for function in tools_for(sections)]
    wanted += [one for intent in study.intents for one in intent.needs(study.turn)]
    return list(dict.fromkeys(wanted))


def _all(study: Study) -> list[Company]:
    return [_company(name, study) for name in study.names]


def _company(name: str, study: Study) -> Company:
    symbol, lookup = _symbol(name, study), study.ledger.lookup(name)
    if not isinstance(symbol, str):
        return Company(name, None, None, failures={GET_TICKER: symbol or NOT_OFFERED})
    wanted = _needs(study, _symbols(study))
    found = {one: study.ledger.document(one, symbol) or NOT_OFFERED for one in wanted}
    extras = {one for intent in study.intents for one in intent.needs(study.turn)[1:]}
    return Company(
        name=name,
        symbol=symbol,
        lookup=lookup if isinstance(lookup, Lookup) else None,
        documents={one: document for one, document in found.items() if not isinstance(document, Failure)},
        failures={
            one.function: document
            for one, document in found.items()
            if isinstance(document, Failure) and not (document == NOT_OFFERED and one in extras)
        },
    )


def _symbols(study: Study) -> list[str]:
    found = [_symbol(name, study) for name in study.names]
    return list(dict.fromkeys(symbol for symbol in found if isinstance(symbol, str)))


def _symbol(name: str, study: Study) -> str | Failure | None:
    """None while it is to be looked up. Without `get_ticker`, what looks like a ticker is taken for one."""
    found = study.ledger.lookup(name)
    if found is not None:
        return found.best if isinstance(found, Lookup) else found
    if name in study.ledger.latest_symbols:
        return name
    if GET_TICKER in study.turn.tools:
        return None
    return name if TICKER.fullmatch(name) else NOT_OFFERED


def _subjects(turn: Turn, ledger: Ledger, intents: tuple[Intent, ...]) -> list[str]:
    asks = is_follow_up(turn.question) or intents or currency_wanted(turn.question)
    if not asks and not find_companies(turn.question):
        return []
    return _named_so_far((*turn.earlier_questions[-MEMORY:], turn.question), ledger)


def _named_so_far(questions: tuple[str, ...], ledger: Ledger) -> list[str]:
    """The names of the last question that has any; "compare it with Microsoft" adds to those before."""
    if not questions:
        return ledger.latest_symbols[-1:]
    named = find_companies(questions[-1])
    adds = COMPARE.search(questions[-1]) and not compares_years(questions[-1])
    if len(named) > 1 or (named and not adds):
        return named
    earlier = _named_so_far(questions[:-1], ledger)
    return [*(name for name in earlier if name not in named), *named]
