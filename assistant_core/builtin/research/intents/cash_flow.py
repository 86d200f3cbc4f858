"""Cash flow: what the business brought in, what it invested, what was left, and where that went."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.figures import growth
from assistant_core.builtin.research.functions import CASH_FLOW, INCOME_STATEMENT
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.periods_table import missing_rows, periods_table
from assistant_core.builtin.research.statements import (
    Period,
    newest_years,
    periods_of,
    value_of,
)
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

MOST_PERIODS = 4
ROWS = ("operating_cash_flow", "capital_expenditure", "free_cash_flow", "free_cash_flow_margin")
USES = ("dividends_paid", "buybacks")


WORDS: Words = {
    "en": {
        "lead": "**{company}** generated free cash flow of {value} in the fiscal year to {date}{change}.",
        "lead_negative": "**{company}** had a free cash flow of {value} in the fiscal year to {date}: it"
        " spent more than its operations brought in.",
        "plain": "Cash flow of **{company}** by fiscal year:",
        "change": " ({change} since {since})",
        "share": "The free cash flow margin is {value}, on revenue of {revenue}.",
        "uses": "For its shareholders in that year: {parts}.",
    },
    "ko": {
        "lead": "**{company}** 잉여현금흐름: {value} ({date} 마감 회계연도){change}.",
        "lead_negative": "**{company}** 잉여현금흐름: {value} ({date} 마감 회계연도). 영업에서 벌어들인"
        " 것보다"
        " 더 많이 지출했습니다.",
        "plain": "**{company}** 회계연도별 현금흐름:",
        "change": ", {since} 대비 {change}",
        "share": "잉여현금흐름 마진은 {value}입니다(매출 {revenue}).",
        "uses": "그해 주주에게 돌려준 금액: {parts}.",
    },
}


class CashFlow(Intent):
    rank = 25
    pattern = re.compile(
        r"\b((free|operating|investing|financing)? ?cash[- ]?flows?( statements?| from operations)?|fcf|capex"
        r"|capital expenditures?|(share |stock )?buy-?backs?|repurchas\w+( of)?( its)?( own)?( shares"
        r"| stock)?)\b(?! (yield|multiple))"
        r"|(영업|투자|재무)? ?(활동)? ?(잉여)? ?현금 ?흐름(표)?|잉여 ?현금|자본적 ?지출|설비 ?투자"
        r"|자사주(?: ?매입)?",
        re.I | re.A,
    )
    functions = (CASH_FLOW, INCOME_STATEMENT)
    compared = ("cash_flow",)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        flows, income = company.cash_flow, company.income
        statements = [one for one in (flows, income) if one]
        periods = periods_of(statements, MOST_PERIODS) if flows else []
        if not periods:
            return []
        newest, _ = newest_years(periods)
        rows = [row for row in (*ROWS, *USES) if row not in missing_rows(periods, [row])]
        uses = [
            voice.say(f"paid_{row}", value=voice.money(-value, newest.currency))
            for row in USES
            if newest and (value := value_of(row, newest)) is not None and value < 0
        ]
        told = [" ".join(_lead(company, periods, voice)), periods_table(periods, rows, voice)]
        told += [voice.say("uses", parts=voice.listing(uses))] if uses else []
        missing = [voice.say(f"what_{row}") for row in ROWS if row not in rows]
        told += [voice.say("not_reported", parts=voice.listing(missing))] if missing else []
        return [one for one in told if one]


def _lead(company: Company, periods: list[Period], voice: Voice) -> list[str]:
    newest, before = newest_years(periods)
    value = newest.free_cash_flow if newest else None
    if newest is None or value is None:
        return [voice.say("plain", company=company.title)]
    parts = {
        "company": company.title,
        "value": voice.money(value, newest.currency),
        "date": clean(newest.end),
    }
    if value < 0:
        return [voice.say("lead_negative", **parts)]
    change = growth(value, before.free_cash_flow) if before else None
    since = clean(before.end) if before else ""
    said = voice.say("change", change=numbers.change(change), since=since) if change is not None else ""
    margin, revenue = value_of("free_cash_flow_margin", newest), newest.line("TotalRevenue")
    share = (
        [voice.say("share", value=numbers.percent(margin), revenue=voice.money(revenue, newest.currency))]
        if margin is not None and revenue is not None
        else []
    )
    return [voice.say("lead", change=said, **parts), *share]


INTENT = CashFlow()
