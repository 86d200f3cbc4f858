"""The tables of a discounted cash flow: from the cash flows to a share, and other assumptions."""

from assistant_core.builtin import numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.facts import Facts, fraction
from assistant_core.builtin.research.outputs import items, number, word
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice

TABLE_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "bridge": "From the cash flows to a share:",
        "amount": "Amount",
        "present_value_of_cash_flows": "Present value of projected cash flows",
        "present_value_of_terminal_value": "Present value of the terminal value",
        "enterprise_value": "Enterprise value",
        "net_debt": "Less net debt{date}",
        "net_cash": "Plus net cash{date}",
        "at": " at {date}",
        "minority_interest": "Less minority interest",
        "preferred_equity": "Less preferred equity",
        "long_term_securities": "Plus long-term securities",
        "equity_value": "Equity value",
        "diluted": "Diluted shares",
        "value_per_share": "Value per share",
        "grid": "Value per share in {currency} at other discount rates (rows) and terminal growth (columns):",
        "corner": "Discount",
        "alternatives": "Value per share in {currency} where one assumption is another:",
        "treatment": "Assumption",
        "stock_compensation_as_cost": "Stock-based compensation as a cost",
        "stock_compensation_added_back": "Stock-based compensation added back",
        "leases_as_debt": "Leases as debt",
        "leases_as_operating_cost": "Leases as an operating cost, not debt",
        "long_term_securities_included": "Long-term securities added",
        "long_term_securities_excluded": "Long-term securities left out",
        "timing_mid_year": "Cash flow in the middle of each year",
        "timing_year_end": "Cash flow at the end of each year",
    },
    "ko": {
        "bridge": "현금흐름에서 주당 가치까지:",
        "amount": "금액",
        "present_value_of_cash_flows": "추정 기간 현금흐름의 현재가치",
        "present_value_of_terminal_value": "잔존가치의 현재가치",
        "enterprise_value": "기업가치",
        "net_debt": "(-) 순차입금{date}",
        "net_cash": "(+) 순현금{date}",
        "at": " ({date} 기준)",
        "minority_interest": "(-) 비지배지분",
        "preferred_equity": "(-) 우선주자본",
        "long_term_securities": "(+) 장기 보유 유가증권",
        "equity_value": "자기자본가치",
        "diluted": "희석 주식 수",
        "value_per_share": "주당 가치",
        "grid": "다른 할인율(행)과 영구성장률(열)에서의 주당 가치, 통화: {currency}",
        "corner": "할인율",
        "alternatives": "가정을 하나씩 바꿨을 때의 주당 가치, 통화: {currency}",
        "treatment": "가정",
        "stock_compensation_as_cost": "주식기준보상을 비용으로 차감",
        "stock_compensation_added_back": "주식기준보상을 다시 가산",
        "leases_as_debt": "리스부채를 차입금에 포함",
        "leases_as_operating_cost": "리스부채를 차입금에서 제외",
        "long_term_securities_included": "장기 보유 유가증권 포함",
        "long_term_securities_excluded": "장기 보유 유가증권 제외",
        "timing_mid_year": "연중에 현금흐름 발생",
        "timing_year_end": "연말에 현금흐름 발생",
    },
}
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
    return voice.say("at", date=voice.date(date)) if date else ""


def _per_share(value: float | None) -> str | None:
    return None if value is None else numbers.per_share(value)
