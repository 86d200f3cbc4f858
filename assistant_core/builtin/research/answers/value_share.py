"""What a share is worth: by discounted cash flow, and by what its price is a multiple of."""

import re
from typing import Any

from assistant_core.builtin.research import money
from assistant_core.builtin.research.answers import judge
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Document, items, word
from assistant_core.builtin.research.functions import DISCOUNTED_CASH_FLOW, KEY_RATIOS, Need, need
from assistant_core.builtin.research.signals import Years
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice, table
from assistant_core.builtin.understanding.frame import Frame

TOPICS = False
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TOLD = ("discount_rate", "terminal_growth", "growth")
COSTS = ("cost_of_equity", "cost_of_debt")
RATES = (*TOLD, *COSTS, "tax_rate")
TREATMENTS = ("stock_compensation_as_cost", "leases_as_operating_cost", "year_end")
BRIDGE = (
    *("present_value_of_cash_flows", "present_value_of_terminal_value", "enterprise_value"),
    *("net_debt", "minority_interest", "preferred_equity", "long_term_securities", "equity_value"),
)
ALWAYS = ("present_value_of_cash_flows", "present_value_of_terminal_value", "equity_value")
"""The others are left out where they are nothing: to equity there is no enterprise value."""


def needs(frame: Frame) -> tuple[Need, ...]:
    valued = need(DISCOUNTED_CASH_FLOW, **arguments(frame))
    return (valued,) if frame.assumptions else (valued, need(KEY_RATIOS))


def arguments(frame: Frame) -> dict[str, Any]:
    """Of `value_by_discounted_cash_flow`."""
    used, _ = _used(frame)
    found: dict[str, Any] = {f"{name}_percent": used[name] for name in RATES if name in used}
    found |= {"years": int(used["years"])} if "years" in used else {}
    if "to_firm" in used or "cost_of_debt" in used:
        found["method"] = "to_firm"
    elif "to_equity" in used or "cost_of_equity" in used:
        found["method"] = "to_equity"
    if "growth_from_estimates" in used and "growth" not in used:
        found["growth_from"] = "estimates"
    return found | {"treatments": [name for name in TREATMENTS if name in used] or None}


def _used(frame: Frame) -> tuple[dict[str, float], dict[str, float]]:
    """What is stated, and what of it the later of two that exclude each other puts out of use."""
    stated = {
        one.name: int(one.value) if one.value == int(one.value) else one.value for one in frame.assumptions
    }
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


def of(study: Study, company: Company) -> list[str]:
    voice, frame = study.voice, study.frame
    found = company.documents.get(needs(frame)[0])
    dear = "" if frame.assumptions else _dear(company, voice)
    if found is None or found.number("value_per_share") is None:
        return [dear]
    lead, assumed, caveat = (
        _lead(company, found, voice),
        _assumed(frame, found, voice),
        voice.say("value_caveat"),
    )
    if not frame.assumptions and frame.ask.options.get("about") == "price":
        return [dear, lead, assumed, caveat]
    method, day = f"method_{found.text('method')}", found.text("valuation_date")
    told = voice.say(method, date=voice.date(day)) if voice.has(method) and day else ""
    tables = [_bridge(found, voice), _grid(found, voice), _alternatives(found, voice)]
    return [
        lead,
        dear,
        assumed,
        told,
        *tables,
        money.at_rates([found.at("exchange_rate")], voice),
        caveat,
    ]


def _dear(company: Company, voice: Voice) -> str:
    ratios, parts = company.ratios, judge.multiples(company, voice)
    close = ratios.number("price", "close")
    if close is None:
        return ""
    if not parts:
        return voice.say("no_multiples", company=company.title)
    price = voice.price(close, ratios.text("price", "currency") or None)
    day = voice.date(ratios.text("price", "date"))
    told = voice.say("dear", company=company.title, parts=voice.listing(parts), close=price, date=day)
    return " ".join([told, *judge.usual(Years(company), voice)])


def _lead(company: Company, found: Document, voice: Voice) -> str:
    close, upside, against = (
        found.number("price", "close"),
        voice.cell(found.at("upside_percent"), "change"),
        "",
    )
    if close is not None and upside is not None:
        day = voice.date(found.text("price", "date"))
        against = voice.say("upside", upside=upside, close=voice.price(close, _currency(found)), date=day)
    told = voice.say(
        "worth_of_share",
        company=company.title,
        value=_value(found, voice),
        discount=voice.cell(found.at("assumptions", "discount_rate_percent"), "rate"),
        terminal=voice.cell(found.at("assumptions", "terminal_growth_percent"), "rate"),
        against=against,
    )
    implied = voice.cell(found.at("growth_implied_by_price_percent"), "rate")
    years = voice.cell(found.at("assumptions", "years"), "count")
    return told + (" " + voice.say("implied", value=implied, years=years) if implied and years else "")


def _currency(found: Document) -> str | None:
    """A share is worth its value in the currency that it is traded in, where a rate to that is known."""
    return found.text("value_per_share_currency") or found.text("price", "currency") or found.currency


def _value(found: Document, voice: Voice) -> str:
    return voice.price(found.number("value_per_share") or 0.0, _currency(found))


def _assumed(frame: Frame, found: Document, voice: Voice) -> str:
    (used, gone), basis = _used(frame), _basis(found, voice)
    given = [_stated(name, value, voice) for name, value in used.items() if name in (*RATES, "years")]
    usual = [
        _stated(name, value, voice, basis if name == "growth" else "")
        for name in (*TOLD, "years")
        if (value := found.number("assumptions", name if name == "years" else f"{name}_percent")) is not None
        # What is made of costs of capital is told by these.
        and not (name in used or (name == "discount_rate" and used.keys() & set(COSTS)))
    ]
    unused = [_stated(name, value, voice) for name, value in gone.items()]
    groups = {"given": given, "usual": usual, "unused": unused}
    told = [voice.say(phrase, facts=", ".join(parts)) for phrase, parts in groups.items() if parts]
    if (base := found.money("assumptions", "base_free_cash_flow")) is not None:
        date = voice.date(found.text("assumptions", "base_period"))
        told.append(voice.say("base", value=voice.money(base, found.currency), date=date))
    return " ".join(told)


def _stated(name: str, value: float, voice: Voice, basis: str = "") -> str:
    return voice.say(name, value=f"{value:g}" if name == "years" else voice.cell(value, "rate"), basis=basis)


def _basis(found: Document, voice: Voice) -> str:
    """Where growth was read off the past, from which year to which; or estimated, up to which."""
    dates = [voice.date(one) for one in DATE.findall(found.text("assumptions", "growth_basis"))]
    if len(dates) == 1:
        return voice.say("estimated", last=dates[0])
    return voice.say("basis", first=dates[0], last=dates[1]) if len(dates) == 2 else ""


def _bridge(found: Document, voice: Voice) -> str:
    """From the cash flows to a share: enterprise value, less net debt, is the owners'."""
    rows: list[list[str | None]] = []
    day = voice.date(found.text("net_debt_period"))
    at = voice.say("at", date=day) if day else ""
    for key in BRIDGE:
        amount = found.money(key)
        if not amount and key not in ALWAYS:
            continue
        is_cash = key == "net_debt" and amount is not None and amount < 0
        told = None if amount is None else voice.money(-amount if is_cash else amount, found.currency, 3)
        rows.append([voice.say("net_cash" if is_cash else key, date=at), told])
    diluted = found.money("shares", "diluted", unit=found.text("shares", "unit"))
    rows.append([voice.say("diluted_shares"), voice.shares(diluted) if diluted is not None else None])
    rows.append([voice.say("value_per_share"), _value(found, voice)])
    return table(["", voice.say("amount")], rows, voice.say("bridge"))


def _grid(found: Document, voice: Voice) -> str:
    """Values of a share at other rates."""
    growths, rates, values = (
        items(found.at("sensitivity", name))
        for name in ("terminal_growths_percent", "discount_rates_percent", "value_per_share")
    )
    header = [voice.say("corner"), *(voice.cell(growth, "rate") or "" for growth in growths)]
    rows = [
        [voice.cell(rate, "rate"), *(voice.cell(value, "share") for value in items(row))]
        for rate, row in zip(rates, values, strict=False)
        if len(items(row)) == len(growths)
    ]
    return table(header, rows, voice.say("grid", currency=voice.currency(_currency(found))))


def _alternatives(found: Document, voice: Voice) -> str:
    """Values of a share where one assumption is another."""
    rows = [
        (voice.say(name), voice.cell(row.get("value_per_share"), "share"))
        for row in found.table("alternatives")
        if voice.has(name := f"instead_{word(row.get('assumption'))}_{word(row.get('alternative'))}")
    ]
    title = voice.say("alternatives", currency=voice.currency(_currency(found)))
    return table([voice.say("treatment"), voice.say("value_per_share")], rows, title)
