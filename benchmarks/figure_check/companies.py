"""Made-up companies of many kinds, and what the tools return of them, which answers are written from.

    python -m benchmarks.figure_check.companies

writes outputs/<company>.json anew, through the real tools and the tests' stand-in of Yahoo Finance. Labels
are of the outputs as they are stored: the test that proves the labels tells which no longer hold.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from operator import add, neg, sub
from pathlib import Path
from typing import Any

from assistant_core.tools.registry import run_tool
from tests.support.yahoo import FakeYahoo, forget_connection, local_yahoo
from tests.support.yahoo_about import chart_answer, midnight, raw
from tests.support.yahoo_companies import Company, Values

FOLDER = Path(__file__).parent / "outputs"
FETCHED = "2026-11-20T09:00:00Z"
MARCH = ("2024-03-31", "2025-03-31", "2026-03-31")
JANUARY = ("2024-01-31", "2025-01-31", "2026-01-31")
Row = tuple[float, float, float]
Call = tuple[str, str, Mapping[str, Any]]
"""Key of an output, tool, arguments beside the ticker."""


@dataclass(frozen=True)
class Made(Company):
    """A company with prices that wander, `volatility` a day, to its last close."""

    volatility: float = 0.014
    tools: tuple[Call, ...] = ()
    short: str = ""
    exchange_rates: Mapping[str, float] = field(default_factory=dict)

    def closes(self, count: int) -> list[float]:
        steps = random.Random(self.symbol)
        closes = [self.last_close]
        for _ in range(count - 1):
            closes.append(closes[-1] / (1 + steps.gauss(0.0004, self.volatility)))
        return [round(close, 0 if self.currency in ("KRW", "JPY") else 2) for close in reversed(closes)]

    def year_range(self) -> dict[str, float]:
        """The highest and lowest price of a year."""
        year = self.closes(260)
        return {"fiftyTwoWeekHigh": round(max(year) * 1.01, 2), "fiftyTwoWeekLow": round(min(year) * 0.99, 2)}

    def chart(self, days: int = 125) -> dict[str, Any]:
        chart = super().chart(days)
        (result,) = chart["chart"]["result"]
        closes = self.closes(days)
        result["indicators"]["quote"] = [bars(closes)]
        return chart


def bars(closes: list[float]) -> dict[str, Any]:
    """Each opens where the last one closed."""
    opens = [closes[0], *closes[:-1]]
    return {
        "open": opens,
        "high": [round(max(pair) * 1.004, 2) for pair in zip(opens, closes, strict=True)],
        "low": [round(min(pair) * 0.995, 2) for pair in zip(opens, closes, strict=True)],
        "close": closes,
        "volume": [200_000 + 997 * (index % 91) for index in range(len(closes))],
    }


def each(function: Callable[..., float], *rows: Row) -> Row:
    first, second, third = map(function, *rows)
    return first, second, third


def statements(
    revenue: Row,
    cost: Row,
    research: Row | None,
    selling: Row,
    depreciation: Row,
    interest: Row,
    tax: Row,
    shares: Row,
    operating_cash: Row,
    capital: Row,
    dividends: Row,
    buybacks: Row,
    cash: Row,
    receivables: Row,
    inventory: Row,
    current_liabilities: Row,
    debt: Row,
    equity: Row,
    assets: Row,
) -> dict[str, Values]:
    """All lines from those that cannot be computed; amounts and shares in millions, a row oldest first."""
    gross = each(sub, revenue, cost)
    operating = each(sub, each(sub, gross, research or (0, 0, 0)), selling)
    pretax = each(sub, operating, interest)
    net = each(sub, pretax, tax)
    money = {
        "TotalRevenue": revenue,
        "CostOfRevenue": cost,
        "GrossProfit": gross,
        "ResearchAndDevelopment": research or (0, 0, 0),
        "SellingGeneralAndAdministration": selling,
        "OperatingIncome": operating,
        "EBIT": operating,
        "EBITDA": each(add, operating, depreciation),
        "InterestExpense": interest,
        "PretaxIncome": pretax,
        "TaxProvision": tax,
        "NetIncome": net,
        "OperatingCashFlow": operating_cash,
        "CapitalExpenditure": each(neg, capital),
        "FreeCashFlow": each(sub, operating_cash, capital),
        "CashDividendsPaid": each(neg, dividends),
        "RepurchaseOfCapitalStock": each(neg, buybacks),
        "TotalAssets": assets,
        "CurrentAssets": each(add, each(add, cash, receivables), inventory),
        "CashCashEquivalentsAndShortTermInvestments": cash,
        "AccountsReceivable": receivables,
        "Inventory": inventory,
        "CurrentLiabilities": current_liabilities,
        "TotalDebt": debt,
        "StockholdersEquity": equity,
        "InvestedCapital": each(add, equity, debt),
    }
    counts = each(lambda count: round(count * 1e6), shares)
    return {
        **{name: each(lambda amount: round(amount * 1e6), row) for name, row in money.items() if any(row)},
        "DilutedEPS": each(lambda income, count: round(income / count, 2), net, shares),
        "DilutedAverageShares": counts,
        "OrdinarySharesNumber": counts,
    }


def quote(price: float, shares: float, **more: Any) -> dict[str, Any]:
    """`shares` in millions; a price in pence stands beside a market value in pounds."""
    return {
        "marketCap": round(price * shares * 1e6),
        "sharesOutstanding": round(shares * 1e6),
        **more,
    }


def reported(day: str, actual: float, expected: float, currency: str) -> dict[str, Any]:
    return {
        "quarter": raw(midnight(date.fromisoformat(day)), day),
        "epsActual": raw(actual),
        "epsEstimate": raw(expected),
        "currency": currency,
    }


def expected(
    period: str, end: str, currency: str, eps: tuple[float, ...], revenue: tuple[float, ...], analysts: int
) -> dict[str, Any]:
    """`eps` and `revenue` (millions): average, low, high, a year ago."""
    names = ("avg", "low", "high")
    return {
        "period": period,
        "endDate": end,
        "earningsEstimate": {
            **{name: raw(value) for name, value in zip(names, eps, strict=False)},
            "yearAgoEps": raw(eps[3]),
            "numberOfAnalysts": raw(analysts),
            "earningsCurrency": currency,
        },
        "revenueEstimate": {
            **{name: raw(round(value * 1e6)) for name, value in zip(names, revenue, strict=False)},
            "yearAgoRevenue": raw(round(revenue[3] * 1e6)),
            "numberOfAnalysts": raw(analysts - 2),
            "revenueCurrency": currency,
        },
    }


def opinions(
    targets: tuple[float, float, float, float],
    analysts: int,
    ratings: tuple[int, ...],
    before: tuple[int, ...],
    history: list[dict[str, Any]],
    trend: list[dict[str, Any]],
    currency: str,
) -> dict[str, Any]:
    """Targets: mean, median, high, low."""
    names = ("strongBuy", "buy", "hold", "sell", "strongSell")
    return {
        "financialData": {
            "financialCurrency": currency,
            "targetMeanPrice": targets[0],
            "targetMedianPrice": targets[1],
            "targetHighPrice": targets[2],
            "targetLowPrice": targets[3],
            "numberOfAnalystOpinions": analysts,
        },
        "calendarEvents": {"earnings": {"earningsDate": [midnight(date(2027, 2, 9)) + 72_000]}},
        "earningsHistory": {"history": history},
        "earningsTrend": {"trend": trend},
        "recommendationTrend": {
            "trend": [
                {"period": "0m", **dict(zip(names, ratings, strict=True))},
                {"period": "-1m", **dict(zip(names, before, strict=True))},
            ]
        },
    }


def owners(
    insiders: float,
    institutions: float,
    count: int,
    holders: list[tuple[str, int, float]],
    shares: float,
    price: float,
    bought: int,
    sold: int,
) -> dict[str, Any]:
    """`holders`: name, shares, change in percent; `shares` in millions."""
    return {
        "majorHoldersBreakdown": {
            "insidersPercentHeld": insiders / 100,
            "institutionsPercentHeld": institutions / 100,
            "institutionsCount": count,
        },
        "institutionOwnership": {
            "ownershipList": [
                {
                    "reportDate": raw(midnight(date(2026, 9, 30)), "2026-09-30"),
                    "organization": name,
                    "pctHeld": raw(held / (shares * 1e6)),
                    "position": raw(held),
                    "value": raw(round(held * price)),
                    "pctChange": raw(change / 100),
                }
                for name, held, change in holders
            ]
        },
        "netSharePurchaseActivity": {
            "period": "6m",
            "buyInfoShares": bought,
            "buyInfoCount": 4,
            "sellInfoShares": sold,
            "sellInfoCount": 9,
            "netInfoShares": bought - sold,
        },
    }


INCOME: Call = ("income", "get_income_statement", {})
BALANCE: Call = ("balance", "get_balance_sheet", {})
CASH: Call = ("cash", "get_cash_flow", {})
QUARTERS: Call = ("quarters", "get_income_statement", {"period": "quarterly"})
RATIOS: Call = ("ratios", "get_key_ratios", {})
PRICES: Call = ("prices", "get_daily_stock_performance", {})
QUOTE: Call = ("quote", "get_quote", {})
DIVIDENDS: Call = ("dividends", "get_dividends_and_splits", {})
EARNINGS: Call = ("earnings", "get_earnings", {})
OWNERS: Call = ("owners", "get_ownership", {})
EVERYTHING = (INCOME, BALANCE, CASH, QUARTERS, RATIOS, PRICES, QUOTE, DIVIDENDS, EARNINGS, OWNERS)

HELM = Made(
    "HLMS",
    "Helmsway Instruments Inc.",
    short="helm",
    last_close=84.37,
    figures=statements(
        revenue=(3412.6, 3687.4, 3945.8),
        cost=(1904.2, 2011.9, 2098.3),
        research=(287.5, 309.8, 341.2),
        selling=(612.4, 655.1, 702.6),
        depreciation=(148.9, 157.3, 171.4),
        interest=(41.8, 44.6, 39.7),
        tax=(119.3, 141.2, 158.9),
        shares=(142.6, 139.8, 136.4),
        operating_cash=(594.1, 688.3, 771.9),
        capital=(181.4, 203.7, 188.6),
        dividends=(128.3, 139.8, 152.8),
        buybacks=(150.2, 240.6, 310.4),
        cash=(412.7, 538.9, 603.5),
        receivables=(498.3, 527.6, 561.4),
        inventory=(604.8, 588.1, 642.9),
        current_liabilities=(702.5, 748.2, 779.6),
        debt=(1104.6, 1046.3, 968.1),
        equity=(2318.4, 2461.7, 2573.2),
        assets=(4866.1, 5012.8, 5187.5),
    ),
    quarterly={
        "TotalRevenue": (968.4e6, 1012.7e6, 1047.3e6),
        "CostOfRevenue": (517.6e6, 536.2e6, 551.8e6),
        "GrossProfit": (450.8e6, 476.5e6, 495.5e6),
        "OperatingIncome": (189.3e6, 208.4e6, 221.6e6),
        "NetIncome": (146.2e6, 161.9e6, 172.8e6),
        "DilutedEPS": (1.08, 1.21, 1.3),
        "DilutedAverageShares": (135.4e6, 134.1e6, 132.9e6),
    },
    quote=quote(84.37, 132.9, regularMarketVolume=1_846_300, averageDailyVolume3Month=1_512_700),
    modules={
        **opinions(
            (93.6, 95.0, 118.0, 70.0),
            17,
            (4, 7, 5, 1, 0),
            (3, 7, 6, 1, 0),
            [
                reported("2026-03-31", 1.08, 1.05, "USD"),
                reported("2026-06-30", 1.21, 1.24, "USD"),
                reported("2026-09-30", 1.3, 1.22, "USD"),
            ],
            [
                expected(
                    "0y", "2026-12-31", "USD", (4.96, 4.82, 5.1, 4.43), (4098.0, 4040.0, 4160.0, 3945.8), 16
                ),
                expected(
                    "+1y", "2027-12-31", "USD", (5.57, 5.2, 6.05, 4.96), (4341.0, 4210.0, 4490.0, 4098.0), 14
                ),
            ],
            "USD",
        ),
        **owners(
            3.41,
            88.2,
            642,
            [
                ("Northgate Asset Management", 14_219_300, 2.6),
                ("Pellworth Advisors", 11_562_300, -4.3),
                ("Larch & Holm Partners", 6_778_000, 11.8),
                ("Castellan Funds", 4_252_800, -0.9),
            ],
            132.9,
            84.37,
            48_200,
            131_750,
        ),
    },
    dividends=(
        ("2024-03-07", 0.24),
        ("2024-06-06", 0.25),
        ("2024-09-05", 0.25),
        ("2024-12-05", 0.25),
        ("2025-03-06", 0.27),
        ("2025-06-05", 0.28),
        ("2025-09-04", 0.28),
        ("2025-12-04", 0.28),
        ("2026-03-05", 0.3),
        ("2026-06-04", 0.31),
        ("2026-09-03", 0.31),
    ),
    tools=(
        *EVERYTHING,
        (
            "value",
            "value_by_discounted_cash_flow",
            {"discount_rate_percent": 9, "terminal_growth_percent": 2},
        ),
    ),
)
QUIVERA = Made(
    "QVRA",
    "Quivera Therapeutics Inc.",
    short="quivera",
    last_close=7.84,
    volatility=0.035,
    figures=statements(
        revenue=(18.4, 42.7, 96.3),
        cost=(6.1, 11.8, 24.5),
        research=(184.6, 211.3, 198.7),
        selling=(58.2, 71.4, 89.6),
        depreciation=(7.3, 8.9, 10.2),
        interest=(4.4, 9.8, 14.1),
        tax=(0, 0, 0.4),
        shares=(74.8, 88.3, 104.6),
        operating_cash=(-201.7, -224.8, -187.2),
        capital=(11.6, 9.3, 6.8),
        dividends=(0, 0, 0),
        buybacks=(0, 0, 0),
        cash=(402.8, 318.6, 274.9),
        receivables=(5.2, 13.9, 28.8),
        inventory=(2.7, 6.4, 11.5),
        current_liabilities=(48.1, 61.7, 72.3),
        debt=(60.0, 120.0, 165.0),
        equity=(291.4, 164.3, 96.2),
        assets=(438.9, 371.5, 349.7),
    ),
    quote=quote(7.84, 109.3),
    tools=(INCOME, BALANCE, CASH, RATIOS, PRICES, QUOTE),
)
TIDEWATER = Made(
    "TDWB",
    "Tidewater Bancorp",
    short="tidewater",
    last_close=46.18,
    figures={
        "TotalRevenue": (1284.7e6, 1342.9e6, 1418.3e6),
        "InterestIncome": (1611.2e6, 1837.5e6, 1902.4e6),
        "InterestExpense": (648.3e6, 829.6e6, 841.9e6),
        "NetInterestIncome": (962.9e6, 1007.9e6, 1060.5e6),
        "PretaxIncome": (431.8e6, 402.6e6, 468.7e6),
        "TaxProvision": (92.4e6, 84.1e6, 101.3e6),
        "NetIncome": (339.4e6, 318.5e6, 367.4e6),
        "DilutedEPS": (3.31, 3.16, 3.72),
        "DilutedAverageShares": (102.5e6, 100.8e6, 98.8e6),
        "CashDividendsPaid": (-128.1e6, -135.1e6, -142.3e6),
        "RepurchaseOfCapitalStock": (-60.4e6, -88.7e6, -105.2e6),
        "TotalAssets": (33_871.4e6, 35_206.8e6, 36_944.1e6),
        "StockholdersEquity": (3_012.6e6, 3_158.9e6, 3_347.2e6),
        "TotalDebt": (2_204.5e6, 2_418.3e6, 2_276.9e6),
        "OrdinarySharesNumber": (102.1e6, 100.2e6, 98.1e6),
    },
    quote=quote(46.18, 98.1),
    dividends=(
        ("2025-02-13", 0.34),
        ("2025-05-15", 0.36),
        ("2025-08-14", 0.36),
        ("2025-11-13", 0.36),
        ("2026-02-12", 0.36),
        ("2026-05-14", 0.39),
        ("2026-08-13", 0.39),
        ("2026-11-12", 0.39),
    ),
    tools=(INCOME, BALANCE, RATIOS, QUOTE, DIVIDENDS),
)
LARKSPUR = Made(
    "LKSP",
    "Larkspur Realty Trust",
    short="larkspur",
    last_close=31.26,
    figures=statements(
        revenue=(688.4, 731.5, 768.2),
        cost=(231.7, 242.8, 251.3),
        research=None,
        selling=(49.3, 51.8, 53.6),
        depreciation=(208.1, 219.4, 226.8),
        interest=(141.7, 158.2, 169.9),
        tax=(1.9, 2.2, 2.4),
        shares=(188.4, 193.7, 197.2),
        operating_cash=(371.2, 392.6, 408.9),
        capital=(162.8, 148.1, 139.5),
        dividends=(297.7, 313.8, 329.3),
        buybacks=(0, 0, 0),
        cash=(61.4, 48.7, 72.9),
        receivables=(38.6, 41.1, 43.8),
        inventory=(0, 0, 0),
        current_liabilities=(402.3, 377.9, 451.2),
        debt=(3486.2, 3614.9, 3702.4),
        equity=(2904.1, 2861.7, 2788.3),
        assets=(6718.5, 6806.3, 6829.4),
    ),
    quote=quote(31.26, 197.6),
    dividends=tuple(
        (f"{year}-{day}", amount)
        for year, amount in ((2024, 0.405), (2025, 0.4175), (2026, 0.43))
        for day in ("03-14", "06-13", "09-12", "12-12")
        if f"{year}-{day}" < "2026-12"
    ),
    tools=(INCOME, BALANCE, CASH, RATIOS, QUOTE, DIVIDENDS),
)
ASHBY = Made(
    "ASHB.L",
    "Ashby & Crane plc",
    short="ashby",
    exchange="LSE",
    zone="Europe/London",
    open_hour_utc=8,
    currency="GBp",
    reports_in="GBP",
    last_close=962.5,
    periods=MARCH,
    figures=statements(
        revenue=(1846.3, 1792.8, 1911.4),
        cost=(1102.7, 1091.5, 1138.6),
        research=None,
        selling=(498.6, 507.4, 521.9),
        depreciation=(88.2, 91.6, 94.3),
        interest=(31.4, 36.7, 33.8),
        tax=(54.1, 41.3, 55.6),
        shares=(312.8, 309.4, 304.9),
        operating_cash=(262.4, 241.9, 288.7),
        capital=(97.3, 104.6, 92.8),
        dividends=(76.4, 80.1, 84.9),
        buybacks=(25.0, 40.0, 60.0),
        cash=(148.6, 121.3, 167.9),
        receivables=(214.7, 208.3, 222.1),
        inventory=(318.4, 332.9, 327.5),
        current_liabilities=(468.2, 479.6, 491.8),
        debt=(702.3, 738.6, 694.2),
        equity=(1184.9, 1196.2, 1238.7),
        assets=(2588.4, 2621.7, 2694.3),
    ),
    quote=quote(9.625, 304.9),
    dividends=(("2025-01-09", 8.4), ("2025-07-10", 17.6), ("2026-01-08", 9.1), ("2026-07-09", 18.9)),
    tools=(INCOME, BALANCE, RATIOS, QUOTE, DIVIDENDS, PRICES),
)
FORMOSAN = Made(
    "FMSO",
    "Formosan Optics Corp. ADR",
    short="formosan",
    last_close=52.64,
    currency="USD",
    reports_in="TWD",
    figures=statements(
        revenue=(84_216, 97_548, 118_372),
        cost=(48_907, 54_812, 63_744),
        research=(7_218, 8_436, 9_905),
        selling=(4_611, 5_023, 5_688),
        depreciation=(9_814, 11_207, 12_966),
        interest=(602, 688, 715),
        tax=(4_118, 5_306, 7_241),
        shares=(1_296, 1_296, 1_297),
        operating_cash=(29_418, 35_107, 44_683),
        capital=(14_806, 17_229, 22_941),
        dividends=(9_072, 10_368, 12_971),
        buybacks=(0, 0, 0),
        cash=(38_215, 45_902, 54_118),
        receivables=(13_407, 15_288, 18_731),
        inventory=(11_892, 12_604, 14_977),
        current_liabilities=(22_316, 25_108, 29_744),
        debt=(31_200, 33_450, 35_900),
        equity=(92_714, 105_338, 122_107),
        assets=(158_216, 176_902, 203_514),
    ),
    quote={
        "marketCap": 13_655_000_000,
        "sharesOutstanding": 259_400_000,
    },
    exchange_rates={"USDTWD": 31.25, "TWDUSD": 0.032},
    tools=(INCOME, BALANCE, RATIOS, QUOTE),
)
RHEINWERK = Made(
    "RHW.DE",
    "Rheinwerk Antriebe AG",
    short="rheinwerk",
    exchange="XETRA",
    zone="Europe/Berlin",
    open_hour_utc=8,
    currency="EUR",
    reports_in="EUR",
    last_close=118.9,
    figures=statements(
        revenue=(9_842.7, 9_415.3, 9_108.6),
        cost=(6_804.1, 6_633.9, 6_512.7),
        research=(611.8, 634.2, 641.5),
        selling=(1_318.4, 1_296.7, 1_274.3),
        depreciation=(482.6, 497.1, 508.4),
        interest=(118.7, 131.4, 127.9),
        tax=(287.3, 208.6, 161.2),
        shares=(98.4, 97.9, 97.2),
        operating_cash=(1_124.3, 968.7, 1_041.8),
        capital=(588.2, 544.9, 496.3),
        dividends=(344.4, 342.7, 291.6),
        buybacks=(80.0, 45.0, 60.0),
        cash=(1_212.4, 1_088.6, 1_176.3),
        receivables=(1_604.8, 1_538.2, 1_491.7),
        inventory=(1_886.3, 1_902.4, 1_798.5),
        current_liabilities=(2_614.7, 2_588.3, 2_497.2),
        debt=(2_742.8, 2_816.4, 2_655.9),
        equity=(5_318.6, 5_407.2, 5_446.9),
        assets=(11_982.5, 12_041.8, 11_866.4),
    ),
    quote=quote(118.9, 97.2),
    modules=opinions(
        (126.4, 122.5, 160.0, 92.0),
        21,
        (3, 6, 8, 3, 1),
        (2, 6, 9, 3, 1),
        [
            reported("2026-03-31", 0.98, 1.12, "EUR"),
            reported("2026-06-30", 1.36, 1.29, "EUR"),
            reported("2026-09-30", 1.21, 1.21, "EUR"),
        ],
        [
            expected(
                "0y", "2026-12-31", "EUR", (5.28, 4.9, 5.75, 4.03), (9240.0, 9050.0, 9480.0, 9108.6), 19
            ),
            expected(
                "+1y", "2027-12-31", "EUR", (6.41, 5.6, 7.3, 5.28), (9585.0, 9200.0, 9990.0, 9240.0), 19
            ),
        ],
        "EUR",
    ),
    tools=(INCOME, BALANCE, CASH, RATIOS, QUOTE, EARNINGS),
)
BRAMBLE = Made(
    "BRMB",
    "Bramble Stores Inc.",
    short="bramble",
    last_close=203.15,
    periods=JANUARY,
    figures=statements(
        revenue=(21_406.0, 22_918.0, 24_137.0),
        cost=(14_127.0, 15_034.0, 15_689.0),
        research=None,
        selling=(5_188.0, 5_502.0, 5_847.0),
        depreciation=(512.0, 548.0, 577.0),
        interest=(88.0, 94.0, 101.0),
        tax=(448.0, 521.0, 562.0),
        shares=(131.0, 128.0, 125.0),
        operating_cash=(2_311.0, 2_467.0, 2_702.0),
        capital=(748.0, 812.0, 903.0),
        dividends=(341.0, 384.0, 425.0),
        buybacks=(900.0, 1_050.0, 1_200.0),
        cash=(1_018.0, 944.0, 1_126.0),
        receivables=(206.0, 219.0, 231.0),
        inventory=(3_942.0, 4_188.0, 4_306.0),
        current_liabilities=(3_517.0, 3_702.0, 3_848.0),
        debt=(2_604.0, 2_817.0, 2_996.0),
        equity=(3_812.0, 3_847.0, 3_901.0),
        assets=(11_246.0, 11_877.0, 12_408.0),
    ),
    quote=quote(203.15, 124.2),
    tools=(
        INCOME,
        BALANCE,
        CASH,
        RATIOS,
        QUOTE,
        PRICES,
        ("years", "get_price_history", {"period": "2y", "interval": "1mo"}),
    ),
)
DAON = Made(
    "204560.KS",
    "Daon Electronics Co., Ltd.",
    short="daon",
    exchange="KSE",
    zone="Asia/Seoul",
    open_hour_utc=0,
    currency="KRW",
    reports_in="KRW",
    last_close=71_300.0,
    figures=statements(
        revenue=(8_214_700, 9_386_200, 10_752_900),
        cost=(5_618_300, 6_240_500, 6_983_400),
        research=(744_100, 851_700, 962_800),
        selling=(902_600, 958_300, 1_041_200),
        depreciation=(612_400, 688_900, 741_300),
        interest=(71_200, 68_400, 62_900),
        tax=(214_800, 312_600, 409_500),
        shares=(118.6, 118.6, 117.9),
        operating_cash=(1_312_500, 1_704_800, 2_036_700),
        capital=(884_300, 1_021_600, 1_158_400),
        dividends=(118_600, 142_300, 176_900),
        buybacks=(0, 50_000, 80_000),
        cash=(1_486_200, 1_702_900, 2_088_400),
        receivables=(1_124_800, 1_287_300, 1_406_100),
        inventory=(932_700, 1_018_400, 1_096_800),
        current_liabilities=(2_012_300, 2_184_600, 2_301_700),
        debt=(1_862_400, 1_734_900, 1_548_200),
        equity=(5_214_600, 5_986_300, 6_902_700),
        assets=(10_418_300, 11_322_700, 12_496_800),
    ),
    quarterly={
        "TotalRevenue": (2_684_300e6, 2_803_600e6, 3_012_400e6),
        "GrossProfit": (946_800e6, 1_002_900e6, 1_104_700e6),
        "OperatingIncome": (431_600e6, 468_200e6, 547_900e6),
        "NetIncome": (322_400e6, 351_800e6, 418_600e6),
        "DilutedEPS": (2735.0, 2984.0, 3551.0),
    },
    quote=quote(71_300.0, 117.9, regularMarketVolume=684_210),
    modules=opinions(
        (86_500.0, 88_000.0, 105_000.0, 68_000.0),
        23,
        (6, 11, 5, 1, 0),
        (5, 11, 6, 1, 0),
        [
            reported("2026-03-31", 2735.0, 2610.0, "KRW"),
            reported("2026-06-30", 2984.0, 3050.0, "KRW"),
            reported("2026-09-30", 3551.0, 3280.0, "KRW"),
        ],
        [
            expected(
                "0y",
                "2026-12-31",
                "KRW",
                (12_940.0, 12_100.0, 13_800.0, 10_974.0),
                (11.62e6, 11.3e6, 11.95e6, 10.7529e6),
                22,
            ),
            expected(
                "+1y",
                "2027-12-31",
                "KRW",
                (15_120.0, 13_400.0, 17_000.0, 12_940.0),
                (12.84e6, 12.1e6, 13.6e6, 11.62e6),
                20,
            ),
        ],
        "KRW",
    )
    | owners(
        18.7,
        41.3,
        284,
        [
            ("Hangang Pension Fund", 9_243_400, 1.4),
            ("Northgate Asset Management", 4_138_300, -2.7),
            ("Baekdu Asset Management", 2_228_300, 6.2),
        ],
        117.9,
        71_300.0,
        12_400,
        3_100,
    ),
    dividends=(("2024-12-27", 1_200), ("2025-12-29", 1_500), ("2026-06-29", 500)),
    tools=(
        *EVERYTHING,
        (
            "value",
            "value_by_discounted_cash_flow",
            {"discount_rate_percent": 10, "terminal_growth_percent": 2},
        ),
    ),
)
SAERON = Made(
    "307710.KQ",
    "Saeron Bio Co., Ltd.",
    short="saeron",
    exchange="KOSDAQ",
    zone="Asia/Seoul",
    open_hour_utc=0,
    currency="KRW",
    reports_in="KRW",
    last_close=14_260.0,
    volatility=0.03,
    figures=statements(
        revenue=(31_400, 46_800, 72_500),
        cost=(19_700, 27_100, 38_900),
        research=(38_600, 41_200, 36_400),
        selling=(17_300, 19_800, 22_700),
        depreciation=(6_100, 6_900, 7_400),
        interest=(2_300, 3_100, 3_800),
        tax=(0, 0, 0),
        shares=(42.3, 46.9, 51.2),
        operating_cash=(-39_800, -36_200, -20_600),
        capital=(8_700, 6_400, 5_100),
        dividends=(0, 0, 0),
        buybacks=(0, 0, 0),
        cash=(84_600, 71_300, 63_900),
        receivables=(7_900, 11_600, 17_200),
        inventory=(6_200, 8_800, 10_400),
        current_liabilities=(28_400, 33_700, 39_600),
        debt=(45_000, 62_000, 70_000),
        equity=(88_300, 72_900, 64_100),
        assets=(172_400, 181_600, 187_300),
    ),
    quote=quote(14_260.0, 51.9),
    tools=(INCOME, BALANCE, CASH, RATIOS, QUOTE, PRICES),
)
MIR = Made(
    "118830.KS",
    "Mir Financial Group Inc.",
    short="mir",
    exchange="KSE",
    zone="Asia/Seoul",
    open_hour_utc=0,
    currency="KRW",
    reports_in="KRW",
    last_close=64_800.0,
    figures={
        "TotalRevenue": (7_912_300e6, 8_204_700e6, 8_688_100e6),
        "InterestIncome": (13_204_600e6, 14_812_900e6, 14_366_200e6),
        "InterestExpense": (7_318_200e6, 8_602_400e6, 7_911_700e6),
        "NetInterestIncome": (5_886_400e6, 6_210_500e6, 6_454_500e6),
        "PretaxIncome": (3_412_800e6, 3_688_400e6, 4_012_600e6),
        "TaxProvision": (904_300e6, 982_100e6, 1_077_400e6),
        "NetIncome": (2_508_500e6, 2_706_300e6, 2_935_200e6),
        "DilutedEPS": (8_361.0, 9_112.0, 10_051.0),
        "DilutedAverageShares": (300e6, 297e6, 292e6),
        "CashDividendsPaid": (-720_000e6, -801_900e6, -905_200e6),
        "TotalAssets": (412_608_000e6, 431_915_000e6, 448_372_000e6),
        "StockholdersEquity": (28_914_000e6, 30_772_000e6, 32_618_000e6),
        "TotalDebt": (61_204_000e6, 64_388_000e6, 63_172_000e6),
        "OrdinarySharesNumber": (299e6, 295e6, 290e6),
    },
    quote=quote(64_800.0, 290),
    dividends=(
        ("2025-03-28", 600),
        ("2025-06-27", 700),
        ("2025-09-29", 700),
        ("2025-12-29", 800),
        ("2026-03-30", 800),
        ("2026-06-29", 850),
        ("2026-09-28", 850),
    ),
    tools=(INCOME, BALANCE, RATIOS, QUOTE, DIVIDENDS),
)
ASAGIRI = Made(
    "6189.T",
    "Asagiri Precision Co., Ltd.",
    short="asagiri",
    exchange="Tokyo",
    zone="Asia/Tokyo",
    open_hour_utc=0,
    currency="JPY",
    reports_in="JPY",
    last_close=4_185.0,
    periods=MARCH,
    figures=statements(
        revenue=(612_480, 648_930, 701_260),
        cost=(391_700, 412_600, 441_900),
        research=(48_200, 52_300, 57_400),
        selling=(96_800, 99_700, 106_500),
        depreciation=(34_600, 37_100, 39_900),
        interest=(2_180, 2_310, 2_560),
        tax=(20_700, 23_400, 26_800),
        shares=(214.0, 211.5, 208.2),
        operating_cash=(84_300, 91_700, 104_200),
        capital=(38_900, 44_600, 47_300),
        dividends=(19_260, 21_150, 24_980),
        buybacks=(10_000, 12_000, 18_000),
        cash=(121_400, 134_800, 149_300),
        receivables=(118_700, 124_900, 133_600),
        inventory=(92_300, 95_800, 99_400),
        current_liabilities=(142_800, 149_300, 156_700),
        debt=(104_500, 98_700, 92_400),
        equity=(486_200, 521_900, 560_300),
        assets=(812_400, 858_600, 907_100),
    ),
    quote=quote(4_185.0, 208.2),
    tools=(INCOME, BALANCE, CASH, RATIOS, QUOTE),
)
ALPSTEIN = Made(
    "ALPV.SW",
    "Alpstein Versicherung AG",
    short="alpstein",
    exchange="Swiss",
    zone="Europe/Zurich",
    open_hour_utc=8,
    currency="CHF",
    reports_in="CHF",
    last_close=287.4,
    volatility=0.01,
    figures={
        "TotalRevenue": (11_482.6e6, 11_907.3e6, 12_318.9e6),
        "NetPolicyholderBenefitsAndClaims": (7_208.4e6, 7_586.1e6, 7_418.7e6),
        "InterestExpense": (84.3e6, 88.9e6, 92.6e6),
        "PretaxIncome": (1_284.7e6, 1_197.5e6, 1_463.2e6),
        "TaxProvision": (231.2e6, 203.6e6, 263.4e6),
        "NetIncome": (1_053.5e6, 993.9e6, 1_199.8e6),
        "DilutedEPS": (17.56, 16.74, 20.47),
        "DilutedAverageShares": (60.0e6, 59.4e6, 58.6e6),
        "CashDividendsPaid": (-594.0e6, -617.8e6, -644.6e6),
        "RepurchaseOfCapitalStock": (-150.0e6, -180.0e6, -220.0e6),
        "TotalAssets": (68_214.0e6, 70_931.0e6, 74_506.0e6),
        "StockholdersEquity": (8_842.0e6, 8_906.0e6, 9_377.0e6),
        "TotalDebt": (2_410.0e6, 2_385.0e6, 2_520.0e6),
        "OrdinarySharesNumber": (59.8e6, 59.0e6, 58.2e6),
    },
    quote=quote(287.4, 58.2),
    dividends=(("2024-05-06", 10.2), ("2025-05-05", 10.9), ("2026-05-04", 12.1)),
    tools=(INCOME, BALANCE, CASH, RATIOS, QUOTE, DIVIDENDS),
)
COMPANIES = (
    HELM,
    QUIVERA,
    TIDEWATER,
    LARKSPUR,
    ASHBY,
    FORMOSAN,
    RHEINWERK,
    BRAMBLE,
    DAON,
    SAERON,
    MIR,
    ASAGIRI,
    ALPSTEIN,
)
RATES = {
    **FORMOSAN.exchange_rates,
    "GBPUSD": 1.2815,
    "EURUSD": 1.0942,
    "KRWUSD": 0.000715,
    "JPYUSD": 0.00668,
    "USDKRW": 1398.6,
    "EURKRW": 1530.4,
    "JPYKRW": 9.343,
}
COMPARISONS = {
    "compare_makers": (["HLMS", "RHW.DE", "6189.T", "204560.KS"], "USD"),
    "compare_own": (["HLMS", "RHW.DE", "6189.T"], None),
    "compare_won": (["204560.KS", "HLMS", "6189.T"], "KRW"),
    "compare_banks": (["TDWB", "118830.KS"], "USD"),
}


def outputs() -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Of each company, and of the comparisons, what the tools return."""
    with local_yahoo() as yahoo:
        forget_connection()
        for company in COMPANIES:
            told = {**company.quote, **company.year_range()}
            yahoo.companies[company.symbol] = replace(company, quote=told)
            yahoo.found[company.name.lower()] = [company.found()]
        for pair, close in RATES.items():
            yahoo.companies[f"{pair}=X"] = replace(
                Company(f"{pair}=X", pair, figures={}), type="CURRENCY", currency=pair[3:], last_close=close
            )
        for company in COMPANIES:
            ticker = {"company_name": company.name}
            found = {f"{company.short}_ticker": _output("get_ticker", ticker)}
            for name, tool, arguments in company.tools:
                with _monthly(yahoo, company, tool):
                    found[f"{company.short}_{name}"] = _output(tool, {"ticker": company.symbol, **arguments})
            yield company.short, found
        compared = {
            name: _output("compare_companies", {"tickers": tickers, "currency": currency})
            for name, (tickers, currency) in COMPARISONS.items()
        }
        yield "comparisons", compared


def _output(tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    output = json.loads(run_tool(tool, json.dumps(arguments), 60))
    if "error" in output:
        raise RuntimeError(f"{tool} {arguments}: {output['error']['message']}")
    return {"tool": tool, "output": output | {"fetched_at": FETCHED}}


@contextmanager
def _monthly(yahoo: FakeYahoo, company: Made, tool: str) -> Iterator[None]:
    """Prices over months wander, too."""
    path = f"v8/finance/chart/{company.symbol}"
    if tool == "get_price_history":
        chart = chart_answer(company, {"range": "2y", "interval": "1mo"})
        (result,) = chart["chart"]["result"]
        closes = replace(company, volatility=0.06).closes(len(result["timestamp"]))
        result["indicators"]["quote"] = [bars(closes)]
        yahoo.answers[path] = chart
    yield
    yahoo.answers.pop(path, None)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, found in outputs():
        lines = ",\n".join(
            f"{json.dumps(key)}: {json.dumps(one, ensure_ascii=False)}" for key, one in found.items()
        )
        (FOLDER / f"{name}.json").write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main()
