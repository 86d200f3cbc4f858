"""The summary of one company: an opening that weighs, a line a section, for and against, sources."""

from assistant_core.engine.models.builtin import numbers
from assistant_core.engine.models.builtin.research import sections, signals
from assistant_core.engine.models.builtin.research.failures import failure_lines
from assistant_core.engine.models.builtin.research.figures import (
    BalanceFigures,
    IncomeFigures,
    PriceFigures,
    balance_figures,
    income_figures,
    price_figures,
)
from assistant_core.engine.models.builtin.research.listings import ambiguity_line
from assistant_core.engine.models.builtin.research.plan import Company
from assistant_core.engine.models.builtin.research.signals import Signal
from assistant_core.engine.models.builtin.research.sources import (
    fetched,
    note_lines,
    sample_lines,
    source_line,
)
from assistant_core.engine.models.builtin.research.topics import SECTIONS, Section
from assistant_core.engine.models.builtin.research.wording import Voice
from assistant_core.engine.models.builtin.text import bullets, clean


def answer(company: Company, asked: tuple[Section, ...], voice: Voice) -> str:
    documents = fetched([company])
    ambiguity = ambiguity_line(company.lookup, voice) if company.lookup else None
    troubles = failure_lines(company, voice)
    if not documents:
        opening = [voice.say("opening_none", company=title(company))] if company.symbol else []
        return "\n\n".join([*opening, *([ambiguity] if ambiguity else []), *troubles])
    found = [signal for signal in _signals(company) if signal.section in asked]
    lines = _lines(company, asked, voice)
    parts = [_opening(company, found, voice), *sample_lines(documents, voice)]
    parts += [ambiguity] if ambiguity else []
    parts += [bullets([line.text for line in lines if line.text])]
    parts += _weighing(found, voice) if asked == SECTIONS else []
    parts += [*_not_reported(lines, voice), *troubles, *note_lines([company], voice)]
    return "\n\n".join(part for part in [*parts, source_line(documents, voice)] if part)


def title(company: Company) -> str:
    """Name and symbol as the source gives them."""
    documents = (company.income, company.balance, company.prices)
    name = next((document.company for document in documents if document and document.company), company.name)
    symbol = company.symbol or ""
    return clean(name) if name.casefold() == symbol.casefold() else f"{clean(name)} ({clean(symbol)})"


def figures_of(company: Company) -> tuple[IncomeFigures | None, BalanceFigures | None, PriceFigures | None]:
    return (
        income_figures(company.income) if company.income else None,
        balance_figures(company.balance) if company.balance else None,
        price_figures(company.prices) if company.prices else None,
    )


def _signals(company: Company) -> list[Signal]:
    income, balance, prices = figures_of(company)
    found = list(signals.income_signals(income)) if income else []
    found += signals.balance_signals(balance) if balance else []
    found += signals.valuation_signals(income, prices) if income and prices else []
    return found


def _lines(company: Company, asked: tuple[Section, ...], voice: Voice) -> list[sections.Line]:
    income, balance, prices = figures_of(company)
    annual = company.income is None or company.income.frequency == "annual"
    lines: dict[Section, sections.Line] = {}
    if income:
        lines["growth"] = sections.growth_line(income, voice, annual)
        lines["margins"] = sections.margins_line(income, voice, annual)
    if balance:
        lines["leverage"] = sections.leverage_line(balance, voice)
        lines["liquidity"] = sections.liquidity_line(balance, voice)
    if prices:
        lines["price"] = sections.price_line(prices, voice)
    if income and prices:
        lines["valuation"] = sections.valuation_line(income, prices, voice)
    return [lines[section] for section in asked if section in lines]


def _opening(company: Company, found: list[Signal], voice: Voice) -> str:
    good = {signal.section for signal in found if signal.good}
    bad = {signal.section for signal in found if not signal.good}
    verdicts = (("strong", good - bad), ("mixed", good & bad), ("weak", bad - good))
    told = [voice.say(word, parts=_parts(found_in, voice)) for word, found_in in verdicts if found_in]
    if told:
        return voice.say("opening", company=title(company), verdict=voice.listing(told))
    _, _, prices = figures_of(company)
    if prices and prices.last_date:
        last = voice.price(prices.last, prices.currency)
        return voice.say("opening_price", company=title(company), last=last, date=clean(prices.last_date))
    return voice.say("opening_plain", company=title(company))


def _parts(found_in: set[Section], voice: Voice) -> str:
    return voice.listing([voice.say(section) for section in SECTIONS if section in found_in])


def _weighing(found: list[Signal], voice: Voice) -> list[str]:
    good = [_point(signal, voice) for signal in found if signal.good]
    bad = [_point(signal, voice) for signal in found if not signal.good]
    return [
        voice.say("for") + "\n\n" + bullets(good or [voice.say("nothing_for")]),
        voice.say("against") + "\n\n" + bullets(bad or [voice.say("nothing_against")]),
    ]


def _point(signal: Signal, voice: Voice) -> str:
    if signal.value is None:
        return voice.say(signal.phrase)
    if signal.kind == "money":
        value = voice.money(signal.value, signal.currency)
    else:
        write = {"change": numbers.change, "percent": numbers.percent}.get(signal.kind, numbers.multiple)
        value = write(signal.value)
    return voice.say(signal.phrase, value=value)


def _not_reported(lines: list[sections.Line], voice: Voice) -> list[str]:
    missing = [voice.say(key) for line in lines for key in line.missing]
    return [voice.say("not_reported", parts=voice.listing(missing))] if missing else []
