"""Patterns of payers in the shapes that real ones have; the amounts are made up."""

from datetime import date, timedelta

import pytest

from assistant_core.market.company import Dividend
from assistant_core.market.dividends import Pattern, pattern

QUARTERS = ((2, 1), (5, 2), (8, 1), (11, 2))


def paid(*rows: tuple[str, float]) -> list[Dividend]:
    return sorted(
        (Dividend(date.fromisoformat(day), amount) for day, amount in rows), key=lambda one: one.day
    )


def quarterly(amount: float, first: int = 2023, last: int = 2025) -> list[Dividend]:
    return [Dividend(date(year, *day), amount) for year in range(first, last + 1) for day in QUARTERS]


def of(payments: list[Dividend], days_later: int = 30) -> Pattern:
    payments = sorted(payments, key=lambda one: one.day)
    return pattern(payments, payments[-1].day + timedelta(days_later))


def specials(payments: list[Dividend]) -> list[tuple[str, float]]:
    return [(one.day.isoformat(), one.regular) for one in of(payments).specials]


def yearly_rise(amounts: tuple[float, ...], *day: int) -> list[Dividend]:
    return [Dividend(date(2019 + place, *day), amount) for place, amount in enumerate(amounts)]


HALF_YEARLY = [*yearly_rise((12, 12.5, 13, 13.5, 14), 3, 1), *yearly_rise((5, 5.2, 5.4, 5.5, 6), 9, 1)]
KOREAN = [
    *paid(("2023-06-29", 1500), ("2023-09-27", 1500), ("2024-02-28", 8400), ("2024-06-27", 2000)),
    *paid(("2024-09-27", 2000), ("2025-02-27", 6000), ("2025-04-30", 2500), ("2025-06-30", 2500)),
]


@pytest.mark.parametrize(
    ("payments", "frequency"),
    [
        ([Dividend(date(2024 + month // 12, month % 12 + 1, 3), 0.2) for month in range(20)], "monthly"),
        (quarterly(0.5), "quarterly"),
        (HALF_YEARLY, "half-yearly"),
        (yearly_rise((2, 2.1, 2.1, 2.3, 2.5), 5, 10), "yearly"),
        (KOREAN, "quarterly"),
        (paid(("2015-01-01", 1), ("2018-01-01", 1), ("2021-01-01", 1), ("2025-01-01", 1)), None),
    ],
)
def test_how_often(payments, frequency):
    found = of(payments)
    assert (found.frequency, found.specials) == (frequency, ())
    assert (found.ended, found.cut) == (None, None)


@pytest.mark.parametrize(
    ("payments", "special", "regular"),
    [
        ([*quarterly(0.5), *paid(("2024-12-18", 15))], "2024-12-18", 0),
        ([*quarterly(0.5), *paid(("2024-12-18", 0.8))], "2024-12-18", 0),
        ([*quarterly(0.5), *paid(("2025-12-05", 9))], "2025-12-05", 0),
        ([*quarterly(0.5)[:6], *paid(("2024-08-01", 3.0)), *quarterly(0.5)[7:]], "2024-08-01", 0.5),
        ([*yearly_rise((2, 2.1, 2.1, 2.3, 2.5), 5, 10), *paid(("2022-12-19", 19))], "2022-12-19", 0),
        ([*HALF_YEARLY[:2], *paid(("2021-03-01", 40)), *HALF_YEARLY[3:]], "2021-03-01", 12.5),
    ],
    ids=[
        "between",
        "a small one between",
        "the last",
        "with a regular one",
        "of a yearly payer",
        "with a final one",
    ],
)
def test_specials(payments, special, regular):
    assert specials(payments) == [(special, regular)]


@pytest.mark.parametrize(
    "payments",
    [
        [*quarterly(0.5), *quarterly(1.2, 2026, 2026)],
        [*quarterly(0.5), *paid(("2026-02-01", 1.2))],
        [*quarterly(0.5, 2023, 2024), *quarterly(0.1, 2025, 2025)],
        [*quarterly(0.35), *paid(("2023-01-02", 2.8), ("2024-01-02", 3), ("2025-01-02", 2.9))],
    ],
    ids=["a raise that stays", "a raise that may stay", "a cut", "what comes back every year"],
)
def test_no_specials(payments):
    assert specials(payments) == []


def test_what_is_regular_of_a_payment():
    found = of([*quarterly(0.5)[:6], *paid(("2024-08-01", 3.0)), *quarterly(0.5)[7:]])
    assert found.regular(Dividend(date(2024, 8, 1), 3.0)) == 0.5
    assert found.regular(Dividend(date(2024, 5, 2), 0.5)) == 0.5


@pytest.mark.parametrize(
    ("payments", "late", "ended"),
    [
        (quarterly(0.5), 120, False),
        (quarterly(0.5), 200, True),
        (HALF_YEARLY, 240, False),
        (HALF_YEARLY, 330, True),
        (yearly_rise((2, 2, 2, 2), 5, 10), 390, False),
        (yearly_rise((2, 2, 2, 2), 5, 10), 600, True),
    ],
)
def test_a_payer_that_stopped(payments, late, ended):
    found = of(payments, late)
    assert bool(found.ended) == ended
    assert found.ended in (None, max(payments, key=lambda one: one.day))


def test_a_special_one_does_not_hide_that_the_regular_ones_stopped():
    found = of([*quarterly(0.5), *paid(("2025-12-05", 9))], 200)
    assert found.ended == Dividend(date(2025, 11, 2), 0.5)


def test_a_cut():
    found = of([*quarterly(0.5, 2023, 2024), *quarterly(0.2, 2025, 2025)])
    assert found.cut == (Dividend(date(2025, 11, 2), 0.2), Dividend(date(2024, 11, 2), 0.5))


@pytest.mark.parametrize("count", range(4))
def test_few_payments_have_no_pattern(count):
    few = quarterly(0.5)[:count]
    assert pattern(few, date(2026, 1, 1)) == Pattern()


def test_many_payments_cost_little_time():
    daily = [Dividend(date(1970, 1, 1) + timedelta(day), 0.01) for day in range(20_000)]
    assert pattern(daily, date(2026, 1, 1)).specials == ()
