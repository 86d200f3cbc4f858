"""Made-up companies in the shape in which Yahoo tells of real ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

LAST_DAY = date(2026, 11, 19)
PERIODS = ("2023-12-31", "2024-12-31", "2025-12-31")
QUARTERS = ("2026-03-31", "2026-06-30", "2026-09-30")  # of quarterly and of trailing figures
Values = tuple[float | None, float | None, float | None]  # in the order of the periods

INCOME: Mapping[str, Values] = {
    "TotalRevenue": (1_000_000_000, 1_200_000_000, 1_500_000_000),
    "NetIncome": (100_000_000, 110_000_000, -30_000_000),
    "InterestExpense": (5_000_000, None, 7_000_000),
    "TaxEffectOfUnusualItems": (0, -1_234_567.89, 0),
    "DilutedEPS": (1.0, 1.1, -0.3),
    "DilutedAverageShares": (100_000_000, 100_000_000, 99_500_000),
    "TaxRateForCalcs": (0.21, 0.2, 0.21),
}
BALANCE: Mapping[str, Values] = {
    "TotalAssets": (2_000_000_000, 2_100_000_000, 2_200_000_000),
    "StockholdersEquity": (900_000_000, 950_000_000, -20_000_000),
    "OrdinarySharesNumber": (100_000_000, 99_800_000, 99_400_000),
}
CASH_FLOW: Mapping[str, Values] = {
    "OperatingCashFlow": (150_000_000, 160_000_000, 90_000_000),
    "CapitalExpenditure": (-50_000_000, -70_000_000, -40_000_000),
    "FreeCashFlow": (100_000_000, 90_000_000, 50_000_000),
}


@dataclass(frozen=True)
class Company:
    symbol: str
    name: str
    type: str = "EQUITY"
    exchange: str = "NasdaqGS"
    zone: str = "America/New_York"
    open_hour_utc: int = 14
    currency: str | None = "USD"
    last_close: float = 150.0
    reports_in: str | None = "USD"
    figures: Mapping[str, Values] = field(default_factory=lambda: {**INCOME, **BALANCE, **CASH_FLOW})
    quarterly: Mapping[str, Values] = field(default_factory=dict)
    trailing: Mapping[str, Values] = field(default_factory=dict)
    periods: tuple[str, str, str] = PERIODS
    quarters: tuple[str, str, str] = QUARTERS
    length: str = "3M"  # of the periods that Yahoo calls quarters
    lengths: Mapping[str, str] = field(default_factory=dict)  # by fiscal period, where it is not 12M
    line_lengths: Mapping[str, str] = field(default_factory=dict)  # by line, where it has one of its own
    # Corrections of the finished answer, for what no ordinary company has.
    meta: Mapping[str, Any] = field(default_factory=dict)
    gaps: tuple[int, ...] = ()
    odd_currency: Mapping[str, str] = field(default_factory=dict)  # by line
    reported_in: Mapping[str, str] = field(default_factory=dict)  # by period, where it is not reports_in
    # What tests/support/yahoo_about.py tells of it.
    quote: Mapping[str, Any] = field(default_factory=dict)
    modules: Mapping[str, Any] = field(default_factory=dict)
    news: tuple[Mapping[str, Any], ...] = ()
    dividends: tuple[tuple[Any, ...], ...] = ()  # day, amount, other fields
    splits: tuple[tuple[str, int, int], ...] = ()  # day, new shares, old shares

    def chart(self, days: int = 125) -> dict[str, Any]:
        """Closes rise by one thousandth of the last close a day, so each row can be told from the next."""
        weekdays = [day for back in range(days * 2) if (day := LAST_DAY - timedelta(back)).weekday() < 5]
        stamps = [self._stamp(day) for day in reversed(weekdays[:days])]
        step = self.last_close / 1000
        closes: list[float | None] = [self.last_close - step * (days - 1 - index) for index in range(days)]
        for gap in self.gaps:
            closes[gap] = None
        quote = {
            "open": list(closes),
            "high": [close and close + step for close in closes],
            "low": [close and close - step for close in closes],
            "close": closes,
            "volume": [None if close is None else 1000 + index for index, close in enumerate(closes)],
        }
        chart = {"meta": self._meta(), "timestamp": stamps, "indicators": {"quote": [quote]}}
        return {"chart": {"result": [chart], "error": None}}

    def _meta(self) -> dict[str, Any]:
        return {
            "symbol": self.symbol,
            "longName": self.name,
            "currency": self.currency,
            "instrumentType": self.type,
            "fullExchangeName": self.exchange,
            "exchangeTimezoneName": self.zone,
            "priceHint": 2,
            **self.meta,
        }

    def _stamp(self, day: date) -> int:
        return int(datetime(day.year, day.month, day.day, self.open_hour_utc, 30, tzinfo=UTC).timestamp())

    def timeseries(self, types: list[str]) -> dict[str, Any]:
        return {"timeseries": {"result": [self._series(kind) for kind in types], "error": None}}

    def _series(self, kind: str) -> dict[str, Any]:
        series: dict[str, Any] = {"meta": {"symbol": [self.symbol], "type": [kind]}}
        for frequency, lines, periods, length in (
            ("annual", self.figures, self.periods, "12M"),
            ("quarterly", self.quarterly, self.quarters, self.length),
            ("trailing", self.trailing, self.quarters, "TTM"),
        ):
            line = kind.removeprefix(frequency)
            if kind.startswith(frequency) and line in lines:
                values = zip(periods, lines[line], strict=True)
                series[kind] = [
                    figure(period, self._length(line, period, length), value, self._code(line, period))
                    for period, value in values
                ]
        return series

    def _code(self, line: str, period: str) -> str | None:
        return self.odd_currency.get(line, self.reported_in.get(period, self.reports_in))

    def _length(self, line: str, period: str, usual: str) -> str:
        return self.line_lengths.get(line, self.lengths.get(period, usual))

    def found(self, **more: Any) -> dict[str, Any]:
        """This company as a search result."""
        return {
            "symbol": self.symbol,
            "longname": self.name,
            "exchDisp": self.exchange,
            "quoteType": self.type,
            "isYahooFinance": True,
            **more,
        }


def figure(period: str, length: str, value: float | None, code: str | None) -> dict[str, Any] | None:
    if value is None:
        return None
    entry = {"asOfDate": period, "periodType": length, "reportedValue": {"raw": value}}
    return entry | ({"currencyCode": code} if code else {})


DOLLAR = Company("ACME", "Acme Corporation", gaps=(3, 4))
YEN = Company(
    "7777.T",
    "Hinode Motor Corporation",
    exchange="Tokyo",
    zone="Asia/Tokyo",
    open_hour_utc=0,
    currency="JPY",
    last_close=2950.0,
    reports_in="JPY",
)
PENCE = Company(
    "TEA.L",
    "Darjeeling Tea plc",
    exchange="LSE",
    zone="Europe/London",
    open_hour_utc=8,
    currency="GBp",
    last_close=1234.5,
    reports_in="GBP",
)
FUND = Company("WRLD", "Whole World Index ETF", type="ETF", figures={}, last_close=88.0)
COIN = Company(
    "DOGX-USD",
    "Dogx USD",
    type="CRYPTOCURRENCY",
    exchange="CCC",
    zone="UTC",
    last_close=0.000012345,
    figures={},
)
MINER = replace(PENCE, symbol="ORE.L", name="Ore Mining plc", reports_in="USD")
MIXED = Company("MIX", "Mixed Currencies Inc.", odd_currency={"TotalRevenue": "EUR"})
UNMARKED = Company("BARE", "No Currency Inc.", currency=None, reports_in=None)
COMPANIES = {company.symbol: company for company in (DOLLAR, YEN, PENCE, FUND, COIN, MINER, MIXED, UNMARKED)}
APPLE = Company("AAPL", "Apple Inc.")
