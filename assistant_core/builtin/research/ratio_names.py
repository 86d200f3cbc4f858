"""The ratios that the tools compute: what asks for each, in which part of a company, and how it is"
" written."""

import re
from collections.abc import Mapping

from assistant_core.builtin import numbers
from assistant_core.builtin.research.wording import Voice

RATIOS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.I | re.A)
    for name, pattern in {
        "return_on_equity": r"\broe\b|\breturns? on (shareholders'? |stockholders'? )?equity\b"
        r"|자기자본 ?이익률",
        "return_on_assets": r"\broa\b|\breturns? on (total )?assets\b|총자산 ?이익률|자산 ?이익률",
        "return_on_invested_capital": r"\b(roic|roce)\b|\breturns? on (invested |employed )?capital\b"
        r"|투하 ?자본 ?이익률",
        "free_cash_flow_margin": r"\b(free cash flow|fcf) margins?\b|잉여 ?현금 ?흐름 ?(마진|이익률)",
        "debt_to_equity": r"\bdebt[- /]?(to[- ])?equity( ratio)?\b|\bd/e\b|부채 ?비율",
        "net_debt_to_ebitda": r"\bnet debt( to |/)ebitda\b|순(차입금|부채)/ ?EBITDA",
        "interest_coverage": r"\binterest cover(age)?( ratio)?\b|이자 ?보상 ?(배율|비율)",
        "current_ratio": r"\bcurrent ratio\b|유동 ?비율",
        "quick_ratio": r"\b(quick|acid[- ]test) ratio\b|당좌 ?비율",
        "cash_conversion": r"\bcash conversion( ratio)?\b|현금 ?전환율?",
        "price_to_earnings": r"\bp/?e( ratio)?\b|\bprice[- ]to[- ]earnings( ratio)?\b|주가 ?수익 ?비율"
        r"|\bPER\b",
        "price_to_sales": r"\bp/s( ratio)?\b|\bprice[- ]to[- ]sales( ratio)?\b|주가 ?매출 ?비율|\bPSR\b",
        "price_to_book": r"\bp/?b(v|r)?( ratio)?\b|\bprice[- ]to[- ]book( value| ratio)?\b"
        r"|주가 ?순자산 ?비율",
        "price_to_free_cash_flow": r"\bp/fcf\b|\bprice[- ]to[- ]free[- ]cash[- ]flow\b|주가/잉여현금흐름",
        "enterprise_value_to_ebitda": r"\bev ?(/|to) ?ebitda\b",
        "enterprise_value_to_sales": r"\bev ?(/|to) ?(sales|revenues?)\b|EV/매출",
        "free_cash_flow_yield": r"\b(free cash flow|fcf) yield\b|잉여 ?현금 ?흐름 ?수익률",
        "earnings_yield": r"\bearnings yield\b|이익 ?수익률",
        "forward_price_to_earnings": r"\bforward p/?e( ratio)?\b|(선행|예상) ?(PER\b|주가 ?수익 ?비율)",
        "price_earnings_to_growth": r"\bpeg( ratio)?\b|주가 ?이익 ?성장 ?비율",
        "price_to_funds_from_operations": r"\bp/?ffo\b|\bprice[- ]to[- ](ffo|funds from operations)\b",
        "forward_price_to_earnings_next_year": r"(?!)",
        "gross_margin": r"(?!)",
        "operating_margin": r"(?!)",
        "net_margin": r"(?!)",
        "revenue_growth": r"(?!)",
        "net_income_growth": r"(?!)",
        "eps_growth": r"(?!)",
        "dividend_yield": r"(?!)",
    }.items()
}
GENERAL = re.compile(
    r"\b(key |financial |valuation |profitability |main )?(ratios|multiples|metrics)\b|(주요|재무|투자"
    r"|핵심) ?(비율|지표)|지표|배수"
    r"|밸류에이션",
    re.I | re.A,
)
EVERY_YEAR = (
    *("revenue_growth", "eps_growth", "gross_margin", "operating_margin", "net_margin"),
    *("free_cash_flow_margin", "return_on_equity", "return_on_assets", "return_on_invested_capital"),
    *("debt_to_equity", "net_debt_to_ebitda", "interest_coverage", "current_ratio", "quick_ratio"),
    "cash_conversion",
)
AT_PRICE = (
    *("price_to_earnings", "price_to_sales", "price_to_book", "price_to_free_cash_flow"),
    *("enterprise_value_to_ebitda", "enterprise_value_to_sales", "free_cash_flow_yield"),
    *("dividend_yield", "earnings_yield", "price_to_funds_from_operations"),
    *("forward_price_to_earnings", "forward_price_to_earnings_next_year", "price_earnings_to_growth"),
)


def ratios_named(question: str) -> list[str]:
    return [name for name, pattern in RATIOS.items() if pattern.search(question)]


def written(value: float, unit: str, voice: Voice) -> str:
    """`value` as the tools give it: 46.2 percent, 1.87 times."""
    if unit == "percent":
        return numbers.percent(value / 100)
    return voice.say("times", value=numbers.multiple(value))


def cell(value: float, unit: str) -> str:
    """As `written`, for a table whose row says what it is."""
    return numbers.percent(value / 100) if unit == "percent" else numbers.multiple(value)
