"""The summary of one company: an opening that weighs, a line a section, for and against."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research import old_signals as signals
from assistant_core.builtin.research import sections
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.figures import (
    BalanceFigures,
    IncomeFigures,
    PriceFigures,
    ValuationFigures,
    balance_figures,
    income_figures,
    price_figures,
    valuation_figures,
)
from assistant_core.builtin.research.functions import KEY_RATIOS
from assistant_core.builtin.research.old_signals import Signal
from assistant_core.builtin.research.statements import Period, newest_years, periods_of
from assistant_core.builtin.research.topics import SECTIONS, Section, is_whole
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean

MOST_PERIODS = 5


def summary(company: Company, asked: tuple[Section, ...], voice: Voice) -> list[str]:
    """Paragraphs, the opening first; none where nothing could be fetched."""
    statements = (company.income, company.balance, company.cash_flow, company.prices)
    if not any((*statements, company.facts(KEY_RATIOS))):
        return []
    found = [signal for signal in _signals(company) if signal.section in asked]
    lines = _lines(company, asked, voice)
    parts = [_opening(company, found, voice), bullets([line.text for line in lines if line.text])]
    parts += _weighing(found, voice) if is_whole(asked) else []
    return [part for part in [*parts, *_not_reported(lines, voice)] if part]


def figures_of(company: Company) -> tuple[IncomeFigures | None, BalanceFigures | None, PriceFigures | None]:
    return (
        income_figures(company.income) if company.income else None,
        balance_figures(company.balance) if company.balance else None,
        price_figures(company.prices) if company.prices else None,
    )


def valuation_of(company: Company) -> ValuationFigures | None:
    ratios = company.facts(KEY_RATIOS)
    return valuation_figures(ratios) if ratios else None


def _newest_flows(company: Company) -> Period | None:
    statements = [one for one in (company.cash_flow, company.income) if one]
    return newest_years(periods_of(statements, MOST_PERIODS))[0] if company.cash_flow else None


def _signals(company: Company) -> list[Signal]:
    income, balance, _ = figures_of(company)
    found = list(signals.income_signals(income)) if income else []
    valuation = valuation_of(company)
    if not (valuation and valuation.financial):
        found += signals.cash_flow_signals(newest) if (newest := _newest_flows(company)) else []
        found += signals.balance_signals(balance) if balance else []
    found += signals.valuation_signals(valuation) if valuation else []
    return found


def _lines(company: Company, asked: tuple[Section, ...], voice: Voice) -> list[sections.Line]:
    income, balance, prices = figures_of(company)
    annual = company.income is None or company.income.frequency == "annual"
    lines: dict[Section, sections.Line] = {}
    if income:
        lines["growth"] = sections.growth_line(income, voice, annual)
        lines["margins"] = sections.margins_line(income, voice, annual)
    if newest := _newest_flows(company):
        lines["cash_flow"] = sections.cash_flow_line(newest, voice)
    if balance:
        lines["leverage"] = sections.leverage_line(balance, voice)
        lines["liquidity"] = sections.liquidity_line(balance, voice)
    if prices:
        lines["price"] = sections.price_line(prices, voice)
    if valuation := valuation_of(company):
        lines["valuation"] = sections.valuation_line(valuation, voice)
    return [lines[section] for section in asked if section in lines]


def _opening(company: Company, found: list[Signal], voice: Voice) -> str:
    good = {signal.section for signal in found if signal.good}
    bad = {signal.section for signal in found if not signal.good}
    verdicts = (("strong", good - bad), ("mixed", good & bad), ("weak", bad - good))
    told = [voice.say(word, parts=_parts(found_in, voice)) for word, found_in in verdicts if found_in]
    if told:
        return voice.say("opening", company=company.title, verdict=voice.listing(told))
    _, _, prices = figures_of(company)
    if prices and prices.last_date:
        last = voice.price(prices.last, prices.currency)
        return voice.say("opening_price", company=company.title, last=last, date=clean(prices.last_date))
    return voice.say("opening_plain", company=company.title)


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
