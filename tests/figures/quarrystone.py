"""Outputs of tools about a made-up maker of tools and its rival, small enough to reckon by hand."""

from typing import Any

from assistant_core.figures.outputs import Output

COMPANY = {
    "company": "Quarrystone Tools Inc.",
    "symbol": "QRST",
    "currency": "USD",
    "source": "Yahoo Finance",
}
RIVAL = {"company": "Fennel Works plc", "symbol": "FNL.L", "currency": "USD", "source": "Yahoo Finance"}
YEARS = ["2025-12-31", "2024-12-31", "2023-12-31"]


def _statement(of: dict[str, str], periods: list[str], lines: dict[str, list[float]], **more: Any) -> Output:
    told = {**of, "unit": "millions", "frequency": "annual", "periods": periods, "lines": lines, **more}
    return "get_income_statement", told


INCOME = _statement(
    COMPANY,
    YEARS,
    {
        "TotalRevenue": [1250, 1180, 1100],
        "GrossProfit": [525, 472, 418],
        "OperatingIncome": [200, 165.2, 143],
        "NetIncome": [150, 118, -22],
    },
    per_share={"DilutedEPS": [3.0, 2.36, -0.44]},
)
CASH_FLOW = _statement(
    COMPANY,
    YEARS,
    {
        "OperatingCashFlow": [240, 200, 160],
        "CapitalExpenditure": [-90, -80, -70],
        "FreeCashFlow": [150, 120, 90],
    },
)
QUARTER = _statement(
    COMPANY,
    ["2026-03-31", "2025-12-31"],
    {"TotalAssets": [2110, 2050], "CashAndCashEquivalents": [310, 290]},
    frequency="quarterly",
)
RIVAL_INCOME = _statement(RIVAL, YEARS, {"TotalRevenue": [2500, 2400, 2300], "NetIncome": [175, 190, 201]})
RATIOS: Output = (
    "get_key_ratios",
    {
        **COMPANY,
        "unit": "millions",
        "periods": YEARS,
        "ratios": {"revenue_growth": {"unit": "percent", "values": [5.93, 7.27, None]}},
        "price": {"price": 60.0, "date": "2026-05-04", "currency": "USD"},
        "multiples": {"price_to_earnings": {"unit": "times", "value": 18.2, "period": "2026-03-31"}},
    },
)
PRICES: Output = (
    "get_daily_stock_performance",
    {
        **COMPANY,
        "unit": "USD per share",
        "interval": "1d",
        "columns": ["date", "close"],
        "rows": [["2026-05-01", 64.0], ["2026-05-02", 58.5], ["2026-05-04", 60.0]],
        "last_close": 60.0,
        "last_date": "2026-05-04",
    },
)
EARNINGS: Output = (
    "get_earnings",
    {
        **COMPANY,
        "estimates": {
            "columns": [
                "period",
                "period_end",
                "eps_low",
                "eps_average",
                "eps_high",
                "eps_year_ago",
                "eps_analysts",
            ],
            "rows": [
                ["current_year", "2026-12-31", 3.1, 3.4, 3.9, 3.0, 12],
                ["next_year", "2027-12-31", 3.3, 3.8, 4.4, 3.4, 11],
            ],
        },
        "price_targets": {"low": 55.0, "mean": 71.25, "median": 70.0, "high": 90.0},
    },
)
OPINIONS: Output = (
    "get_analysts",
    {
        **COMPANY,
        "recommendations": {
            "columns": ["month", "strong_buy", "buy", "hold", "sell", "strong_sell"],
            "rows": [["2026-05", 9, 22, 13, 2, 0], ["2026-04", 8, 22, 14, 2, 0]],
        },
    },
)
