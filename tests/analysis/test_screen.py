"""Conditions are read as a person writes them, and met only by what is reported."""

from datetime import date

import pytest

from assistant_core.analysis.ratios import RATIOS
from assistant_core.analysis.screen import LINES, Condition, lines_of, read_condition, screen
from assistant_core.errors import InvalidArguments
from assistant_core.market.model import Table

ENDS, STARTS = (date(2025, 12, 31), date(2024, 12, 31)), (date(2025, 1, 1), date(2024, 1, 1))


def company(revenue, income=(10.0, 10.0)):
    return Table(ENDS, {"TotalRevenue": revenue, "NetIncome": income}, STARTS)


COMPANIES = [
    ("SMALL", company((100.0, 80.0))),
    ("LARGE", company((1_000.0, 1_100.0), (300.0, 290.0))),
    ("SILENT", company((None, 900.0))),
]


@pytest.mark.parametrize(
    ("text", "name", "comparison", "value"),
    [
        ("net_margin > 20", "net_margin", ">", 20),
        ("net_margin>=20%", "net_margin", ">=", 20),
        (" TotalRevenue < 1.5b ", "TotalRevenue", "<", 1.5e9),
        ("totalrevenue <= 1,500 M", "TotalRevenue", "<=", 1.5e9),
        ("NetIncome < -3K", "NetIncome", "<", -3_000),
    ],
)
def test_a_condition_as_it_is_written(text, name, comparison, value):
    assert read_condition(text) == Condition(name, comparison, value)


@pytest.mark.parametrize(
    "text", ["net_margin", "net_margin = 20", "> 20", "net_margin > much", "x" * 10_000, ""]
)
def test_what_is_no_condition_is_told_how_to_write_one(text):
    with pytest.raises(InvalidArguments, match="Write a name, a comparison and a number"):
        read_condition(text)


def test_a_name_that_is_not_known_is_told_those_that_are():
    with pytest.raises(InvalidArguments, match=r"no line or ratio beauty\. Ratios: revenue_growth"):
        read_condition("beauty > 1")


def test_those_that_meet_all_conditions_the_largest_first():
    read = [read_condition("TotalRevenue > 50"), read_condition("net_margin >= 10")]
    found = list(screen(COMPANIES, read, "TotalRevenue"))
    assert [one.company for one in found] == ["LARGE", "SMALL"]
    assert found[0].values == {"TotalRevenue": 1_000.0, "net_margin": 30.0}


def test_growth_is_from_the_year_before():
    found = screen(COMPANIES, [read_condition("revenue_growth > 0")], "revenue_growth")
    assert [(one.company, one.values["revenue_growth"]) for one in found] == [("SMALL", 25.0)]


@pytest.mark.parametrize("text", ["TotalRevenue > 0", "TotalRevenue < 1T", "net_margin < 100"])
def test_what_is_not_reported_meets_no_condition(text):
    found = screen(COMPANIES, [read_condition(text)], "NetIncome")
    assert "SILENT" not in [one.company for one in found]


def test_every_ratio_tells_which_lines_it_reads():
    for name in RATIOS:
        assert lines_of([name])
        assert lines_of([name]) <= LINES
    assert lines_of(["net_margin", "TotalAssets"]) == {"NetIncome", "TotalRevenue", "TotalAssets"}
    assert {"DilutedEPS", "DilutedAverageShares"} == lines_of(["eps_growth"])
