"""A statement, or the company's financials, as a compact table."""

from dataclasses import replace

from assistant_core.builtin.research.answers import value
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.places import needs_of, topics_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame, Topic

YEARS = 4
LINES = {
    "income": "TotalRevenue GrossProfit OperatingIncome NetIncome DilutedEPS",
    "balance": "TotalAssets CurrentAssets CashCashEquivalentsAndShortTermInvestments CurrentLiabilities"
    " TotalDebt TotalLiabilitiesNetMinorityInterest StockholdersEquity",
    "cash_flow": "OperatingCashFlow CapitalExpenditure FreeCashFlow CashDividendsPaid"
    " RepurchaseOfCapitalStock",
    "ratios": "price_to_earnings price_to_book enterprise_value_to_ebitda gross_margin operating_margin"
    " net_margin return_on_equity debt_to_equity current_ratio",
}
NAMES = {
    "income": ("income statement", "profit and loss", "p&l", "손익"),
    "balance": ("balance sheet", "재무상태표", "대차대조표"),
    "cash_flow": ("cash flow", "현금흐름", "현금 흐름"),
    "ratios": ("ratio", "metric", "비율", "지표"),
}


def needs(frame: Frame) -> tuple[Need, ...]:
    return needs_of(_topics(frame), frame.times)


def write(study: Study) -> list[str]:
    topics, times = _topics(study.frame), study.frame.times
    is_of_now = topics[0].concepts[0] in LINES["ratios"]
    if not is_of_now and not (times.points or times.last or times.back):
        study = replace(study, frame=replace(study.frame, times=replace(times, last=YEARS)))
    return value.of_each(study, topics, by_name=False)


def _topics(frame: Frame) -> tuple[Topic, ...]:
    text = frame.text.casefold()
    asked = [part for part, names in NAMES.items() if any(name in text for name in names)]
    return topics_of(" ".join(LINES[part] for part in asked or ("income", "balance", "cash_flow")))
