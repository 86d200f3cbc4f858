"""Whether what falls due within a year is covered."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import BALANCE_SHEET, Need, need
from assistant_core.builtin.research.pick import pick
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame, Topic

LIQUID = "CashCashEquivalentsAndShortTermInvestments"
NAMES = (
    *("current_ratio", "quick_ratio", "CurrentAssets", "CurrentLiabilities", LIQUID),
    "CashAndCashEquivalents",
)


def is_asked(topic: Topic) -> bool:
    return topic.concepts[0] == "current_ratio" and len(topic.concepts) > 1


def is_about(topic: Topic) -> bool:
    return topic.concepts[0] in NAMES


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(BALANCE_SHEET),)


def write(study: Study) -> list[str]:
    return [line for company in study.listed for line in _of(study, company)]


def _of(study: Study, company: Company) -> list[str]:
    voice, times = study.voice, study.frame.times
    ratio, quick, assets, owed, liquid, cash = (
        pick(company, Topic((name,), ""), times)[0].newest for name in NAMES
    )
    if ratio is None:
        return [] if company.failures else [voice.say("none", company=company.title)]
    told = voice.say(
        "covered" if ratio.value >= 1 else "uncovered",
        company=company.title,
        ratio=numbers.multiple(ratio.value),
        when=say.period(ratio, company, voice, times.points),
    )
    if assets and owed and assets.period == owed.period == ratio.period:
        told += " " + voice.say("parts", assets=money.said(assets, study), owed=money.said(owed, study))
    more = (
        [voice.say("quick", ratio=numbers.multiple(quick.value))]
        if quick and quick.period == ratio.period
        else []
    )
    ready = liquid or cash
    if ready and owed and ready.period == owed.period:
        key = "cash_more" if ready.value >= owed.value else "cash_less"
        line = say.label(ready.concept, voice)
        more.append(voice.say(key, line=line, cash=money.said(ready, study)))
    return [told, *([" ".join(more)] if more else []), *money.rates([f for f in (assets,) if f], study)]


WORDS = {
    "en": {
        "covered": "Yes, **{company}** has more than enough current assets for what it owes within a year:"
        " its current ratio was {ratio} {when}.",
        "uncovered": "Not from current assets alone: **{company}** owes more within a year than its current"
        " assets, with a current ratio of {ratio} {when}.",
        "parts": "Current assets were {assets}, current liabilities {owed}.",
        "quick": "The quick ratio, which leaves out what is harder to sell, was {ratio}.",
        "cash_more": "Its {line} ({cash}) alone would cover the current liabilities.",
        "cash_less": "Its {line} ({cash}) alone would not cover the current liabilities.",
        "none": "The data has no current ratio of **{company}**, so its liquidity cannot be told.",
    },
    "ko": {
        "covered": "네, **{company}**은(는) 1년 안에 갚을 부채보다 유동자산이 많습니다. {when} 유동비율은"
        " {ratio}배입니다.",
        "uncovered": "**{company}**은(는) 유동자산만으로는 부족합니다. 1년 안에 갚을 부채가 더 많아 {when}"
        " 유동비율은 {ratio}배입니다.",
        "parts": "유동자산은 {assets}, 유동부채는 {owed}입니다.",
        "quick": "당좌비율은 {ratio}배입니다.",
        "cash_more": "{line}({cash})만으로도 유동부채를 갚을 수 있습니다.",
        "cash_less": "{line}({cash})만으로는 유동부채를 모두 갚을 수 없습니다.",
        "none": "**{company}**의 유동비율 자료가 없어 지급 능력을 말할 수 없습니다.",
    },
}
