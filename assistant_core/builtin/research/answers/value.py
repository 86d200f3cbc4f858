"""One line or several, of one period or several."""

from datetime import date
from types import ModuleType

from assistant_core.builtin import numbers
from assistant_core.builtin.research import answers, money, say
from assistant_core.builtin.research.answers import compare, growth, liquidity, profitable
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.multiples import past, rates_of_now
from assistant_core.builtin.research.pick import Picked, pick, point_of, year_before
from assistant_core.builtin.research.places import is_flow, needs_of, topics_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame, Topic
from assistant_core.figures.model import Fact

LONGEST_REASON = 160
MOST_PERIODS = 12
MOST_IN_SENTENCE = 5
MOST_AHEAD = 8
"""Quarters: what is asked of a time not reported yet gets the newest, beside a word that it is older."""
ABOUT = {"profitable": profitable, "liquidity": liquidity}


FREE, MARGIN = "FreeCashFlow", "free_cash_flow_margin"


def needs(frame: Frame) -> tuple[Need, ...]:
    module = _special(frame)
    is_free_cash = [topic.concepts[0] for topic in frame.topics] == [FREE]
    if module is None and len(frame.companies) == 1 and is_free_cash:
        return needs_of(topics_of("TotalRevenue"), frame.times)
    return answers.needs(module, frame) if module else ()


def write(study: Study) -> list[str]:
    if len(study.listed) > 1:
        return compare.write(study)
    special = _special(study.frame)
    return answers.write(special, study) if special else of_each(study, study.frame.topics)


def _special(frame: Frame) -> ModuleType | None:
    """What answers in its own way: does it make money, can it pay, how did it grow."""
    own, topics = ABOUT.get(frame.ask.options.get("about", "")), frame.topics
    if own and (not topics or any(topic.concepts[0] in own.CONCEPTS for topic in topics)):
        return own
    if len(topics) != 1:
        return None
    if topics[0].is_growth:
        return growth
    return next((module for module in ABOUT.values() if module.is_asked(topics[0])), None)


def of_each(study: Study, topics: tuple[Topic, ...], by_name: bool = True) -> list[str]:
    """The paragraphs about every company; `by_name`: the question itself names the topics."""
    return [part for company in study.listed for part in _of(study, company, topics, by_name)]


def _of(study: Study, company: Company, topics: tuple[Topic, ...], by_name: bool) -> list[str]:
    picked = [one for topic in topics for one in pick(company, topic, study.frame.times)]
    there, gone = [one for one in picked if one.facts], missing(study, company, picked)
    if not there:
        return gone
    facts = [fact for one in there for fact in one.facts]
    if len({fact.period for fact in facts}) > 1 and any(len(one.facts) > 1 for one in there):
        body = [_first_and_last(study, company, there[0]), by_period(study, company, there)]
    elif len(facts) <= 2:
        body = [" ".join(_sentence(study, company, one) for one in there)]
    else:
        body = [_together(study, company, there)]
    meets = any(fact.kind in ("times", "percent") and not fact.frequency for fact in facts)
    rates = [*(rates_of_now(company, study.voice) if meets else []), *money.rates(facts, study)]
    return [*body, _short(study, there), *rates, *(gone if by_name else [])]


def _short(study: Study, there: list[Picked]) -> str:
    """Fewer periods than were asked for."""
    wanted, known = study.frame.times.last or 0, [one.known for one in there]
    if not study.frame.times.days or any(len(one) >= wanted or len(one) < 2 for one in known):
        return ""
    first = min((one[-1] for one in known), key=lambda fact: fact.period or date.max)
    return study.voice.say("reach", first=say.column(first, study.voice))


def missing(study: Study, company: Company, picked: list[Picked]) -> list[str]:
    """What was asked and is not there, with what is."""
    voice, told = study.voice, []
    for one in picked:
        values = {"line": say.label(one.concept, voice, start=not one.known), "company": company.title}
        if one.missing and one.known:
            points = voice.listing([say.point(point, voice) for point in one.missing])
            first, last = (say.column(one.known[place], voice) for place in (-1, 0))
            line = voice.say("not_then", points=points, first=first, last=last, **values)
            told.append(
                " ".join([line, *([_sentence(study, company, newest(one))] if is_ahead(one) else [])])
            )
        elif not one.known and (reason := company.ratios.text("refused", one.concept)):
            told.append(voice.say("refused", reason=clean(voice.said(reason), LONGEST_REASON), **values))
        elif not one.known and not company.failures:
            told.append(voice.say("not_there", **values))
    return list(dict.fromkeys(told))


def newest(one: Picked) -> Picked:
    """As if its newest period had been asked for."""
    return Picked(one.concept, one.known[:1], (), one.known)


def is_ahead(one: Picked) -> bool:
    """Only what is not reported yet was asked for, so that the newest is what there is."""
    if one.facts or not one.missing or not one.known:
        return False
    last = point_of(one.known[0], one.known[0].frequency == "quarterly")
    ahead = [(p.year - last.year) * 4 + (p.quarter or 0) - (last.quarter or 0) for p in one.missing]
    return all(0 < quarters <= MOST_AHEAD for quarters in ahead)


def _sentence(study: Study, company: Company, one: Picked) -> str:
    fact, parts = one.facts[0], say.parts(one.facts[0], company, study)
    is_now = not parts["when"] or fact.frequency in ("", "day")
    told = [study.voice.say("is_now" if is_now else "was", **parts), *_since(study, fact, one)]
    # The margin beside a free cash flow.
    found = company.derived if fact.concept == FREE else ()
    same = [
        one
        for one in found
        if (one.concept, one.period, one.frequency) == (MARGIN, fact.period, fact.frequency)
    ]
    told += [study.voice.say("of_revenue", share=say.value(one, study.voice)) for one in same[:1]]
    return " ".join([*told, *past(company, fact, study.voice)])


def _since(study: Study, fact: Fact, one: Picked) -> list[str]:
    """The change from the same period a year before, of sums that are not below zero."""
    before, voice = year_before(fact, one.known), study.voice
    if before is None or fact.kind != "money" or not is_flow(fact.concept) or before.value * fact.value <= 0:
        return []
    if say.size(fact) < 0:
        return []
    share, then = abs(fact.value) / abs(before.value) - 1, say.column(before, voice)
    told = {"share": numbers.percent(abs(share)), "before": say.value(before, voice), "then": then}
    return [voice.say("more" if share >= 0 else "less", **told)]


def _together(study: Study, company: Company, there: list[Picked]) -> str:
    """Several lines of one period: a sentence for all, or a table where they are many or of several."""
    voice, parts = study.voice, [say.parts(one.facts[0], company, study) for one in there]
    whens = {one["when"] for one in parts}
    if len(whens) == 1 and len(there) <= MOST_IN_SENTENCE:
        told = [
            f"{say.label(one.concept, voice)} {part['value']}" for one, part in zip(there, parts, strict=True)
        ]
        return voice.say("all", company=company.title, when=whens.pop(), items=voice.listing(told))
    rows = [
        (part["line"], part["value"], say.column(one.facts[0], voice))
        for one, part in zip(there, parts, strict=True)
    ]
    first = _sentence(study, company, Picked(there[0].concept, there[0].facts))
    return table(["", company.title, voice.say("period")], rows, first)


def _first_and_last(study: Study, company: Company, one: Picked) -> str:
    if len(one.facts) == 1:
        return _sentence(study, company, one)
    old = say.parts(one.facts[-1], company, study)
    parts = say.parts(one.facts[0], company, study)
    return study.voice.say("from_to", old=old["value"], then=old["when"], **parts)


def by_period(study: Study, company: Company, there: list[Picked]) -> str:
    """A column a period, newest first; amounts of one currency without it."""
    voice = study.voice
    every = [[*one.facts, *one.odd] for one in there]
    days = {f.period: say.column(f, voice, company) for facts in every for f in facts if f.period}
    shown = sorted(days, reverse=True)[:MOST_PERIODS]
    found = [{f.period: money.converted(f, study) for f in facts} for facts in every]
    currencies = {f.currency for row in found for f in row.values() if f.kind == "money"}
    plain = len(currencies) == 1
    rows = [
        [
            say.label(one.concept, voice, start=True),
            *(say.value(row[day], voice, plain) if day in row else None for day in shown),
        ]
        for one, row in zip(there, found, strict=True)
    ]
    return table([voice.currency(currencies.pop()) if plain else "", *(days[day] for day in shown)], rows)
