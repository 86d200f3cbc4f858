"""What a company does, where it is, who runs it, under which symbol it is listed."""

import re

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import PROFILE, Need, need
from assistant_core.builtin.research.outputs import items, mapping, word
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame

TOPICS = False
LONGEST_SUMMARY = 700
SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")
MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-([0-3]\d)")
CHIEF = re.compile(r"\bCEO\b|chief executive", re.I)
ASKS_CHIEF = re.compile(
    r"(?<![a-z])ceo(?![a-z])|who (?:runs|leads|heads)|\bboss\b|chief executive|대표|경영자|사장", re.I
)
MONTHS = "January February March April May June July August September October November December".split()
KOREAN_SECTORS = {
    "Technology": "기술",
    "Financial Services": "금융",
    "Healthcare": "헬스케어",
    "Consumer Cyclical": "경기소비재",
    "Consumer Defensive": "필수소비재",
    "Communication Services": "커뮤니케이션 서비스",
    "Industrials": "산업재",
    "Energy": "에너지",
    "Utilities": "유틸리티",
    "Real Estate": "부동산",
    "Basic Materials": "소재",
}
KOREAN_COUNTRIES = {
    "United States": "미국",
    "South Korea": "대한민국",
    "Japan": "일본",
    "China": "중국",
    "Hong Kong": "홍콩",
    "Taiwan": "대만",
    "Germany": "독일",
    "France": "프랑스",
    "United Kingdom": "영국",
    "Netherlands": "네덜란드",
    "Switzerland": "스위스",
    "Canada": "캐나다",
    "India": "인도",
}
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "lead": "**{company}**: {facts}.",
        "industry": "{industry} ({sector})",
        "place": "based in {place}",
        "employees": "{count} employees",
        "fund": "a fund of {family}, category {category}",
        "exchange": "listed on {exchange}",
        "summary": "{text}",
        "chief": "{name} heads **{company}** ({title}).",
        "year_end": "Its fiscal year ends in {month}.",
        "currency": "It reports in {currency}.",
        "officers": "At its head: {names}.",
        "website": "Website: {address}",
    },
    "ko": {
        "lead": "**{company}** – {facts}.",
        "industry": "업종 {sector} ({industry})",
        "place": "본사 {place}",
        "employees": "직원 {count}명",
        "fund": "{family}의 펀드, 분류 {category}",
        "exchange": "상장 거래소 {exchange}",
        "summary": "회사 소개(영문 원문): {text}",
        "chief": "**{company}**의 최고경영자는 {name}입니다({title}).",
        "year_end": "회계연도 마감월: {month}월.",
        "currency": "재무제표 통화: {currency}.",
        "officers": "경영진: {names}.",
        "website": "웹사이트: {address}",
    },
}


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(PROFILE),)


def write(study: Study) -> list[str]:
    asks_chief = ASKS_CHIEF.search(study.frame.text) is not None
    return [part for company in study.listed for part in _profile(company, asks_chief, study.voice)]


def _profile(company: Company, asks_chief: bool, voice: Voice) -> list[str]:
    facts = company.facts(PROFILE)
    told = _facts(facts, voice) if facts else []
    summary = facts.text("summary") if facts else ""
    if facts is None or not (told or summary):
        return []
    lead = voice.say("lead", company=company.title, facts=", ".join(told)) if told else f"**{company.title}**"
    parts = [
        _chief(company, facts, voice) if asks_chief else "",
        lead,
        voice.say("summary", text=_shortened(summary)) if summary else "",
        bullets(_details(facts, voice)),
    ]
    return [one for one in parts if one]


def _officers(facts: Facts) -> list[tuple[str, str]]:
    found = [mapping(one) for one in items(facts.at("officers"))]
    named = [(clean(word(one.get("name"))), clean(word(one.get("title")))) for one in found]
    return [(name, title) for name, title in named if name and title]


def _chief(company: Company, facts: Facts, voice: Voice) -> str:
    chiefs = [(name, title) for name, title in _officers(facts) if CHIEF.search(title)]
    if not chiefs:
        return ""
    return voice.say("chief", company=company.title, name=chiefs[0][0], title=chiefs[0][1])


def _facts(facts: Facts, voice: Voice) -> list[str]:
    industry, sector = facts.text("industry"), facts.text("sector")
    country = facts.text("country")
    if voice.language == "ko":
        sector, country = KOREAN_SECTORS.get(sector, sector), KOREAN_COUNTRIES.get(country, country)
    place = ", ".join(clean(part) for part in (facts.text("city"), country) if part)
    count = facts.number("employees")
    family, category, exchange = (facts.text(name) for name in ("family", "category", "exchange"))
    told = [
        voice.say("industry", industry=clean(industry), sector=clean(sector)) if industry and sector else "",
        voice.say("place", place=place) if place else "",
        voice.say("employees", count=f"{count:,.0f}") if count is not None else "",
        voice.say("fund", family=clean(family), category=clean(category)) if family and category else "",
        voice.say("exchange", exchange=clean(exchange)) if exchange else "",
    ]
    return [one for one in told if one]


def _details(facts: Facts, voice: Voice) -> list[str]:
    names = [f"{name} ({title})" for name, title in _officers(facts)]
    day, address = facts.text("fiscal_year_end"), facts.text("website")
    currency = facts.text("reporting_currency") or facts.text("currency")
    told = [
        voice.say("officers", names=voice.listing(names)) if names else "",
        _year_end(day, voice),
        voice.say("currency", currency=voice.currency(currency)) if currency else "",
        voice.say("website", address=clean(address)) if address else "",
    ]
    return [one for one in told if one]


def _year_end(day: str, voice: Voice) -> str:
    """The day is left out: many fiscal years end on a weekday, not on a date."""
    match = MONTH_AND_DAY.fullmatch(day)
    if not match:
        return ""
    month = int(match[1])
    name = MONTHS[month - 1] if voice.language == "en" else str(month)
    return voice.say("year_end", month=name)


def _shortened(summary: str) -> str:
    """Whole sentences, as many as fit."""
    kept = ""
    for sentence in SENTENCE_END.split(" ".join(summary.split())):
        if kept and len(kept) + len(sentence) > LONGEST_SUMMARY:
            break
        kept = f"{kept} {sentence}".strip()
    return clean(kept, LONGEST_SUMMARY)
