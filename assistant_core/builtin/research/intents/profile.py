"""What a company does, where it is, who runs it."""

import re

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import PROFILE
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import items, mapping, word
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import Turn

LONGEST_SUMMARY = 700
SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")
MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-([0-3]\d)")
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


WORDS: Words = {
    "en": {
        "lead": "**{company}**: {facts}.",
        "industry": "{industry} ({sector})",
        "place": "based in {place}",
        "employees": "{count} employees",
        "fund": "a fund of {family}, category {category}",
        "summary": "{text}",
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
        "summary": "회사 소개(영문 원문): {text}",
        "year_end": "회계연도 마감월: {month}월.",
        "currency": "재무제표 통화: {currency}.",
        "officers": "경영진: {names}.",
        "website": "웹사이트: {address}",
    },
}


class Profile(Intent):
    rank = 12
    pattern = re.compile(
        r"\b(what (does|do) .{1,60}? (do|make|sell|produce)\b(?! (with|about|next|for))"
        r"|what (kind|sort|type) of (company|business|firm)|(company |business )?(profile|model)"
        r"|(what|which) (industry|sector)|industry|sector|headquarter\w*|based in|employees?"
        r"|how many people|ceo"
        r"|who (runs|leads|is the (boss|head|ceo)))\b"
        r"|(무엇을|뭐 ?를?|뭘) ?(하는|만드는|파는)( ?(회사|기업|곳))?|(어떤|무슨) ?(회사|기업|사업)"
        r"|사업 ?(내용|모델|개요)|업종|섹터"
        r"|직원 ?(수)?|임직원|본사|대표 ?이사|최고 ?경영자|회사 ?소개|기업 ?(개요|소개|정보)",
        re.I | re.A,
    )
    functions = (PROFILE,)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(PROFILE)
        told = _facts(facts, voice) if facts else []
        summary = facts.text("summary") if facts else ""
        if facts is None or not (told or summary):
            return []
        lead = (
            [voice.say("lead", company=company.title, facts="; ".join(told))]
            if told
            else [f"**{company.title}**"]
        )
        return [
            *lead,
            *([voice.say("summary", text=_shortened(summary))] if summary else []),
            *filter(None, [bullets(_details(facts, voice))]),
        ]


def _facts(facts: Facts, voice: Voice) -> list[str]:
    industry, sector = facts.text("industry"), facts.text("sector")
    country = facts.text("country")
    if voice.language == "ko":
        sector, country = KOREAN_SECTORS.get(sector, sector), KOREAN_COUNTRIES.get(country, country)
    place = ", ".join(clean(part) for part in (facts.text("city"), country) if part)
    count = facts.number("employees")
    family, category = facts.text("family"), facts.text("category")
    told = [
        voice.say("industry", industry=clean(industry), sector=clean(sector)) if industry and sector else "",
        voice.say("place", place=place) if place else "",
        voice.say("employees", count=f"{count:,.0f}") if count is not None else "",
        voice.say("fund", family=clean(family), category=clean(category)) if family and category else "",
    ]
    return [one for one in told if one]


def _details(facts: Facts, voice: Voice) -> list[str]:
    officers = [mapping(one) for one in items(facts.at("officers"))]
    names = [
        f"{clean(word(one.get('name')))} ({clean(word(one.get('title')))})"
        for one in officers
        if word(one.get("name")) and word(one.get("title"))
    ]
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


INTENT = Profile()
