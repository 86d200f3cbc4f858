"""Does it make money: yes or no, with net income and margin."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.pick import Picked, pick
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame, Topic

PARTS = tuple(Topic((concept,), "") for concept in ("net_margin", "NetIncome", "operating_margin"))


def is_asked(topic: Topic) -> bool:
    return {"NetIncome", "net_margin"} <= set(topic.concepts)


def is_about(topic: Topic) -> bool:
    return topic.concepts[0] in ("NetIncome", "net_margin", "OperatingIncome", "operating_margin")


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    return [line for company in study.listed for line in _of(study, company)]


def _of(study: Study, company: Company) -> list[str]:
    from assistant_core.builtin.research.answers import value

    voice, times = study.voice, study.frame.times
    earned, margin, operating = (
        pick(company, Topic((concept,), ""), times)[0]
        for concept in ("NetIncome", "net_margin", "operating_margin")
    )
    if not earned.newest:
        return value.missing(study.using(value.WORDS), company, [(PARTS[1], earned)])
    fact = earned.newest
    told = voice.say(
        "yes" if fact.value > 0 else "no",
        company=company.title,
        value=money.said(fact, study) if fact.value > 0 else money.said(say.positive(fact), study),
        when=say.period(fact, company, voice, times.points),
        margin=_percent(margin),
    )
    if operating.newest and operating.newest.period == fact.period:
        told += " " + voice.say("operating", margin=_percent(operating))
    return [told, *money.rates([fact], study)]


def _percent(one: Picked) -> str:
    return numbers.percent(one.newest.value / 100) if one.newest else "–"


WORDS = {
    "en": {
        "yes": "Yes, **{company}** is profitable: its net income was {value} {when}, a net margin of"
        " {margin}.",
        "no": "No, **{company}** is not profitable: its net loss was {value} {when}, a net margin of"
        " {margin}.",
        "operating": "Its operating margin was {margin}.",
    },
    "ko": {
        "yes": "네, **{company}**은(는) 이익을 내고 있습니다. {when} 순이익은 {value}, 순이익률은"
        " {margin}입니다.",
        "no": "아니요, **{company}**은(는) 적자입니다. {when} 순손실은 {value}, 순이익률은 {margin}입니다.",
        "operating": "영업이익률은 {margin}입니다.",
    },
}
