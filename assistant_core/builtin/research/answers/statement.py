"""A statement, or the company's financials, as a compact table."""

from dataclasses import replace

from assistant_core.builtin.research.answers import value
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.places import all_needs
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.understanding.frame import Frame, Topic

LINES = {
    "income": ("TotalRevenue", "GrossProfit", "OperatingIncome", "NetIncome", "DilutedEPS"),
    "balance": (
        *("TotalAssets", "CurrentAssets", "CashCashEquivalentsAndShortTermInvestments", "CurrentLiabilities"),
        *("TotalDebt", "TotalLiabilitiesNetMinorityInterest", "StockholdersEquity"),
    ),
    "cash_flow": (
        *("OperatingCashFlow", "CapitalExpenditure", "FreeCashFlow", "CashDividendsPaid"),
        "RepurchaseOfCapitalStock",
    ),
    "ratios": (
        *("price_to_earnings", "price_to_book", "enterprise_value_to_ebitda", "gross_margin"),
        *("operating_margin", "net_margin", "return_on_equity", "debt_to_equity", "current_ratio"),
    ),
}
WHOLE = ("income", "balance", "cash_flow")
NAMES = {
    "income": ("income statement", "profit and loss", "p&l", "손익"),
    "balance": ("balance sheet", "재무상태표", "대차대조표"),
    "cash_flow": ("cash flow", "현금흐름", "현금 흐름"),
    "ratios": ("ratio", "metric", "비율", "지표"),
}
YEARS = 4


def needs(frame: Frame) -> tuple[Need, ...]:
    return tuple(dict.fromkeys(all_needs(_topics(frame), frame.times)))


def write(study: Study) -> list[str]:
    frame, times = study.frame, study.frame.times
    is_of_now = _topics(frame)[0].concepts[0] in LINES["ratios"]
    if not is_of_now and not (times.points or times.last or times.back):
        times = replace(times, last=YEARS)
    study = replace(study, frame=replace(frame, times=times)).using(value.WORDS)
    return [line for company in study.listed for line in value.lines(study, company, _topics(frame), False)]


def _topics(frame: Frame) -> tuple[Topic, ...]:
    text = frame.text.casefold()
    asked = [part for part, names in NAMES.items() if any(name in text for name in names)]
    lines = [line for part in asked or WHOLE for line in LINES[part]]
    return tuple(Topic((line,), "") for line in dict.fromkeys(lines))


WORDS = value.WORDS
