"""Outputs of the research functions beyond statements and daily prices, in their format."""

from typing import Any

from tests.builtin.companies_data import ORIGIN, error, prices, source, statement
from tests.builtin.talk import TOOLS, Talk, function

TICKER = {"ticker": {"type": "string"}}
NAMES = (
    *("get_cash_flow", "get_price_history", "get_quote", "get_company_profile", "get_dividends_and_splits"),
    *("get_news", "get_earnings", "get_ownership", "get_key_ratios", "value_by_discounted_cash_flow"),
)
ALL_TOOLS = [
    *TOOLS,
    *(function(name, **TICKER) for name in NAMES),
    function("compare_companies", tickers={"type": "array"}),
]
APPLE = {"company": "Apple Inc.", "symbol": "AAPL", "currency": "USD"}
YEARS = ["2024-09-30", "2023-09-30", "2022-09-30", "2021-09-30"]

CASH_FLOW = statement(
    "cash_flow",
    "Apple Inc.",
    "AAPL",
    {
        "OperatingCashFlow": [118254, 110543, 122151, 104038],
        "CapitalExpenditure": [-9447, -10959, -10708, -11085],
        "FreeCashFlow": [108807, 99584, 111443, 92953],
        "CashDividendsPaid": [-15234, -15025, -14841, -14467],
        "RepurchaseOfCapitalStock": [-94949, -77550, -89402, -85971],
    },
)
QUARTERS = ["2024-09-30", "2024-06-30", "2024-03-31"]
QUARTERLY_INCOME = statement(
    "income_statement",
    "Apple Inc.",
    "AAPL",
    {"TotalRevenue": [94930, 85777, 90753], "NetIncome": [14736, 21448, 23636]},
    frequency="quarterly",
    periods=QUARTERS,
)
TRAILING_INCOME = statement(
    "income_statement",
    "Apple Inc.",
    "AAPL",
    {"TotalRevenue": [391035], "NetIncome": [93736]},
    frequency="trailing",
    periods=["2024-09-30"],
)
PRICE_HISTORY = prices(
    "Apple Inc.",
    "AAPL",
    [("2020-11-02", 108.77), ("2021-12-31", 177.57), ("2022-12-30", 129.93), ("2025-10-29", 269.7)],
    interval="1mo",
)
QUOTE = {
    **APPLE,
    "type": "equity",
    "exchange": "NasdaqGS",
    "price": 269.7,
    "time": "2025-10-29T20:00:01Z",
    "change": 0.7,
    "change_percent": 0.26,
    "previous_close": 269.0,
    "day_low": 267.11,
    "day_high": 271.41,
    "year_low": 169.21,
    "year_high": 271.41,
    "volume": 51086742,
    "average_volume": 54000000,
    "market_cap": 4002421374976,
    "next_earnings": {"date": "2025-10-30", "estimated": True},
    **ORIGIN,
}
PROFILE = {
    **APPLE,
    "sector": "Technology",
    "industry": "Consumer Electronics",
    "country": "United States",
    "city": "Cupertino",
    "website": "https://www.apple.com",
    "employees": 164000,
    "summary": "Apple Inc. designs phones and computers. It also sells services.",
    "fiscal_year_end": "09-28",
    "reporting_currency": "USD",
    "officers": [{"name": "Tim Cook", "title": "Chief Executive Officer"}],
    **ORIGIN,
}
DIVIDENDS = {
    **APPLE,
    "unit": "USD per share",
    "dividends": {"columns": ["date", "amount"], "rows": [["2025-05-12", 0.26], ["2025-08-11", 0.26]]},
    "dividends_by_year": {"2023": 0.95, "2024": 0.99, "2025": 0.77},
    "trailing_12_months": {"amount": 1.02, "count": 4, "from": "2024-10-30", "to": "2025-10-29"},
    "yield_percent": 0.38,
    "last_close": 269.7,
    "last_date": "2025-10-29",
    "splits": {"columns": ["date", "ratio"], "rows": [["2014-06-09", "7:1"], ["2020-08-31", "4:1"]]},
    **ORIGIN,
}
NEWS = {
    "company": "Apple Inc.",
    "symbol": "AAPL",
    "articles": [
        {
            "title": "Apple opens [a] new store",
            "publisher": "Reuters",
            "published_at": "2025-10-29T12:00:00Z",
            "link": "https://example.com/a(1)",
        },
        {"title": "An offer", "publisher": "Unknown", "link": "javascript:alert(1)"},
    ],
    **ORIGIN,
}
EARNINGS = {
    **APPLE,
    "next_earnings": {"date": "2025-10-30", "estimated": False},
    "history": {
        "columns": ["quarter_end", "eps_actual", "eps_estimate", "surprise_percent"],
        "rows": [["2025-03-31", 1.65, 1.62, 1.9], ["2025-06-30", 1.57, 1.43, 9.8]],
    },
    "estimates": {
        "columns": [
            "period",
            "period_end",
            "eps_average",
            "eps_analysts",
            "revenue_average",
            "growth_percent",
        ],
        "rows": [
            ["current_quarter", "2025-09-30", 1.78, 28, 102200, 8.5],
            ["next_year", "2026-09-30", 8.02, 40, 438000, None],
        ],
        "revenue_unit": "millions",
        "revenue_currency": "USD",
        "eps_currency": "USD",
    },
    "price_targets": {"mean": 252.3, "high": 310.0, "low": 175.0, "analysts": 40, "currency": "USD"},
    "recommendations": {
        "columns": ["month", "strong_buy", "buy", "hold", "sell", "strong_sell"],
        "rows": [["2025-10", 5, 23, 15, 1, 3], ["2025-09", 5, 22, 16, 1, 3]],
    },
    **ORIGIN,
}
OWNERSHIP = {
    **APPLE,
    "insiders_percent": 2.07,
    "institutions_percent": 64.3,
    "holders": {
        "columns": ["holder", "kind", "as_of", "shares", "percent", "value", "change_percent"],
        "rows": [["Vanguard Group Inc", "institution", "2025-06-30", 1415932804, 9.54, 290521093000, 1.2]],
    },
    "insider_trades": {
        "columns": ["date", "name", "relation", "what", "shares", "value"],
        "rows": [["2025-10-02", "COOK TIMOTHY D", "CEO", "Sale", 129963, 33375724]],
    },
    "insider_net_purchases": {"period": "6 months", "net_shares": -240000},
    **ORIGIN,
}
KEY_RATIOS = {
    **APPLE,
    "unit": "millions",
    "periods": YEARS[:2],
    "ratios": {
        "gross_margin": {
            "unit": "percent",
            "values": [46.21, 44.13],
            "formula": "GrossProfit / TotalRevenue",
        },
        "return_on_equity": {"unit": "percent", "values": [157.41, None], "formula": "…"},
        "debt_to_equity": {"unit": "times", "values": [1.87, 1.79], "formula": "…"},
    },
    "price": {"close": 269.7, "date": "2025-10-29", "currency": "USD"},
    "market_cap": 4002421.4,
    "enterprise_value": 4043879.4,
    "valuation": {
        "price_to_earnings": {"unit": "times", "value": 44.36, "formula": "…", "period": "2024-09-30"},
        "enterprise_value_to_ebitda": {
            "unit": "times",
            "value": 30.03,
            "formula": "…",
            "period": "2024-09-30",
        },
    },
    "refused": {"price_to_book": "StockholdersEquity is negative"},
    **ORIGIN,
}
VALUATION = {
    **APPLE,
    "unit": "millions",
    "method": "to_firm",
    "valuation_date": "2025-10-29",
    "assumptions": {
        "discount_rate_percent": 10,
        "terminal_growth_percent": 3,
        "growth_percent": 5.39,
        "growth_basis": "compound growth of free cash flow, 2021-09-30 to 2024-09-30, years: 3",
        "years": 5,
        "base_free_cash_flow": 108807,
        "base_period": "2024-09-30",
        "base_basis": "fiscal year",
    },
    "projection": {
        "columns": ["year", "free_cash_flow", "discount_factor", "present_value"],
        "rows": [[1, 114671.7, 0.9091, 104247]],
    },
    "present_value_of_cash_flows": 479226.4,
    "terminal_value": 2081516.1,
    "present_value_of_terminal_value": 1292457.7,
    "enterprise_value": 1771684.1,
    "net_debt": 41458,
    "net_debt_period": "2024-09-30",
    "minority_interest": 0,
    "preferred_equity": 0,
    "equity_value": 1730226.1,
    "shares": {"unit": "millions", "diluted": 15408.1},
    "value_per_share": 112.29,
    "price": {"close": 269.7, "date": "2025-10-29", "currency": "USD"},
    "upside_percent": -58.36,
    "growth_implied_by_price_percent": 27.3,
    "alternatives": {
        "currency": "USD",
        "columns": ["assumption", "alternative", "value_per_share", "upside_percent"],
        "rows": [
            ["stock_compensation", "as_cost", 100.21, -62.84],
            ["timing", "year_end", 107.5, -60.14],
        ],
    },
    "sensitivity": {
        "discount_rates_percent": [9, 10, 11],
        "terminal_growths_percent": [2.5, 3, 3.5],
        "value_per_share": [[126.4, 133.9, 142.7], [107.2, 112.29, 118.2], [92.8, 96.4, None]],
    },
    **ORIGIN,
}
COMPARISON = {
    "companies": [
        {
            "symbol": "AAPL",
            "company": "Apple Inc.",
            "currency": "USD",
            "reporting_currency": "USD",
            "fiscal_year_end": "2024-09-30",
        },
        {
            "symbol": "005930.KS",
            "company": "Samsung Electronics Co., Ltd.",
            "currency": "KRW",
            "reporting_currency": "KRW",
            "fiscal_year_end": "2024-12-31",
        },
    ],
    "columns": ["AAPL", "005930.KS"],
    "currency": None,
    "unit": "millions",
    "lines": {
        "TotalRevenue": [391035, 300870903],
        "NetIncome": [93736, 33621363],
        "FreeCashFlow": [108807, None],
        "TotalDebt": [106629, 19330220],
    },
    "line_currencies": ["USD", "KRW"],
    "market": {"market_cap": [4002421.4, 594949000]},
    "market_currencies": ["USD", "KRW"],
    "per_share": {"close": [269.7, 100500]},
    "per_share_currencies": ["USD", "KRW"],
    "ratios": {
        "revenue_growth": {"unit": "percent", "values": [2.02, 16.2]},
        "net_margin": {"unit": "percent", "values": [23.97, 11.17]},
        "price_to_earnings": {"unit": "times", "values": [44.36, 20.3]},
        "debt_to_equity": {"unit": "times", "values": [1.87, None]},
    },
    "failures": {},
    **ORIGIN,
}
OUTPUTS: dict[str, Any] = {
    "get_cash_flow": CASH_FLOW,
    "get_price_history": PRICE_HISTORY,
    "get_quote": QUOTE,
    "get_company_profile": PROFILE,
    "get_dividends_and_splits": DIVIDENDS,
    "get_news": NEWS,
    "get_earnings": EARNINGS,
    "get_ownership": OWNERSHIP,
    "get_key_ratios": KEY_RATIOS,
    "value_by_discounted_cash_flow": VALUATION,
    "compare_companies": COMPARISON,
}


def everything(name: str, arguments: dict[str, Any]) -> Any:
    """A source that has every function for Apple, and the quarters as well as the years."""
    if arguments.get("period") in ("quarterly", "trailing"):
        by_period = {"quarterly": QUARTERLY_INCOME, "trailing": TRAILING_INCOME}
        return (
            by_period[arguments["period"]] if name == "get_income_statement" else error("no_such_statement")
        )
    return OUTPUTS.get(name) or source(name, arguments)


def replaced(**outputs: Any) -> Any:
    """The same, with the outputs of some functions replaced."""
    return lambda name, arguments: outputs[name] if name in outputs else everything(name, arguments)


def talk(**outputs: Any) -> Talk:
    return Talk(replaced(**outputs), tools=list(ALL_TOOLS))


def called(conversation: Talk) -> list[list[str]]:
    """The functions of each round, in order."""
    return [[name for name, _ in calls] for calls in conversation.rounds]
