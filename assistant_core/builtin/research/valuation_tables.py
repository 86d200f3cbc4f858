"""The tables of a discounted cash flow: from the cash flows to a share, and other assumptions."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research.facts import Facts, fraction
from assistant_core.builtin.research.outputs import items, number, word
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean

BRIDGE = (
    *("present_value_of_cash_flows", "present_value_of_terminal_value", "enterprise_value"),
    *("net_debt", "minority_interest", "preferred_equity", "long_term_securities", "equity_value"),
)
OPTIONAL = ("enterprise_value", "net_debt", "minority_interest", "preferred_equity", "long_term_securities")
"""Left out where it is nothing: to equity there is no enterprise value, and few have preferred shares."""
TREATMENTS = frozenset(
    """stock_compensation_as_cost stock_compensation_added_back leases_as_debt leases_as_operating_cost
    long_term_securities_included long_term_securities_excluded timing_mid_year timing_year_end""".split()
)


def price_currency(facts: Facts) -> str | None:
    """A share is worth its value in the currency that it is traded in, where a rate to that is known."""
    return facts.text("value_per_share_currency") or facts.text("price", "currency") or facts.currency


def bridge(facts: Facts, value: float, voice: Voice) -> str:
    """Enterprise value, less net debt, is the owners'; `value` is that of one share."""
    rows: list[list[str | None]] = []
    for key in BRIDGE:
        amount = facts.money(key)
        if key in OPTIONAL and not amount:
            continue
        name = "net_cash" if key == "net_debt" and amount is not None and amount < 0 else key
        written = (
            voice.exact_money(abs(amount) if name == "net_cash" else amount, facts.currency)
            if amount is not None
            else None
        )
        rows.append([voice.say(name, date=_net_debt_date(facts, voice)), written])
    diluted = facts.scaled(facts.number("shares", "diluted"), facts.text("shares", "unit"))
    rows.append([voice.say("diluted"), voice.shares(diluted) if diluted is not None else None])
    rows.append([voice.say("value_per_share"), voice.price(value, price_currency(facts))])
    return voice.say("bridge") + "\n\n" + table(["", voice.say("amount")], rows)


def grid(facts: Facts, voice: Voice) -> str:
    """Values of a share at other rates. Empty where there are none."""
    growths = facts.numbers("sensitivity", "terminal_growths_percent")
    rates = facts.numbers("sensitivity", "discount_rates_percent")
    values = [items(row) for row in items(facts.at("sensitivity", "value_per_share"))]
    header = [voice.say("corner"), *(rate(fraction(growth)) for growth in growths)]
    rows = [
        [rate(fraction(discount)), *(_per_share(number(one)) for one in row)]
        for discount, row in zip(rates, values, strict=False)
        if len(row) == len(growths)
    ]
    written = table(header, rows)
    if not written:
        return ""
    return voice.say("grid", currency=voice.currency(price_currency(facts))) + "\n\n" + written


def alternatives(facts: Facts, voice: Voice) -> str:
    """Values of a share where one assumption is another. Empty where there are none."""
    told = [
        (f"{word(row.get('assumption'))}_{word(row.get('alternative'))}", number(row.get("value_per_share")))
        for row in facts.table("alternatives")
    ]
    rows = [[voice.say(name), _per_share(value)] for name, value in told if name in TREATMENTS]
    written = table([voice.say("treatment"), voice.say("value_per_share")], rows)
    if not written:
        return ""
    return voice.say("alternatives", currency=voice.currency(price_currency(facts))) + "\n\n" + written


def rate(share: float | None) -> str:
    """A rate that a user gave, with as many decimals as it needs: 10%, 2.5%, 4.13%."""
    return "–" if share is None else f"{round(share * 100, 2):g}%"


def _net_debt_date(facts: Facts, voice: Voice) -> str:
    date = facts.text("net_debt_period")
    return voice.say("at", date=clean(date)) if date else ""


def _per_share(value: float | None) -> str | None:
    return None if value is None else numbers.per_share(value)
