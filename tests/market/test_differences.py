"""Each kind of difference between a filed statement and another source's, told by what meets the figure."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant_core.market.differences import differences
from assistant_core.market.model import Apart, Origin, Statement
from assistant_core.market.official import FigureSource, Filing

ENDS = (date(2024, 9, 28), date(2023, 9, 30), date(2022, 9, 24))
YAHOOS_ENDS = (date(2024, 9, 30), date(2023, 9, 30), date(2022, 9, 30))
STARTS = (date(2023, 10, 1), date(2022, 9, 25), date(2021, 9, 26))
FILED = {
    "TotalRevenue": (391_035e6, 383_285e6, 394_328e6),
    "CostOfRevenue": (210_352e6, 214_137e6, 223_546e6),
    "NetIncome": (93_736e6, 96_995e6, 99_803e6),
    "PretaxIncome": (123_485e6, 113_736e6, 119_103e6),
    "DilutedEPS": (6.08, 6.13, 6.11),
}


def filing(day):
    return Filing("sec", "1", f"0000000001-{day:%y}-{day:%m%d}01", "10-K", day, "https://sec.example", "A")


def statement(figures, ends=ENDS, first=None, computed=(), currency="USD"):
    first = first or {}
    sources = {
        line: tuple(
            FigureSource(
                filing(date(end.year, 11, 1)),
                f"us-gaap:{line}",
                start,
                end,
                "a sum" if line in computed else "",
                first.get((line, place)),
                filing(date(end.year, 12, 1)) if (line, place) in first else None,
            )
            for place, (start, end) in enumerate(zip(STARTS, ends, strict=True))
        )
        for line in figures
    }
    origin = Origin("SEC EDGAR", datetime(2025, 1, 1, tzinfo=UTC))
    return Statement(
        "A", "A", "income_statement", currency, ends, figures, origin, starts=STARTS, sources=sources
    )


def yahoos(changes=()):
    figures = {line: list(row) for line, row in FILED.items()}
    for line, place, value in changes:
        figures[line][place] = value
    return statement({line: tuple(row) for line, row in figures.items()}, YAHOOS_ENDS)


def told(*changes, **given):
    return [
        (one.line, one.period, one.reason, one.detail)
        for one in differences(statement(FILED, **given), yahoos(changes))
    ]


def test_what_is_the_same_is_no_difference():
    assert told() == []


def test_figures_that_are_rounded_otherwise_are_the_same():
    assert told(("TotalRevenue", 0, 391_000e6), ("DilutedEPS", 0, 6.0801)) == []


@pytest.mark.parametrize(
    ("change", "reason", "detail"),
    [
        (("NetIncome", 1, 96_995e3), "other unit", "10^-3"),
        (("NetIncome", 1, 96_995e9), "other unit", "10^3"),
        (("DilutedEPS", 2, 611.0), "other unit", "10^2"),
        (("NetIncome", 1, -96_995e6), "other sign", ""),
        (("NetIncome", 1, 99_803e6), "other period", "2021-09-26 to 2022-09-24"),
        (("NetIncome", 1, 113_736e6), "other line", "PretaxIncome"),
        (("NetIncome", 1, 95_000e6), "unexplained", ""),
    ],
)
def test_the_reason_is_what_meets_the_figure(change, reason, detail):
    line, place, _ = change
    assert told(change) == [(line, ENDS[place], reason, detail)]


def test_a_figure_as_it_was_reported_first():
    first = {("NetIncome", 1): 97_500e6}
    assert told(("NetIncome", 1, 97_500e6), first=first) == [("NetIncome", ENDS[1], "restated", "2023-12-01")]


def test_amounts_of_a_period_that_differ_by_one_factor_are_in_another_currency():
    money = [line for line in FILED if line != "DilutedEPS"]
    found = told(*((line, 1, FILED[line][1] * 0.9137) for line in money), ("DilutedEPS", 1, 6.13 * 0.9137))
    assert {reason for _, _, reason, _ in found} == {"other currency"}
    assert len(found) == len(FILED)


def test_a_line_that_differs_in_all_periods_is_told_once_as_another_line():
    found = told(*(("CostOfRevenue", place, 200_000e6 - place) for place in range(3)))
    assert found == [("CostOfRevenue", ENDS[0], "other line", "")]


def test_a_sum_of_ours_that_nothing_explains_is_another_sum_to_the_other_source():
    assert told(("NetIncome", 0, 1e9), computed=("NetIncome",)) == []


def test_what_explains_a_sum_is_told():
    found = told(("NetIncome", 0, 93_736e3), computed=("NetIncome",))
    assert found == [("NetIncome", ENDS[0], "other unit", "10^-3")]


def test_another_source_may_have_the_figure_of_a_period_of_another_length():
    quarter = statement({"NetIncome": (14_736e6, 22_956e6, 20_721e6)})
    found = differences(statement(FILED), yahoos([("NetIncome", 0, 14_736e6)]), [quarter])
    assert [one.reason for one in found] == ["other period"]


@pytest.mark.parametrize("back", [1, 2])
def test_quarters_up_to_the_end_of_one_are_a_period_too(back):
    ends = (date(2024, 6, 30), date(2024, 3, 31), date(2023, 12, 31))
    starts = (date(2024, 4, 1), date(2024, 1, 1), date(2023, 10, 1))
    row = (21_448e6, 23_636e6, 33_916e6)
    quarters = replace(statement({"NetIncome": row}, ends), starts=starts, frequency="quarterly")
    wrong = sum(row[: back + 1])
    found = differences(statement(FILED), yahoos([("NetIncome", 0, wrong)]), [quarters])
    assert [(one.reason, one.detail) for one in found] == [("other period", f"{starts[back]} to 2024-06-30")]


def test_what_nothing_else_explains_may_be_converted():
    def found(factor):
        other = yahoos([("NetIncome", 1, 96_995e6 * factor)])
        rates = {"EUR": 0.92, "KRW": 1_380.0}
        return [(one.reason, one.detail) for one in differences(statement(FILED), other, (), lambda: rates)]

    assert found(0.915) == [("other currency", "EUR")]
    assert found(1_290.0) == [("other currency", "KRW")]
    assert found(0.85) == [("unexplained", "")]


def test_figures_that_the_other_source_tags_with_another_currency():
    other = replace(yahoos(), apart=(Apart("NetIncome", YAHOOS_ENDS[1], 1.3e14, "KRW"),))
    [found] = differences(statement(FILED), other)
    assert (found.line, found.period, found.reason, found.detail) == (
        "NetIncome",
        ENDS[1],
        "other currency",
        "KRW",
    )
