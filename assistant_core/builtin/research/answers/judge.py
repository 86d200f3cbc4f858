"""Is it a good buy? What speaks for and against a company, weighed by numbers; never a recommendation."""

from datetime import timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import (
    BALANCE_SHEET,
    CASH_FLOW,
    DAILY_PRICES,
    INCOME_STATEMENT,
    KEY_RATIOS,
    Need,
    need,
)
from assistant_core.builtin.research.lines import Years
from assistant_core.builtin.research.multiples import rates_of_now
from assistant_core.builtin.research.signals import Signal, percent, signals
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame

MOST_POINTS = 5
LONGEST_REASON = 160
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "opening": "**{company}** has {best} in its favour, but {worst} against it.",
        "only_for": "**{company}** has {parts} in its favour, and nothing in its figures plainly against it.",
        "only_against": "**{company}** has {parts} against it, and nothing in its figures plainly for it.",
        "neither": "The figures of **{company}** point clearly in neither direction.",
        "only_price": "I could get the price of **{company}**, but no statements to weigh. {price}",
        "period": "The yearly figures are of FY{year} (to {date}).",
        "for": "**What speaks for it**",
        "against": "**What speaks against it**",
        "price": "The share closed at {value} on {date}.",
        "moved": "The share closed at {value} on {date}, {change} since {since}.",
        "valuation": "At that price it costs {parts}.",
        "price_to_earnings": "{value} times earnings",
        "price_to_sales": "{value} times sales",
        "price_to_book": "{value} times book value",
        "enterprise_value_to_ebitda": "{value} times EBITDA (with net debt)",
        "past": "The median P/E at past year-ends was {value}.",
        "no_multiple": "It has no P/E: {reason}.",
        "advice": "This weighs reported figures by rules of thumb. It is no advice to buy, hold or sell.",
        "together": "Side by side, on the last fiscal years:",
        "figure": "Figure",
        "revenue_growth": "Revenue growth",
        "net_margin": "Net margin",
        "free_cash_flow_margin": "Free cash flow margin",
        "debt_to_equity": "Debt/equity",
        "current_ratio": "Current ratio",
        "pe": "P/E",
        "close": "Last close",
        "year_to": "Fiscal year to",
    },
    "ko": {
        "opening": "**{company}**의 강점은 {best}입니다. 부담은 {worst}입니다.",
        "only_for": "**{company}**의 강점은 {parts}이며, 수치에서 뚜렷한 부담은 보이지 않습니다.",
        "only_against": "**{company}**의 부담은 {parts}이며, 수치에서 뚜렷한 강점은 보이지 않습니다.",
        "neither": "**{company}** – 수치가 어느 한쪽으로 뚜렷하게 기울지 않습니다.",
        "only_price": "**{company}** – 주가는 찾았지만 따져 볼 재무제표가 없습니다. {price}",
        "period": "연간 수치는 {year} 회계연도({date} 마감) 기준입니다.",
        "for": "**긍정적인 점**",
        "against": "**부담이 되는 점**",
        "price": "{date} 종가는 {value}입니다.",
        "moved": "{date} 종가는 {value}이며 {since} 대비 {change}입니다.",
        "valuation": "이 가격은 {parts}입니다.",
        "price_to_earnings": "PER {value}배",
        "price_to_sales": "PSR {value}배",
        "price_to_book": "PBR {value}배",
        "enterprise_value_to_ebitda": "EV/EBITDA {value}배",
        "past": "과거 회계연도 말 PER 중앙값은 {value}배였습니다.",
        "no_multiple": "PER은 없습니다: {reason}.",
        "advice": "공시된 수치를 일반적인 기준으로 따져 본 것이며 매수·보유·매도 권유가 아닙니다.",
        "together": "최근 회계연도 기준 비교:",
        "figure": "항목",
        "revenue_growth": "매출 성장률",
        "net_margin": "순이익률",
        "free_cash_flow_margin": "잉여현금흐름 마진",
        "debt_to_equity": "차입금/자기자본",
        "current_ratio": "유동비율",
        "pe": "PER",
        "close": "최근 종가",
        "year_to": "회계연도 마감",
    },
}
MULTIPLES = ("price_to_earnings", "price_to_sales", "price_to_book", "enterprise_value_to_ebitda")
COMPARED = ("net_margin", "free_cash_flow_margin", "debt_to_equity", "current_ratio")
TIMES = frozenset({"debt_to_equity", "current_ratio"})


TOPICS = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return tuple(map(need, (INCOME_STATEMENT, BALANCE_SHEET, CASH_FLOW, DAILY_PRICES, KEY_RATIOS)))


def write(study: Study) -> list[str]:
    voice = study.voice
    companies = [company for company in study.listed if company.documents]
    if len(companies) > 1:
        told = [" ".join(filter(None, _sentences(company, voice))) for company in companies]
        told.append(_together(companies, voice))
    else:
        told = [part for company in companies for part in _weighed(company, voice)]
    weighed = any(Years(company).end for company in companies)
    return [part for part in [*told, voice.say("advice") if weighed else ""] if part]


def _sentences(company: Company, voice: Voice) -> list[str]:
    """The weighing, the year that it is of, the price and its multiples."""
    years, price = Years(company), price_line(company, voice)
    if not years.end:
        return [voice.say("only_price", company=company.title, price=price)] if price else []
    first = opening(company, *signals(company, voice), voice)
    return [first, period_line(years, voice), price, multiples(company, voice)]


def _weighed(company: Company, voice: Voice) -> list[str]:
    told = _sentences(company, voice)
    good, bad = signals(company, voice)
    lists = [
        voice.say(side) + "\n\n" + listed(points[:MOST_POINTS], voice)
        for side, points in (("for", good), ("against", bad))
        if points and len(told) > 1
    ]
    return [" ".join(told[:2]), *lists, " ".join(part for part in told[2:] if part)]


def opening(company: Company, good: list[Signal], bad: list[Signal], voice: Voice) -> str:
    title = company.title
    best, worst = (voice.listing([one.told(voice) for one in some[:2]]) for some in (good, bad))
    if good and bad:
        return voice.say("opening", company=title, best=best, worst=worst)
    if good or bad:
        return voice.say("only_for" if good else "only_against", company=title, parts=best or worst)
    return voice.say("neither", company=title)


def period_line(years: Years, voice: Voice) -> str:
    if not years.end:
        return ""
    return voice.say("period", year=(years.end - timedelta(7)).year, date=voice.date(years.end.isoformat()))


def price_line(company: Company, voice: Voice) -> str:
    prices = company.prices
    if not prices or not prices.last_date:
        return ""
    value, date = voice.price(prices.last_close, prices.currency), voice.date(prices.last_date)
    if not prices.first_close or not prices.first_date:
        return voice.say("price", value=value, date=date)
    change = numbers.change(prices.last_close / prices.first_close - 1)
    since = voice.date(prices.first_date)
    return voice.say("moved", value=value, date=date, change=change, since=since)


def multiples(company: Company, voice: Voice) -> str:
    ratios = company.facts(KEY_RATIOS)
    if ratios is None:
        return ""
    found = [(name, ratios.number("valuation", name, "value")) for name in MULTIPLES]
    parts = [voice.say(name, value=numbers.multiple(value)) for name, value in found if value is not None]
    past = ratios.number("valuation_history", "multiples", "price_to_earnings", "median")
    told = [voice.say("valuation", parts=voice.listing(parts))] if parts else []
    if parts and past is not None:
        told.append(voice.say("past", value=numbers.multiple(past)))
    if found[0][1] is None and (reason := ratios.text("refused", "price_to_earnings")):
        told.append(voice.say("no_multiple", reason=clean(voice.said(reason), LONGEST_REASON)))
    return " ".join([*told, *rates_of_now(company, voice)])


def listed(points: list[Signal], voice: Voice) -> str:
    return bullets([capital(one.told(voice)) for one in points])


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _together(companies: list[Company], voice: Voice) -> str:
    """Ratios only: amounts may be in different currencies."""
    all_years = [Years(company) for company in companies]
    grown = [years.growth("TotalRevenue") for years in all_years]
    rows: list[list[str | None]] = [
        [voice.say("revenue_growth"), *(None if one is None else percent(one) for one in grown)]
    ]
    for name in COMPARED:
        values = [years.value(name) for years in all_years]
        write_one = numbers.multiple if name in TIMES else percent
        rows.append([voice.say(name), *(None if one is None else write_one(one) for one in values)])
    ratios = [company.facts(KEY_RATIOS) for company in companies]
    earnings = [one.number("valuation", "price_to_earnings", "value") if one else None for one in ratios]
    rows.append([voice.say("pe"), *(None if one is None else numbers.multiple(one) for one in earnings)])
    prices = [company.prices for company in companies]
    rows.append([voice.say("close"), *(voice.price(p.last_close, p.currency) if p else None for p in prices)])
    ends = [years.end for years in all_years]
    rows.append([voice.say("year_to"), *(voice.date(end.isoformat()) if end else None for end in ends)])
    written = table([voice.say("figure"), *(company.title for company in companies)], rows)
    return voice.say("together") + "\n\n" + written if written else ""
