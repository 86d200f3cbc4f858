"""What statement lines, ratios and columns are called. In English most names speak for themselves."""

import re

from assistant_core.ui.strings.lines import LINES
from assistant_core.ui.strings.measures import MEASURES

KOREAN = LINES | MEASURES

ENGLISH = {
    "SellingGeneralAndAdministration": "Selling, general and administration",
    "CashCashEquivalentsAndShortTermInvestments": "Cash and short-term investments",
    "TotalLiabilitiesNetMinorityInterest": "Total liabilities",
    "TotalNonCurrentLiabilitiesNetMinorityInterest": "Total non-current liabilities",
    "TotalEquityGrossMinorityInterest": "Total equity including minorities",
    "StockholdersEquity": "Stockholders' equity",
    "TaxRateForCalcs": "Tax rate",
    "discount_rate_percent": "Discount rate",
    "terminal_growth_percent": "Terminal growth",
    "growth_percent": "Growth",
    "upside_percent": "Upside to the price",
    "market_cap": "Market cap",
    "year_low": "52-week low",
    "year_high": "52-week high",
    "ex_dividend_date": "Ex-dividend date",
    "insiders_percent": "Held by insiders",
    "institutions_percent": "Held by institutions",
    "institutions_count": "Institutions",
    "surprise_percent": "Surprise",
    "change_percent": "Change in percent",
    "percent": "Share",
    "enterprise_value_to_ebitda": "EV/EBITDA",
    "enterprise_value_to_sales": "EV/sales",
    "price_to_earnings": "Price/earnings",
    "price_to_sales": "Price/sales",
    "price_to_book": "Price/book",
    "price_to_free_cash_flow": "Price/free cash flow",
    "net_debt_to_ebitda": "Net debt/EBITDA",
    "debt_to_equity": "Debt/equity",
}

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def term(name: str, language: str) -> str:
    """`TotalRevenue` → `Total revenue`, in Korean `매출액` where there is a Korean name."""
    if language == "ko" and name in KOREAN:
        return KOREAN[name]
    return ENGLISH.get(name) or spoken(name)


def spoken(name: str) -> str:
    """`DilutedEPS` → `Diluted EPS`; abbreviations stay as they are."""
    words = [word if word.isupper() else word.lower() for word in _WORDS.split(name.replace("_", " "))]
    text = re.sub(r"\beps\b", "EPS", " ".join(words))
    return text[:1].upper() + text[1:]
