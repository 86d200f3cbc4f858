"""What a share is worth: by discounted cash flow, and by what its price is a multiple of."""

import re
from typing import Any

from assistant_core.builtin import numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.answers import judge
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import converted_at
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import DISCOUNTED_CASH_FLOW, KEY_RATIOS, Need, need
from assistant_core.builtin.research.outputs import mapping
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.valuation_tables import (
    TABLE_WORDS,
    alternatives,
    bridge,
    grid,
    price_currency,
    rate,
)
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.understanding.frame import Frame

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
OWN: dict[Language, dict[str, str]] = {
    "en": {
        "lead": "**{company}** is worth {value} per share by discounted cash flow, at a discount rate of"
        " {discount} and terminal growth of {terminal}{against}.",
        "against": " (upside {upside} against its last close of {close} on {date})",
        "given": "**Assumptions you gave**: {facts}.",
        "usual": "**Assumptions taken by default**: {facts}.",
        "unused": "Not used, because another assumption takes its place: {facts}.",
        "discount_rate": "discount rate {value} a year",
        "terminal_growth": "terminal growth {value} a year",
        "growth": "assumed growth of free cash flow {value} a year{basis}",
        "years": "{value} projected years",
        "cost_of_equity": "cost of equity {value}",
        "cost_of_debt": "cost of debt {value}",
        "tax_rate": "tax rate {value}",
        "basis": " (compound growth of free cash flow from {first} to {last})",
        "estimated": " (analysts' revenue estimates to {last})",
        "base": "It starts from free cash flow of {value} (twelve months to {date}).",
        "implied": "At that price the market implies growth of free cash flow of {value} a year for {years}"
        " years.",
        "method_to_firm": "**Method**: free cash flow to the firm, before interest, is discounted to {date}"
        " at the weighted average cost of capital; net debt is subtracted.",
        "method_to_equity": "**Method**: free cash flow to equity, after interest, is discounted to {date} at"
        " the cost of equity; no debt is subtracted and no cash added, and no net borrowing is assumed.",
        "caveat": "The value follows from these assumptions and moves a lot with them. It is a calculation,"
        " not a forecast.",
        "dear": "**{company}** costs {parts} at its close of {close} on {date}.",
        "against_past": " The median P/E at its past year-ends was {value}.",
        "no_multiples": "I have no multiples of **{company}** to judge its price by.",
    },
    "ko": {
        "lead": "**{company}**의 주당 가치는 현금흐름할인법으로 {value}입니다(할인율 {discount}, 영구성장률"
        " {terminal}{against}).",
        "against": ", {date} 종가 {close} 대비 상승여력 {upside}",
        "given": "**말씀하신 가정**: {facts}.",
        "usual": "**기본값을 쓴 가정**: {facts}.",
        "unused": "다른 가정이 대신하여 쓰지 않은 것: {facts}.",
        "discount_rate": "할인율 연 {value}",
        "terminal_growth": "영구성장률 연 {value}",
        "growth": "잉여현금흐름 성장률 연 {value}{basis}",
        "years": "추정 기간 {value}년",
        "cost_of_equity": "자기자본비용 {value}",
        "cost_of_debt": "타인자본비용 {value}",
        "tax_rate": "세율 {value}",
        "basis": " ({first}부터 {last}까지 잉여현금흐름의 연평균 성장률)",
        "estimated": " ({last}까지의 애널리스트 매출 추정치)",
        "base": "기준 잉여현금흐름은 {value}입니다({date} 마감 12개월).",
        "implied": "현재 주가에는 {years}년간 연 {value}의 잉여현금흐름 성장률이 내재되어 있습니다.",
        "method_to_firm": "**방법**: 이자 지급 전 기업잉여현금흐름(FCFF)을 가중평균자본비용(WACC)으로 {date}"
        " 기준으로 할인하고 순차입금을 뺐습니다.",
        "method_to_equity": "**방법**: 이자 지급 후 주주잉여현금흐름(FCFE)을 자기자본비용으로 {date} 기준으로"
        " 할인했습니다. 차입금을 빼거나 현금을 더하지 않으며 순차입은 없다고 가정합니다.",
        "caveat": "이 가치는 위 가정에서 나온 계산값이며 가정에 따라 크게 달라집니다. 예측이 아닙니다.",
        "dear": "**{company}**의 주가는 {date} 종가 {close} 기준 {parts}입니다.",
        "against_past": " 과거 회계연도 말 PER 중앙값은 {value}배였습니다.",
        "no_multiples": "**{company}** – 주가를 견주어 볼 배수가 없습니다.",
    },
}
WORDS = {language: {**judge.WORDS[language], **TABLE_WORDS[language], **OWN[language]} for language in OWN}
TOPICS = False
RATES = ("discount_rate", "terminal_growth", "growth", "cost_of_equity", "cost_of_debt", "tax_rate")
COSTS = ("cost_of_equity", "cost_of_debt")
TREATMENTS = ("stock_compensation_as_cost", "leases_as_operating_cost", "year_end")
TOLD = ("discount_rate", "terminal_growth", "growth")


def needs(frame: Frame) -> tuple[Need, ...]:
    valued = need(DISCOUNTED_CASH_FLOW, **arguments(frame))
    return (valued,) if frame.assumptions else (valued, need(KEY_RATIOS))


def write(study: Study) -> list[str]:
    return [part for company in study.listed for part in _valued(study, company) if part]


def arguments(frame: Frame) -> dict[str, Any]:
    """Of `value_by_discounted_cash_flow`."""
    used, _ = _used(frame)
    found: dict[str, Any] = {f"{name}_percent": _plain(used[name]) for name in RATES if name in used}
    if "years" in used:
        found["years"] = int(used["years"])
    if "to_firm" in used or "cost_of_debt" in used:
        found["method"] = "to_firm"
    elif "to_equity" in used or "cost_of_equity" in used:
        found["method"] = "to_equity"
    if "growth_from_estimates" in used and "growth" not in used:
        found["growth_from"] = "estimates"
    treatments = [name for name in TREATMENTS if name in used]
    return found | ({"treatments": treatments} if treatments else {})


def _used(frame: Frame) -> tuple[dict[str, float], dict[str, float]]:
    """What is stated, and what of it the later of two that exclude each other puts out of use."""
    stated = {one.name: one.value for one in frame.assumptions}
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


def _valued(study: Study, company: Company) -> list[str]:
    voice, frame = study.voice, study.frame
    facts = company.documents.get(needs(frame)[0])
    value = facts.number("value_per_share") if isinstance(facts, Facts) else None
    asks_price = not frame.assumptions and frame.ask.options.get("about") == "price"
    dear = _dear(company, voice) if not frame.assumptions else ""
    if not isinstance(facts, Facts) or value is None:
        return [dear]
    lead = " ".join(part for part in (_lead(company, facts, value, voice), _implied(facts, voice)) if part)
    if asks_price:
        return [dear, lead, _assumed(frame, facts, voice), voice.say("caveat")]
    return [
        lead,
        dear,
        _assumed(frame, facts, voice),
        _method(facts, voice),
        bridge(facts, value, voice),
        grid(facts, voice),
        alternatives(facts, voice),
        converted_at([mapping(facts.at("exchange_rate"))], voice),
        voice.say("caveat"),
    ]


def _dear(company: Company, voice: Voice) -> str:
    ratios = company.facts(KEY_RATIOS)
    close = ratios.number("price", "close") if ratios else None
    if ratios is None or close is None:
        return ""
    found = [(name, ratios.number("valuation", name, "value")) for name in judge.MULTIPLES]
    parts = [voice.say(name, value=numbers.multiple(value)) for name, value in found if value is not None]
    if not parts:
        return voice.say("no_multiples", company=company.title)
    past = ratios.number("valuation_history", "multiples", "price_to_earnings", "median")
    told = voice.say(
        "dear",
        company=company.title,
        parts=voice.listing(parts),
        close=voice.price(close, ratios.text("price", "currency") or None),
        date=voice.date(ratios.text("price", "date")),
    )
    return told + (voice.say("against_past", value=numbers.multiple(past)) if past is not None else "")


def _lead(company: Company, facts: Facts, value: float, voice: Voice) -> str:
    currency = price_currency(facts)
    close, upside = facts.number("price", "close"), facts.percent("upside_percent")
    against = ""
    if close is not None and upside is not None:
        against = voice.say(
            "against",
            upside=numbers.change(upside),
            close=voice.price(close, currency),
            date=voice.date(facts.text("price", "date")),
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


def _assumed(frame: Frame, facts: Facts, voice: Voice) -> str:
    used, gone = _used(frame)
    given = [_said(name, value, voice) for name, value in used.items() if name in (*RATES, "years")]
    usual = []
    for name in TOLD:
        found = facts.percent("assumptions", f"{name}_percent")
        # What is made of costs of capital is told by these.
        if (
            name not in used
            and found is not None
            and not (name == "discount_rate" and used.keys() & set(COSTS))
        ):
            basis = _basis(facts, voice) if name == "growth" else ""
            usual.append(voice.say(name, value=rate(found), basis=basis))
    years = facts.number("assumptions", "years")
    if "years" not in used and years is not None:
        usual.append(voice.say("years", value=f"{years:.0f}"))
    unused = [_said(name, value, voice) for name, value in gone.items()]
    told = [("given", given), ("usual", usual), ("unused", unused)]
    lines = [voice.say(phrase, facts=", ".join(parts)) for phrase, parts in told if parts]
    base = facts.money("assumptions", "base_free_cash_flow")
    if base is not None:
        date = voice.date(facts.text("assumptions", "base_period"))
        lines.append(voice.say("base", value=voice.money(base, facts.currency), date=date))
    return " ".join(lines)


def _said(name: str, value: float, voice: Voice) -> str:
    return voice.say(name, value=f"{value:g}" if name == "years" else rate(value / 100), basis="")


def _basis(facts: Facts, voice: Voice) -> str:
    """Where growth was read off the past, from which year to which; or estimated, up to which."""
    dates = [voice.date(one) for one in DATE.findall(facts.text("assumptions", "growth_basis"))]
    if len(dates) == 1:
        return voice.say("estimated", last=dates[0])
    return voice.say("basis", first=dates[0], last=dates[1]) if len(dates) == 2 else ""


def _method(facts: Facts, voice: Voice) -> str:
    method, date = facts.text("method"), facts.text("valuation_date")
    known = method in ("to_firm", "to_equity")
    return voice.say(f"method_{method}", date=voice.date(date)) if known and date else ""


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
