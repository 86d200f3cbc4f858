"""From the frame to the calls: lookups, then everything else side by side, then what only that tells."""

import re
from dataclasses import replace

from assistant_core.builtin.moves import Call
from assistant_core.builtin.research import answers
from assistant_core.builtin.research.answers import segments
from assistant_core.builtin.research.documents import Document, Failure, read_ledger
from assistant_core.builtin.research.functions import (
    COMPARE_COMPANIES,
    COMPARED,
    DAILY_PRICES,
    GET_TICKER,
    KEY_RATIOS,
    PRICE_HISTORY,
    QUOTE,
    Need,
    need,
    needs_of,
)
from assistant_core.builtin.research.listings import symbol_of
from assistant_core.builtin.research.say import is_code, rate_needed
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.frame import Frame, Named
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

TICKER = re.compile(r"[A-Z0-9]{1,9}([.-][A-Z0-9]{1,4})?|\d{6}")
MOST, MOST_COMPARED = 4, 8
NOT_OFFERED = Failure("not_offered")


def study_of(turn: Turn, frame: Frame) -> Study:
    frame = segments.offered(frame, turn.tools)
    study = Study(turn, frame, Voice(turn.language), read_ledger(turn))
    if not answers.fetches(frame):
        return study
    most = MOST_COMPARED if _compares(study, len(frame.companies)) else MOST
    left_out = tuple(one.said or one.name for one in frame.companies[most:])
    bare: dict[str, Company] = {}
    for one in (_company(named, study) for named in frame.companies[:most]):
        bare.setdefault(one.symbol or one.name, one)  # two names of one listing are one company
    study = replace(study, companies=tuple(bare.values()), left_out=left_out)
    for wanted in (_first_needs, _later_needs):
        companies = [_filled(one, (*wanted(study), *_instead(one, study)), study) for one in study.companies]
        study = replace(study, companies=tuple(companies))
    return study


def calls_to_make(study: Study) -> tuple[Call, ...]:
    if not answers.fetches(study.frame):
        return ()
    lookups = [one.named.query for one in study.companies if _symbol(one.named, study) is None]
    if lookups:
        return tuple(Call(GET_TICKER, {"company_name": name}) for name in dict.fromkeys(lookups))
    comparison = _comparison(study)
    if comparison and study.ledger.document(comparison) is None:
        return (Call(COMPARE_COMPANIES, comparison.arguments()),)
    for wanted in (_first_needs(study), _later_needs(study)):
        calls = [
            Call(one.function, one.arguments(company.symbol or ""))
            for company in study.listed
            for one in (*wanted, *_instead(company, study))
            if one.function in study.turn.tools and study.ledger.document(one, company.symbol or "") is None
        ]
        if calls:
            return tuple(calls)
    return _rates_to_fetch(study)


def code_to_run(study: Study) -> tuple[Call, ...]:
    """Once in a run, when everything is fetched that can be."""
    if any(call.name == CODE_INTERPRETER for call in study.turn.calls_of_this_run):
        return ()
    return tuple(Call(CODE_INTERPRETER, {"code": text}) for text in answers.each(study, "code"))


def needs(study: Study) -> tuple[Need, ...]:
    """All that each company needs."""
    return tuple(dict.fromkeys((*_first_needs(study), *_later_needs(study))))


def _compares(study: Study, companies: int) -> bool:
    """Whether one function puts what is asked of so many companies side by side."""
    frame, topics, times = study.frame, answers.topics(study.frame), study.frame.times
    return (
        companies > 1
        and COMPARE_COMPANIES in study.turn.tools
        and bool(topics)
        and all(
            answers.has(module, "TOPICS") and not answers.needs(module, one)
            for one, module in answers.modules_of(frame)
        )
        and all(topic.concepts[0] in COMPARED for topic in topics)
        and (times.is_open or times.frequency == "annual")
        and not (times.points or times.last or times.back or times.days)
    )


def _comparison(study: Study) -> Need | None:
    symbols = [company.symbol for company in study.listed]
    if not _compares(study, len(symbols)):
        return None
    return need(COMPARE_COMPANIES, tickers=symbols, currency=study.frame.currency or None)


def _first_needs(study: Study) -> tuple[Need, ...]:
    frame, offered, wanted = study.frame, study.turn.tools, list[Need]()
    for one, module in answers.modules_of(frame):
        if not answers.has(module, "FETCHES"):
            continue
        own = answers.needs(module, one)
        told = {GET_TICKER, COMPARE_COMPANIES, *(each.function for each in own)}
        asked = one.ask.functions if answers.has(module, "FUNCTIONS") else ()
        wanted += [*own, *(need(function) for function in asked if function not in told)]
        if answers.has(module, "TOPICS") and not _comparison(study):
            wanted += needs_of(answers.topics(frame), frame.times, offered.__contains__)
    # The prices of a hundred days, where there is no other function for prices.
    no_price = {QUOTE, PRICE_HISTORY} - offered.keys() if DAILY_PRICES in offered else set()
    return tuple(dict.fromkeys(need(DAILY_PRICES) if one.function in no_price else one for one in wanted))


def _later_needs(study: Study) -> tuple[Need, ...]:
    return answers.each(study, "then")


def _instead(company: Company, study: Study) -> tuple[Need, ...]:
    """The statements, where the function for ratios has none of a company."""
    frame, offered = study.frame, study.turn.tools
    if company.failures.get(KEY_RATIOS, NOT_OFFERED) == NOT_OFFERED:
        return ()
    return needs_of(answers.topics(frame), frame.times, lambda name: name != KEY_RATIOS and name in offered)


def _rates_to_fetch(study: Study) -> tuple[Call, ...]:
    wanted, found = study.frame.currency, dict[str, Call]()
    own = {document.currency for company in study.listed for document in company.documents.values()}
    for currency in own - {wanted, None} if wanted and PRICE_HISTORY in study.turn.tools else ():
        one, ticker = rate_needed(str(currency), wanted)
        if is_code(currency) and study.ledger.document(one, ticker) is None:
            found[ticker] = Call(PRICE_HISTORY, one.arguments(ticker))
    return tuple(found.values())


def _company(named: Named, study: Study) -> Company:
    symbol, lookup = _symbol(named, study), study.ledger.lookup(named.query)
    if isinstance(symbol, str):
        found = lookup if isinstance(lookup, Document) else None
        return Company(named.name or named.said, symbol, found, named=named)
    name, failures = named.said if named.symbol else named.query, {GET_TICKER: symbol} if symbol else {}
    return Company(name, named=named, failures=failures)


def _filled(company: Company, wanted: tuple[Need, ...], study: Study) -> Company:
    if company.symbol is None:
        return company
    found = {one: study.ledger.document(one, company.symbol) or NOT_OFFERED for one in wanted}
    comparison = _comparison(study)
    if comparison and (told := study.ledger.document(comparison)):
        found[comparison] = told
    documents = {one: what for one, what in found.items() if isinstance(what, Document)}
    failures = {one.function: what for one, what in found.items() if isinstance(what, Failure)}
    if documents and not failures and set(company.failures) == {KEY_RATIOS}:
        company = replace(company, failures={})  # the statements have told it
    documents, failures = company.documents | documents, company.failures | failures
    known = {name: cause for name, cause in failures.items() if cause != NOT_OFFERED}
    # A function that is not here is worth a word where nothing else is told.
    return replace(company, documents=documents, failures=known if known or documents else failures)


def _symbol(named: Named, study: Study) -> str | Failure | None:
    """None while it is to be looked up. Without `get_ticker`, what looks like a ticker is taken for one."""
    found = study.ledger.lookup(named.query)
    if isinstance(found, Document):
        return symbol_of(named, found) or Failure("unknown_symbol")
    if found is not None or named.query in study.ledger.latest_symbols:
        return found or named.query
    if GET_TICKER in study.turn.tools:
        return None
    return named.query if TICKER.fullmatch(named.query) else NOT_OFFERED
