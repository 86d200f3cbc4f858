"""From the frame to the calls: lookups, then everything else side by side, then what only that tells."""

import re
from dataclasses import replace

from assistant_core.builtin.moves import Call
from assistant_core.builtin.research import answers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import is_code, rate_needed
from assistant_core.builtin.research.functions import (
    COMPARE_COMPANIES,
    DAILY_PRICES,
    GET_TICKER,
    KEY_RATIOS,
    PRICE_HISTORY,
    QUOTE,
    Need,
    need,
)
from assistant_core.builtin.research.ledger import read_ledger
from assistant_core.builtin.research.listings import symbol_of
from assistant_core.builtin.research.outputs import Failure, Lookup
from assistant_core.builtin.research.places import COMPARED, all_needs, frequency_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.frame import Frame, Named, Topic
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

TICKER = re.compile(r"[A-Z0-9]{1,9}([.-][A-Z0-9]{1,4})?|\d{6}")
MOST, MOST_COMPARED = 4, 8
NOT_OFFERED = Failure("not_offered")


def study_of(turn: Turn, frame: Frame) -> Study:
    ledger = read_ledger(turn)
    study = Study(turn, frame, Voice(turn.language), ledger)
    if not answers.fetches(frame):
        return study
    most = MOST_COMPARED if comparison(study, frame.companies) else MOST
    named, more = frame.companies[:most], frame.companies[most:]
    study = replace(study, left_out=tuple(one.said or one.name for one in more))
    return replace(study, companies=_companies(named, study))


def calls_to_make(study: Study) -> tuple[Call, ...]:
    if not answers.fetches(study.frame):
        return ()
    ledger, offered = study.ledger, study.turn.tools
    lookups = [one.named.query for one in study.companies if _symbol(one.named, study) is None]
    if lookups:
        return tuple(Call(GET_TICKER, {"company_name": name}) for name in dict.fromkeys(lookups))
    named = tuple(company.named for company in study.listed)
    if len(named) > 1 and comparison(study, named):
        one = comparison_need(study)
        if ledger.document(one) is None:
            return (Call(COMPARE_COMPANIES, dict(_thawed(one))),)
    for wanted in (_first_needs(study), answers.then(study)):
        calls = [
            Call(one.function, one.arguments(company.symbol or ""))
            for company in study.listed
            for one in (*wanted, *_instead(company, study))
            if one.function in offered and ledger.document(one, company.symbol or "") is None
        ]
        if calls:
            return tuple(calls)
    return _rates_to_fetch(study)


def code_to_run(study: Study) -> tuple[Call, ...]:
    """Once in a run, when everything is fetched that can be."""
    if any(call.name == CODE_INTERPRETER for call in study.turn.calls_of_this_run):
        return ()
    return tuple(Call(CODE_INTERPRETER, {"code": text}) for text in answers.code(study))


def comparison(study: Study, companies: tuple[object, ...]) -> bool:
    """Whether one function puts what is asked of these companies side by side."""
    frame = study.frame
    modules = [module for _, module in answers.modules_of(frame)]
    return (
        len(companies) > 1
        and COMPARE_COMPANIES in study.turn.tools
        and bool(_topics(frame))
        and all(getattr(module, "TOPICS", True) for module in modules)
        and not any(module.needs(frame) for module in modules)
        and all(topic.concepts[0] in COMPARED for topic in _topics(frame))
        and (frame.times.is_open or frame.times.frequency == "annual")
        and not (frame.times.points or frame.times.last or frame.times.back or frame.times.days)
        and frequency_of(frame.times) == "annual"
    )


def comparison_need(study: Study) -> Need:
    currency = study.frame.currency or None
    symbols = [company.symbol for company in study.listed]
    return need(COMPARE_COMPANIES, tickers=symbols, currency=currency)


def needs(study: Study) -> tuple[Need, ...]:
    """All that each company needs."""
    return tuple(dict.fromkeys((*_first_needs(study), *answers.then(study))))


def _first_needs(study: Study) -> tuple[Need, ...]:
    frame, offered = study.frame, study.turn.tools
    listed = tuple(company.named for company in study.listed)
    wanted: list[Need] = []
    for ask, module in answers.modules_of(frame):
        if not getattr(module, "FETCHES", True):
            continue
        own = module.needs(frame)
        told = {GET_TICKER, COMPARE_COMPANIES, *(one.function for one in own)}
        asked = ask.functions if getattr(module, "FUNCTIONS", True) else ()
        wanted += [*own, *(need(function) for function in asked if function not in told)]
        if getattr(module, "TOPICS", True) and not (len(listed) > 1 and comparison(study, listed)):
            wanted += all_needs(_topics(frame), frame.times, offered.__contains__)
    return tuple(dict.fromkeys(_offered(one, study) for one in wanted))


def _offered(wanted: Need, study: Study) -> Need:
    """The prices of a hundred days, where there is no other function for prices."""
    is_of_prices = wanted.function in (QUOTE, PRICE_HISTORY) and wanted.function not in study.turn.tools
    daily = need(DAILY_PRICES)
    return daily if is_of_prices and DAILY_PRICES in study.turn.tools else wanted


def _topics(frame: Frame) -> tuple[Topic, ...]:
    """What the question asks for, or else what its answer is about by itself."""
    usual = (getattr(module, "USUAL", ()) for _, module in answers.modules_of(frame))
    return frame.topics or tuple(topic for topics in usual for topic in topics)


def _rates_to_fetch(study: Study) -> tuple[Call, ...]:
    wanted = study.frame.currency
    if not wanted or PRICE_HISTORY not in study.turn.tools:
        return ()
    found = {}
    for company in study.listed:
        for document in company.documents.values():
            if document.currency and is_code(document.currency) and document.currency != wanted:
                one, ticker = rate_needed(document.currency, wanted)
                if study.ledger.document(one, ticker) is None:
                    found[ticker] = Call(PRICE_HISTORY, one.arguments(ticker))
    return tuple(found.values())


def _companies(named: tuple[Named, ...], study: Study) -> tuple[Company, ...]:
    """Two names of one listing are one company. What they need depends on who was found."""
    bare: dict[str, Company] = {}
    for one in named:
        symbol, lookup = _symbol(one, study), study.ledger.lookup(one.query)
        company = Company(one.said, None, None, named=one)
        if isinstance(symbol, str):
            name = one.name or one.said
            company = replace(
                company, name=name, symbol=symbol, lookup=lookup if isinstance(lookup, Lookup) else None
            )
        elif symbol is not None:
            company = replace(company, failures={GET_TICKER: symbol})
        bare.setdefault(company.symbol or company.name, company)
    study = replace(study, companies=tuple(bare.values()))
    first = tuple(_filled(company, _first_needs(study), study) for company in bare.values())
    later = answers.then(replace(study, companies=first))
    return tuple(_filled(company, (*later, *_instead(company, study)), study) for company in first)


def _instead(company: Company, study: Study) -> tuple[Need, ...]:
    """The statements, where the function for ratios has none of a company."""
    cause = company.failures.get(KEY_RATIOS)
    frame, offered = study.frame, study.turn.tools
    if cause is None or cause == NOT_OFFERED:
        return ()
    return tuple(all_needs(_topics(frame), frame.times, lambda name: name != KEY_RATIOS and name in offered))


def _filled(company: Company, wanted: tuple[Need, ...], study: Study) -> Company:
    symbol = company.symbol
    if symbol is None:
        return company
    found = {one: study.ledger.document(one, symbol) or NOT_OFFERED for one in wanted}
    texts = [(one.function, study.ledger.output(one, symbol)) for one in wanted]
    documents = {one: document for one, document in found.items() if not isinstance(document, Failure)}
    failures = {one.function: what for one, what in found.items() if isinstance(what, Failure)}
    side_by_side = comparison_need(study)
    if len(study.listed) > 1 and comparison(study, study.listed):
        told = study.ledger.document(side_by_side)
        texts.append((COMPARE_COMPANIES, study.ledger.output(side_by_side)))
        if isinstance(told, Failure):
            failures[COMPARE_COMPANIES] = told
        elif told is not None:
            documents[side_by_side] = told
    if documents and not failures and set(company.failures) == {KEY_RATIOS}:
        company = replace(company, failures={})  # the statements have told it
    documents, failures = company.documents | documents, company.failures | failures
    known = {name: cause for name, cause in failures.items() if cause != NOT_OFFERED}
    return replace(
        company,
        documents=documents,
        # A function that is not here is worth a word where nothing else is told.
        failures=known if known or documents else failures,
        outputs=tuple(dict.fromkeys((*company.outputs, *(pair for pair in texts if pair[1])))),
    )


def _symbol(named: Named, study: Study) -> str | Failure | None:
    """None while it is to be looked up. Without `get_ticker`, what looks like a ticker is taken for one."""
    found = study.ledger.lookup(named.query)
    if isinstance(found, Lookup):
        return symbol_of(named, found) or Failure("unknown_symbol")
    if found is not None:
        return found
    if named.query in study.ledger.latest_symbols:
        return named.query
    if GET_TICKER in study.turn.tools:
        return None
    return named.query if TICKER.fullmatch(named.query) else NOT_OFFERED


def _thawed(one: Need) -> list[tuple[str, object]]:
    return [(name, list(value) if isinstance(value, tuple) else value) for name, value in sorted(one.options)]
