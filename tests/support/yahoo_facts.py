"""Made-up companies of which Yahoo tells much: dates, estimates, owners, dividends. See yahoo_about.py."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.support.yahoo_about import SHARES, article, midnight, raw
from tests.support.yahoo_companies import COIN, DOLLAR, FUND, PENCE, YEN, Company

# 16:30 in New York.
EARNINGS_MOMENT = midnight(date(2027, 1, 28)) + 21 * 3600 + 1800


def calendar(*stamps: int, **more: Any) -> dict[str, Any]:
    return {"earnings": {"earningsDate": list(stamps), "isEarningsDateEstimate": False, **more}}


def estimate(period: str, end: str, currency: str, scale: float = 1) -> dict[str, Any]:
    return {
        "period": period,
        "endDate": end,
        "growth": raw(0.99),
        "earningsEstimate": {
            "avg": raw(1.234567 * scale),
            "low": raw(1.1 * scale),
            "high": raw(1.4 * scale),
            "yearAgoEps": raw(1.0 * scale),
            "numberOfAnalysts": raw(27),
            "earningsCurrency": currency,
        },
        "revenueEstimate": {
            "avg": raw(1_600_123_456),
            "low": raw(1_500_000_000),
            "high": raw(1_700_000_000),
            "yearAgoRevenue": raw(1_500_000_000),
            "numberOfAnalysts": raw(25),
            "revenueCurrency": currency.upper(),
        },
    }


def quarter(end: date, actual: float, expected: float, currency: str) -> dict[str, Any]:
    return {
        "quarter": raw(midnight(end), end.isoformat()),
        "epsActual": raw(actual),
        "epsEstimate": raw(expected),
        "surprisePercent": raw(0.99),
        "currency": currency,
    }


def owner(name: str, shares: int, price: float) -> dict[str, Any]:
    return {
        "reportDate": raw(midnight(date(2026, 9, 30)), "2026-09-30"),
        "organization": name,
        "pctHeld": raw(shares / SHARES),
        "position": raw(shares),
        "value": raw(shares * price),
        "pctChange": raw(-0.0123),
    }


def trade(name: str, day: date, shares: int, value: float | None = None, text: str = "") -> dict[str, Any]:
    entry = {
        "filerName": name,
        "filerRelation": "Director",
        "transactionText": text,
        "startDate": raw(midnight(day)),
        "shares": raw(shares),
    }
    return entry if value is None else {**entry, "value": raw(value)}


def modules(price: float, code: str = "USD", scale: float = 1) -> dict[str, Any]:
    """`code` and `scale` are of the earnings, `price` as Yahoo writes it."""
    return {
        "assetProfile": {
            "sector": "Industrials",
            "industry": "Anvils",
            "country": "United States",
            "city": "Fairfield",
            "website": "https://acme.example",
            "fullTimeEmployees": 4200,
            "longBusinessSummary": "Acme makes anvils. " * 50,
            "companyOfficers": [
                {"name": f"Ms. No.  {number}", "title": f"Chief {number}"} for number in range(7)
            ],
        },
        "defaultKeyStatistics": {"lastFiscalYearEnd": midnight(date(2025, 12, 31)), "category": None},
        "financialData": {
            "financialCurrency": code.upper(),
            "totalRevenue": 1_500_000_000,
            "currentPrice": price,
            "targetMeanPrice": price * 1.2,
            "targetMedianPrice": price * 1.25,
            "targetHighPrice": price * 1.6,
            "targetLowPrice": price * 0.8,
            "numberOfAnalystOpinions": 12,
        },
        "calendarEvents": calendar(EARNINGS_MOMENT) | {"exDividendDate": midnight(date(2026, 11, 9))},
        "earningsHistory": {
            "history": [
                quarter(date(2026, 6, 30), 0.5 * scale, 0.4 * scale, code),
                quarter(date(2026, 9, 30), -0.1 * scale, -0.2 * scale, code),
            ]
        },
        "earningsTrend": {
            "trend": [
                estimate("0q", "2026-12-31", code, scale),
                estimate("+1y", "2027-12-31", code, scale),
                {"period": "+5y", "endDate": None, "growth": {}, "earningsEstimate": {}},
            ]
        },
        "recommendationTrend": {
            "trend": [
                {"period": "0m", "strongBuy": 1, "buy": 2, "hold": 3, "sell": 4, "strongSell": 5},
                {"period": "-11m", "strongBuy": 5, "buy": 4, "hold": 3, "sell": 2, "strongSell": 1},
                {"period": "-12m", "strongBuy": 0, "buy": 0, "hold": 0, "sell": 0, "strongSell": 0},
            ]
        },
        "majorHoldersBreakdown": {
            "insidersPercentHeld": 0.01234,
            "institutionsPercentHeld": 0.6,
            "institutionsCount": 321,
        },
        "institutionOwnership": {
            "ownershipList": [owner(f"Bank {number}", 1000 + number, price) for number in range(9)]
        },
        "fundOwnership": {"ownershipList": [owner("Whole World Fund", 500, price)]},
        "insiderTransactions": {
            "transactions": [
                trade("ROE JANE", date(2026, 10, 1), 100),
                trade("DOE JOHN", date(2026, 11, 2), 200, 200 * price, "Sale at price 1.00 per share."),
            ]
        },
        "netSharePurchaseActivity": {
            "period": "6m",
            "buyInfoShares": 900,
            "buyInfoCount": 3,
            "sellInfoShares": 200,
            "sellInfoCount": 1,
            "netInfoShares": 700,
        },
    }


ACME = replace(
    DOLLAR,
    quote={"sharesOutstanding": SHARES, "marketCap": SHARES * 150},
    modules=modules(150.0),
    news=(
        article("Acme sells anvils", "2026-11-18T09:00:00Z"),
        article("Acme buys iron", "2026-11-19T21:30:00Z"),
    ),
    dividends=(
        ("2024-03-11", 0.1),
        ("2024-09-09", 0.1),
        ("2025-03-10", 0.2),
        ("2025-11-19", 0.2),
        ("2025-11-20", 0.25),
        ("2026-05-11", 0.3),
    ),
    splits=(("2025-06-02", 4, 1), ("2026-10-05", 3, 2)),
)
TEA = replace(
    PENCE,
    # Yahoo gives the market cap of a listing in pence in pounds.
    quote={"sharesOutstanding": SHARES, "marketCap": SHARES * 12.345},
    modules=modules(1234.5, "GBp", 100),
    dividends=(("2026-02-05", 11.5), ("2026-08-06", 12.25)),
)
HINODE = replace(
    YEN,
    quote={"sharesOutstanding": SHARES, "marketCap": SHARES * 2950, "exchangeDataDelayedBy": 20},
    # 8:00 on 5 February in Tokyo, which is the fourth in UTC.
    modules=modules(2950.0, "JPY") | {"calendarEvents": calendar(midnight(date(2027, 2, 4)) + 23 * 3600)},
    dividends=(("2026-03-30", 45), ("2026-09-29", 50)),
)
WORLD = replace(
    FUND,
    modules={
        "assetProfile": {"longBusinessSummary": "It owns the world.", "companyOfficers": []},
        "defaultKeyStatistics": {"category": "Global Large Blend", "fundFamily": "Whole World"},
        "financialData": {"financialCurrency": "USD"},
        "majorHoldersBreakdown": {"insidersPercentHeld": 0, "institutionsPercentHeld": 0},
        "calendarEvents": {"earnings": {"earningsDate": []}},
    },
    dividends=(("2026-06-22", 0.4), ("2026-09-21", 0.44)),
)
DOGX = replace(COIN, modules={"assetProfile": {"name": "Dogx", "description": "A coin."}})
INDEX = Company("^IDX", "Index of All", type="INDEX", figures={}, last_close=5000.0)
TOLD = {company.symbol: company for company in (ACME, TEA, HINODE, WORLD, DOGX, INDEX)}
