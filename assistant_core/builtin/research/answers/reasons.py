"""Reasons to buy, risks, or the bull and the bear case: as many as the figures give, or as are asked for."""

import re

from assistant_core.builtin.research.answers import judge
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.signals import Years, signals
from assistant_core.builtin.research.study import Study

TOPICS = False
SHOWN, MOST = 5, 10
NUMBERS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten",
        "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열",
    )
    for number, word in enumerate(words.split(), 1)
}
COUNT = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(list(NUMBERS)[:10])})(?: \w+){{0,2}}"
    r" (?:reasons?|risks?|points?|arguments?|pros|cons)\b"
    rf"|(\d{{1,2}}|{'|'.join(list(NUMBERS)[10:])}) ?(?:가지|개)",
    re.IGNORECASE,
)
needs = judge.needs


def write(study: Study) -> list[str]:
    told = [part for company in study.listed if company.documents for part in _reasons(study, company)]
    return [*told, study.voice.say("limits")] if told else []


def _asked(text: str) -> int | None:
    match = COUNT.search(text)
    said = (match[1] or match[2]).lower() if match else ""
    count = NUMBERS.get(said) or (int(said) if said.isdigit() else 0)
    return min(count, MOST) or None


def _reasons(study: Study, company: Company) -> list[str]:
    voice, years, asked = study.voice, Years(company), _asked(study.frame.text)
    if not years.end:
        return [voice.say("no_reasons", company=company.title), judge.price_line(company, voice)]
    of = study.frame.ask.options.get("side", "both")
    found = {judge.SIDES[side]: points for side, points in signals(company, voice).items()}
    wanted = [of] if of in found else list(found)
    told = {"company": company.title, **{side: points[0] for side, points in found.items() if points}}
    if len(wanted) == 2 and all(found.values()):
        lead = voice.filled("lead_both", told)
    else:
        lead = " ".join(
            voice.filled(f"lead_{side}" if found[side] else f"none_{side}", told) for side in wanted
        )
    lists = []
    for side in wanted:
        heading = voice.say(f"all_{side}" if len(wanted) == 1 else f"both_{side}")
        lists.append(judge.pointed(heading, found[side][: asked or SHOWN]))
        if found[side] and len(found[side]) < (asked or 0):
            lists.append(voice.say("fewer_reasons", asked=asked, found=len(found[side])))
    return [f"{lead} {judge.period_line(years, voice)}", *lists]
