"""When a company reports, what analysts expect, and how the last reports came out against that."""

import re
from typing import Any

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts, fraction
from assistant_core.builtin.research.functions import EARNINGS
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import number, word
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

MOST_QUARTERS = 4
VERDICTS = ("strong_buy", "buy", "hold", "sell", "strong_sell")
PERIODS = ("0q", "+1q", "0y", "+1y")


WORDS: Words = {
    "en": {
        "next": "**{company}** next reports earnings on {date}{estimated}.",
        "next_between": "**{company}** next reports earnings between {date} and {until}{estimated}.",
        "next_unknown": "The date of the next earnings of **{company}** is not in the data.",
        "estimated": " (estimated)",
        "estimates": "What analysts expect on average:",
        "period": "Period to",
        "eps": "EPS estimate ({currency})",
        "revenue": "Revenue estimate ({currency})",
        "growth": "Expected growth",
        "analysts": "Analysts",
        "0q": "This quarter",
        "+1q": "Next quarter",
        "0y": "This year",
        "+1y": "Next year",
        "history": "Earnings per share reported, against the estimates before:",
        "quarter": "Quarter to",
        "actual": "EPS ({currency})",
        "estimate": "EPS estimate",
        "surprise": "Surprise",
        "targets": "Analysts' price targets: {parts}.",
        "mean": "mean target {value}",
        "median": "median target {value}",
        "span": "lowest target {low}; highest target {high}",
        "count": "{count} analysts",
        "ratings": "Recommendations{month}: {parts}.",
        "strong_buy": "strong buy {count}",
        "buy": "buy {count}",
        "hold": "hold {count}",
        "sell": "sell {count}",
        "strong_sell": "strong sell {count}",
        "caveat": "Estimates are opinions of analysts and are often wrong.",
    },
    "ko": {
        "next": "**{company}** 다음 실적 발표일: {date}{estimated}.",
        "next_between": "**{company}** 다음 실적 발표일: {date} ~ {until}{estimated}.",
        "next_unknown": "**{company}** – 다음 실적 발표일은 자료에 없습니다.",
        "estimated": " (예상)",
        "estimates": "애널리스트 평균 추정치:",
        "period": "기간 마감",
        "eps": "예상 EPS({currency})",
        "revenue": "예상 매출({currency})",
        "growth": "예상 성장률",
        "analysts": "애널리스트",
        "0q": "이번 분기",
        "+1q": "다음 분기",
        "0y": "올해",
        "+1y": "내년",
        "history": "발표된 주당순이익(EPS)과 발표 전 추정치:",
        "quarter": "분기 마감",
        "actual": "EPS({currency})",
        "estimate": "예상 EPS",
        "surprise": "서프라이즈",
        "targets": "애널리스트 목표주가: {parts}.",
        "mean": "평균 목표주가 {value}",
        "median": "목표주가 중앙값 {value}",
        "span": "최저 목표주가 {low}; 최고 목표주가 {high}",
        "count": "애널리스트 {count}명",
        "ratings": "투자의견{month}: {parts}.",
        "strong_buy": "적극 매수 {count}명",
        "buy": "매수 {count}명",
        "hold": "보유 {count}명",
        "sell": "매도 {count}명",
        "strong_sell": "적극 매도 {count}명",
        "caveat": "추정치는 애널리스트의 의견이며 자주 빗나갑니다.",
    },
}


class Earnings(Intent):
    rank = 30
    pattern = re.compile(
        r"\b(when (does|do|will|is|are) .{1,60}?(report\w*|earnings|results)( (its|their))?( (earnings"
        r"|results))?"
        r"|((next|upcoming|last) )?earnings (dates?|calls?|calendar|reports?|releases?|surprises?|history"
        r"|estimates?|forecasts?)"
        r"|(next|upcoming) (earnings|results|report)|(reporting|report) dates?"
        r"|(what )?(do |are |did |will )?(wall street )?analysts?('s?)?( \w+){0,2}"
        r" (expect\w*|estimat\w+|predict\w*|think|say|forecast\w*|recommend\w*|rat(e|es|ing|ings)|buy"
        r"|sell|hold|targets?|opinions?)"
        r"|analysts?|consensus|(price|analyst|target) targets?|target prices?|estimates?|expectations?"
        r"|expected to (earn|report)|forecasts?|outlook"
        r"|(beat|miss(ed)?) (earnings|estimates?|expectations?))\b"
        r"|실적 ?발표(일|가|는|은)?|다음 ?실적|어닝 ?(서프라이즈|쇼크|콜)?|컨센서스|애널리스트|증권사"
        r"|목표 ?(주가|가)|추정치?|전망치?|(시장 ?)?예상치?|투자 ?의견",
        re.I | re.A,
    )
    functions = (EARNINGS,)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(EARNINGS)
        if facts is None:
            return []
        expected = [_estimates(facts, voice), _targets(facts, voice), _ratings(facts, voice)]
        told = [one for one in (*expected, _history(facts, voice)) if one]
        if not told and not facts.text("next_earnings", "date"):
            return []
        caveat = [voice.say("caveat")] if any(expected) else []
        return [_next(company, facts, voice), *told, *caveat]


def _next(company: Company, facts: Facts, voice: Voice) -> str:
    date, until = facts.text("next_earnings", "date"), facts.text("next_earnings", "date_to")
    if not date:
        return voice.say("next_unknown", company=company.title)
    guessed = voice.say("estimated") if facts.at("next_earnings", "estimated") is True else ""
    key = "next_between" if until and until != date else "next"
    return voice.say(key, company=company.title, date=clean(date), until=clean(until), estimated=guessed)


def _estimates(facts: Facts, voice: Voice) -> str:
    eps_currency = facts.text("estimates", "eps_currency") or facts.currency
    revenue_currency = facts.text("estimates", "revenue_currency") or facts.currency
    header = [
        voice.say("period"),
        voice.say("eps", currency=voice.currency(eps_currency)),
        voice.say("revenue", currency=voice.currency(revenue_currency)),
        voice.say("growth"),
        voice.say("analysts"),
    ]
    rows = [_estimate(row, facts, voice) for row in facts.table("estimates")]
    written = table(header, rows)
    return voice.say("estimates") + "\n\n" + written if written else ""


def _estimate(row: dict[str, Any], facts: Facts, voice: Voice) -> list[str | None]:
    name, end = word(row.get("period")), clean(word(row.get("period_end")))
    label = voice.say(name) if name in PERIODS else "" if end else clean(name)
    eps, growth = number(row.get("eps_average")), fraction(number(row.get("growth_percent")))
    revenue = facts.scaled(number(row.get("revenue_average")), facts.text("estimates", "revenue_unit"))
    analysts = number(row.get("eps_analysts"))
    return [
        " ".join(part for part in (label, end) if part),
        None if eps is None else numbers.per_share(eps),
        None if revenue is None else voice.amount(revenue),
        None if growth is None else numbers.change(growth),
        None if analysts is None else f"{analysts:.0f}",
    ]


def _history(facts: Facts, voice: Voice) -> str:
    currency = facts.text("estimates", "eps_currency") or facts.currency
    found = sorted(facts.table("history"), key=lambda row: word(row.get("quarter_end")), reverse=True)
    rows = [
        [
            clean(word(row.get("quarter_end"))),
            *(
                None if (value := number(row.get(key))) is None else numbers.per_share(value)
                for key in ("eps_actual", "eps_estimate")
            ),
            None
            if (value := fraction(number(row.get("surprise_percent")))) is None
            else numbers.change(value),
        ]
        for row in found
        if number(row.get("eps_actual")) is not None
    ]
    actual = voice.say("actual", currency=voice.currency(currency))
    header = [voice.say("quarter"), actual, voice.say("estimate"), voice.say("surprise")]
    written = table(header, rows[:MOST_QUARTERS])
    return voice.say("history") + "\n\n" + written if written else ""


def _targets(facts: Facts, voice: Voice) -> str:
    currency = facts.text("price_targets", "currency") or facts.currency
    mean, median, low, high = (
        facts.number("price_targets", key) for key in ("mean", "median", "low", "high")
    )
    count = facts.number("price_targets", "analysts")
    parts = [
        voice.say(name, value=voice.price(value, currency))
        for name, value in (("mean", mean), ("median", median))
        if value is not None
    ]
    if low is not None and high is not None:
        parts.append(voice.say("span", low=voice.price(low, currency), high=voice.price(high, currency)))
    if parts and count is not None:
        parts.append(voice.say("count", count=f"{count:.0f}"))
    return voice.say("targets", parts="; ".join(parts)) if parts else ""


def _ratings(facts: Facts, voice: Voice) -> str:
    rows = facts.table("recommendations")
    if not rows:
        return ""
    newest = max(rows, key=lambda row: word(row.get("month")))
    counts = [(verdict, number(newest.get(verdict))) for verdict in VERDICTS]
    parts = [voice.say(verdict, count=f"{value:.0f}") for verdict, value in counts if value is not None]
    month = clean(word(newest.get("month")))
    return (
        voice.say("ratings", month=f" ({month})" if month else "", parts=voice.listing(parts))
        if parts
        else ""
    )


INTENT = Earnings()
