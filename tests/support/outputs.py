"""Outputs in the shapes that the function tools return.

Statements are from Apple's and Microsoft's annual reports; what is no report's is made up.
"""

from typing import Any

ORIGIN = {"source": "Yahoo Finance", "fetched_at": "2026-01-02T03:04:05Z"}
APPLE = {"company": "Apple Inc.", "symbol": "AAPL", "currency": "USD"}
PERIODS = ["2024-09-28", "2023-09-30", "2022-09-24"]

INCOME: dict[str, Any] = {
    **APPLE,
    "statement": "income_statement",
    "frequency": "annual",
    "unit": "millions",
    "periods": PERIODS,
    "lines": {
        "TotalRevenue": [391035, 383285, 394328],
        "GrossProfit": [180683, 169148, 170782],
        "OperatingIncome": [123216, 114301, 119437],
        "InterestExpense": [None, 3933, 2931],
        "NetIncome": [93736, 96995, 99803],
    },
    "per_share": {"DilutedEPS": [6.08, 6.13, 6.11]},
    "shares": {"unit": "thousands", "DilutedAverageShares": [15408095, 15812547, 16325819]},
    "ratios": {"TaxRateForCalcs": [0.241, 0.147, 0.162]},
    "notes": ["As reported."],
    **ORIGIN,
}

CASH_FLOW: dict[str, Any] = {
    **APPLE,
    "statement": "cash_flow",
    "frequency": "annual",
    "unit": "millions",
    "periods": PERIODS,
    "lines": {
        "OperatingCashFlow": [118254, 110543, 122151],
        "CapitalExpenditure": [-9447, -10959, -10708],
        "FreeCashFlow": [108807, 99584, 111443],
    },
    **ORIGIN,
}

BALANCE: dict[str, Any] = {
    **APPLE,
    "statement": "balance_sheet",
    "frequency": "quarterly",
    "unit": "millions",
    "periods": PERIODS[:2],
    "lines": {"TotalAssets": [364980, 352583], "StockholdersEquity": [56950, 62146]},
    **ORIGIN,
}

DOWN_BALANCE = BALANCE | {"company": "BMW AG", "symbol": "BMW.DE", "currency": "EUR"}

PRICES: dict[str, Any] = {
    **APPLE,
    "type": "equity",
    "unit": "USD per share",
    "exchange": "NasdaqGS",
    "interval": "1d",
    "columns": ["date", "open", "high", "low", "close", "volume"],
    "rows": [
        [f"2025-{month:02}-{day:02}", 200.5, 210.0, 199.0, 200.0 + month + day / 4, 48_000_000 + day]
        for month in range(6, 11)
        for day in range(1, 21)
    ],
    "first_close": 206.25,
    "last_close": 215.0,
    **ORIGIN,
}

RATIOS: dict[str, Any] = {
    **APPLE,
    "unit": "millions",
    "periods": PERIODS,
    "ratios": {
        "gross_margin": {
            "unit": "percent",
            "values": [46.21, 44.13, 43.31],
            "formula": "GrossProfit / TotalRevenue",
        },
        "current_ratio": {
            "unit": "times",
            "values": [0.87, 0.99, None],
            "formula": "CurrentAssets / CurrentLiabilities",
        },
    },
    "inputs": {"TotalRevenue": [391035, 383285, 394328]},
    "price": {"close": 269.7, "date": "2025-10-29", "currency": "USD"},
    "valuation": {
        "price_to_earnings": {
            "unit": "times",
            "value": 44.36,
            "formula": "price / DilutedEPS",
            "period": "2024-09-28",
        }
    },
    "refused": {"net_debt_to_ebitda": "EBITDA is not reported."},
    **ORIGIN,
}

COMPARISON: dict[str, Any] = {
    "companies": [
        {
            "symbol": "AAPL",
            "company": "Apple Inc.",
            "currency": "USD",
            "reporting_currency": "USD",
            "fiscal_year_end": "2024-09-28",
            "price_date": "2025-10-29",
        },
        {
            "symbol": "MSFT",
            "company": "Microsoft Corporation",
            "currency": "USD",
            "reporting_currency": "USD",
            "fiscal_year_end": "2024-06-30",
            "price_date": "2025-10-29",
        },
    ],
    "columns": ["AAPL", "MSFT"],
    "currency": "USD",
    "unit": "millions",
    "lines": {"TotalRevenue": [391035, 245122], "NetIncome": [93736, 88136]},
    "line_currencies": ["USD", "USD"],
    "market": {"market_cap": [4002000, None]},
    "market_currencies": ["USD", "USD"],
    "per_share": {"close": [269.7, 541.55], "DilutedEPS": [6.08, 11.8]},
    "per_share_currencies": ["USD", "USD"],
    "ratios": {
        "net_margin": {"unit": "percent", "values": [23.97, 35.96]},
        "price_to_earnings": {"unit": "times", "values": [44.36, 45.89]},
    },
    "exchange_rates": [],
    "failures": {"XYZ": {"kind": "unknown_symbol", "message": "Yahoo Finance knows no XYZ."}},
    **ORIGIN,
}

DCF: dict[str, Any] = {
    **APPLE,
    "unit": "millions",
    "method": "to_firm",
    "valuation_date": "2025-10-29",
    "assumptions": {
        "discount_rate_percent": 10,
        "discount_rate_basis": "weighted average cost of capital",
        "terminal_growth_percent": 3,
        "growth_percent": 4.1,
        "growth_basis": "compound growth of free cash flow, 2021-09-25 to 2024-09-28, years: 3",
        "years": 5,
        "base_free_cash_flow": 108945.9,
        "base_period": "2024-09-28",
        "timing": "mid_year",
        "stock_compensation": "added_back",
        "long_term_securities": "included",
    },
    "cash_flow": {
        "FreeCashFlow": 108807,
        "StockBasedCompensation": 11688,
        "interest_paid": 3933,
        "interest_paid_line": "InterestExpense",
        "interest_paid_period": "2023-09-30",
        "interest_received": 3750,
        "interest_received_line": "InterestIncome",
        "interest_received_period": "2023-09-30",
        "tax_rate_percent": 24.09,
        "tax_rate_basis": "TaxProvision / PretaxIncome",
        "free_cash_flow_to_firm": 108945.9,
        "formula": "FreeCashFlow + (interest_paid - interest_received) * (1 - tax_rate)",
    },
    "projection": {
        "columns": [
            *("year", "period_end", "free_cash_flow", "fraction_counted", "discount_years"),
            *("discount_factor", "present_value"),
        ],
        "rows": [
            [1, "2025-09-28", 113412.7, 1, -0.5849, 1.0573, 119914.1],
            [2, "2026-09-28", 118062.6, 1, 0.4151, 0.9612, 113482.3],
        ],
    },
    "enterprise_value": 1650000,
    "net_debt": 41458,
    "minority_interest": 0,
    "preferred_equity": 0,
    "long_term_securities": 91479,
    "equity_value": 1700021,
    "value_per_share": 102.11,
    "value_per_share_currency": "USD",
    "price": {"close": 269.7, "date": "2025-10-29", "currency": "USD"},
    "upside_percent": -62.14,
    "growth_implied_by_price_percent": 27.35,
    "alternatives": {
        "currency": "USD",
        "columns": ["assumption", "alternative", "value_per_share", "upside_percent"],
        "rows": [
            ["stock_compensation", "as_cost", 90.84, -66.32],
            ["timing", "year_end", 97.62, -63.8],
        ],
    },
    "sensitivity": {
        "currency": "USD",
        "discount_rates_percent": [9, 10, 11],
        "terminal_growths_percent": [2.5, 3, 3.5],
        "value_per_share": [[115.2, 122.9, 132.1], [97.0, 102.11, 108.3], [83.5, 87.2, 91.4]],
    },
    **ORIGIN,
}

NEWS: dict[str, Any] = {
    "company": "Apple Inc.",
    "symbol": "AAPL",
    "articles": [
        {
            "title": "Apple [reports] $102 billion",
            "publisher": "Example Wire",
            "published_at": "2025-10-30T20:31:00Z",
            "link": "https://news.example.com/a(1)?x=$1",
            "summary": "Revenue grew.",
        },
        {
            "title": "A trap",
            "publisher": "Nobody",
            "published_at": "2025-10-29T08:00:00Z",
            "link": "javascript:alert(1)",
        },
    ],
    **ORIGIN,
}

DIVIDENDS: dict[str, Any] = {
    **APPLE,
    "unit": "USD per share",
    "dividends": {"columns": ["date", "amount"], "rows": [["2024-08-12", 0.25], ["2024-11-08", 0.25]]},
    "dividends_by_year": {"2023": 0.95, "2024": 0.99},
    "splits": {"columns": ["date", "ratio"], "rows": [["2020-08-31", "4:1"]]},
    **ORIGIN,
}

EARNINGS: dict[str, Any] = {
    **APPLE,
    "next_earnings": {"date": "2026-01-29", "date_to": "2026-02-02", "estimated": True},
    "history": {
        "columns": ["quarter_end", "eps_actual", "eps_estimate", "surprise_percent"],
        "rows": [["2025-09-27", 1.85, 1.77, 4.52]],
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
        "rows": [["current_quarter", "2025-12-31", 2.67, 28, 138000, 11.2]],
        "revenue_unit": "millions",
        "revenue_currency": "USD",
        "eps_currency": "USD",
    },
    "price_targets": {"mean": 280.1, "high": 345, "low": 215, "analysts": 40, "currency": "USD"},
    "recommendations": {
        "columns": ["month", "strong_buy", "buy", "hold", "sell", "strong_sell"],
        "rows": [["2025-11", 6, 25, 14, 1, 1]],
    },
    **ORIGIN,
}

OWNERSHIP: dict[str, Any] = {
    **APPLE,
    "insiders_percent": 1.7,
    "institutions_percent": 64.3,
    "institutions_count": 7126,
    "holders": {
        "columns": ["holder", "kind", "as_of", "shares", "percent", "value", "change_percent"],
        "rows": [["Example Fund", "institution", "2025-06-30", 1415932804, 9.54, 381900000000, -1.1]],
    },
    "insider_trades": {
        "columns": ["date", "name", "relation", "what", "shares", "value"],
        "rows": [["2025-10-02", "A. Officer", "Officer", "Sale", 43013, None]],
    },
    **ORIGIN,
}

SEARCH: dict[str, Any] = {
    "query": "Apple results",
    "results": [{"title": "Apple", "link": "https://example.com", "snippet": "Results are out."}],
    "source": "DuckDuckGo",
    "fetched_at": "2026-01-02T03:04:05Z",
}

QUOTE: dict[str, Any] = {
    **APPLE,
    "type": "equity",
    "exchange": "NasdaqGS",
    "price": 269.7,
    "time": "2025-10-29T20:00:00Z",
    "change": 0.7,
    "change_percent": 0.26,
    "previous_close": 269.0,
    "day_high": 271.41,
    "day_low": 267.11,
    "year_high": 271.41,
    "year_low": 169.21,
    "market_cap": 3985000000000,
    "next_earnings": {"date": "2025-10-30", "estimated": False},
    **ORIGIN,
}

PROFILE: dict[str, Any] = {
    **APPLE,
    "type": "equity",
    "exchange": "NasdaqGS",
    "sector": "Technology",
    "employees": 164000,
    "fiscal_year_end": "09-28",
    "summary": "Apple designs phones.",
    "officers": [{"name": "A. Officer", "title": "CEO"}],
    **ORIGIN,
}

QUILL = {"company": "Quill Corporation", "symbol": "QUIL"}
FILED = "https://www.sec.gov/Archives/edgar/data/1234567/000123456726000001"
SEGMENTS: dict[str, Any] = {
    **QUILL,
    "by": "segment",
    "frequency": "annual",
    "currency": "USD",
    "unit": "millions",
    "periods": ["2025-12-31", "2024-12-31"],
    "period_starts": ["2025-01-01", "2024-01-01"],
    "months": [12, 12],
    "members": [
        {"member": "Pens & Paper", "TotalRevenue": [700, 650], "OperatingIncome": [140, 90]},
        {"member": "Ink and Toner", "TotalRevenue": [300, 250], "OperatingIncome": [60, 40]},
        {"member": "All Other", "OperatingIncome": [-50, -30]},
    ],
    "totals": {"TotalRevenue": [1000, 900], "OperatingIncome": [150, 100]},
    "source": "SEC EDGAR",
    "fetched_at": "2026-03-02T03:04:05Z",
    "filings": [
        {
            "authority": "sec",
            "company_id": "1234567",
            "id": "0001234567-26-000001",
            "form": "10-K",
            "filed": "2026-02-20",
            "period": "2025-12-31",
            "url": f"{FILED}/0001234567-26-000001-index.htm",
            "document": f"{FILED}/quil-20251231.htm",
        }
    ],
    "sources": {
        "filing": [0, 0],
        "concepts": {"TotalRevenue": "us-gaap:Revenues", "OperatingIncome": "us-gaap:OperatingIncomeLoss"},
        "ids": {
            "Pens & Paper": {"TotalRevenue": ["f-5", "f-10"], "OperatingIncome": ["f-7", "f-12"]},
            "Ink and Toner": {"TotalRevenue": ["f-6", "f-11"], "OperatingIncome": ["f-8", "f-13"]},
            "All Other": {"OperatingIncome": ["f-9", "f-14"]},
        },
    },
}
FILINGS: dict[str, Any] = {
    **QUILL,
    "authority": "sec",
    "company_id": "1234567",
    "listed": {
        "columns": ["form", "filed", "period", "title", "id", "link"],
        "rows": [
            ["10-K", "2026-02-20", "2025-12-31", None, "0001234567-26-000001", f"{FILED}/quil-20251231.htm"],
            [
                "8-K",
                "2026-02-03",
                "2026-02-03",
                "2.02 Results of operations; 9.01 Financial statements and exhibits",
                "0001234567-26-000000",
                f"{FILED}/d8k.htm",
            ],
        ],
    },
    "source": "SEC EDGAR",
    "fetched_at": "2026-03-02T03:04:05Z",
}

ALL = {
    "get_income_statement": INCOME,
    "get_cash_flow": CASH_FLOW,
    "get_balance_sheet": BALANCE,
    "get_daily_stock_performance": PRICES,
    "get_key_ratios": RATIOS,
    "compare_companies": COMPARISON,
    "value_by_discounted_cash_flow": DCF,
    "get_news": NEWS,
    "get_dividends_and_splits": DIVIDENDS,
    "get_earnings": EARNINGS,
    "get_ownership": OWNERSHIP,
    "get_filings": FILINGS,
    "get_segments": SEGMENTS,
    "search_web": SEARCH,
    "get_quote": QUOTE,
    "get_company_profile": PROFILE,
}
