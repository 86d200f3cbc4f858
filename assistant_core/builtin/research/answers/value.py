"""One line or several, of one period or several."""

from datetime import date
from types import ModuleType

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, multiples, say
from assistant_core.builtin.research.answers import compare, growth, liquidity, profitable
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import KEY_RATIOS, Need
from assistant_core.builtin.research.pick import Picked, pick, point_of, year_before
from assistant_core.builtin.research.places import all_needs, is_flow
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame, Topic
from assistant_core.figures.model import Fact

LONGEST_REASON = 160
MOST_PERIODS = 12
MOST_IN_SENTENCE = 5
MOST_AHEAD = 8
"""Quarters: what is asked of a time not reported yet gets the newest, beside a word that it is older."""
STANDARD = (Topic(("TotalRevenue",), ""), Topic(("OperatingIncome",), ""), Topic(("NetIncome",), ""))


ABOUT = {"profitable": profitable, "liquidity": liquidity}


FREE, MARGIN = "FreeCashFlow", "free_cash_flow_margin"


def needs(frame: Frame) -> tuple[Need, ...]:
    module = _special(frame)
    if (
        module is None
        and len(frame.companies) == 1
        and [topic.concepts[0] for topic in frame.topics] == [FREE]
    ):
        return tuple(all_needs((Topic(("TotalRevenue",), ""),), frame.times))
    return tuple(module.needs(frame)) if module else ()


def write(study: Study) -> list[str]:
    topics = study.frame.topics
    if len(study.listed) > 1:
        return compare.write(study.using(compare.WORDS))
    if special := _special(study.frame):
        return special.write(study.using(special.WORDS))
    told: list[str] = []
    for company in study.listed:
        told += lines(study, company, topics)
    return told


def _special(frame: Frame) -> ModuleType | None:
    """What answers in its own way: does it make money, can it pay, how did it grow."""
    about, topics = frame.ask.options.get("about", ""), frame.topics
    if about in ABOUT and (not topics or any(ABOUT[about].is_about(topic) for topic in topics)):
        return ABOUT[about]
    if len(topics) != 1:
        return None
    if topics[0].is_growth:
        return growth
    return (
        profitable if profitable.is_asked(topics[0]) else liquidity if liquidity.is_asked(topics[0]) else None
    )


def lines(study: Study, company: Company, topics: tuple[Topic, ...], by_name: bool = True) -> list[str]:
    """The paragraphs about one company; `by_name`: the question itself names the topics."""
    picked = [(topic, one) for topic in topics for one in pick(company, topic, study.frame.times)]
    there = [one for _, one in picked if one.facts]
    gone = missing(study, company, picked)
    if not there:
        return gone
    periods = {fact.period for one in there for fact in one.facts}
    several = len(periods) > 1 and any(len(one.facts) > 1 for one in there)
    facts = [fact for one in there for fact in one.facts]
    if several:
        body = [_first_and_last(study, company, there[0]), _table(study, company, there)]
    elif len(facts) <= 2:
        body = [" ".join(_sentence(study, company, one) for one in there)]
    else:
        body = [_together(study, company, there)]
    meets = any(fact.kind in ("times", "percent") and not fact.frequency for fact in facts)
    rates = multiples.rates_of_now(company, study.voice) if meets else []
    return [*body, *_short(study, there), *rates, *money.rates(facts, study), *(gone if by_name else [])]


def _short(study: Study, there: list[Picked]) -> list[str]:
    """Fewer periods than were asked for."""
    times = study.frame.times
    wanted = times.last or 0
    if not times.days or any(len(one.known) >= wanted or len(one.known) < 2 for one in there):
        return []
    first = min((one.known[-1] for one in there), key=lambda fact: fact.period or date.max)
    return [study.voice.say("reach", first=say.column(first, study.voice))]


def missing(study: Study, company: Company, picked: list[tuple[Topic, Picked]]) -> list[str]:
    """What was asked and is not there, with what is."""
    told = []
    for _, one in picked:
        name = say.label(one.concept, study.voice, start=not one.known)
        if one.missing and one.known:
            points = study.voice.listing([say.point(point, study.voice) for point in one.missing])
            ends = [one.known[-1], one.known[0]]
            first, last = (say.column(fact, study.voice) for fact in ends)
            told.append(
                study.voice.say(
                    "not_then", line=name, company=company.title, points=points, first=first, last=last
                )
            )
            if is_ahead(one):
                told[-1] += " " + _sentence(study, company, Picked(one.concept, one.known[:1], (), one.known))
        elif not one.known and (reason := _refused(company, one.concept)):
            reason = clean(study.voice.said(reason), LONGEST_REASON)
            told.append(study.voice.say("refused", line=name, company=company.title, reason=reason))
        elif not one.known and not company.failures:
            told.append(study.voice.say("not_there", line=name, company=company.title))
    return list(dict.fromkeys(told))


def is_ahead(one: Picked) -> bool:
    """Only what is not reported yet was asked for, so that the newest is what there is."""
    if one.facts or not one.missing or not one.known:
        return False
    newest = point_of(one.known[0], one.known[0].frequency == "quarterly")
    ahead = [(p.year - newest.year) * 4 + (p.quarter or 0) - (newest.quarter or 0) for p in one.missing]
    return all(0 < quarters <= MOST_AHEAD for quarters in ahead)


def _refused(company: Company, concept: str) -> str:
    ratios = company.facts(KEY_RATIOS)
    return ratios.text("refused", concept) if ratios else ""


def _sentence(study: Study, company: Company, one: Picked) -> str:
    voice, fact = study.voice, one.facts[0]
    when = say.period(fact, company, voice, study.frame.times.points)
    told = voice.say(
        "is_now" if not when or fact.frequency in ("", "day") else "was",
        line=say.label(fact.concept, voice, start=True),
        verb=say.verb(fact, voice),
        company=company.title,
        value=money.said(fact, study),
        when=when,
    )
    return (
        told
        + _since(study, fact, one)
        + _of_revenue(study, company, fact)
        + multiples.past(company, fact, voice)
    )


def _since(study: Study, fact: Fact, one: Picked) -> str:
    """The change from the same period a year before, of sums that are not below zero."""
    before = year_before(fact, one.known)
    if before is None or fact.kind != "money" or not is_flow(fact.concept) or before.value * fact.value <= 0:
        return ""
    share = abs(fact.value) / abs(before.value) - 1
    if fact.value < 0 and not is_outflow(fact):
        return ""
    key = "more" if share >= 0 else "less"
    return " " + study.voice.say(
        key,
        share=numbers.percent(abs(share)),
        before=say.value(before, study.voice),
        then=say.column(before, study.voice),
    )


def _of_revenue(study: Study, company: Company, fact: Fact) -> str:
    """The margin beside a free cash flow."""
    found = company.derived if fact.concept == FREE else ()
    same = (one for one in found if one.concept == MARGIN and one.period == fact.period)
    margin = next((one for one in same if one.frequency == fact.frequency), None)
    return " " + study.voice.say("of_revenue", share=say.value(margin, study.voice)) if margin else ""


def is_outflow(fact: Fact) -> bool:
    return fact.concept in say.OUTFLOWS


def _together(study: Study, company: Company, there: list[Picked]) -> str:
    """Several lines of one period: a sentence for all, or a table where they are many or of several."""
    voice = study.voice
    whens = {say.period(one.facts[0], company, voice, study.frame.times.points) for one in there}
    if len(whens) == 1 and len(there) <= MOST_IN_SENTENCE:
        items = [
            voice.say("item", line=say.label(one.concept, voice), value=money.said(one.facts[0], study))
            for one in there
        ]
        return voice.say("all", company=company.title, when=whens.pop(), items=voice.listing(items))
    rows: list[list[str | None]] = [
        [
            say.label(one.concept, voice, start=True),
            money.said(one.facts[0], study),
            say.column(one.facts[0], voice),
        ]
        for one in there
    ]
    first = _sentence(study, company, Picked(there[0].concept, there[0].facts))
    return first + "\n\n" + table(["", company.title, voice.say("period")], rows)


def _first_and_last(study: Study, company: Company, one: Picked) -> str:
    voice, new, old = study.voice, one.facts[0], one.facts[-1]
    if len(one.facts) == 1:
        return _sentence(study, company, one)
    return voice.say(
        "from_to",
        line=say.label(one.concept, voice, start=True),
        verb=say.verb(new, voice),
        company=company.title,
        new=money.said(new, study),
        old=money.said(old, study),
        when=say.period(new, company, voice, study.frame.times.points),
        then=say.period(old, company, voice, study.frame.times.points),
    )


def _table(study: Study, company: Company, there: list[Picked]) -> str:
    """A column a period, newest first; amounts of one currency without it."""
    voice = study.voice
    told = [[*one.facts, *one.odd] for one in there]
    days = sorted({f.period for facts in told for f in facts if f.period}, reverse=True)[:MOST_PERIODS]
    shown = [
        [{f.period: money.converted(f, study) for f in facts}.get(day) for day in days] for facts in told
    ]
    currencies = {f.currency for row in shown for f in row if f and f.kind == "money"}
    heads = [
        next(say.column(f, voice, company) for facts in told for f in facts if f.period == day)
        for day in days
    ]
    plain = len(currencies) == 1
    rows = [
        [say.label(one.concept, voice, start=True), *(say.value(f, voice, plain) if f else None for f in row)]
        for one, row in zip(there, shown, strict=True)
    ]
    return table([voice.currency(next(iter(currencies))) if plain else "", *heads], rows)


WORDS = {
    "en": {
        "was": "{line} of **{company}** {verb} {value} {when}.",
        "is_now": "{line} of **{company}** {verb} {value} {when}.",
        "more": "That is {share} more than in {then} ({before}).",
        "less": "That is {share} less than in {then} ({before}).",
        "from_to": "{line} of **{company}** {verb} {new} {when}, against {old} {then}.",
        "item": "{line} {value}",
        "all": "**{company}** {when}: {items}.",
        "of_revenue": "It is {share} of revenue (free cash flow margin).",
        "period": "Period",
        "reach": "The data goes back to {first} only.",
        "not_then": "For {points} there is no figure for {line} of **{company}**: the data goes from {first}"
        " to {last}.",
        "refused": "{line} of **{company}** cannot be computed: {reason}.",
        "not_there": "{line} of **{company}** is not in the data.",
    },
    "ko": {
        "was": "**{company}**의 {when} {line}은(는) {value}입니다.",
        "is_now": "**{company}**의 {line}은(는) {value}입니다({when}).",
        "more": "{then}({before})보다 {share} 많습니다.",
        "less": "{then}({before})보다 {share} 적습니다.",
        "from_to": "**{company}**의 {line}은(는) {when} {new}, {then} {old}입니다.",
        "item": "{line} {value}",
        "all": "**{company}**의 {when} 실적은 {items}입니다.",
        "of_revenue": "매출의 {share}입니다(잉여현금흐름 마진).",
        "period": "기간",
        "reach": "자료는 {first}부터 있습니다.",
        "not_then": "**{company}**의 {points} {line} 자료는 없습니다. {first}부터 {last}까지의 자료가"
        " 있습니다.",
        "refused": "**{company}**의 {line}은(는) 계산할 수 없습니다: {reason}.",
        "not_there": "**{company}**의 {line} 자료가 없습니다.",
    },
}
