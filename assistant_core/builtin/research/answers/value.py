"""Lines and ratios of one company or several: their amounts and changes, whole statements, whether a company
makes money, and whether it can pay what falls due.
"""

from dataclasses import replace

from assistant_core.builtin.research import lines, say, side_by_side
from assistant_core.builtin.research.functions import BALANCE_SHEET, Need, need, needs_of, topics_of
from assistant_core.builtin.research.pick import newest, pick
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import EMPTY
from assistant_core.builtin.understanding.frame import Frame, Topic

YEARS = 4
"""Of a statement."""
STATEMENTS = """
income statement, profit and loss, p&l, 손익: TotalRevenue GrossProfit OperatingIncome NetIncome DilutedEPS
balance sheet, 재무상태표, 대차대조표: TotalAssets CurrentAssets CashCashEquivalentsAndShortTermInvestments\
 CurrentLiabilities TotalDebt TotalLiabilitiesNetMinorityInterest StockholdersEquity
cash flow, 현금흐름, 현금 흐름: OperatingCashFlow CapitalExpenditure FreeCashFlow CashDividendsPaid\
 RepurchaseOfCapitalStock
ratio, metric, 비율, 지표: price_to_earnings price_to_book enterprise_value_to_ebitda gross_margin\
 operating_margin net_margin return_on_equity debt_to_equity current_ratio"""
"""How questions call them, and their lines."""
OWN = ("growth", "compare", "statement")
"""Answers with a name of their own."""
PROFIT = topics_of("net_margin NetIncome operating_margin")
CHANGED = topics_of("TotalRevenue NetIncome")
COMPARED = topics_of(
    "TotalRevenue NetIncome FreeCashFlow TotalDebt revenue_growth operating_margin net_margin"
    " return_on_equity debt_to_equity price_to_earnings"
)
LIQUID = (
    *("current_ratio", "quick_ratio", "CurrentAssets", "CurrentLiabilities"),
    *("CashCashEquivalentsAndShortTermInvestments", "CashAndCashEquivalents"),
)
SPECIAL = {
    "profitable": ("NetIncome", "net_margin", "OperatingIncome", "operating_margin"),
    "liquidity": LIQUID,
}
"""What is answered in its own way, and the figures that may be named beside it."""


def usual(frame: Frame) -> tuple[Topic, ...]:
    """What the answer is about where the question names no figure."""
    return {"growth": CHANGED, "compare": COMPARED}.get(_about(frame), ())


def needs(frame: Frame) -> tuple[Need, ...]:
    about, concepts = _about(frame), [topic.concepts[0] for topic in frame.topics]
    if about == "statement":
        return needs_of(_lines(frame), frame.times)
    if about == "growth" or any(topic.is_growth for topic in frame.topics):
        return needs_of(frame.topics or CHANGED, frame.times)
    if about == "liquidity":
        return (need(BALANCE_SHEET),)
    is_free_cash = concepts == [lines.FREE] and len(frame.companies) == 1
    return needs_of(topics_of("TotalRevenue"), frame.times) if is_free_cash and not about else ()


def write(study: Study) -> list[str]:
    about, frame, times = _about(study.frame), study.frame, study.frame.times
    named = (PROFIT if _is_of_profit(topic) else (topic,) for topic in frame.topics or usual(frame))
    topics = tuple(topic for some in named for topic in some)
    if about == "statement":
        topics, is_open = _lines(frame), not (times.points or times.last or times.back)
        if is_open and topics[0].concepts[0][0].isupper():
            study = replace(study, frame=replace(frame, times=replace(times, last=YEARS)))
        return [part for one in study.listed for part in lines.told(study, one, topics, by_name=False)]
    if about == "growth" or (len(study.listed) > 1 and any(topic.is_growth for topic in topics)):
        return [part for one in study.listed for part in lines.changes(study, one, topics)]
    if len(study.listed) > 1 and not times.last and len(times.points) < 2:
        return side_by_side.write(study, topics or COMPARED, by_name=bool(frame.topics))
    one_by_one = {"profitable": _profit, "liquidity": _liquidity}.get(about if len(study.listed) < 2 else "")
    if one_by_one:
        return [part for company in study.listed for part in one_by_one(study, company)]
    return [part for company in study.listed for part in lines.told(study, company, topics)]


def _about(frame: Frame) -> str:
    topics, answer = frame.topics, frame.ask.answer
    about = frame.ask.options.get("about", answer if answer in OWN else "")
    if about in SPECIAL and topics and not any(one.concepts[0] in SPECIAL[about] for one in topics):
        about = ""
    if about or len(topics) != 1:
        return about
    if topics[0].is_growth:
        return "growth"
    is_of_liquidity = topics[0].concepts[0] == LIQUID[0] and len(topics[0].concepts) > 1
    return "profitable" if _is_of_profit(topics[0]) else "liquidity" if is_of_liquidity else ""


def _lines(frame: Frame) -> tuple[Topic, ...]:
    """Of the statements that the question names, or of all three."""
    text, rows = frame.text.casefold(), [row.split(": ") for row in STATEMENTS.strip().splitlines()]
    asked = [told for names, told in rows if any(name in text for name in names.split(", "))]
    return topics_of(" ".join(asked or [told for _, told in rows[:3]]))


def _is_of_profit(topic: Topic) -> bool:
    return {"NetIncome", "net_margin"} <= set(topic.concepts)


def _profit(study: Study, company: Company) -> list[str]:
    """Does it make money: yes or no, with net income and margin."""
    voice, times = study.voice, study.frame.times
    earned = pick(company, PROFIT[1], times)[0]
    if not earned.newest:
        return lines.missing(study, company, [earned])
    net, operating = (newest(company, name, times) for name in ("net_margin", "operating_margin"))
    parts = say.parts(say.positive(earned.newest), company, study)
    margin = say.value(net, voice) if net else EMPTY
    told = [voice.say("profit" if earned.newest.value > 0 else "loss", margin=margin, **parts)]
    if operating and operating.period == earned.newest.period:
        told.append(voice.say("operating_margin_was", margin=say.value(operating, voice)))
    return [" ".join(told), *say.rates([earned.newest], study)]


def _liquidity(study: Study, company: Company) -> list[str]:
    """Whether what falls due within a year is covered."""
    voice = study.voice
    ratio, *others = (newest(company, name, study.frame.times) for name in LIQUID)
    if ratio is None:
        return [] if company.failures else [voice.say("no_liquidity", company=company.bold)]
    quick, assets, owed, *ready = (one if one and one.period == ratio.period else None for one in others)
    parts = say.parts(ratio, company, study)
    told, more = [voice.say("covered" if ratio.value >= 1 else "uncovered", **parts)], []
    if assets and owed:
        told.append(voice.say("due", assets=say.told(assets, study), owed=say.told(owed, study)))
    if quick:
        more.append(voice.say("quick", ratio=say.value(quick, voice)))
    cash = next(filter(None, ready), None)
    if cash and owed:
        key, line = "cash_more" if cash.value >= owed.value else "cash_less", say.label(cash.concept, voice)
        more.append(voice.say(key, line=line, cash=say.told(cash, study)))
    return [" ".join(told), " ".join(more), *say.rates([assets] if assets else [], study)]
