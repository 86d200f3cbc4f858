import json
from datetime import date

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.edgar_documents import RISKS, modern
from tests.support.edgar_filed import Filed

NEW = (
    ("risk", "Our computers may be attacked."),
    ("text", "Strangers have tried to enter our systems twice."),
)
LATER = (*RISKS[:7], *NEW, ("risk", "New rules on emissions may raise our costs."), RISKS[8])
PROPERTIES = ("2", "Properties", (("text", "We own our mills."),))


def ask(**arguments):
    return json.loads(run_tool("compare_filings", json.dumps({"ticker": "QUIL", **arguments}), 30))


def report(risks):
    return modern(
        [("1A", "Risk Factors", risks), PROPERTIES, ("3", "Legal Proceedings", (("text", "None."),))]
    )


@pytest.fixture
def reports(filed: Filed) -> Filed:
    filed.file("10-K", date(2024, 2, 10), date(2023, 12, 31), body=report(RISKS[:6]))
    filed.file("10-K", date(2025, 2, 10), date(2024, 12, 31), body=report(RISKS))
    filed.file("10-K", date(2026, 2, 9), date(2025, 12, 31), body=report(LATER))
    return filed


def test_this_year_against_the_last(reports):
    output = ask()
    assert (output["filing"]["period"], output["earlier"]["period"]) == ("2025-12-31", "2024-12-31")
    assert output["counts"] == {"added_headings": 1, "added": 1, "moved": 0, "unchanged": 9}
    (change,) = output["changes"]
    assert (change["change"], change["is_heading"], change["paragraphs"]) == ("added", True, 1)
    assert change["text"] == "\n".join(text for _, text in NEW)
    assert change["now"]["heading"].endswith("Risks Related to Regulation")
    assert change["now"]["link"].endswith("quil-20251231.htm#toc_1A")


def test_a_year_and_two_that_are_given(reports):
    assert ask(year=2024)["counts"] == {"added_headings": 2, "added": 1, "moved": 0, "unchanged": 6}
    numbers = [row[0] for row in reports.rows]
    output = ask(accession=numbers[0], earlier=numbers[2])
    # The older of the two is the earlier one, however they are given.
    assert (output["filing"]["id"], output["earlier"]["id"]) == (numbers[2], numbers[0])


def test_a_quarterly_report_removes_nothing_that_it_does_not_repeat(reports):
    legal, exhibits = (("1", "Legal Proceedings"), ("6", "Exhibits"))
    items = [(*legal, (("text", "None."),)), ("1A", "Risk Factors", NEW), (*exhibits, (("text", "31.1"),))]
    quarterly = modern(items, "10-Q")
    number = reports.file("10-Q", date(2026, 5, 1), date(2026, 3, 31), body=quarterly)
    output = ask(accession=number, earlier=reports.rows[1][0])
    assert output["counts"] == {"added_headings": 1, "added": 1, "moved": 0, "unchanged": 0}
    assert any("9 paragraphs of the 10-K are not repeated" in note for note in output["notes"])


def test_where_last_years_is_gone_the_quarterly_report_since_is_compared(filed):
    filed.file("10-K", date(2025, 2, 10), date(2024, 12, 31))
    filed.file("10-K", date(2026, 2, 9), date(2025, 12, 31), body=report(RISKS))
    filed.file(
        "10-Q", date(2026, 5, 1), date(2026, 3, 31), body=modern([("1A", "Risk Factors", NEW)] * 1, "10-Q")
    )
    output = ask()
    assert (output["filing"]["form"], output["earlier"]["form"]) == ("10-Q", "10-K")
    assert any("does not have the document of 10-K" in note for note in output["notes"])
    assert ask(year=2025)["error"]["kind"] == "no_such_filing"


def test_many_changes_come_in_parts(filed):
    for year, word in ((2025, "old"), (2026, "new")):
        texts = [("text", f"Furnace {at} of the {word} kind {'smelts ' * 60}{word}{at}.") for at in range(80)]
        filed.file("10-K", date(year, 2, 9), date(year - 1, 12, 31), body=report(texts))
    first = ask()
    assert first["next_part"] == 2
    found = [one for part in range(1, first["parts"] + 1) for one in ask(part=part)["changes"]]
    assert sum(first["counts"].get(kind, 0) for kind in ("added", "removed", "changed")) == len(found)
    assert all(len(json.dumps(ask(part=part))) < 40_000 for part in range(1, first["parts"] + 1))
    assert ask(part=99)["error"]["kind"] == "invalid_arguments"


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ({"section": "cheese"}, "no_such_passage"),
        ({"year": 2023}, "no_such_filing"),
        ({"year": 7}, "invalid_arguments"),
    ],
)
def test_failures(reports, arguments, kind):
    assert ask(**arguments)["error"]["kind"] == kind
