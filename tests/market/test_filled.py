"""What only another source has is added, without a source in a filing; another definition adds nothing."""

from dataclasses import replace

from assistant_core.market.filled import filled
from assistant_core.tools.figure_sources import source_of
from assistant_core.tools.output import statement_output
from tests.market.test_differences import FILED, YAHOOS_ENDS, statement

NOTE = "From Yahoo Finance, because the filings do not tell them as data: {}."
ENDS = tuple(day.isoformat() for day in (statement(FILED).periods))


def both(mine=None, theirs=None):
    official = statement({**FILED, **(mine or {})})
    sources = {
        line: tuple(one if row[at] is not None else None for at, one in enumerate(official.sources[line]))
        for line, row in official.figures.items()
    }
    yahoos = replace(statement({**FILED, **(theirs or {})}, YAHOOS_ENDS), sources={})
    return filled(replace(official, sources=sources), yahoos)


def test_a_line_that_only_the_other_has():
    found = both(theirs={"EBITDA": (134_661e6, 125_820e6, None)})
    assert found.figures["EBITDA"] == (134_661e6, 125_820e6, None)
    assert found.notes == (NOTE.format("EBITDA"),)
    assert list(found.figures)[: len(FILED)] == list(FILED)


def test_a_period_that_only_the_other_has_of_a_line_that_agrees():
    found = both({"EBIT": (None, 117_669e6, 122_034e6)}, {"EBIT": (123_485e6, 117_669e6, 122_034e6)})
    assert found.figures["EBIT"] == (123_485e6, 117_669e6, 122_034e6)
    output = statement_output(found)
    assert source_of(output, "EBIT", ENDS[0]) is None
    assert source_of(output, "EBIT", ENDS[1]) is not None


def test_another_definition_fills_nothing():
    found = both({"EBIT": (None, 117_669e6, 122_034e6)}, {"EBIT": (123_216e6, 114_301e6, 119_437e6)})
    assert found.figures["EBIT"] == (None, 117_669e6, 122_034e6)
    assert found.notes == ()


def test_a_line_that_meets_the_others_nowhere_fills_nothing():
    found = both({"EBIT": (None, 117_669e6, None)}, {"EBIT": (123_216e6, None, 119_437e6)})
    assert found.figures["EBIT"] == (None, 117_669e6, None)


def test_what_says_the_same_under_another_name_is_not_added():
    assert both(theirs={"NetIncomeCommonStockholders": FILED["NetIncome"]}).notes == ()


def test_what_the_other_works_out_itself_is_not_added():
    assert both(theirs={"NormalizedIncome": (1.0, 2.0, 3.0)}).notes == ()


def test_periods_that_the_other_does_not_have_stay_empty():
    far = tuple(day.replace(year=day.year - 10) for day in YAHOOS_ENDS)
    other = replace(statement({"EBITDA": (1.0, 2.0, 3.0)}, far), sources={})
    assert filled(statement(FILED), other).figures == FILED
