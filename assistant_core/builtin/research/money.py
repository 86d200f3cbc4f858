"""Amounts in the currency that the question wants."""

from dataclasses import replace

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import Rate, is_code
from assistant_core.builtin.research.say import value
from assistant_core.builtin.research.study import Study
from assistant_core.figures.model import Fact


def converted(fact: Fact, study: Study) -> Fact:
    """As it is where no rate is needed or could be had."""
    rate = _rate(fact, study)
    return replace(fact, value=rate.of(fact.value), currency=rate.quote) if rate else fact


def said(fact: Fact, study: Study) -> str:
    """The amount wanted, and the original beside it."""
    told = converted(fact, study)
    if told is fact:
        return value(fact, study.voice)
    own = value(fact, study.voice)
    return study.voice.say("beside", value=value(told, study.voice), own=own)


def rates(facts: list[Fact], study: Study) -> list[str]:
    """At which rates, or that there is none."""
    found = [rate for fact in facts if (rate := _rate(fact, study))]
    lines = [rate.told(study.voice) for rate in dict.fromkeys(found)]
    without = {f.currency for f in facts if _wants(f, study) and not _rate(f, study)}
    missing = [
        study.voice.say(
            "no_rate", own=study.voice.currency(one), wanted=study.voice.currency(study.frame.currency)
        )
        for one in sorted(filter(None, without))
    ]
    told = [study.voice.say("converted", rates=study.voice.listing(lines))] if lines else []
    return [" ".join([*told, *missing])] if told or missing else []


def one_currency(facts: list[Fact]) -> bool:
    return len({fact.currency for fact in facts if fact.kind == "money"}) < 2


def with_rate(company: Company, study: Study) -> bool:
    return any(_rate(fact, study) for fact in company.figures)


def _wants(fact: Fact, study: Study) -> bool:
    wanted = study.frame.currency
    return bool(wanted) and fact.kind == "money" and fact.currency is not None and fact.currency != wanted


def _rate(fact: Fact, study: Study) -> Rate | None:
    if not _wants(fact, study) or not is_code(fact.currency):
        return None
    return study.rate(fact.currency, study.frame.currency)
