"""How a line has changed: over a year, a year on average, up or down."""

from dataclasses import replace

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.pick import Picked, pick, year_before
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.understanding.frame import Frame, Times, Topic
from assistant_core.figures.model import Fact

USUAL = (Topic(("TotalRevenue",), ""), Topic(("NetIncome",), ""))


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    told: list[str] = []
    for company in study.listed:
        for topic in study.frame.topics or USUAL:
            told += _of(study, company, topic)
    return told


def _of(study: Study, company: Company, topic: Topic) -> list[str]:
    from assistant_core.builtin.research.answers import value

    times, told = study.frame.times, []
    for one in pick(company, topic, times):
        gone = value.missing(study.using(value.WORDS), company, [(topic, one)])
        newest = Picked(one.concept, one.known[:1], (), one.known)
        ends = span(newest, Times()) if value.is_ahead(one) else span(one, times)
        if ends:
            told += [
                sentence(study, company, *ends),
                *_years(study, one, ends),
                *money.rates(list(ends), study),
            ]
        elif one.known and not gone:
            gone = [
                study.voice.say("too_few", line=say.label(one.concept, study.voice), company=company.title)
            ]
        told = [*gone, *told] if value.is_ahead(one) else [*told, *gone]
    return told


def span(one: Picked, times: Times) -> tuple[Fact, Fact] | None:
    """The figures that are compared, the old one first."""
    new = one.newest
    if new is None:
        return None
    if len(times.points) > 1:
        return (one.facts[-1], new) if len(one.facts) > 1 and not one.missing else None
    place = one.known.index(new)
    if times.is_range and len(one.facts) > 1:
        return one.facts[-1], new
    if times.last and times.last > 1:
        old = one.known[min(times.last, len(one.known) - 1)]
        return (old, new) if old is not new else None
    before = year_before(new, one.known) or next(iter(one.known[place + 1 : place + 2]), None)
    return (before, new) if before else None


def sentence(study: Study, company: Company, old: Fact, new: Fact) -> str:
    voice, points = study.voice, study.frame.times.points
    ways = {
        "line": say.label(new.concept, voice, start=True),
        "company": company.title,
        "new": money.said(new, study),
        "old": money.said(old, study),
        "when": say.period(new, company, voice, points),
        "then": say.period(old, company, voice, points),
    }
    before, after = (abs(f.value) if f.concept in say.OUTFLOWS else f.value for f in (old, new))
    way = "up" if after > before else "down" if after < before else "same"
    if new.kind != "money" or before <= 0 or way == "same":
        if new.kind == "percent" and way != "same":
            return voice.say(f"points_{way}", by=f"{abs(after - before):,.1f}", **ways)
        return voice.say(f"from_{way}", **ways)
    years = _years_between(old, new)
    share = after / before - 1
    if years < 2 or after <= 0:
        return voice.say(way, by=numbers.percent(abs(share)), apart=_apart(study, old, new), **ways)
    yearly = (after / before) ** (1 / years) - 1
    return voice.say(
        f"yearly_{way}", by=numbers.percent(abs(yearly)), all=numbers.percent(abs(share)), years=years, **ways
    )


def _apart(study: Study, old: Fact, new: Fact) -> str:
    apart = replace(new, value=abs(abs(new.value) - abs(old.value)))
    return say.value(money.converted(apart, study), study.voice)


def _years(study: Study, one: Picked, ends: tuple[Fact, Fact]) -> list[str]:
    """The years between, where there are some."""
    voice, old, new = study.voice, *ends
    inside = [
        f
        for f in one.known
        if f.period and old.period and new.period and old.period <= f.period <= new.period
    ]
    if len(inside) < 3:
        return []
    shown = [money.converted(fact, study) for fact in inside]
    currency = shown[0].currency
    header = [voice.currency(currency) if currency else "", *(say.column(fact, voice) for fact in inside)]
    row: list[str | None] = [
        say.label(one.concept, voice, start=True),
        *(say.value(fact, voice, True) for fact in shown),
    ]
    return [table(header, [row])]


def _years_between(old: Fact, new: Fact) -> int:
    if not old.period or not new.period:
        return 0
    return round((new.period - old.period).days / 365.25)


WORDS = {
    "en": {
        "up": "{line} of **{company}** rose by {by} ({apart}) to {new} {when}, from {old} {then}.",
        "down": "{line} of **{company}** fell by {by} ({apart}) to {new} {when}, from {old} {then}.",
        "from_up": "{line} of **{company}** rose to {new} {when}, from {old} {then}.",
        "from_down": "{line} of **{company}** fell to {new} {when}, from {old} {then}.",
        "from_same": "{line} of **{company}** did not change: {new} {when}, and {old} {then}.",
        "points_up": "{line} of **{company}** rose by {by} percentage points to {new} {when}, from {old}"
        " {then}.",
        "points_down": "{line} of **{company}** fell by {by} percentage points to {new} {when}, from {old}"
        " {then}.",
        "yearly_up": "{line} of **{company}** grew by {by} a year (compound, {years} years), {all} in all:"
        " from {old} {then} to {new} {when}.",
        "yearly_down": "{line} of **{company}** fell by {by} a year (compound, {years} years), {all} in all:"
        " from {old} {then} to {new} {when}.",
        "too_few": "The data has one period only of {line} of **{company}**, so no change can be told.",
    },
    "ko": {
        "up": "**{company}**의 {line}은(는) {by}({apart}) 늘어 {when} {new}입니다. 비교 시점은 {then}"
        " {old}입니다.",
        "down": "**{company}**의 {line}은(는) {by}({apart}) 줄어 {when} {new}입니다. 비교 시점은 {then}"
        " {old}입니다.",
        "from_up": "**{company}**의 {line}은(는) {then} {old}에서 {when} {new}(으)로 올랐습니다.",
        "from_down": "**{company}**의 {line}은(는) {then} {old}에서 {when} {new}(으)로 내렸습니다.",
        "from_same": "**{company}**의 {line}은(는) 변하지 않았습니다. {when} {new}, {then} {old}입니다.",
        "points_up": "**{company}**의 {line}은(는) {then} {old}에서 {when} {new}(으)로 {by}%p 올랐습니다.",
        "points_down": "**{company}**의 {line}은(는) {then} {old}에서 {when} {new}(으)로 {by}%p 내렸습니다.",
        "yearly_up": "**{company}**의 {line}은(는) 연평균 {by}(복리, {years}년) 늘었습니다. {then} {old}에서"
        " {when} {new}까지, 모두 {all} 증가입니다.",
        "yearly_down": "**{company}**의 {line}은(는) 연평균 {by}(복리, {years}년) 줄었습니다. {then}"
        " {old}에서 {when} {new}까지, 모두 {all} 감소입니다.",
        "too_few": "**{company}**의 {line} 자료가 한 기간뿐이라 변화를 말할 수 없습니다.",
    },
}
