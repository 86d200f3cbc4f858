"""What speaks for and against a company, weighed by numbers; never a recommendation."""

from datetime import timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.research.answers import compare
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import DAILY_PRICES, KEY_RATIOS, STATEMENTS, Need, need
from assistant_core.builtin.research.multiples import rates_of_now
from assistant_core.builtin.research.places import topics_of
from assistant_core.builtin.research.say import capital
from assistant_core.builtin.research.signals import BAD, GOOD, Years, signals
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame

TOPICS = False
MOST_POINTS = 5
LONGEST_REASON = 160
SIDES = {GOOD: "for", BAD: "against"}
MULTIPLES = ("price_to_earnings", "price_to_sales", "price_to_book", "enterprise_value_to_ebitda")
SIDE_BY_SIDE = topics_of(
    "revenue_growth net_margin free_cash_flow_margin debt_to_equity current_ratio price_to_earnings"
)
"""Ratios only: amounts may be in different currencies."""


def needs(frame: Frame) -> tuple[Need, ...]:
    return tuple(map(need, (*STATEMENTS, DAILY_PRICES, KEY_RATIOS)))


def write(study: Study) -> list[str]:
    companies = [company for company in study.listed if company.documents]
    if len(companies) > 1:
        told = [" ".join(_sentences(company, study.voice)) for company in companies]
        told.append(compare.side_by_side(study, SIDE_BY_SIDE, study.voice.say("figure")))
    else:
        told = [part for company in companies for part in _weighed(company, study.voice)]
    weighed = any(Years(company).end for company in companies)
    return [*told, study.voice.say("advice")] if weighed else told


def _weighed(company: Company, voice: Voice) -> list[str]:
    told, found = _sentences(company, voice), signals(company, voice)
    lists = [pointed(voice.say(SIDES[side]), found[side][:MOST_POINTS]) for side in SIDES if len(told) > 1]
    return [" ".join(told[:2]), *lists, " ".join(told[2:])]


def _sentences(company: Company, voice: Voice) -> list[str]:
    """The weighing, the year that it is of, the price and its multiples."""
    years, price = Years(company), price_line(company, voice)
    if not years.end:
        return [voice.say("only_price", company=company.title, price=price)] if price else []
    good, bad = (voice.listing(points[:2]) for points in signals(company, voice).values())
    key = "opening" if good and bad else "only_for" if good else "only_against" if bad else "neither"
    first = voice.say(key, company=company.title, good=good, bad=bad)
    found = multiples(company, voice)
    costs = [voice.say("costs", parts=voice.listing(found))] if found else []
    past = usual(years, voice) if found else []
    reason = company.ratios.text("refused", MULTIPLES[0])
    if years.has_no_earnings and reason:
        past.append(voice.say("no_multiple", reason=clean(voice.said(reason), LONGEST_REASON)))
    told = [*([price] if price else []), *costs, *past, *rates_of_now(company, voice)]
    return [first, period_line(years, voice), *told]


def pointed(heading: str, points: list[str]) -> str:
    return heading + "\n\n" + bullets(list(map(capital, points))) if points else ""


def period_line(years: Years, voice: Voice) -> str:
    end = years.end
    return voice.say("years_are", year=(end - timedelta(7)).year, date=voice.date(end)) if end else ""


def price_line(company: Company, voice: Voice) -> str:
    prices = company.daily
    if prices is None:
        return ""
    (since, first), (day, last) = prices.close("first"), prices.close("last")
    if not day or last is None:
        return ""
    told = {"value": voice.price(last, prices.currency), "date": voice.date(day)}
    if not first or not since:
        return voice.say("share_closed", **told)
    return voice.say("share_moved", change=numbers.change(last / first - 1), since=voice.date(since), **told)


def multiples(company: Company, voice: Voice) -> list[str]:
    years = Years(company)
    found = [(name, years.multiple(name)) for name in MULTIPLES]
    return [
        voice.say(f"times_{name}", value=numbers.multiple(value)) for name, value in found if value == value
    ]


def usual(years: Years, voice: Voice) -> list[str]:
    past = years.usual_earnings
    return [voice.say("usual_earnings", value=numbers.multiple(past))] if past == past else []
