"""Earnings dates, reported earnings per share, and what analysts expect, each in its own currency."""

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
from assistant_core.market.yahoo.values import amount, count, day, iso_day, text

MODULES = ("calendarEvents", "earningsHistory", "earningsTrend", "financialData", "recommendationTrend")
Row = dict[str, Any]
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
    told = modules.get("earningsHistory", {}).get("history") or []
    trend = [
        row for row in modules.get("earningsTrend", {}).get("trend") or [] if row.get("period") in PERIODS
    ]
    notes: list[str] = []
    quarters, history_code = in_one_currency(told, "currency", notes)
    eps, eps_code = in_one_currency(
        [row.get("earningsEstimate") or {} for row in trend], "earningsCurrency", notes
    )
    revenue, revenue_code = in_one_currency(
        [row.get("revenueEstimate") or {} for row in trend], "revenueCurrency", notes
    )
    estimates = [
        Estimate(
            PERIODS[row["period"]],
            iso_day(row.get("endDate")),
            expected(its_eps, "yearAgoEps", eps_code),
            expected(its_revenue, "yearAgoRevenue", revenue_code),
        )
        for row, its_eps, its_revenue in zip(trend, eps, revenue, strict=True)
    ]
    return Earnings(
        listing=its.listing,
        currency=its.currency,
        origin=origin_now(),
        next_date=next_earnings(modules.get("calendarEvents", {}), its.zone, its.today),
        history=tuple(reported(quarters, history_code)),
        history_currency=whole_unit(history_code)[0],
        estimates=tuple(row for row in estimates if (row.eps.average, row.revenue.average) != (None, None)),
        eps_currency=whole_unit(eps_code)[0],
        revenue_currency=whole_unit(revenue_code)[0],
        targets=targets(its, modules.get("financialData", {})),
        recommendations=tuple(recommendations(modules.get("recommendationTrend", {}), its.today)),
        decimals=its.decimals,
        notes=tuple(notes),
    )


def next_earnings(events: dict[str, Any], zone: tzinfo, today: date) -> EarningsDate | None:
    told = events.get("earnings") or {}
    days = sorted({on for stamp in told.get("earningsDate") or [] if (on := day(stamp, zone))})
    if not days or days[-1] < today:
        return None
    estimated = bool(told.get("isEarningsDateEstimate")) or len(days) > 1
    return EarningsDate(days[0], days[-1] if len(days) > 1 else None, estimated)


def in_one_currency(rows: list[Row], key: str, notes: list[str]) -> tuple[list[Row], str | None]:
    """The rows and their one currency. Rows in several are emptied, with a note: they cannot be compared."""
    codes = sorted({str(row[key]) for row in rows if row.get(key)})
    if len(codes) > 1:
        notes.append(
            f"Yahoo Finance mixes currencies ({', '.join(codes)}) in figures that are left out here."
        )
        return [{} for _ in rows], None
    if not codes and any(rows):
        notes.append("Yahoo Finance does not say which currency some of these figures are in.")
    return rows, codes[0] if codes else None


def reported(quarters: list[Row], code: str | None) -> Iterator[ReportedQuarter]:
    """Newest first."""
    divisor = whole_unit(code)[1]
    for row in sorted(quarters, key=lambda row: amount(row.get("quarter")) or 0, reverse=True):
        end = day(row.get("quarter"))
        actual, estimate = over(row.get("epsActual"), divisor), over(row.get("epsEstimate"), divisor)
        if end and (actual is not None or estimate is not None):
            yield ReportedQuarter(end, actual, estimate)


def expected(row: Row, year_ago: str, code: str | None) -> Range:
    divisor = whole_unit(code)[1]
    return Range(
        average=over(row.get("avg"), divisor),
        low=over(row.get("low"), divisor),
        high=over(row.get("high"), divisor),
        analysts=count(row.get("numberOfAnalysts")),
        year_ago=over(row.get(year_ago), divisor),
    )


def over(value: object, divisor: int) -> float | None:
    figure = amount(value)
    return None if figure is None else figure / divisor


def targets(its: Terms, finances: dict[str, Any]) -> PriceTargets | None:
    """Price targets, in the currency of the listing as Yahoo's own current price beside them."""

    def price(name: str) -> float | None:
        return nearest_unit(amount(finances.get(name)), its.divisor, its.price)

    found = PriceTargets(
        mean=price("targetMeanPrice"),
        median=price("targetMedianPrice"),
        high=price("targetHighPrice"),
        low=price("targetLowPrice"),
        analysts=count(finances.get("numberOfAnalystOpinions")),
    )
    return None if found.mean is None and found.median is None else found


def recommendations(trend: dict[str, Any], today: date) -> Iterator[Recommendations]:
    for row in trend.get("trend") or []:
        said = [count(row.get(name)) or 0 for name in ("strongBuy", "buy", "hold", "sell", "strongSell")]
        if any(said):
            yield Recommendations(month_back(text(row["period"]) or "0m", today), *said)


def month_back(period: str, today: date) -> str:
    """`-2m` as the month that it is."""
    months = today.year * 12 + today.month - 1 + int(period.removesuffix("m"))
    return f"{months // 12}-{months % 12 + 1:02}"
