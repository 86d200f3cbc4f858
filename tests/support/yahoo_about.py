"""What Yahoo tells of the made-up companies besides six months of prices, in the shape in which it does."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.support.yahoo_companies import LAST_DAY, Company

RANGE_DAYS = {"5d": 5, "1mo": 31, "3mo": 92, "6mo": 184, "1y": 365, "2y": 730, "5y": 1826, "10y": 3652}
BARS_WITHIN_A_DAY = {"5m": 78, "15m": 26, "30m": 13, "1h": 7}
SHARES = 100_000_000


def raw(value: float, text: str = "") -> dict[str, Any]:
    """A figure as Yahoo writes about half of them."""
    return {"raw": value, "fmt": text or str(value)}


def midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def moment(company: Company, day: date, minutes: int = 0) -> int:
    """A moment of the trading session."""
    return midnight(day) + company.open_hour_utc * 3600 + 1800 + minutes * 60


def quote_answer(company: Company) -> dict[str, Any]:
    """The close is 1 % above the one before; so are high and low around it."""
    last = company.last_close
    fields = {
        "symbol": company.symbol,
        "longName": company.name,
        "shortName": company.name.upper(),
        "quoteType": company.type,
        "currency": company.currency,
        "fullExchangeName": company.exchange,
        "exchangeTimezoneName": company.zone,
        "marketState": "CLOSED",
        "priceHint": 2,
        "exchangeDataDelayedBy": 0,
        "regularMarketPrice": last,
        "regularMarketTime": moment(company, LAST_DAY, 360),
        "regularMarketPreviousClose": last / 1.01,
        "regularMarketOpen": last * 0.995,
        "regularMarketDayHigh": last * 1.01,
        "regularMarketDayLow": last * 0.99,
        "fiftyTwoWeekHigh": last * 1.5,
        "fiftyTwoWeekLow": last * 0.5,
        "regularMarketVolume": 1_234_567,
        "averageDailyVolume3Month": 2_000_000,
        "trailingPE": 99.9,
        "trailingAnnualDividendYield": 0.0999,
        **company.quote,
    }
    return {"quoteResponse": {"result": [fields], "error": None}}


def summary_answer(company: Company, wanted: list[str]) -> dict[str, Any]:
    modules = {**base_modules(company), **company.modules}
    there = {name: modules[name] for name in wanted if name in modules}
    return {"quoteSummary": {"result": [there], "error": None}}


def base_modules(company: Company) -> dict[str, Any]:
    price = {
        "symbol": company.symbol,
        "longName": company.name,
        "quoteType": company.type,
        "currency": company.currency,
        "exchangeName": company.exchange,
        "regularMarketPrice": company.last_close,
        "regularMarketTime": moment(company, LAST_DAY, 360),
        "priceHint": 2,
    }
    return {"price": price, "quoteType": {"symbol": company.symbol, "timeZoneFullName": company.zone}}


def news_answer(company: Company | None) -> dict[str, Any]:
    stream = [] if company is None else [dict(entry) for entry in company.news]
    return {"data": {"tickerStream": {"stream": stream}}, "status": "OK"}


def article(title: str, published: str, **more: Any) -> dict[str, Any]:
    link = {"url": f"https://finance.yahoo.com/news/{title.lower().replace(' ', '-')}.html"}
    content = {
        "contentType": "STORY",
        "title": title,
        "summary": f"What is known about: {title}.",
        "pubDate": published,
        "provider": {"displayName": "Newswire"},
        "canonicalUrl": link,
        "clickThroughUrl": link,
        **more,
    }
    return {"id": title, "content": content}


def chart_answer(company: Company, query: dict[str, str]) -> dict[str, Any]:
    """Bars of any interval up to LAST_DAY, of which the first is the lowest, and the events in that time."""
    interval = query["interval"]
    if "period1" in query:
        first, end = (datetime.fromtimestamp(int(query[name]), UTC).date() for name in ("period1", "period2"))
    elif query["range"] == "ytd":
        first, end = date(LAST_DAY.year, 1, 1), LAST_DAY + timedelta(1)
    else:
        first, end = LAST_DAY - timedelta(RANGE_DAYS.get(query["range"], 16_000)), LAST_DAY + timedelta(1)
    stamps = [stamp for stamp in starts(company, first, interval) if stamp < midnight(end)]
    step = company.last_close / 100_000
    closes = [company.last_close - step * (len(stamps) - 1 - index) for index in range(len(stamps))]
    bars = {
        "open": list(closes),
        "high": [close + step for close in closes],
        "low": [close - step for close in closes],
        "close": closes,
        "volume": [1000 + index for index in range(len(stamps))],
    }
    meta = {**company.chart()["chart"]["result"][0]["meta"], "dataGranularity": interval}
    meta["regularMarketTime"] = moment(company, LAST_DAY, 360)
    chart = {"meta": meta, "timestamp": stamps, "indicators": {"quote": [bars]}}
    return {"chart": {"result": [chart | events(company, first)], "error": None}}


def starts(company: Company, first: date, interval: str) -> Iterator[int]:
    days = [first + timedelta(count) for count in range((LAST_DAY - first).days + 1)]
    if interval in BARS_WITHIN_A_DAY:
        within = BARS_WITHIN_A_DAY[interval]
        weekdays = [day for day in days if day.weekday() < 5]
        yield from (moment(company, day, bar * 390 // within) for day in weekdays for bar in range(within))
        return
    kept = {
        "1d": lambda day: day.weekday() < 5,
        "1wk": lambda day: day.weekday() == 0,
        "1mo": lambda day: day.day == 1,
        "3mo": lambda day: day.day == 1 and day.month % 3 == 1,
    }[interval]
    yield from (moment(company, day) for day in days if kept(day))


def events(company: Company, first: date) -> dict[str, Any]:
    dividends = [
        {"amount": amount, "date": moment(company, date.fromisoformat(day)), **more}
        for day, amount, more in ((*entry, {})[:3] for entry in company.dividends)
    ]
    splits = [
        {
            "date": moment(company, date.fromisoformat(day)),
            "numerator": new,
            "denominator": old,
            "splitRatio": f"{new}:{old}",
        }
        for day, new, old in company.splits
    ]
    told = {"dividends": dividends, "splits": splits}
    told = {
        kind: [one for one in entries if one["date"] >= midnight(first)] for kind, entries in told.items()
    }
    return {
        "events": {
            kind: {str(one["date"]): one for one in entries} for kind, entries in told.items() if entries
        }
    }
