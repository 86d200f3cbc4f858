from datetime import date, timedelta

import pytest

from assistant_core.market.model import Table
from assistant_core.market.yahoo.lengths import first_days, length_notes, months_told, of_one_length
from assistant_core.market.yahoo.reported import Figure

NEW, OLD = date(2026, 6, 30), date(2025, 12, 31)


def flow(line, end, months):
    return Figure(line, end, 1.0, "USD", months)


@pytest.mark.parametrize(
    ("told", "months"),
    [("12M", 12), ("TTM", 12), ("6M", 6), ("0M", None), ("", None), (None, None), (12, None)],
)
def test_months_told(told, months):
    assert months_told(told) == months


@pytest.mark.parametrize(
    ("of_ebit", "kept"),
    [
        (6, ["NetIncome", "TotalRevenue"]),
        (None, ["NetIncome", "TotalRevenue", "EBIT"]),
        (3, ["NetIncome", "TotalRevenue", "EBIT"]),
    ],
)
def test_figures_are_as_long_as_most_with_the_same_end(of_ebit, kept):
    figures = [flow("NetIncome", NEW, 3), flow("TotalRevenue", NEW, 3), flow("EBIT", NEW, of_ebit)]
    assert [one.line for one in of_one_length(figures, "quarterly")[0]] == kept


def test_of_as_many_the_usual_length_counts():
    both = [flow("NetIncome", NEW, 6), flow("NetIncome", NEW, 3)]
    kept, notes = of_one_length(both, "quarterly")
    assert [one.months for one in kept] == [3]
    assert notes == ()


def test_balances_have_no_length():
    figures = [flow("TotalAssets", NEW, 12), flow("NetIncome", NEW, 3)]
    assert of_one_length(figures, "quarterly")[0] == figures
    assert first_days([flow("TotalAssets", NEW, 12)], [NEW], "quarterly") == ()


def test_two_ends_of_one_period_do_not_follow_upon_each_other():
    """The end of the month, and that of the 52 weeks."""
    ends = [date(2025, 9, 30), date(2024, 9, 30), date(2024, 9, 28)]
    found = first_days([flow("NetIncome", end, 12) for end in ends], ends, "annual")
    assert found[0] == date(2024, 10, 1)
    assert found[1] == date(2023, 10, 1)


def test_sums_of_twelve_months_overlap():
    ends = [NEW, date(2026, 3, 31)]
    found = first_days([flow("NetIncome", end, 12) for end in ends], ends, "trailing")
    assert found == (date(2025, 7, 1), date(2025, 4, 1))


def test_many_periods_take_little_time():
    ends = [NEW - timedelta(day) for day in range(20_000)]
    assert len(first_days([flow("NetIncome", end, 12) for end in ends], ends, "annual")) == 20_000


@pytest.mark.parametrize(
    ("starts", "notes"),
    [
        ((date(2026, 1, 1), date(2025, 7, 1)), ("Each of the periods has 6 months, not 3.",)),
        ((date(2026, 6, 1), date(2025, 10, 1)), ("The period to 2026-06-30 has 1 month, not 3.",)),
        (
            (None, date(2025, 10, 1)),
            (
                "How many months the period to 2026-06-30 has is not known: it ends 6 months after the one "
                "before, which does not fit what Yahoo Finance says of it.",
            ),
        ),
        ((date(2026, 4, 1), None), ("How many months the period to 2025-12-31 has is not known.",)),
    ],
)
def test_notes_of_lengths(starts, notes):
    assert length_notes(Table((NEW, OLD), {"NetIncome": (1.0, 1.0)}, starts), "quarterly") == notes
