"""Whether what falls due within a year is covered."""

from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import BALANCE_SHEET, Need, need
from assistant_core.builtin.research.pick import newest
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame, Topic

CONCEPTS = (
    *("current_ratio", "quick_ratio", "CurrentAssets", "CurrentLiabilities"),
    *("CashCashEquivalentsAndShortTermInvestments", "CashAndCashEquivalents"),
)


def is_asked(topic: Topic) -> bool:
    return topic.concepts[0] == "current_ratio" and len(topic.concepts) > 1


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(BALANCE_SHEET),)


def of(study: Study, company: Company) -> list[str]:
    voice = study.voice
    ratio, *others = (newest(company, name, study.frame.times) for name in CONCEPTS)
    if ratio is None:
        return [] if company.failures else [voice.say("no_liquidity", company=company.title)]
    quick, assets, owed, *ready = (one if one and one.period == ratio.period else None for one in others)
    parts = say.parts(ratio, company, study)
    told, more = [voice.say("covered" if ratio.value >= 1 else "uncovered", **parts)], []
    if assets and owed:
        told.append(voice.say("due", assets=say.told(assets, study), owed=say.told(owed, study)))
    if quick:
        more.append(voice.say("quick", ratio=say.value(quick, voice)))
    cash = next(filter(None, ready), None)
    if cash and owed:
        key, line = "cash_more" if cash.value >= owed.value else "cash_less", say.label(cash.concept, voice)
        more.append(voice.say(key, line=line, cash=say.told(cash, study)))
    return [" ".join(told), " ".join(more), *money.rates([assets] if assets else [], study)]
