"""Statements year by year, by quarter or over twelve months: "the last three years of Apple's margins"."""

import re

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import (
    BALANCE_SHEET,
    CASH_FLOW,
    INCOME_STATEMENT,
    Need,
    need,
)
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import Statement
from assistant_core.builtin.research.periods_table import (
    direction,
    missing_rows,
    moves,
    periods_table,
)
from assistant_core.builtin.research.spans import (
    OVER_YEARS,
    QUARTERLY,
    QUARTERS,
    TRAILING,
    YEARS,
    Frequency,
    count,
    frequency,
    spans_years,
)
from assistant_core.builtin.research.statements import Period, periods_of
from assistant_core.builtin.research.topics import Section, sections_named
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

MOST_PERIODS = 5
CASH = re.compile(
    r"\bcash[- ]?flows?\b|\bfcf\b|\bcapex\b|capital expenditures?|현금 ?흐름|잉여 ?현금|자본적 ?지출"
    r"|설비 ?투자",
    re.I | re.A,
)
# Spans of time in questions about these are not about statements.
OTHER = re.compile(
    r"\b(price|prices|chart|performance|performed|shares? (done|risen|fallen)|dividends?|splits?"
    r"|insiders?|news"
    r"|headlines|owns?|owners?|when|expect\w*|estimates?|forecasts?|outlook|analysts?|high|low)\b"
    r"|주가|종가|시세|차트|배당|분할|내부자|뉴스|소식|지분|주주|언제|예상|전망|추정|컨센서스|발표일",
    re.I | re.A,
)
ROWS: dict[Section, tuple[str, ...]] = {
    "growth": ("revenue", "net_income"),
    "margins": ("revenue", "gross_margin", "operating_margin", "net_margin"),
    "cash_flow": (
        "revenue",
        "operating_cash_flow",
        "capital_expenditure",
        "free_cash_flow",
        "free_cash_flow_margin",
    ),
    "leverage": ("debt", "equity", "debt_to_equity"),
    "liquidity": ("cash_and_investments", "current_ratio"),
}
ORDER = tuple(dict.fromkeys(row for rows in ROWS.values() for row in rows))
DEFAULT: tuple[Section, ...] = ("growth", "margins", "cash_flow")
TOLD = ("revenue", "gross_margin", "operating_margin", "net_margin", "net_income", "free_cash_flow", "debt")


WORDS: Words = {
    "en": {
        "lead": "**{company}** by fiscal year, amounts in {currency}: {directions}.",
        "lead_quarterly": "**{company}** by quarter, amounts in {currency}: {directions}.",
        "lead_trailing": "**{company}** over twelve months each, amounts in {currency}: {directions}.",
        "plain": "the columns are the ends of the periods",
        "direction_rose": "{rows} rose",
        "direction_fell": "{rows} fell",
        "direction_steady": "{rows} held steady",
    },
    "ko": {
        "lead": "**{company}** 회계연도별 추이 (금액 단위 통화: {currency}) – {directions}.",
        "lead_quarterly": "**{company}** 분기별 추이 (금액 단위 통화: {currency}) – {directions}.",
        "lead_trailing": "**{company}** 최근 12개월 합계 추이 (금액 단위 통화: {currency}) – {directions}.",
        "plain": "각 열은 기간 마감일",
        "direction_rose": "상승: {rows}",
        "direction_fell": "하락: {rows}",
        "direction_steady": "보합: {rows}",
    },
}


class History(Intent):
    rank = 20
    pattern = re.compile(
        "|".join(one.pattern for one in (YEARS, QUARTERS, QUARTERLY, TRAILING, OVER_YEARS, CASH)), re.I | re.A
    )
    functions = (INCOME_STATEMENT, CASH_FLOW, BALANCE_SHEET)
    covers = frozenset(ROWS)
    instead_of = frozenset({CASH_FLOW})
    compared = ()
    words = WORDS

    def recognises(self, turn: Turn) -> bool:
        question = turn.question
        spans = spans_years(question) or frequency(question) != "annual"
        return spans and bool(_topics(question) or not OTHER.search(question))

    def needs(self, turn: Turn) -> tuple[Need, ...]:
        topics, often = _asked(turn.question), frequency(turn.question)
        # A balance sheet is of a day: there is none of twelve months.
        balance: Frequency = "quarterly" if often == "trailing" else often
        of_a_day = set(topics) <= {"leverage", "liquidity"}
        found = [] if of_a_day else [_need(INCOME_STATEMENT, often)]
        found += [_need(CASH_FLOW, often)] if "cash_flow" in topics else []
        found += [_need(BALANCE_SHEET, balance)] if {"leverage", "liquidity"} & set(topics) else []
        return tuple(found)

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        topics, often = _asked(turn.question), frequency(turn.question)
        found = [company.documents.get(one) for one in self.needs(turn)]
        statements = [one for one in found if isinstance(one, Statement)]
        asked = count(QUARTERS if often == "quarterly" else YEARS, turn.question)
        periods = periods_of(statements, min(asked or MOST_PERIODS, MOST_PERIODS))
        if not periods:
            return []
        wanted = [row for row in ORDER if any(row in ROWS[topic] for topic in topics)]
        lead = "lead" if often == "annual" else f"lead_{often}"
        directions = _directions(periods, wanted, voice) or voice.say("plain")
        told = [
            voice.say(
                lead,
                company=company.title,
                currency=voice.currency(periods[0].currency),
                directions=directions,
            ),
            periods_table(periods, wanted, voice),
            moves(periods, [row for row in TOLD if row in wanted], voice),
        ]
        missing = [voice.say(f"what_{row}") for row in missing_rows(periods, wanted)]
        told += [voice.say("not_reported", parts=voice.listing(missing))] if missing else []
        if asked and asked > len(periods):
            told.append(voice.say("no_earlier_periods", date=clean(periods[-1].end)))
        return [one for one in told if one]


def _need(function: str, often: Frequency) -> Need:
    return need(function) if often == "annual" else need(function, period=often)


def _topics(question: str) -> tuple[Section, ...]:
    named = [section for section in sections_named(question) if section in ROWS]
    return tuple(dict.fromkeys([*named, *(("cash_flow",) if CASH.search(question) else ())]))


def _asked(question: str) -> tuple[Section, ...]:
    return _topics(question) or DEFAULT


def _directions(periods: list[Period], rows: list[str], voice: Voice) -> str:
    periods = [period for period in periods if period.whole]
    if len(periods) < 2:
        return ""
    ways: dict[str, list[str]] = {}
    for row in (row for row in TOLD if row in rows):
        if way := direction(row, periods[-1], periods[0]):
            ways.setdefault(way, []).append(voice.say(f"what_{row}"))
    return "; ".join(voice.say(f"direction_{way}", rows=voice.listing(found)) for way, found in ways.items())


INTENT = History()
