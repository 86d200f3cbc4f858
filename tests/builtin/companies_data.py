"""Tool outputs of a few companies, in the format of the finance tools."""

from typing import Any

ORIGIN = {"source": "Yahoo Finance", "fetched_at": "2026-11-20T23:30:55Z"}
APPLE_YEARS = ["2024-09-30", "2023-09-30", "2022-09-30", "2021-09-30"]


def ticker(query: str, *listings: tuple[str, str], **more: Any) -> dict[str, Any]:
    entries = [{"symbol": s, "name": n, "exchange": "NASDAQ", "type": "equity"} for s, n in listings]
    return {"query": query, "best": listings[0][0], "listings": entries, **ORIGIN, **more}


def statement(kind: str, company: str, symbol: str, lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "company": company,
        "symbol": symbol,
        "statement": kind,
        "frequency": "annual",
        "currency": "USD",
        "unit": "millions",
        "periods": APPLE_YEARS,
        "lines": lines,
        **ORIGIN,
        **more,
    }


def prices(company: str, symbol: str, closes: list[tuple[str, float]], **more: Any) -> dict[str, Any]:
    values = [close for _, close in closes]
    return {
        "company": company,
        "symbol": symbol,
        "currency": "USD",
        "unit": "USD per share",
        "exchange": "NASDAQ",
        "interval": "1d",
        "columns": ["date", "close"],
        "rows": [list(row) for row in closes],
        "first_close": values[0],
        "last_close": values[-1],
        "last_date": closes[-1][0],
        "high": max(values),
        "low": min(values),
        "change_percent": round((values[-1] / values[0] - 1) * 100, 2),
        **ORIGIN,
        **more,
    }


APPLE_INCOME = statement(
    "income_statement",
    "Apple Inc.",
    "AAPL",
    {
        "TotalRevenue": [391035, 383285, 394328, 365817],
        "GrossProfit": [180683, 169148, 170782, 152836],
        "OperatingIncome": [123216, 114301, 119437, 108949],
        "NetIncome": [93736, 96995, 99803, 94680],
    },
    per_share={"DilutedEPS": [6.08, 6.13, 6.11, 5.61]},
)
APPLE_BALANCE = statement(
    "balance_sheet",
    "Apple Inc.",
    "AAPL",
    {
        "TotalAssets": [364980, 352583],
        "TotalLiabilitiesNetMinorityInterest": [308030, 290437],
        "StockholdersEquity": [56950, 62146],
        "TotalDebt": [106629, 111088],
        "NetDebt": [76686, 81123],
        "CashAndCashEquivalents": [29943, 29965],
        "CashCashEquivalentsAndShortTermInvestments": [65171, 61555],
        "CurrentAssets": [152987, 143566],
        "CurrentLiabilities": [176392, 145308],
    },
    periods=APPLE_YEARS[:2],
)
APPLE_PRICES = prices(
    "Apple Inc.", "AAPL", [("2025-06-06", 203.92), ("2025-08-01", 202.38), ("2025-10-29", 269.7)]
)
SAMSUNG_INCOME = statement(
    "income_statement",
    "Samsung Electronics Co., Ltd.",
    "005930.KS",
    {"TotalRevenue": [300870903, 258935494], "NetIncome": [33621363, 14473401]},
    currency="KRW",
    periods=["2024-12-31", "2023-12-31"],
    per_share={"DilutedEPS": [4950, 2131]},
)
SAMSUNG_BALANCE = statement(
    "balance_sheet",
    "Samsung Electronics Co., Ltd.",
    "005930.KS",
    {"TotalAssets": [514531948], "StockholdersEquity": [391687603], "TotalDebt": [19330220]},
    currency="KRW",
    periods=["2024-12-31"],
)
SAMSUNG_PRICES = prices(
    "Samsung Electronics Co., Ltd.",
    "005930.KS",
    [("2025-06-06", 59100), ("2025-10-29", 100500)],
    currency="KRW",
)
BY_SYMBOL: dict[str, dict[str, dict[str, Any]]] = {
    "AAPL": {
        "get_income_statement": APPLE_INCOME,
        "get_balance_sheet": APPLE_BALANCE,
        "get_daily_stock_performance": APPLE_PRICES,
    },
    "005930.KS": {
        "get_income_statement": SAMSUNG_INCOME,
        "get_balance_sheet": SAMSUNG_BALANCE,
        "get_daily_stock_performance": SAMSUNG_PRICES,
    },
}
LISTINGS = {
    "apple": ("AAPL", "Apple Inc."),
    "aapl": ("AAPL", "Apple Inc."),
    "005930.ks": ("005930.KS", "Samsung Electronics Co., Ltd."),
    "samsung electronics": ("005930.KS", "Samsung Electronics Co., Ltd."),
}


def error(kind: str, **more: Any) -> dict[str, Any]:
    return {"error": {"kind": kind, "message": f"what went wrong: {kind}", **more}}


def source(function: str, arguments: dict[str, Any]) -> Any:
    """A data source that knows Apple and Samsung Electronics."""
    if function == "get_ticker":
        name = arguments["company_name"]
        listing = LISTINGS.get(name.casefold())
        return ticker(name, listing) if listing else error("unknown_symbol")
    return BY_SYMBOL.get(arguments["ticker"], {}).get(function, error("unknown_symbol"))


def with_outputs(**replaced: Any) -> Any:
    """The same source, with the outputs of some functions replaced."""

    def replacing(function: str, arguments: dict[str, Any]) -> Any:
        return replaced.get(function) or source(function, arguments)

    return replacing
