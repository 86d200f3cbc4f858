"""Earnings dates, reported earnings per share, and what analysts expect, each in its own currency."""

import re
from collections.abc import Iterator
from datetime import date, tzinfo
from typing import Any

from assistant_core.market.company import Calendar
from assistant_core.market.expectations import (
    Earnings,
    EarningsDate,
    Estimate,
    PriceTargets,
    Range,
    Recommendations,
    ReportedQuarter,
)
from assistant_core.market.yahoo.currency import nearest_unit, whole_unit
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.summary import Modules, Terms, fetch_modules, terms
from assistant_core.market.yahoo.values import amount, count, day, iso_day, part, positive, rows, text

MODULES = ("calendarEvents", "earningsHistory", "earningsTrend", "financialData", "recommendationTrend")
Row = dict[str, Any]
MONTHS_BACK = re.compile(r"-?\d{1,3}m")
PERIODS = {"0q": "current_quarter", "+1q": "next_quarter", "0y": "current_year", "+1y": "next_year"}


def calendar(symbol: str) -> Calendar:
    """The next earnings and the last or next ex-dividend day, where Yahoo knows any."""
    modules = fetch_modules(symbol, "calendarEvents")
    with expecting("a company calendar"):
        its = terms(symbol, modules)
        events = modules.get("calendarEvents", {})
        return Calendar(
            next_earnings(events, its.zone, its.today), day(events.get("exDividendDate"), its.zone)
        )


def earnings(symbol: str) -> Earnings | None:
    """None where there is nothing of it, as of funds and coins."""
    modules = fetch_modules(symbol, *MODULES)
    with expecting("a company's earnings"):
        its = terms(symbol, modules)
        found = parse(its, modules)
    parts = (found.next_date, found.history, found.estimates, found.targets, found.recommendations)
    return found if any(parts) else None


def parse(its: Terms, modules: Modules) -> Earnings:
    told = rows(modules.get("earningsHistory", {}).get("history"))
    trend = [
        row
        for row in rows(modules.get("earningsTrend", {}).get("trend"))
        if text(row.get("period")) in PERIODS
    ]
    notes: list[str] = []
    quarters, history_code = in_one_currency(told, "currency", notes)
    eps, eps_code = in_one_currency(
        [given(part(row.get("earningsEstimate")), "yearAgoEps") for row in trend], "earningsCurrency", notes
    )
    revenue, revenue_code = in_one_currency(
        [given(part(row.get("revenueEstimate")), "yearAgoRevenue") for row in trend], "revenueCurrency", notes
    )
    estimates = [
        Estimate(
            PERIODS[row["period"]],
            iso_day(row.get("endDate")),
            expected(its_eps, "yearAgoEps", "earningsCurrency"),
            expected(its_revenue, "yearAgoRevenue", "revenueCurrency"),
        )
        for row, its_eps, its_revenue in zip(trend, eps, revenue, strict=True)
    ]
    return Earnings(
        listing=its.listing,
        currency=its.currency,
        origin=origin_now(),
        next_date=next_earnings(modules.get("calendarEvents", {}), its.zone, its.today),
        history=tuple(reported(quarters)),
        history_currency=history_code,
        estimates=tuple(row for row in estimates if (row.eps.average, row.revenue.average) != (None, None)),
        eps_currency=eps_code,
        revenue_currency=revenue_code,
        targets=targets(its, modules.get("financialData", {})),
        recommendations=tuple(recommendations(modules.get("recommendationTrend", {}), its.today)),
        decimals=its.decimals,
        notes=tuple(notes),
    )


def next_earnings(events: dict[str, Any], zone: tzinfo, today: date) -> EarningsDate | None:
    told = part(events.get("earnings"))
    stamps = told.get("earningsDate")
    days = sorted({on for stamp in (stamps if isinstance(stamps, list) else []) if (on := day(stamp, zone))})
    if not days or days[-1] < today:
        return None
    estimated = bool(told.get("isEarningsDateEstimate")) or len(days) > 1
    return EarningsDate(days[0], days[-1] if len(days) > 1 else None, estimated)


def in_one_currency(rows: list[Row], key: str, notes: list[str]) -> tuple[list[Row], str | None]:
    """The rows and the whole unit of their one currency.

    Rows in several are emptied, with a note: they cannot be compared.
    """
    codes = sorted({code for row in rows if (code := whole_unit(text(row.get(key)))[0])})
    if len(codes) > 1:
        notes.append(
            f"Yahoo Finance mixes currencies ({', '.join(codes)}) in figures that are left out here."
        )
        return [{} for _ in rows], None
    if not codes and any(rows):
        notes.append("Yahoo Finance does not say which currency some of these figures are in.")
    return rows, codes[0] if codes else None


def given(row: Row, year_ago: str) -> Row:
    """The row; empty where Yahoo fills in 0 for what nobody estimates. Analysts' own 0 is an estimate."""
    figures = [amount(row.get(name)) for name in ("avg", "low", "high", year_ago)]
    by_analysts = figures[0] is not None and count(row.get("numberOfAnalysts"))
    return row if by_analysts or any(figures) else {}


def reported(quarters: list[Row]) -> Iterator[ReportedQuarter]:
    """Newest first. Zero beside an estimate of zero is a quarter that was not filled in."""
    for row in sorted(quarters, key=lambda row: amount(row.get("quarter")) or 0, reverse=True):
        end = day(row.get("quarter"))
        actual, estimate = (whole(row, name, "currency") for name in ("epsActual", "epsEstimate"))
        if end and (actual, estimate) not in ((None, None), (0, 0)):
            yield ReportedQuarter(end, actual, estimate)


def expected(row: Row, year_ago: str, code: str) -> Range:
    nobody = count(row.get("numberOfAnalysts")) == 0
    before = whole(row, year_ago, code)
    return Range(
        average=None if nobody else whole(row, "avg", code),
        low=None if nobody else whole(row, "low", code),
        high=None if nobody else whole(row, "high", code),
        analysts=count(row.get("numberOfAnalysts")) or None,
        year_ago=(before or None) if nobody else before,
    )


def whole(row: Row, name: str, code: str) -> float | None:
    """A figure of a row in the whole unit of the currency that the row names under `code`."""
    figure = amount(row.get(name))
    return None if figure is None else figure / whole_unit(text(row.get(code)))[1]


def targets(its: Terms, finances: dict[str, Any]) -> PriceTargets | None:
    """Price targets, in the currency of the listing as Yahoo's own current price beside them."""

    def price(name: str) -> float | None:
        return nearest_unit(positive(finances.get(name)), its.divisor, its.price)

    found = PriceTargets(
        mean=price("targetMeanPrice"),
        median=price("targetMedianPrice"),
        high=price("targetHighPrice"),
        low=price("targetLowPrice"),
        analysts=count(finances.get("numberOfAnalystOpinions")),
    )
    return None if found.analysts == 0 or (found.mean is None and found.median is None) else found


def recommendations(trend: dict[str, Any], today: date) -> Iterator[Recommendations]:
    for row in rows(trend.get("trend")):
        said = [count(row.get(name)) or 0 for name in ("strongBuy", "buy", "hold", "sell", "strongSell")]
        period = text(row.get("period")) or ""
        if any(said) and MONTHS_BACK.fullmatch(period):
            yield Recommendations(month_back(period, today), *said)


def month_back(period: str, today: date) -> str:
    """`-2m` as the month that it is."""
    months = today.year * 12 + today.month - 1 + int(period.removesuffix("m"))
    return f"{months // 12}-{months % 12 + 1:02}"
