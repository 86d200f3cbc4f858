"""What speaks for and against a company, weighed by numbers; never a recommendation: is it a good buy, which
reasons are there, which risks, what are the bull and the bear case.
"""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research import side_by_side
from assistant_core.builtin.research.answers import price
from assistant_core.builtin.research.functions import (
    DAILY_PRICES,
    KEY_RATIOS,
    STATEMENTS,
    Need,
    need,
    topics_of,
)
from assistant_core.builtin.research.lines import rates_of_now
from assistant_core.builtin.research.pick import point_of
from assistant_core.builtin.research.signals import Years, signals
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice, capital
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.builtin.understanding.periods import COUNT, NUMBERS

TOPICS = False
SHOWN, MOST = 5, 10
LONGEST_REASON = 160
MULTIPLES = ("price_to_earnings", "price_to_sales", "price_to_book", "enterprise_value_to_ebitda")
SIDE_BY_SIDE = topics_of(
    "revenue_growth net_margin free_cash_flow_margin debt_to_equity current_ratio price_to_earnings"
)
"""Ratios only: amounts may be in different currencies."""
ASKED = re.compile(
    rf"\b{COUNT}(?: \w+){{0,2}} (?:reasons?|risks?|points?|arguments?|pros|cons)\b"
    rf"|{COUNT.replace('<n>', '<nb>')} ?(?:가지|개)",
    re.IGNORECASE,
)


def needs(frame: Frame) -> tuple[Need, ...]:
    return tuple(map(need, (*STATEMENTS, DAILY_PRICES, KEY_RATIOS)))


def write(study: Study) -> list[str]:
    companies = [company for company in study.listed if company.documents]
    weighed, side = any(Years(one).end for one in companies), study.frame.ask.options.get("side")
    if side:
        reasons = [part for company in companies for part in _reasons(study, company, side)]
        return [*reasons, study.voice.say("limits")] if reasons else []
    told = [_sentences(study, company) for company in companies]
    if len(companies) > 1:
        parts = [*map(" ".join, told), side_by_side.grid(study, SIDE_BY_SIDE, study.voice.say("figure"))]
    else:
        found = [pair for one in companies if weighed for pair in signals(one, study.voice).items()]
        lists = [_list(side, points, study.voice) for side, points in found]
        parts = [part for one in told for part in (" ".join(one[:2]), *lists, " ".join(one[2:]))]
    return [*parts, study.voice.say("advice")] if weighed else parts


def _sentences(study: Study, company: Company) -> list[str]:
    """The weighing, the year that it is of, the price and its multiples."""
    years, voice = Years(company), study.voice
    moved = price.moved(study, company)[:1] if company.prices else []
    if not years.end:
        return [voice.say("only_price", company=company.bold, price=told) for told in moved]
    good, bad = (voice.listing(points[:2]) for points in signals(company, voice).values())
    key = "opening" if good and bad else "only_for" if good else "only_against" if bad else "neither"
    told = [voice.say(key, company=company.bold, good=good, bad=bad), _year(years, voice)]
    found, reason = multiples(company, voice), company.ratios.text("refused", MULTIPLES[0])
    costs = [voice.say("costs", parts=voice.listing(found)), *past(company, voice)] if found else []
    if reason and years.multiple(MULTIPLES[0]) != years.multiple(MULTIPLES[0]):
        costs.append(voice.say("no_multiple", reason=clean(voice.said(reason), LONGEST_REASON)))
    return [*told, *moved, *costs, *rates_of_now(study, company)]


def _reasons(study: Study, company: Company, side: str) -> list[str]:
    voice, years = study.voice, Years(company)
    if not years.end:
        return [
            voice.say("no_reasons", company=company.bold),
            *(price.moved(study, company)[:1] if company.prices else []),
        ]
    found, count = signals(company, voice), ASKED.search(study.frame.text)
    said = (count["n"] or count["nb"]).lower() if count else ""
    asked = min(NUMBERS.get(said) or int(said or 0), MOST)
    told = {"company": company.bold, **{one: points[0] for one, points in found.items() if points}}
    wanted = [side] if side in found else list(found)
    leads = [f"lead_{one}" if found[one] else f"none_{one}" for one in wanted]
    if len(wanted) == 2 and all(found.values()):
        leads = ["lead_both"]
    parts = [" ".join([*(voice.filled(lead, told) for lead in leads), _year(years, voice)])]
    for one in wanted:
        parts.append(_list(one, found[one], voice, asked or SHOWN, "all" if len(wanted) == 1 else "both"))
        if found[one] and len(found[one]) < asked:
            parts.append(voice.say("fewer_reasons", asked=asked, found=len(found[one])))
    return parts


def _list(side: str, points: list[str], voice: Voice, most: int = SHOWN, heading: str = "speaks") -> str:
    return (
        f"{voice.say(f'{heading}_{side}')}\n\n{bullets(list(map(capital, points[:most])))}" if points else ""
    )


def _year(years: Years, voice: Voice) -> str:
    end = years.end
    return voice.say("years_are", year=point_of(end, False).year, date=voice.date(end)) if end else ""


def multiples(company: Company, voice: Voice) -> list[str]:
    found = ((name, Years(company).multiple(name)) for name in MULTIPLES)
    return [voice.say(f"times_{name}", value=numbers.multiple(one)) for name, one in found if one == one]


def past(company: Company, voice: Voice) -> list[str]:
    median = Years(company).multiple("usual_earnings")
    return [voice.say("usual_earnings", value=numbers.multiple(median))] if median == median else []
