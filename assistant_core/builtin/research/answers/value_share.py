"""What a share is worth: by discounted cash flow, and by what its price is a multiple of."""

import re
from collections.abc import Mapping
from typing import Any

from assistant_core.builtin.research import say
from assistant_core.builtin.research.answers import judge, price
from assistant_core.builtin.research.documents import Document, items, word
from assistant_core.builtin.research.functions import DISCOUNTED_CASH_FLOW, KEY_RATIOS, QUOTE, Need, need
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice, table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame

TOPICS = False
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TOLD = ("discount_rate", "terminal_growth", "growth", "years")
COSTS = ("cost_of_equity", "cost_of_debt")
ALTERNATIVE = ("assumption", "alternative")
TREATMENTS = ("stock_compensation_as_cost", "leases_as_operating_cost", "year_end")
WAYS = frozenset({*TREATMENTS, "to_firm", "to_equity", "growth_from_estimates"})
"""Assumptions without a number."""
BRIDGE = {
    "present_value_of_cash_flows": "",
    "present_value_of_terminal_value": "+ ",
    "enterprise_value": "= ",
    "net_debt": "− ",
    "minority_interest": "− ",
    "preferred_equity": "− ",
    "long_term_securities": "+ ",
    "equity_value": "= ",
}
"""From the cash flows to the owners. What is nothing is left out: to equity there is no enterprise value."""


def needs(frame: Frame) -> tuple[Need, ...]:
    valued = need(DISCOUNTED_CASH_FLOW, **arguments(frame))
    return (valued,) if frame.assumptions else (valued, need(KEY_RATIOS), need(QUOTE))


def arguments(frame: Frame) -> dict[str, Any]:
    """Of `value_by_discounted_cash_flow`."""
    used, _ = _used(frame)
    found: dict[str, Any] = {
        _argument(name): used[name] for name in (*TOLD, *COSTS, "tax_rate") if name in used
    }
    if "to_firm" in used or "cost_of_debt" in used:
        found["method"] = "to_firm"
    elif "to_equity" in used or "cost_of_equity" in used:
        found["method"] = "to_equity"
    if "growth_from_estimates" in used and "growth" not in used:
        found["growth_from"] = "estimates"
    return found | {"treatments": [name for name in TREATMENTS if name in used] or None}


def _used(frame: Frame) -> tuple[dict[str, float], dict[str, float]]:
    """What is stated, and what of it the later of two that exclude each other puts out of use."""
    stated = {one.name: int(one.value) if one.value % 1 == 0 else one.value for one in frame.assumptions}
    if frame.times.last and frame.times.frequency == "annual":
        stated["years"] = frame.times.last
    names = list(stated)
    costs = [name for name in names if name in COSTS]
    gone: set[str] = set()
    if costs and "discount_rate" in stated:
        is_later = names.index("discount_rate") > max(map(names.index, costs))
        gone = set(costs) if is_later else {"discount_rate"}
    if "to_equity" in stated:
        gone.add("cost_of_debt")
    used = {name: value for name, value in stated.items() if name not in gone}
    return used, {name: stated[name] for name in names if name in gone}


def _argument(name: str) -> str:
    return name if name == "years" else f"{name}_percent"


def of(study: Study, company: Company) -> list[str]:
    voice, frame = study.voice, study.frame
    found = company.documents.get(needs(frame)[0])
    dear = "" if frame.assumptions else _dear(company, voice)
    if found is None or found.number("value_per_share") is None:
        return [dear] if dear or not company.document(QUOTE) else price.now(study, company)
    lead, assumed = _lead(company, found, voice), _assumed(frame, found, voice)
    if not frame.assumptions and frame.ask.options.get("about") == "price":
        return [dear, lead, assumed, voice.say("value_caveat")]
    method, day = f"method_{found.text('method')}", found.text("valuation_date")
    told = voice.say(method, date=voice.date(day)) if voice.has(method) and day else ""
    rates = say.at_rates([found.at("exchange_rate")], voice)
    return [lead, dear, assumed, told, *_tables(found, voice), rates, voice.say("value_caveat")]


def _dear(company: Company, voice: Voice) -> str:
    parts = judge.multiples(company, voice)
    told = voice.tell("dear", company.ratios, company=company.bold, parts=voice.listing(parts))
    if told and not parts:
        return voice.say("no_multiples", company=company.bold)
    return " ".join([told, *judge.past(company, voice)]) if told else ""


def _lead(company: Company, found: Document, voice: Voice) -> str:
    given = {"value": _value(found, voice), "against": voice.tell("upside", found)}
    told = [voice.tell("worth_of_share", found, company=company.bold, **given), voice.tell("implied", found)]
    return " ".join(filter(None, told))


def _currency(found: Document) -> str | None:
    """A share is worth its value in the currency that it is traded in, where a rate to that is known."""
    return found.text("value_per_share_currency") or found.text("price", "currency") or found.currency


def _value(found: Document, voice: Voice) -> str:
    return voice.price(found.number("value_per_share") or 0.0, _currency(found))


def _assumed(frame: Frame, found: Document, voice: Voice) -> str:
    used, gone = _used(frame)
    by_default = {name: found.number("assumptions", _argument(name)) for name in TOLD if name not in used}
    if used.keys() & set(COSTS):
        by_default.pop("discount_rate", None)  # it is made of these
    # Growth was read off the past, from which year to which; or estimated, up to which.
    dates = [voice.date(one) for one in DATE.findall(found.text("assumptions", "growth_basis"))]
    since = {1: "estimated", 2: "basis"}.get(len(dates))
    basis = voice.say(since, first=dates[0], last=dates[-1]) if since else ""
    told = []
    groups: dict[str, Mapping[str, float | None]] = {"given": used, "usual": by_default, "unused": gone}
    for phrase, group in groups.items():
        numbers = {name: value for name, value in group.items() if name not in WAYS and value is not None}
        facts = ", ".join(
            _stated(name, value, voice, basis if phrase == "usual" else "") for name, value in numbers.items()
        )
        told += [voice.say(phrase, facts=facts)] if facts else []
    if (base := found.money("assumptions", "base_free_cash_flow")) is not None:
        date = voice.date(found.text("assumptions", "base_period"))
        told.append(voice.say("base", value=voice.money(base, found.currency), date=date))
    return " ".join(told)


def _stated(name: str, value: float, voice: Voice, basis: str) -> str:
    rate = voice.cell(value, "rate")
    if name == "growth":
        return voice.say("growth", value=rate, basis=basis)
    if name == "years":
        return voice.say("years", value=f"{value:g}")
    return f"{say.label(_argument(name), voice)} {rate}"


def _tables(found: Document, voice: Voice) -> list[str]:
    """From the cash flows to a share, and its value at other rates and under other assumptions."""
    rows: list[list[str | None]] = []
    day, currency = voice.date(found.text("net_debt_period")), voice.currency(_currency(found))
    for name, sign in BRIDGE.items():
        if amount := found.money(name):
            at = f" ({day})" if day and name == "net_debt" else ""
            rows.append([f"{sign}{voice.term(name)}{at}", voice.money(amount, found.currency, 3)])
    diluted = found.money("shares", "diluted", unit=found.text("shares", "unit"))
    rows.append([voice.say("diluted_shares"), voice.shares(diluted) if diluted is not None else None])
    rows.append([voice.term("value_per_share"), _value(found, voice)])
    bridge = table(["", voice.say("amount")], rows, voice.say("bridge"))
    growths, rates, values = (
        items(found.at("sensitivity", name))
        for name in ("terminal_growths_percent", "discount_rates_percent", "value_per_share")
    )
    header = [voice.term("discount_rate_percent"), *(voice.cell(growth, "rate") or "" for growth in growths)]
    at_rates = [
        [voice.cell(rate, "rate"), *(voice.cell(value, "share") for value in items(row))]
        for rate, row in zip(rates, values, strict=False)
        if len(items(row)) == len(growths)
    ]
    others = [
        (
            clean(": ".join(voice.term(word(row.get(one))) for one in ALTERNATIVE)),
            voice.cell(row.get("value_per_share"), "share"),
        )
        for row in found.table("alternatives")
    ]
    grid = table(header, at_rates, voice.say("grid", currency=currency))
    title = voice.say("alternatives", currency=currency)
    return [bridge, grid, table([voice.say("treatment"), voice.term("value_per_share")], others, title)]
