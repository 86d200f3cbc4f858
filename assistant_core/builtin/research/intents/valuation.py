"""What a share is worth under stated assumptions: "… at 10% discount and 3% terminal growth?"."""

import re
from typing import Any

from assistant_core.builtin import numbers
from assistant_core.builtin.research.assumptions import (
    assumptions,
    states_rate,
    states_years,
    together,
)
from assistant_core.builtin.research.companies import find_companies
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import converted_at
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import DISCOUNTED_CASH_FLOW, Need, need
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import mapping
from assistant_core.builtin.research.valuation_tables import (
    alternatives,
    bridge,
    grid,
    price_currency,
    rate,
)
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

FOLLOWS = re.compile(r"\W*(and|what about|how about|what if|now|then|그럼|그러면|만약)\b", re.I)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_FOLLOW_UP = 80


WORDS: Words = {
    "en": {
        "lead": "At a discount rate of {discount} and terminal growth of {terminal}, **{company}** is worth"
        " {value} per share by discounted cash flow{against}.",
        "against": ". Upside: {upside} against its last close of {close} on {date}",
        "assumptions": "**Assumptions**: {facts}.",
        "discount": "discount rate {value} a year",
        "terminal": "terminal growth {value} a year",
        "growth": "assumed growth of free cash flow {value} a year for {years} years{basis}",
        "basis": " (compound growth of free cash flow from {first} to {last})",
        "estimated": " (analysts' revenue estimates to {last})",
        "implied": "At that price the market implies growth of free cash flow of {value} a year for {years}"
        " years.",
        "method_to_firm": "**Method**: free cash flow to the firm, before interest, is discounted to {date}"
        " at the weighted average cost of capital; net debt is subtracted.",
        "method_to_equity": "**Method**: free cash flow to equity, after interest, is discounted to {date} at"
        " the cost of equity; no debt is subtracted and no cash added, and no net borrowing is assumed.",
        "base": "starting free cash flow {value} (twelve months to {date})",
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
        "caveat": "The value follows from these assumptions and moves a lot with them, as the table"
        " shows. It is"
        " a calculation, not a forecast.",
    },
    "ko": {
        "lead": "할인율 {discount}, 영구성장률 {terminal} 가정 시 **{company}** 주당 가치: {value}"
        " (현금흐름할인법){against}.",
        "against": ". {date} 종가 {close} 대비 상승여력 {upside}",
        "assumptions": "**가정**: {facts}.",
        "discount": "할인율 연 {value}",
        "terminal": "영구성장률 연 {value}",
        "growth": "잉여현금흐름 성장률 연 {value}, {years}년간{basis}",
        "basis": " ({first}부터 {last}까지 잉여현금흐름의 연평균 성장률)",
        "estimated": " ({last}까지의 애널리스트 매출 추정치)",
        "implied": "현재 주가에는 {years}년간 연 {value}의 잉여현금흐름 성장률이 내재되어 있습니다.",
        "method_to_firm": "**방법**: 이자 지급 전 기업잉여현금흐름(FCFF)을 가중평균자본비용(WACC)으로 {date}"
        " 기준으로 할인하고 순차입금을 뺐습니다.",
        "method_to_equity": "**방법**: 이자 지급 후 주주잉여현금흐름(FCFE)을 자기자본비용으로 {date} 기준으로"
        " 할인했습니다. 차입금을 빼거나 현금을 더하지 않으며 순차입은 없다고 가정합니다.",
        "base": "기준 잉여현금흐름 {value} ({date} 마감 12개월)",
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
        "caveat": "이 가치는 위 가정에서 나온 계산값이며, 표에서 보듯 가정에 따라 크게 달라집니다. 예측이"
        " 아닙니다.",
    },
}


class Valuation(Intent):
    rank = 10
    alone = True
    pattern = re.compile(
        r"\b(dcf|discounted cash[- ]?flows?|intrinsic value|fair value|terminal growth|discount rates?"
        r"|wacc)\b"
        r"|\d ?(%|percent) discount\b|\bdiscount (of|at) \d"
        r"|\b(what|how much) (is|are|would|should) .{1,60}? worth\b(?! (buying|it|investing|holding|owning))"
        r"|\bvalue [^.?]{1,60}? (at|with|using|by) [^.?]{0,30}\d ?(%|percent)"
        r"|\breverse dcf\b|\bimplied growth\b|\bgrowth .{0,40}\b(priced in|price impl\w+)"
        r"|\bprice .{0,20}\bimpl(y|ies) .{0,20}\bgrowth|\bfcf[ef]\b|내재(?:된|한)? ?성장"
        r"|(?:주가|가격).{0,10}반영.{0,6}성장"
        r"|할인율|영구 ?성장|적정 ?(주가|가치|가격)|내재 ?가치|현금 ?흐름 ?할인|기업 ?가치|가치(는|가|를"
        r"|평가| 평가)",
        re.I | re.A,
    )
    functions = (DISCOUNTED_CASH_FLOW,)
    words = WORDS

    def recognises(self, turn: Turn) -> bool:
        follows = _before(turn) is not None and len(turn.question) <= LONGEST_FOLLOW_UP
        changes = states_rate(turn.question) or (_was_last(turn) and states_years(turn.question))
        return bool(self.pattern.search(turn.question)) or (follows and changes)

    def needs(self, turn: Turn) -> tuple[Need, ...]:
        stated = assumptions(turn.question)
        carried = _before(turn) if _is_follow_up(turn.question) else None
        return (need(DISCOUNTED_CASH_FLOW, **together(carried or {}, stated)),)

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.documents.get(self.needs(turn)[0])
        value = facts.number("value_per_share") if isinstance(facts, Facts) else None
        if not isinstance(facts, Facts) or value is None:
            return []
        lead = " ".join(
            part for part in (_lead(company, facts, value, voice), _implied(facts, voice)) if part
        )
        told = [lead, _method(facts, voice), _assumptions(facts, voice), bridge(facts, value, voice)]
        told += [
            grid(facts, voice),
            alternatives(facts, voice),
            converted_at([mapping(facts.at("exchange_rate"))], voice),
            voice.say("caveat"),
        ]
        return [one for one in told if one]


def _before(turn: Turn) -> dict[str, Any] | None:
    """The assumptions of the last valuation in the conversation."""
    calls = [call for call in turn.past_calls if call.name == DISCOUNTED_CASH_FLOW and not call.this_run]
    if not calls:
        return None
    return {name: value for name, value in calls[-1].arguments.items() if name != "ticker"}


def _was_last(turn: Turn) -> bool:
    before = [call.name for call in turn.past_calls if not call.this_run]
    return before[-1:] == [DISCOUNTED_CASH_FLOW]


def _is_follow_up(question: str) -> bool:
    return bool(FOLLOWS.match(question)) or not find_companies(question)


def _lead(company: Company, facts: Facts, value: float, voice: Voice) -> str:
    currency = price_currency(facts)
    close, upside = facts.number("price", "close"), facts.percent("upside_percent")
    against = ""
    if close is not None and upside is not None:
        against = voice.say(
            "against",
            upside=numbers.change(upside),
            close=voice.price(close, currency),
            date=clean(facts.text("price", "date")),
        )
    return voice.say(
        "lead",
        company=company.title,
        value=voice.price(value, currency),
        discount=rate(facts.percent("assumptions", "discount_rate_percent")),
        terminal=rate(facts.percent("assumptions", "terminal_growth_percent")),
        against=against,
    )


def _implied(facts: Facts, voice: Voice) -> str:
    """The growth at which the value would be the price."""
    growth, years = facts.percent("growth_implied_by_price_percent"), facts.number("assumptions", "years")
    if growth is None or years is None:
        return ""
    return voice.say("implied", value=rate(growth), years=f"{years:.0f}")


def _method(facts: Facts, voice: Voice) -> str:
    method, date = facts.text("method"), facts.text("valuation_date")
    known = method in ("to_firm", "to_equity")
    return voice.say(f"method_{method}", date=clean(date)) if known and date else ""


def _assumptions(facts: Facts, voice: Voice) -> str:
    discount = facts.percent("assumptions", "discount_rate_percent")
    terminal = facts.percent("assumptions", "terminal_growth_percent")
    growth, years = facts.percent("assumptions", "growth_percent"), facts.number("assumptions", "years")
    base = facts.money("assumptions", "base_free_cash_flow")
    found = [
        voice.say("discount", value=rate(discount)) if discount is not None else None,
        voice.say("terminal", value=rate(terminal)) if terminal is not None else None,
        voice.say("growth", value=rate(growth), years=f"{years:.0f}", basis=_basis(facts, voice))
        if growth is not None and years is not None
        else None,
        voice.say(
            "base",
            value=voice.money(base, facts.currency),
            date=clean(facts.text("assumptions", "base_period")),
        )
        if base is not None
        else None,
    ]
    return voice.say("assumptions", facts="; ".join(one for one in found if one))


def _basis(facts: Facts, voice: Voice) -> str:
    """Where growth was read off the past, from which year to which; or estimated, up to which."""
    dates = DATE.findall(facts.text("assumptions", "growth_basis"))
    if len(dates) == 1:
        return voice.say("estimated", last=dates[0])
    return voice.say("basis", first=dates[0], last=dates[1]) if len(dates) == 2 else ""


INTENT = Valuation()
