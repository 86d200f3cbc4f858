"""How figures are said: names of lines, amounts, periods."""

from dataclasses import replace

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import KEY_RATIOS
from assistant_core.builtin.research.pick import point_of
from assistant_core.builtin.research.places import is_flow, is_price
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.understanding.frame import Point
from assistant_core.figures.model import Fact
from assistant_core.figures.vocabulary import OUTFLOWS
from assistant_core.market.lines import measure
from assistant_core.words.terms import term

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


def label(concept: str, voice: Voice, start: bool = False) -> str:
    """The line as it is called within a sentence."""
    own = voice.words.get(f"line_{concept}")
    text = own or term(concept, voice.language)
    if not own and voice.language == "en" and not text[:2].isupper() and text[1:2] != "/":
        text = text[:1].lower() + text[1:]
    return text[:1].upper() + text[1:] if start else text


def verb(fact: Fact, voice: Voice) -> str:
    """Of its line in English: "revenue was", "total assets were", "P/E is"."""
    is_plural = label(fact.concept, voice).split()[-1] in _PLURALS
    past = fact.period is not None and fact.frequency not in ("", "day")
    return voice.say(f"{'past' if past else 'now'}_{'many' if is_plural else 'one'}")


def is_by_share(fact: Fact) -> bool:
    return fact.concept in _PRICES or (fact.concept[:1].isupper() and measure(fact.concept) == "per_share")


def value(fact: Fact, voice: Voice, plain: bool = False) -> str:
    """With its unit and currency; `plain` is for the cell of a table that says the currency."""
    amount = abs(fact.value) if fact.concept in OUTFLOWS else fact.value
    if fact.kind == "percent":
        return numbers.percent(amount / 100)
    if fact.kind == "times" and fact.concept == "liabilities_to_equity" and voice.language == "ko":
        return numbers.percent(amount)
    if fact.kind == "times":
        return numbers.multiple(amount)
    if fact.kind != "money":
        return _counted(fact, voice, plain)
    if is_by_share(fact):
        return numbers.per_share(amount) if plain else voice.price(amount, fact.currency)
    return voice.amount(amount) if plain else voice.money(amount, fact.currency)


def _counted(fact: Fact, voice: Voice, plain: bool) -> str:
    if fact.concept == "employees":
        return voice.say("people_of", count=f"{fact.value:,.0f}")
    counted = voice.amount(fact.value)
    is_of_shares = "hare" in fact.concept or "volume" in fact.concept
    return voice.say("count_of", count=counted) if is_of_shares and not plain else counted


def period(fact: Fact, company: Company, voice: Voice, asked: tuple[Point, ...] = ()) -> str:
    """When, to go after a value: "in FY2024 (to Sep 28, 2024)"."""
    if fact.period is None:
        return ""
    day, kind = voice.date(fact.period), "flow" if is_flow(fact.concept) else "at"
    if fact.frequency == "annual":
        months = company.months(fact)
        if kind == "flow" and months is None:
            return voice.say("in_unknown_length", day=day)
        if kind == "flow" and months != 12:
            return voice.say("in_months", months=f"{months:g}", day=day)
        return voice.say(f"year_{kind}", year=point_of(fact, False).year, day=day)
    if fact.frequency == "quarterly":
        if any(point.quarter for point in asked):
            point = point_of(fact, True)
            return voice.say(f"named_quarter_{kind}", year=point.year, quarter=point.quarter, day=day)
        return voice.say(f"quarter_{kind}", day=day)
    if fact.frequency == "trailing":
        return voice.say("trailing", day=day)
    if fact.frequency == "calendar":
        return voice.say("calendar", year=fact.period.year)
    ratios = company.facts(KEY_RATIOS)
    count = ratios.number("valuation", ESTIMATED.get(fact.concept, ""), "analysts") if ratios else None
    if count is not None:
        return voice.say("on_estimates", count=f"{count:.0f}", day=day)
    if not is_price(fact.concept) and fact.frequency == "":
        return voice.say("on_figures_to", day=day)
    return voice.say("on_day", day=day)


def column(fact: Fact, voice: Voice, company: Company | None = None) -> str:
    """Its period as the head of a table's column; what is no year is told where its company is given."""
    if fact.period is None:
        return ""
    if company and fact.frequency == "annual" and (months := company.months(fact)) != 12:
        return voice.of_months(months, voice.date(fact.period))
    if fact.frequency == "annual":
        return voice.say("fiscal", year=point_of(fact, False).year)
    return voice.date(fact.period)


def point(named: Point, voice: Voice) -> str:
    if named.quarter:
        return voice.say("quarter", year=named.year, quarter=named.quarter)
    return voice.say("fiscal", year=named.year)


def positive(fact: Fact) -> Fact:
    return replace(fact, value=abs(fact.value))
