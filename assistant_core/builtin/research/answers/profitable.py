"""Does it make money: yes or no, with net income and margin."""

from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.pick import newest, pick
from assistant_core.builtin.research.places import topics_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import EMPTY
from assistant_core.builtin.understanding.frame import Topic

CONCEPTS = ("NetIncome", "net_margin", "OperatingIncome", "operating_margin")
PARTS = topics_of("net_margin NetIncome operating_margin")


def is_asked(topic: Topic) -> bool:
    return {"NetIncome", "net_margin"} <= set(topic.concepts)


def of(study: Study, company: Company) -> list[str]:
    from assistant_core.builtin.research.answers import value

    voice, times = study.voice, study.frame.times
    earned = pick(company, PARTS[1], times)[0]
    if not earned.newest:
        return value.missing(study, company, [earned])
    net, operating = (newest(company, name, times) for name in ("net_margin", "operating_margin"))
    parts = say.parts(say.positive(earned.newest), company, study)
    margin = say.value(net, voice) if net else EMPTY
    told = [voice.say("profit" if earned.newest.value > 0 else "loss", margin=margin, **parts)]
    if operating and operating.period == earned.newest.period:
        told.append(voice.say("operating_margin_was", margin=say.value(operating, voice)))
    return [" ".join(told), *money.rates([earned.newest], study)]
