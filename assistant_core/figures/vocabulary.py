"""The names of lines and ratios in answers, in English and Korean, and which facts each may mean.

A row of names_of_lines.txt reads: the facts' names | English words | Korean words. Of words that overlap the
longest counts. English words may be in the plural. weak_words.txt lists those often used for something
else.
"""

import re
from functools import cache
from pathlib import Path

RATIO_PARTS: dict[str, tuple[str, str]] = {
    "gross_margin": ("GrossProfit", "TotalRevenue"),
    "operating_margin": ("OperatingIncome", "TotalRevenue"),
    "net_margin": ("NetIncome", "TotalRevenue"),
    "ebitda_margin": ("EBITDA", "TotalRevenue"),
    "pretax_margin": ("PretaxIncome", "TotalRevenue"),
    "free_cash_flow_margin": ("FreeCashFlow", "TotalRevenue"),
    "operating_cash_flow_margin": ("OperatingCashFlow", "TotalRevenue"),
    "return_on_equity": ("NetIncome", "StockholdersEquity"),
    "return_on_assets": ("NetIncome", "TotalAssets"),
    "debt_to_equity": ("TotalDebt", "StockholdersEquity"),
    "liabilities_to_equity": ("TotalLiabilitiesNetMinorityInterest", "StockholdersEquity"),
    "liabilities_to_assets": ("TotalLiabilitiesNetMinorityInterest", "TotalAssets"),
    "equity_ratio": ("StockholdersEquity", "TotalAssets"),
    "debt_to_assets": ("TotalDebt", "TotalAssets"),
    "net_debt_to_ebitda": ("NetDebt", "EBITDA"),
    "current_ratio": ("CurrentAssets", "CurrentLiabilities"),
    "cash_ratio": ("CashAndCashEquivalents", "CurrentLiabilities"),
    "cash_conversion": ("OperatingCashFlow", "NetIncome"),
    "effective_tax_rate": ("TaxProvision", "PretaxIncome"),
    "asset_turnover": ("TotalRevenue", "TotalAssets"),
    "inventory_turnover": ("CostOfRevenue", "Inventory"),
    "receivables_turnover": ("TotalRevenue", "AccountsReceivable"),
    "interest_coverage": ("OperatingIncome", "InterestExpense"),
}
TIMES = frozenset(
    "debt_to_equity liabilities_to_equity net_debt_to_ebitda current_ratio quick_ratio cash_ratio "
    "interest_coverage asset_turnover inventory_turnover receivables_turnover".split()
)
GROWTH_OF = {
    "revenue_growth": "TotalRevenue",
    "net_income_growth": "NetIncome",
    "eps_growth": "DilutedEPS",
    "operating_income_growth": "OperatingIncome",
    "free_cash_flow_growth": "FreeCashFlow",
}
OUTFLOWS = frozenset(
    """CapitalExpenditure CashDividendsPaid CommonStockDividendPaid RepurchaseOfCapitalStock InvestingCashFlow
    FinancingCashFlow InterestExpense shareholder_returns""".split()
)
_ROWS = Path(__file__).parent / "names_of_lines.txt"
_WEAK = Path(__file__).parent / "weak_words.txt"
_SPACES = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


@cache
def meanings() -> dict[str, frozenset[str]]:
    """Word, in lower case → names of the facts it may mean; those of losses begin with a minus."""
    return {word: frozenset(names) for word, names in ordered_meanings(_ROWS).items()}


@cache
def ordered_meanings(rows: Path = _ROWS) -> dict[str, tuple[str, ...]]:
    """The same in the order of the rows: a row's first name is the likeliest."""
    found: dict[str, dict[str, None]] = {}
    for row in rows.read_text(encoding="utf-8").splitlines():
        if row:
            names, english, korean = row.split("|")
            for word in (*_split(english), *_split(korean)):
                found.setdefault(word, {}).update(dict.fromkeys(names.split()))
    return {word: tuple(names) for word, names in found.items()}


@cache
def weak_words() -> frozenset[str]:
    return frozenset(_WEAK.read_text().split())


def _split(words: str) -> list[str]:
    joined = re.sub(r", (?=plant and|general and|equivalents and)", "\0", words)
    return [word.strip().replace("\0", ", ").lower() for word in joined.split(", ") if word.strip()]


def spoken(name: str) -> str:
    """`TotalRevenue` → "total revenue"."""
    return _SPACES.sub(" ", name).lower()
