"""Where the figures of a statement stand is written compactly and read back as it was."""

from dataclasses import replace

import pytest

from assistant_core.tools.figure_sources import filing_output, read_filing, source_of
from assistant_core.tools.output import statement_output
from tests.market.test_differences import ENDS, FILED, filing, statement

PERIODS = [end.isoformat() for end in ENDS]


def test_every_figure_comes_back_with_its_source():
    told = statement(FILED, first={("NetIncome", 1): 97_500e6}, computed=("CostOfRevenue",))
    output = statement_output(told)
    for line, row in told.sources.items():
        for period, source in zip(PERIODS, row, strict=True):
            assert source_of(output, line, period) == source


def test_a_filing_is_told_once_for_all_lines_of_a_period():
    output = statement_output(statement(FILED))
    assert len(output["filings"]) == len(PERIODS)
    assert output["sources"]["filing"] == [0, 1, 2]
    assert "other" not in output["sources"]


@pytest.mark.parametrize(("line", "period"), [("EBITDA", PERIODS[0]), ("NetIncome", "1999-12-31"), ("", "")])
def test_what_the_output_does_not_have_stands_nowhere(line, period):
    assert source_of(statement_output(statement(FILED)), line, period) is None


@pytest.mark.parametrize(
    "broken",
    [{"filings": []}, {"sources": 7}, {"filings": [{"id": "x"}] * 3}, {"periods": "2024"}, {"lines": 3}],
)
def test_an_output_in_another_shape_has_no_sources(broken):
    assert source_of({**statement_output(statement(FILED)), **broken}, "NetIncome", PERIODS[0]) is None


def test_a_statement_without_sources_says_nothing_of_them():
    output = statement_output(replace(statement(FILED), sources={}))
    assert "sources" not in output
    assert "filings" not in output


def test_a_filing_alone():
    one = replace(
        filing(ENDS[0]), period=ENDS[0], document="https://sec.example/a.htm", title="Annual report"
    )
    assert read_filing(filing_output(one), one.company) == one
