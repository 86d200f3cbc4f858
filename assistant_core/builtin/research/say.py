"""How figures are said: names of lines, amounts, periods; and amounts in the currency that is wanted."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from assistant_core.builtin import numbers
from assistant_core.builtin.research.documents import Document, mapping
from assistant_core.builtin.research.functions import PRICE_HISTORY, Need, is_flow, is_price, need
from assistant_core.builtin.research.pick import MONTHS, point_of
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice, capital
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Point
from assistant_core.figures.model import Fact
from assistant_core.figures.vocabulary import OUTFLOWS
from assistant_core.market.lines import measure

LEAST = 0.1
"""A rate below is told the other way round."""
DEAREST_FIRST = "GBP EUR CHF USD CAD AUD SGD BRL CNY HKD MXN THB TWD INR PHP RUB JPY KRW VND IDR".split()
_PRICES = frozenset(
    """price open day_high day_low year_high year_low previous_close amount dividend trailing_12_months
    price_high price_low value_per_share revenue_per_share book_value_per_share
    free_cash_flow_per_share net_cash_per_share eps_actual eps_estimate eps_average
    price_target_mean price_target_high price_target_low""".split()
)
ESTIMATED = {"forward_pe": "forward_price_to_earnings", "peg": "price_earnings_to_growth"}
_PLURALS = frozenset(
    "assets liabilities buybacks shares receivables equivalents investments outstanding".split()
)


class Rate(NamedTuple):
    base: str
    quote: str
    value: float
    """What one of `base` is in `quote`."""
    date: str


def label(concept: str, voice: Voice, start: bool = False) -> str:
    """The line as it is called within a sentence."""
    text = voice.first(f"line_{concept}", voice.within(voice.term(concept)))
    return capital(text) if start else text


def size(fact: Fact) -> float:
    """A payment without its sign."""
    return abs(fact.value) if fact.concept in OUTFLOWS else fact.value


def value(fact: Fact, voice: Voice, plain: bool = False) -> str:
    """With its unit and currency; `plain` is for the cell of a table that says the currency."""
    amount = size(fact)
    if fact.kind == "percent":
        return numbers.percent(amount / 100)
    if fact.kind == "times" and fact.concept == "liabilities_to_equity" and voice.language == "ko":
        return numbers.percent(amount)
    if fact.kind == "times":
        return numbers.multiple(amount)
    if fact.kind == "money":
        if fact.concept in _PRICES or (fact.concept[:1].isupper() and measure(fact.concept) == "per_share"):
            return numbers.per_share(amount) if plain else voice.price(amount, fact.currency)
        return voice.amount(amount) if plain else voice.money(amount, fact.currency)
    if fact.concept == "employees":
        return voice.say("people_of", count=f"{amount:,.0f}")
    is_of_shares = "hare" in fact.concept or "volume" in fact.concept
    return voice.shares(amount) if is_of_shares and not plain else voice.amount(amount)


def told(fact: Fact, study: Study) -> str:
    """In the currency that is wanted, with the original beside it."""
    own, other = value(fact, study.voice), converted(fact, study)
    return own if other is fact else study.voice.say("beside", value=value(other, study.voice), own=own)


def parts(fact: Fact, company: Company, study: Study) -> dict[str, str]:
    """What a sentence about a figure is made of: whose, which line, what, when, and its verb in English
    ("revenue was", "total assets were", "P/E is").
    """
    voice = study.voice
    line = label(fact.concept, voice)
    past = fact.period is not None and fact.frequency not in ("", "day")
    verb = f"{'past' if past else 'now'}_{'many' if line.split()[-1] in _PLURALS else 'one'}"
    return {
        "company": company.bold,
        "line": capital(line),
        "value": told(fact, study),
        "when": period(fact, company, voice, study.frame.times.points),
        "verb": voice.say(verb) if voice.language == "en" else "",
    }


def period(fact: Fact, company: Company, voice: Voice, asked: tuple[Point, ...] = ()) -> str:
    """When, to go after a value: "in FY2024 (to Sep 28, 2024)"."""
    if fact.period is None:
        return ""
    kind = "flow" if is_flow(fact.concept) else "at"
    told, year = {"day": voice.date(fact.period)}, point_of(fact, False).year
    if fact.frequency == "annual":
        months = company.months(fact)
        if kind == "flow" and months != MONTHS:
            return voice.say(
                "in_months" if months else "in_unknown_length", months=f"{months or 0:g}", **told
            )
        return voice.say(f"year_{kind}", year=year, **told)
    if fact.frequency == "quarterly" and any(one.quarter for one in asked):
        named = point_of(fact, True)
        return voice.say(f"named_quarter_{kind}", year=named.year, quarter=named.quarter, **told)
    if fact.frequency == "calendar":
        return voice.say("calendar", year=fact.period.year)
    count = company.ratios.number("valuation", ESTIMATED.get(fact.concept, ""), "analysts")
    if count is not None:
        return voice.say("on_estimates", count=f"{count:.0f}", **told)
    if not is_price(fact.concept) and fact.frequency == "":
        return voice.say("on_figures_to", **told)
    phrases = {"quarterly": f"quarter_{kind}", "trailing": "trailing"}
    return voice.say(phrases.get(fact.frequency, "on_day"), **told)


def column(fact: Fact, voice: Voice, company: Company | None = None) -> str:
    """Its period as the head of a table's column; what is no year is told where its company is given."""
    if company and fact.frequency == "annual" and (months := company.months(fact)) != MONTHS:
        key = "of_one_month" if months == 1 else "of_months" if months else "of_unknown_length"
        return voice.say(key, months=f"{months or 0:g}", date=voice.date(fact.period))
    if fact.frequency == "annual":
        return point(point_of(fact, False), voice)
    return voice.date(fact.period)


def point(named: Point, voice: Voice) -> str:
    if named.quarter:
        return voice.say("quarter", year=named.year, quarter=named.quarter)
    return voice.say("fiscal", year=named.year)


def positive(fact: Fact) -> Fact:
    return replace(fact, value=abs(fact.value))


def rate_needed(base: str, quote: str) -> tuple[Need, str]:
    """The need and the ticker: of the dearer in the cheaper, so that no digits are lost."""
    dear, cheap = sorted((base, quote), key=_place)
    return need(PRICE_HISTORY, period="5d", interval="1d"), f"{dear}{cheap}=X"


def is_code(currency: str | None) -> bool:
    return bool(currency) and len(str(currency)) == 3 and str(currency).isupper()


def at_rates(rates: Iterable[Any], voice: Voice) -> str:
    """At which a function has converted; empty where it has not."""
    found = [
        Rate(clean(one.text("from"), 12), clean(one.text("to"), 12), value, one.text("date"))
        for one in (Document(mapping(rate)) for rate in rates)
        if (value := one.number("rate") or 0.0) > 0
    ]
    return _converted(found, voice)


def converted(fact: Fact, study: Study) -> Fact:
    """As it is where no rate is needed or could be had."""
    rate = _rate(fact, study)
    return replace(fact, value=fact.value * rate.value, currency=rate.quote) if rate else fact


def rates(facts: list[Fact], study: Study) -> list[str]:
    """At which rates, or that there is none."""
    voice, wanted = study.voice, study.voice.currency(study.frame.currency)
    told = [_converted([rate for fact in facts if (rate := _rate(fact, study))], voice)]
    without = {fact.currency for fact in facts if _wants(fact, study) and not _rate(fact, study)}
    for own in sorted(filter(None, without)):
        told.append(voice.say("no_rate", own=voice.currency(own), wanted=wanted))
    return [line] if (line := " ".join(filter(None, told))) else []


def one_currency(facts: list[Fact]) -> bool:
    return len({fact.currency for fact in facts if fact.kind == "money"}) < 2


def _converted(rates: list[Rate], voice: Voice) -> str:
    told = []
    for rate in dict.fromkeys(rates):
        one = rate if rate.value >= LEAST else Rate(rate.quote, rate.base, 1 / rate.value, rate.date)
        price = voice.price(one.value, one.quote)
        told.append(voice.say("rate", base=one.base, quote=price, date=voice.date(one.date)))
    return voice.say("converted", rates=voice.listing(told)) if told else ""


def _wants(fact: Fact, study: Study) -> bool:
    wanted = study.frame.currency
    return bool(wanted) and fact.kind == "money" and fact.currency is not None and fact.currency != wanted


def _rate(fact: Fact, study: Study) -> Rate | None:
    if not _wants(fact, study) or not fact.currency or not is_code(fact.currency):
        return None
    base, quote = fact.currency, study.frame.currency
    one, ticker = rate_needed(base, quote)
    found = study.ledger.document(one, ticker)
    day, value = found.close("last") if isinstance(found, Document) else ("", None)
    if not value or value <= 0:
        return None
    return Rate(base, quote, value if ticker.startswith(base) else 1 / value, day)


def _place(currency: str) -> int:
    return DEAREST_FIRST.index(currency if currency in DEAREST_FIRST else "HKD")
