from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant_core.market import age
from assistant_core.market.expectations import Earnings, EarningsDate, Range
from assistant_core.market.yahoo import calendar, earnings
from tests.support.yahoo_about import midnight, raw
from tests.support.yahoo_facts import ACME, TEA, estimate, quarter
from tests.support.yahoo_facts import calendar as calendar_events


def with_modules(company, **modules: Any):
    return replace(company, modules={**company.modules, **modules})


def of(symbol: str) -> Earnings:
    found = earnings(symbol)
    assert found is not None
    return found


def test_dates(told):
    assert calendar("ACME").earnings == EarningsDate(date(2027, 1, 28), None, estimated=False)
    assert calendar("ACME").ex_dividend == date(2026, 11, 9)
    assert of("7777.T").next_date == EarningsDate(date(2027, 2, 5), None, estimated=False)


def test_a_date_that_is_not_fixed(told):
    days = (midnight(date(2027, 1, 25)), midnight(date(2027, 1, 29)))
    told.companies["ACME"] = with_modules(ACME, calendarEvents=calendar_events(*days))
    assert calendar("ACME").earnings == EarningsDate(date(2027, 1, 25), date(2027, 1, 29), estimated=True)


def test_a_date_that_is_over_is_not_the_next(told):
    told.companies["ACME"] = with_modules(
        ACME, calendarEvents=calendar_events(midnight(date(2026, 11, 18)) + 3600)
    )
    assert calendar("ACME").earnings is None


@pytest.mark.parametrize("symbol", ["WRLD", "DOGX-USD", "^IDX", "NOPE"])
def test_what_has_no_earnings(told, symbol):
    assert earnings(symbol) is None
    assert calendar(symbol).earnings is None


def test_quarters_newest_first(told):
    first, second = of("ACME").history
    assert (first.end, first.actual, first.estimate) == (date(2026, 9, 30), -0.1, -0.2)
    assert second.end == date(2026, 6, 30)
    assert of("ACME").history_currency == "USD"


def test_estimates(told):
    this_quarter, next_year = of("ACME").estimates
    assert (this_quarter.period, this_quarter.end) == ("current_quarter", date(2026, 12, 31))
    assert next_year.period == "next_year"
    assert this_quarter.eps == Range(1.234567, 1.1, 1.4, 27, 1.0)
    assert this_quarter.revenue.average == 1_600_123_456


def test_earnings_in_pence_and_targets_are_converted(told):
    found = of("TEA.L")
    assert (found.currency, found.history_currency, found.eps_currency) == ("GBP", "GBP", "GBP")
    assert found.history[1].actual == pytest.approx(0.5)
    assert found.estimates[0].eps.average == pytest.approx(1.234567)
    assert found.estimates[0].revenue.average == 1_600_123_456
    assert found.targets is not None
    assert found.targets.mean == pytest.approx(14.814)


def test_targets_that_yahoo_gives_in_pounds_stay(told):
    told.companies["TEA.L"] = with_modules(TEA, financialData={"targetMeanPrice": 14.8})
    targets = of("TEA.L").targets
    assert targets is not None
    assert targets.mean == 14.8


def test_estimates_in_another_currency_than_the_price_say_so(told):
    told.companies["TEA.L"] = with_modules(
        TEA, earningsTrend={"trend": [estimate("0y", "2026-12-31", "USD")]}
    )
    found = of("TEA.L")
    assert (found.currency, found.eps_currency, found.revenue_currency) == ("GBP", "USD", "USD")
    assert found.estimates[0].eps.average == 1.234567


def test_estimates_in_several_currencies_are_left_out(told):
    told.companies["ACME"] = with_modules(
        ACME,
        earningsTrend={"trend": [estimate("0q", "2026-12-31", "USD"), estimate("0y", "2026-12-31", "EUR")]},
    )
    found = of("ACME")
    assert found.estimates == ()
    assert "EUR, USD" in found.notes[0]


def test_recommendations_have_months_and_no_empty_rows(told):
    rows = of("ACME").recommendations
    assert [(row.month, row.strong_buy, row.strong_sell) for row in rows] == [
        ("2026-11", 1, 5),
        ("2025-12", 5, 1),
    ]


def nobody(**more: Any) -> dict[str, Any]:
    zeros = {"avg": raw(0), "low": raw(0), "high": raw(0), "numberOfAnalysts": raw(0), **more}
    return {"period": "0q", "endDate": "2026-12-31", "earningsEstimate": zeros, "revenueEstimate": zeros}


@pytest.mark.parametrize(
    "year_ago", [{}, {"yearAgoEps": raw(0), "yearAgoRevenue": raw(0)}, {"yearAgoEps": raw(0.5)}]
)
def test_zero_by_nobody_is_no_estimate(told, year_ago):
    told.companies["ACME"] = with_modules(ACME, earningsTrend={"trend": [nobody(**year_ago)]})
    assert of("ACME").estimates == ()


@pytest.mark.parametrize("nothing", [{}, None, "N/A", {"raw": float("nan")}])
def test_nothing_is_no_estimate(told, nothing):
    row = {
        "period": "0q",
        "endDate": "N/A",
        "earningsEstimate": {"avg": nothing, "numberOfAnalysts": nothing},
    }
    told.companies["ACME"] = with_modules(ACME, earningsTrend={"trend": [row]})
    assert of("ACME").estimates == ()


def test_zero_by_analysts_is_an_estimate(told):
    told.companies["ACME"] = with_modules(
        ACME, earningsTrend={"trend": [nobody(numberOfAnalysts=raw(3), earningsCurrency="USD")]}
    )
    (found,) = of("ACME").estimates
    assert (found.eps.average, found.eps.analysts) == (0, 3)


def test_what_nobody_estimates_has_no_currency_to_mix(told):
    trend = [estimate("0y", "2026-12-31", "USD"), nobody(earningsCurrency="EUR")]
    told.companies["ACME"] = with_modules(ACME, earningsTrend={"trend": trend})
    found = of("ACME")
    assert (found.eps_currency, found.notes) == ("USD", ())


def test_pence_and_pounds_are_one_currency(told):
    trend = [estimate("0q", "2026-12-31", "GBp", 100), estimate("0y", "2026-12-31", "GBP")]
    told.companies["TEA.L"] = with_modules(TEA, earningsTrend={"trend": trend})
    found = of("TEA.L")
    assert found.eps_currency == "GBP"
    assert [row.eps.average for row in found.estimates] == [pytest.approx(1.234567)] * 2


def test_targets_of_zero_or_by_nobody_are_none(told):
    told.companies["ACME"] = with_modules(
        ACME, financialData={"targetMeanPrice": 0, "numberOfAnalystOpinions": 0}
    )
    assert of("ACME").targets is None
    told.companies["ACME"] = with_modules(ACME, financialData={"targetMeanPrice": 9, "targetLowPrice": 0})
    targets = of("ACME").targets
    assert targets is not None
    assert (targets.mean, targets.low) == (9, None)


def test_a_quarter_that_is_not_filled_in(told):
    history = [quarter(date(2026, 9, 30), 0, 0, "USD"), quarter(date(2026, 6, 30), 0, 0.1, "USD")]
    told.companies["ACME"] = with_modules(ACME, earningsHistory={"history": history})
    assert [row.end for row in of("ACME").history] == [date(2026, 6, 30)]


def test_a_share_that_is_no_longer_traded_has_no_next_earnings_in_the_past(told, monkeypatch):
    monkeypatch.setattr(age, "today", lambda: date(2028, 1, 1))
    assert calendar("ACME").earnings is None


def test_odd_months_of_recommendations_are_left_out(told):
    odd = [{"period": period, "buy": 3} for period in ("N/A", None, "", "now")]
    told.companies["ACME"] = with_modules(ACME, recommendationTrend={"trend": odd})
    assert of("ACME").recommendations == ()


@pytest.mark.parametrize("nothing", ["N/A", [], 0, {}, {"trend": "N/A", "history": "N/A", "earnings": "N/A"}])
def test_parts_that_are_not_there_do_not_stop_the_others(told, nothing):
    names = ("earningsTrend", "earningsHistory", "recommendationTrend", "calendarEvents")
    told.companies["ACME"] = with_modules(ACME, **dict.fromkeys(names, nothing))
    found = of("ACME")
    assert (found.estimates, found.history, found.recommendations, found.next_date) == ((), (), (), None)
    assert found.targets is not None
