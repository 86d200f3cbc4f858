"""Dividends by year, what they yield, and stock splits."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import DIVIDENDS
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import mapping, number, word
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

MOST_YEARS = 6
SPLITS = re.compile(r"\bsplits?\b|분할", re.I | re.A)


WORDS: Words = {
    "en": {
        "lead": "**{company}** paid dividends of {amount} per share in the twelve months to {date}{yield_}.",
        "yield_regular": ", a yield of {value} without the special ones "
        "on the last close of {close} ({date})",
        "yield_": ", a yield of {value} on the last close of {close} ({date})",
        "regular": "of it {regular} regular and {special} special, as far as size and rhythm tell",
        "specials": "Special dividends, inferred: {parts}.",
        "special": "{amount} on {date}",
        "stopped": "Since then none came: dividends seem to have stopped.",
        "last": "The last payment was {amount} per share on {date}.",
        "none": "**{company}** paid no dividend in the twelve months to {date}.",
        "never": "No dividend of **{company}** is in the data.",
        "by_year": "By calendar year, per share as paid:",
        "year": "Year",
        "dividends_of_year": "Dividends ({currency})",
        "so_far": "{year} (so far)",
        "splits": "Stock splits: {parts}.",
        "split": "{ratio} on {date}",
        "no_splits": "No stock split is in the data.",
    },
    "ko": {
        "lead": "**{company}** 최근 12개월 배당금: 주당 {amount} ({date}까지){yield_}.",
        "yield_regular": ", {date} 종가 {close} 기준 특별배당을 뺀 배당수익률 {value}",
        "yield_": ", {date} 종가 {close} 기준 배당수익률 {value}",
        "regular": "그중 정기배당 {regular}, 특별배당 {special}(금액과 주기로 추정)",
        "specials": "특별배당(추정): {parts}.",
        "special": "{date} {amount}",
        "stopped": "그 뒤로 배당이 없어 중단된 것으로 보입니다.",
        "last": "마지막 배당: {date}, 주당 {amount}.",
        "none": "**{company}** – {date}까지 최근 12개월 동안 배당금이 없습니다.",
        "never": "**{company}** – 자료에 배당 내역이 없습니다.",
        "by_year": "연도별 주당 배당금:",
        "year": "연도",
        "dividends_of_year": "배당금({currency})",
        "so_far": "{year}(현재까지)",
        "splits": "주식 분할: {parts}.",
        "split": "{date} {ratio}",
        "no_splits": "자료에 주식 분할 내역이 없습니다.",
    },
}


class Dividends(Intent):
    rank = 40
    pattern = re.compile(
        r"\b(dividends?( yields?| history| payments?| per share)?|payouts?|ex-dividend( date)?|(stock "
        r"|share )?splits?)\b"
        r"|배당(금|수익률|률|일|락일|락)?|(액면|주식) ?분할",
        re.I | re.A,
    )
    functions = (DIVIDENDS,)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(DIVIDENDS)
        if facts is None:
            return []
        told = [_lead(company, facts, voice), _specials(facts, voice), _by_year(facts, voice)]
        splits = _splits(facts, voice)
        told = (
            [splits, *told]
            if SPLITS.search(turn.question)
            else [*told, splits if facts.table("splits") else ""]
        )
        return [one for one in told if one]


def _lead(company: Company, facts: Facts, voice: Voice) -> str:
    year = facts.number("trailing_12_months", "amount")
    until = clean(facts.text("trailing_12_months", "to") or facts.text("last_date"))
    payments = facts.table("dividends")
    if not year:
        key = "none" if until and (year == 0 or payments) else "never"
        return voice.say(key, company=company.title, date=until)
    amount = voice.price(year, facts.currency)
    parts = {name: facts.number("trailing_12_months", f"{name}_amount") for name in ("regular", "special")}
    if parts["regular"] is not None and parts["special"] is not None:
        told_apart = {name: voice.price(value or 0, facts.currency) for name, value in parts.items()}
        amount += f" ({voice.say('regular', **told_apart)})"
    told = voice.say("lead", company=company.title, amount=amount, date=until, yield_=_yield(facts, voice))
    last = number(payments[-1].get("amount")) if payments else None
    if last is None:
        return told
    day = clean(word(payments[-1].get("date")))
    told += " " + voice.say("last", amount=voice.price(last, facts.currency), date=day)
    return told + " " + voice.say("stopped") if facts.text("dividend_status") == "stopped" else told


def _yield(facts: Facts, voice: Voice) -> str:
    value, close = facts.percent("yield_percent"), facts.number("last_close")
    if value is None or close is None:
        return ""
    closed = voice.price(close, facts.currency)
    day = clean(facts.text("last_date"))
    key = "yield_" if facts.at("yield_with_specials_percent") is None else "yield_regular"
    return voice.say(key, value=numbers.percent(value), close=closed, date=day)


def _specials(facts: Facts, voice: Voice) -> str:
    """The newest first."""
    parts = [
        voice.say("special", amount=voice.price(amount, facts.currency), date=clean(word(row.get("date"))))
        for row in reversed(facts.table("special_dividends"))
        if (amount := number(row.get("special_amount"))) is not None and row.get("date")
    ]
    return voice.say("specials", parts=voice.listing(parts[:MOST_YEARS])) if parts else ""


def _by_year(facts: Facts, voice: Voice) -> str:
    years = sorted(mapping(facts.at("dividends_by_year")).items(), reverse=True)[:MOST_YEARS]
    current = facts.text("last_date")[:4]
    rows = [
        [
            voice.say("so_far", year=clean(year)) if year == current else clean(year),
            numbers.per_share(amount) if (amount := number(value)) is not None else None,
        ]
        for year, value in years
    ]
    header = [voice.say("year"), voice.say("dividends_of_year", currency=voice.currency(facts.currency))]
    written = table(header, rows)
    return voice.say("by_year") + "\n\n" + written if written else ""


def _splits(facts: Facts, voice: Voice) -> str:
    parts = [
        voice.say("split", ratio=clean(word(row.get("ratio")), 20), date=clean(word(row.get("date"))))
        for row in reversed(facts.table("splits"))
        if row.get("ratio") and row.get("date")
    ]
    return voice.say("splits", parts=voice.listing(parts)) if parts else voice.say("no_splits")


INTENT = Dividends()
