"""Key ratios, those asked for or all: returns, leverage, liquidity, and the price against the figures."""

import re
from typing import Any

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import converted_at
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import KEY_RATIOS
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import items, mapping, number, word
from assistant_core.builtin.research.ratio_names import (
    AT_PRICE,
    EVERY_YEAR,
    GENERAL,
    RATIOS,
    cell,
    ratios_named,
    written,
)
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import Turn

MOST_PERIODS = 4
LONGEST_REASON = 160


WORDS: Words = {
    "en": {
        "lead": "**{company}**: {facts}.",
        "plain": "The key ratios of **{company}**:",
        "fact_year": "{name} {value} (fiscal year to {date})",
        "fact_price": "{name} {value} (at the last close{period})",
        "period": ", on the figures to {date}",
        "fact_estimate": "{name} {value} (at the last close, on estimates{analysts} for the year to {date})",
        "analysts": " of {count} analysts",
        "past": "{name} at the ends of past fiscal years: {values}{median}.",
        "past_median": "; median {value}",
        "price": "At the close of {close} on {date}:",
        "market_cap": "market value {value}",
        "enterprise_value": "enterprise value {value}",
        "by_year": "By fiscal year:",
        "year": "Ratio",
        "refused": "Cannot be computed: {names}.",
        "refused_one": "{name} ({reason})",
    },
    "ko": {
        "lead": "**{company}** – {facts}.",
        "plain": "**{company}** 주요 비율:",
        "fact_year": "{name} {value} ({date} 마감 회계연도)",
        "fact_price": "{name} {value} (최근 종가 기준{period})",
        "period": ", {date} 수치",
        "fact_estimate": "{name} {value} (최근 종가 기준, {date} 마감 회계연도{analysts} 추정)",
        "analysts": " 애널리스트 {count}명",
        "past": "과거 회계연도 말의 {name}: {values}{median}.",
        "past_median": ", 중앙값 {value}",
        "price": "{date} 종가 {close} 기준:",
        "market_cap": "시가총액 {value}",
        "enterprise_value": "기업가치 {value}",
        "by_year": "회계연도별:",
        "year": "비율",
        "refused": "계산할 수 없는 비율: {names}.",
        "refused_one": "{name} – {reason}",
    },
}


class Ratios(Intent):
    rank = 22
    pattern = re.compile("|".join([*(one.pattern for one in RATIOS.values()), GENERAL.pattern]), re.I | re.A)
    functions = (KEY_RATIOS,)
    compared = ()
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(KEY_RATIOS)
        if facts is None:
            return []
        asked = ratios_named(turn.question)
        told = _asked(company, facts, asked, voice) if asked else _all(company, facts, voice)
        refused = _refused(facts, asked or [*EVERY_YEAR, *AT_PRICE], voice)
        if not (any(told) or refused):
            return []
        rate = (
            converted_at([mapping(facts.at("exchange_rate"))], voice)
            if not asked or set(asked) & set(AT_PRICE)
            else ""
        )
        return [one for one in [*told, refused, rate] if one]


def _asked(company: Company, facts: Facts, names: list[str], voice: Voice) -> list[str]:
    facts_told = {name: _fact(facts, name, voice) for name in names}
    found = [fact for fact in facts_told.values() if fact]
    unsaid = [
        name for name, fact in facts_told.items() if not fact and name not in mapping(facts.at("refused"))
    ]
    missing = voice.listing([voice.say(f"what_{name}") for name in unsaid])
    return [
        voice.say("lead", company=company.title, facts="; ".join(found)) if found else "",
        *(_past(facts, name, voice) for name in names),
        _by_year(facts, [name for name in names if name in EVERY_YEAR], voice),
        voice.say("not_reported", parts=missing) if missing and facts.at("ratios") is not None else "",
    ]


def _all(company: Company, facts: Facts, voice: Voice) -> list[str]:
    at_price, by_year = _at_price(facts, voice), _by_year(facts, EVERY_YEAR, voice)
    if not (at_price or by_year):
        return []
    return [voice.say("plain", company=company.title), at_price, by_year]


def _fact(facts: Facts, name: str, voice: Voice) -> str:
    at_price = mapping(facts.at("valuation", name))
    if at_price:
        value, period = number(at_price.get("value")), clean(word(at_price.get("period")))
        if value is not None and "eps_estimate" in at_price:
            return _estimated(name, value, period, at_price, voice)
        said = voice.say("period", date=period) if period else ""
        words = {"name": voice.say(f"what_{name}"), "period": said}
        unit = word(at_price.get("unit"))
        return (
            voice.say("fact_price", value=written(value, unit, voice), **words) if value is not None else ""
        )
    newest, values = facts.newest_year, facts.numbers("ratios", name, "values")
    value = next(iter(values[newest : newest + 1]), None) if newest is not None else None
    if newest is None or value is None:
        return ""
    unit = facts.text("ratios", name, "unit")
    words = {"name": voice.say(f"what_{name}"), "date": clean(word(items(facts.at("periods"))[newest]))}
    return voice.say("fact_year", value=written(value, unit, voice), **words)


def _estimated(name: str, value: float, period: str, at_price: dict[str, Any], voice: Voice) -> str:
    count = number(at_price.get("analysts"))
    return voice.say(
        "fact_estimate",
        name=voice.say(f"what_{name}"),
        value=written(value, word(at_price.get("unit")), voice),
        analysts=voice.say("analysts", count=f"{count:.0f}") if count is not None else "",
        date=period,
    )


def _past(facts: Facts, name: str, voice: Voice) -> str:
    """A multiple at the end of each fiscal year whose price is known."""
    past = mapping(facts.at("valuation_history", "multiples", name))
    unit = word(past.get("unit"))
    ends = [clean(word(end)) for end in items(facts.at("valuation_history", "periods"))]
    values = facts.numbers("valuation_history", "multiples", name, "values")
    told = [f"{cell(one, unit)} ({end})" for end, one in zip(ends, values, strict=False) if one is not None]
    if not told:
        return ""
    middle = number(past.get("median"))
    return voice.say(
        "past",
        name=voice.say(f"what_{name}"),
        values=voice.listing(told),
        median=voice.say("past_median", value=cell(middle, unit)) if middle is not None else "",
    )


def _at_price(facts: Facts, voice: Voice) -> str:
    close, currency = facts.number("price", "close"), facts.text("price", "currency") or facts.currency
    if close is None:
        return ""
    # The market value is in the currency of the statements, as the ratios are that divide by it.
    parts = [
        voice.say(key, value=voice.money(value, facts.currency))
        for key in ("market_cap", "enterprise_value")
        if (value := facts.money(key)) is not None
    ]
    parts += [fact for name in AT_PRICE if (fact := _valued(facts, name, voice))]
    date = clean(facts.text("price", "date"))
    return (
        voice.say("price", close=voice.price(close, currency), date=date) + "\n\n" + bullets(parts)
        if parts
        else ""
    )


def _valued(facts: Facts, name: str, voice: Voice) -> str:
    value = facts.number("valuation", name, "value")
    if value is None:
        return ""
    return f"{voice.say(f'what_{name}')} {written(value, facts.text('valuation', name, 'unit'), voice)}"


def _by_year(facts: Facts, names: list[str] | tuple[str, ...], voice: Voice) -> str:
    ends = items(facts.at("periods"))[:MOST_PERIODS]
    periods = [_heading(facts, index, word(end), voice) for index, end in enumerate(ends)]
    rows: list[list[str | None]] = []
    for name in names:
        values = [*facts.numbers("ratios", name, "values"), *([None] * len(periods))][: len(periods)]
        unit = facts.text("ratios", name, "unit")
        cells = [None if value is None else cell(value, unit) for value in values]
        rows.append([voice.say(f"row_{name}"), *cells])
    told = table([voice.say("year"), *periods], rows) if periods else ""
    return voice.say("by_year") + "\n\n" + told if told else ""


def _heading(facts: Facts, index: int, end: str, voice: Voice) -> str:
    """The end of a period, and how long it is where that is not a year."""
    months = facts.numbers("months")
    return clean(end) if months[index : index + 1] in ([], [12]) else voice.of_months(months[index], end)


def _refused(facts: Facts, names: list[str], voice: Voice) -> str:
    refused = mapping(facts.at("refused"))
    reasons = {
        name: clean(voice.said(word(refused[name])), LONGEST_REASON) for name in names if name in refused
    }
    parts = [
        voice.say("refused_one", name=voice.say(f"what_{name}"), reason=reason)
        for name, reason in reasons.items()
    ]
    return voice.say("refused", names=voice.listing(parts)) if parts else ""


INTENT = Ratios()
