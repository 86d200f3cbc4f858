"""What is told of a company's lines and ratios: of one period, of several, and how they changed."""

from dataclasses import replace
from datetime import date

from assistant_core.builtin import numbers
from assistant_core.builtin.research import say
from assistant_core.builtin.research.functions import is_flow
from assistant_core.builtin.research.pick import Picked, order, pick, point_of, year_before
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Times, Topic
from assistant_core.figures.model import Fact

LONGEST_REASON = 160
MOST_PERIODS = 12
MOST_IN_SENTENCE = 5
MOST_AHEAD = 8
"""Quarters: what is asked of a time not reported yet gets the newest, beside a word that it is older."""
FREE, MARGIN = "FreeCashFlow", "free_cash_flow_margin"


def told(study: Study, company: Company, topics: tuple[Topic, ...], by_name: bool = True) -> list[str]:
    """The paragraphs about a company; `by_name`: the question itself names the topics."""
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
    rates = [*(rates_of_now(study, company) if meets else []), *say.rates(facts, study)]
    return [*body, _short(study, there), *rates, *(gone if by_name else [])]


def changes(study: Study, company: Company, topics: tuple[Topic, ...]) -> list[str]:
    """How each has changed: over a year, a year on average, up or down."""
    times, paragraphs = study.frame.times, list[str]()
    for one in (one for topic in topics for one in pick(company, topic, times)):
        gone, ahead = missing(study, company, [one]), is_ahead(one)
        ends, own = _span(newest(one), Times()) if ahead else _span(one, times), list[str]()
        if ends:
            old, new = (fact.period or date.min for fact in ends)
            since = date.min if times.is_open else old  # No time is named: all years that there are.
            inside = tuple(fact for fact in one.known if fact.period and since <= fact.period <= new)
            between = by_period(study, company, [Picked(one.concept, inside)]) if len(inside) > 2 else ""
            own = [_change(study, company, *ends), between, *say.rates(list(ends), study)]
        elif one.known and not gone:
            line = say.label(one.concept, study.voice)
            own = [study.voice.say("too_few", line=line, company=company.bold)]
        paragraphs = [*gone, *paragraphs, *own] if ahead else [*paragraphs, *own, *gone]
    return paragraphs


def missing(study: Study, company: Company, picked: list[Picked]) -> list[str]:
    """What was asked and is not there, with what is."""
    voice, lines = study.voice, []
    for one in picked:
        values = {"line": say.label(one.concept, voice, start=not one.known), "company": company.bold}
        if one.missing and one.known:
            points = voice.listing([say.point(point, voice) for point in one.missing])
            first, last = (say.column(one.known[place], voice) for place in (-1, 0))
            line = voice.say("not_then", points=points, first=first, last=last, **values)
            lines.append(f"{line} {_sentence(study, company, newest(one))}" if is_ahead(one) else line)
        elif not one.known and (reason := company.ratios.text("refused", one.concept)):
            lines.append(voice.say("refused", reason=clean(voice.said(reason), LONGEST_REASON), **values))
        elif not one.known and not company.failures:
            lines.append(voice.say("not_there", **values))
    return list(dict.fromkeys(lines))


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


def rates_of_now(study: Study, company: Company) -> list[str]:
    """At which a price in one currency and statements in another have met."""
    rates = say.at_rates([company.ratios.at("exchange_rate")], study.voice)
    return [rates] if rates else []


def by_period(study: Study, company: Company, there: list[Picked]) -> str:
    """A column a period, newest first; amounts of one currency without it."""
    voice = study.voice
    every = [[*one.facts, *one.odd] for one in there]
    days = {f.period: say.column(f, voice, company) for facts in every for f in facts if f.period}
    shown = sorted(days, reverse=True)[:MOST_PERIODS]
    found = [{f.period: say.converted(f, study) for f in facts} for facts in every]
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


def _sentence(study: Study, company: Company, one: Picked) -> str:
    """The figure, then what gives it meaning: the year before, past multiples, the margin of a cash flow."""
    fact, voice, parts = one.facts[0], study.voice, say.parts(one.facts[0], company, study)
    sentences = [
        voice.say("was" if parts["when"] and fact.frequency not in ("", "day") else "is_now", **parts)
    ]
    before = year_before(fact, one.known)
    is_sum = fact.kind == "money" and is_flow(fact.concept) and say.size(fact) >= 0
    if before and is_sum and before.value * fact.value > 0:
        share, then = abs(fact.value) / abs(before.value) - 1, say.column(before, voice)
        old = {"share": numbers.percent(abs(share)), "before": say.value(before, voice), "then": then}
        sentences.append(voice.say("more" if share >= 0 else "less", **old))
    for other in company.derived if fact.concept == FREE else ():
        if (other.concept, other.period, other.frequency) == (MARGIN, fact.period, fact.frequency):
            sentences.append(voice.say("of_revenue", share=say.value(other, voice)))
    median = company.ratios.number("valuation_history", "multiples", fact.concept, "median")
    ends = [f for f in company.figures if f.concept == fact.concept and f.frequency == "annual"]
    if not fact.frequency and median is not None and ends:
        past = voice.listing([f"{say.value(f, voice)} ({say.column(f, voice)})" for f in ends])
        sentences.append(voice.say("at_year_ends", past=past, median=numbers.multiple(median)))
    return " ".join(sentences)


def _together(study: Study, company: Company, there: list[Picked]) -> str:
    """Several lines of one period: a sentence for all, or a table where they are many or of several."""
    voice, parts = study.voice, [say.parts(one.facts[0], company, study) for one in there]
    whens, pairs = {one["when"] for one in parts}, list(zip(there, parts, strict=True))
    if len(whens) == 1 and len(there) <= MOST_IN_SENTENCE:
        items = voice.listing([f"{say.label(one.concept, voice)} {part['value']}" for one, part in pairs])
        return voice.say("all", company=company.bold, when=whens.pop(), items=items)
    rows = [(part["line"], part["value"], say.column(one.facts[0], voice)) for one, part in pairs]
    first = _sentence(study, company, Picked(there[0].concept, there[0].facts))
    return table(["", company.title, voice.term("period")], rows, first)


def _first_and_last(study: Study, company: Company, one: Picked) -> str:
    if len(one.facts) == 1:
        return _sentence(study, company, one)
    new, old = (say.parts(one.facts[place], company, study) for place in (0, -1))
    return study.voice.say("from_to", old=old["value"], then=old["when"], **new)


def _short(study: Study, there: list[Picked]) -> str:
    """Fewer periods than were asked for."""
    wanted, known = study.frame.times.last or 0, [one.known for one in there]
    if not study.frame.times.days or any(len(one) >= wanted or len(one) < 2 for one in known):
        return ""
    first = min((one[-1] for one in known), key=lambda fact: fact.period or date.max)
    return study.voice.say("reach", first=say.column(first, study.voice))


def _span(one: Picked, times: Times) -> tuple[Fact, Fact] | None:
    """The figures that are compared, the old one first."""
    new, known, is_several = one.newest, one.known, len(one.facts) > 1
    if new is None:
        return None
    if len(times.points) > 1 or (times.is_range and is_several):
        # Since a year: up to the newest, whatever is not reported yet.
        newest_point = order(point_of(new, new.frequency == "quarterly"))
        is_whole = len(times.points) < 2 or all(order(point) > newest_point for point in one.missing)
        return (one.facts[-1], new) if is_several and is_whole else None
    if times.last and times.last > 1:
        old: Fact | None = known[min(times.last, len(known) - 1)]
    else:
        old = year_before(new, known) or next(iter(known[known.index(new) + 1 :]), None)
    return (old, new) if old and old is not new else None


def _change(study: Study, company: Company, old: Fact, new: Fact) -> str:
    voice, then = study.voice, say.parts(old, company, study)
    parts = {**say.parts(new, company, study), "old": then["value"], "then": then["when"]}
    before, after = say.size(old), say.size(new)
    way = "up" if after > before else "down" if after < before else "same"
    if new.kind == "percent" and way != "same":
        return voice.say(f"points_{way}", by=f"{abs(after - before):,.1f}", **parts)
    if new.kind != "money" or before <= 0 or way == "same":
        return voice.say(f"from_{way}", **parts)
    years = round((new.period - old.period).days / 365.25) if new.period and old.period else 0
    whole = numbers.percent(abs(after / before - 1))
    if years < 2 or after <= 0:
        apart = say.converted(replace(new, value=abs(abs(new.value) - abs(old.value))), study)
        return voice.say(f"grew_{way}", by=whole, apart=say.value(apart, voice), **parts)
    yearly = numbers.percent(abs((after / before) ** (1 / years) - 1))
    return voice.say(f"yearly_{way}", by=yearly, all=whole, years=years, **parts)
