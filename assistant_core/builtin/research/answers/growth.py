"""How a line has changed: over a year, a year on average, up or down."""

from dataclasses import replace
from datetime import date

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.pick import Picked, pick, year_before
from assistant_core.builtin.research.places import topics_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Times, Topic
from assistant_core.figures.model import Fact

USUAL = topics_of("TotalRevenue NetIncome")


def of(study: Study, company: Company) -> list[str]:
    return [line for topic in study.frame.topics or USUAL for line in _of(study, company, topic)]


def _of(study: Study, company: Company, topic: Topic) -> list[str]:
    from assistant_core.builtin.research.answers import value

    times, voice = study.frame.times, study.voice
    told: list[str] = []
    for one in pick(company, topic, times):
        gone, is_ahead = value.missing(study, company, [one]), value.is_ahead(one)
        ends = _span(value.newest(one), Times()) if is_ahead else _span(one, times)
        if ends:
            own = [
                _sentence(study, company, *ends),
                _between(study, company, one, ends),
                *money.rates(list(ends), study),
            ]
        elif one.known and not gone:
            own = [voice.say("too_few", line=say.label(one.concept, voice), company=company.title)]
        else:
            own = []
        told = [*gone, *told, *own] if is_ahead else [*told, *own, *gone]
    return told


def _span(one: Picked, times: Times) -> tuple[Fact, Fact] | None:
    """The figures that are compared, the old one first."""
    new, known, is_several = one.newest, one.known, len(one.facts) > 1
    if new is None:
        return None
    if len(times.points) > 1 or (times.is_range and is_several):
        return (one.facts[-1], new) if is_several and not (one.missing and len(times.points) > 1) else None
    if times.last and times.last > 1:
        old: Fact | None = known[min(times.last, len(known) - 1)]
    else:
        old = year_before(new, known) or next(iter(known[known.index(new) + 1 :]), None)
    return (old, new) if old and old is not new else None


def _sentence(study: Study, company: Company, old: Fact, new: Fact) -> str:
    voice, then = study.voice, say.parts(old, company, study)
    parts = {**say.parts(new, company, study), "old": then["value"], "then": then["when"]}
    before, after = say.size(old), say.size(new)
    way = "up" if after > before else "down" if after < before else "same"
    if new.kind == "percent" and way != "same":
        return voice.say(f"points_{way}", by=f"{abs(after - before):,.1f}", **parts)
    if new.kind != "money" or before <= 0 or way == "same":
        return voice.say(f"from_{way}", **parts)
    years, share = (
        round((new.period - old.period).days / 365.25) if new.period and old.period else 0,
        after / before - 1,
    )
    whole = numbers.percent(abs(share))
    if years < 2 or after <= 0:
        apart = replace(new, value=abs(abs(new.value) - abs(old.value)))
        amount = say.value(money.converted(apart, study), voice)
        return voice.say(f"grew_{way}", by=whole, apart=amount, **parts)
    yearly = numbers.percent(abs((after / before) ** (1 / years) - 1))
    return voice.say(f"yearly_{way}", by=yearly, all=whole, years=years, **parts)


def _between(study: Study, company: Company, one: Picked, ends: tuple[Fact, Fact]) -> str:
    """The years between, where there are some."""
    from assistant_core.builtin.research.answers import value

    old, new = (fact.period or date.min for fact in ends)
    inside = tuple(fact for fact in one.known if fact.period and old <= fact.period <= new)
    return value.by_period(study, company, [Picked(one.concept, inside)]) if len(inside) > 2 else ""
