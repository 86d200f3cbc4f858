"""What the words around a figure name."""

import pytest

from assistant_core.figures.frames import frame
from assistant_core.figures.reading import Reading

NAMES = {"QRST": {"Quarrystone Tools Inc."}, "FNL.L": {"Fennel Works plc"}}


def frames(text):
    reading = Reading(text, NAMES, frozenset({"TotalRevenue"}))
    return [one for part in reading.parts() if (one := frame(reading, part)).figure.kind != "date"]


def years(one):
    return [point.when.year for point in one.points if point.when]


def test_its_own_words_go_before_those_of_the_sentence():
    revenue, income = frames("Revenue was $1,250 million and net income $150 million.")
    assert "TotalRevenue" in revenue.named
    assert "NetIncome" in income.named
    assert "TotalRevenue" not in income.named


def test_what_a_sentence_leaves_open_is_taken_from_the_one_before():
    _, after = frames("Net income was $118 million. A year later it was $150 million.")
    assert not after.own
    assert "NetIncome" in after.named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quarrystone made $1 million, Fennel $2 million.", ["QRST", "FNL.L"]),
        ("Fennel, unlike Quarrystone, made $1 million.", ["FNL.L"]),
        ("Fennel sold as much as Quarrystone, $1 million.", ["FNL.L"]),
        (
            "Their margins were 12.0% against 7.0%. Quarrystone and Fennel had 1.0% and 2.0%, respectively.",
            None,
        ),
        ("쿼리스톤은 100만 달러, 펜넬은 200만 달러를 벌었다.", ["QRST", "FNL.L"]),
        ("Acme's sales were $1 million.", ["?Acme"]),
    ],
)
def test_companies(text, expected):
    found = frames(text)
    if expected is None:
        found, expected = found[2:], ["QRST", "FNL.L"]
    assert [one.symbols for one in found] == [frozenset({name}) for name in expected]


def test_times_go_with_their_figures_and_on_within_a_sentence():
    assert [
        years(one) for one in frames("In 2023 sales were $1.1 million, in 2024 $1.2 million and 4% more.")
    ] == [
        [2023],
        [2024],
        [2024],
    ]
    first, second = frames("Sales were $1.1 million and $1.2 million in 2023 and 2024, respectively.")
    assert (years(first), years(second)) == ([2023], [2024])


def test_what_it_is_compared_with_is_no_time_of_its_own():
    (one,) = frames("Sales grew 5.9% from 2024.")
    assert years(one) == []
    assert [point.when.year for point in one.base] == [2024]


def test_a_row_of_steps_has_places():
    assert [one.steps for one in frames("Sales: $1.0m → $1.1m → $1.2m")] == [(0, 3), (1, 3), (2, 3)]
    assert [one.steps for one in frames("Sales: $1.0m and $1.1m")] == [None, None]


def test_from_and_to():
    assert [one.moved for one in frames("It rose from 25.3% to 24.0%.")] == [True, False]
    assert [one.moved for one in frames("25.3%에서 24.0%로 내렸다.")] == [True, False]
    assert [one.moved for one in frames("It ranged from $25 to $30.")] == [False, False]


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Sales were $1 million.", ""),
        ("Third-quarter sales were $1 million.", "quarterly"),
        ("3분기 매출은 100만 달러였다.", "quarterly"),
        ("TTM sales were $1 million.", "trailing"),
        ("최근 12개월 매출은 100만 달러였다.", "trailing"),
    ],
)
def test_frequencies(text, frequency):
    assert [one.frequency for one in frames(text)] == [frequency]


def test_labels_of_row_and_column_name_what_a_cell_is_of():
    table = "| $m | 2025 | 2024 |\n| --- | --- | --- |\n| Revenue | 1,250 | 1,180 |"
    assert [("TotalRevenue" in one.named, years(one)) for one in frames(table)] == [
        (True, [2025]),
        (True, [2024]),
    ]


def test_a_share_is_of_the_whole_it_names_and_the_part_before():
    *_, share = frames("Net income was $150 million, 12.0% of revenue.")
    (names,) = share.shares
    assert {"NetIncome", "TotalRevenue"} <= names
