"""Reasons to buy, risks, or the bull and the bear case: as many as the figures give, or as are asked for."""

import re

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.answers import judge
from assistant_core.builtin.research.answers.judge import listed, period_line, price_line
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.lines import Years
from assistant_core.builtin.research.signals import Signal, signals
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.understanding.frame import Frame

USUAL, MOST = 5, 10
NUMBERS: dict[str, int] = {
    **dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)),
    **dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), range(1, 11), strict=True)),
}
COUNT = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(list(NUMBERS)[:10])})(?: \w+){{0,2}}"
    r" (?:reasons?|risks?|points?|arguments?|pros|cons)\b"
    rf"|(\d{{1,2}}|{'|'.join(list(NUMBERS)[10:])}) ?(?:가지|개)",
    re.IGNORECASE,
)
OWN: dict[Language, dict[str, str]] = {
    "en": {
        "lead_for": "What speaks for **{company}** first of all is {first}.",
        "lead_against": "The main risk of **{company}** in its figures is {first}.",
        "lead_both": "The bull case for **{company}** rests on {good}; the bear case on {bad}.",
        "none_for": "In the figures of **{company}** nothing plainly speaks for it.",
        "none_against": "In the figures of **{company}** nothing plainly speaks against it.",
        "no_figures": "I could get no statements of **{company}**, so there are no reasons I could give.",
        "all_for": "**Reasons for it**",
        "all_against": "**Risks**",
        "both_for": "**Bull case: what speaks for it**",
        "both_against": "**Bear case: what speaks against it**",
        "fewer": "You asked for {asked}; the figures give {found}.",
        "limits": "These come from reported figures only. Products, competitors and law are not in them.",
    },
    "ko": {
        "lead_for": "**{company}**의 가장 큰 강점은 {first}입니다.",
        "lead_against": "**{company}**의 수치에서 가장 큰 위험은 {first}입니다.",
        "lead_both": "**{company}** – 강세론의 근거는 {good}, 약세론의 근거는 {bad}입니다.",
        "none_for": "**{company}**의 수치에서는 뚜렷한 강점이 보이지 않습니다.",
        "none_against": "**{company}**의 수치에서는 뚜렷한 위험이 보이지 않습니다.",
        "no_figures": "**{company}** – 재무제표를 가져오지 못해 근거를 들 수 없습니다.",
        "all_for": "**긍정적인 점**",
        "all_against": "**위험 요인**",
        "both_for": "**강세론(긍정적인 점)**",
        "both_against": "**약세론(부담이 되는 점)**",
        "fewer": "{asked}가지를 요청하셨지만 수치에서 찾은 것은 {found}가지입니다.",
        "limits": "공시된 수치만 근거로 한 것으로, 제품·경쟁·규제 같은 요인은 들어 있지 않습니다.",
    },
}


WORDS = {language: {**judge.WORDS[language], **OWN[language]} for language in OWN}
TOPICS = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return judge.needs(frame)


def write(study: Study) -> list[str]:
    voice = study.voice
    side, asked = study.frame.ask.options.get("side", "both"), _asked(study.frame.text)
    told = [
        part
        for company in study.listed
        if company.documents
        for part in _reasons(company, side, asked, voice)
    ]
    return [*told, voice.say("limits")] if told else []


def _asked(text: str) -> int | None:
    match = COUNT.search(text)
    said = (match[1] or match[2]).lower() if match else ""
    count = NUMBERS.get(said) or (int(said) if said.isdigit() else 0)
    return min(count, MOST) or None


def _reasons(company: Company, side: str, asked: int | None, voice: Voice) -> list[str]:
    good, bad = signals(company, voice)
    years = Years(company)
    if not years.end:
        return [voice.say("no_figures", company=company.title), price_line(company, voice)]
    sides = {"for": good, "against": bad}
    wanted = [side] if side in sides else list(sides)
    lead = _lead(company, wanted, sides, voice)
    lists = [
        part
        for one in wanted
        if sides[one]
        for part in _list(one if len(wanted) == 1 else f"{one} both", sides[one], asked, voice)
    ]
    return [f"{lead} {period_line(years, voice)}", *lists]


def _lead(company: Company, wanted: list[str], sides: dict[str, list[Signal]], voice: Voice) -> str:
    if len(wanted) == 2 and all(sides.values()):
        good, bad = (some[0].told(voice) for some in sides.values())
        return voice.say("lead_both", company=company.title, good=good, bad=bad)
    told = []
    for one in wanted:
        first = sides[one][0].told(voice) if sides[one] else ""
        phrase = f"lead_{one}" if first else f"none_{one}"
        told.append(voice.say(phrase, company=company.title, first=first))
    return " ".join(told)


def _list(name: str, points: list[Signal], asked: int | None, voice: Voice) -> list[str]:
    side, _, both = name.partition(" ")
    heading = voice.say(f"both_{side}" if both else f"all_{side}")
    told = [heading + "\n\n" + listed(points[: asked or USUAL], voice)]
    if asked and len(points) < asked:
        told.append(voice.say("fewer", asked=asked, found=len(points)))
    return told
