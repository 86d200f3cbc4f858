import json
from datetime import date, timedelta

import pytest

from assistant_core.market.age import today
from assistant_core.tools.get_segments import source_of
from assistant_core.tools.registry import run_tool
from tests.support.edgar_filed import annual_report


def ask(**arguments):
    return json.loads(run_tool("get_segments", json.dumps({"ticker": "QUIL", **arguments}), 30))


@pytest.fixture
def report(filed):
    return filed.file("10-K", today() - timedelta(30), date(2025, 12, 31), body=annual_report())


def test_figures_with_currency_unit_periods_and_source(report):
    output = ask()
    assert (output["company"], output["by"], output["frequency"]) == (
        "Quill Corporation",
        "segment",
        "annual",
    )
    assert (output["currency"], output["unit"], output["source"]) == ("USD", "millions", "SEC EDGAR")
    assert output["periods"] == ["2025-12-31", "2024-12-31"]
    assert output["period_starts"] == ["2025-01-01", "2024-01-01"]
    assert output["months"] == [12, 12]
    assert output["members"] == [
        {"member": "Pens & Paper", "TotalRevenue": [700, 650], "OperatingIncome": [140, 90]},
        {"member": "Ink and Toner", "TotalRevenue": [300, 250], "OperatingIncome": [60, 40]},
        {"member": "All Other", "OperatingIncome": [-50, -30]},
    ]
    assert output["totals"] == {"TotalRevenue": [1000, 900], "OperatingIncome": [150, 100]}
    assert "notes" not in output


def test_parts_are_told(report):
    parts = {one["member"]: one.get("part_of") for one in ask(by="product")["members"]}
    assert parts == {"Writing": None, "Pens": "Writing", "Ink": "Writing", "Services": None}


def test_every_figure_leads_to_its_cell(report):
    output = ask()
    source, element = source_of(output, "Ink and Toner", "OperatingIncome", "2024-12-31")
    assert (source.filing.id, source.filing.form, source.concept) == (
        report,
        "10-K",
        "us-gaap:OperatingIncomeLoss",
    )
    assert (source.start, source.end) == (date(2024, 1, 1), date(2024, 12, 31))
    told = annual_report().decode()
    assert ">40<" in told[told.index(f'id="{element}"') :].split("</ix")[0] + "<"


@pytest.mark.parametrize(
    ("member", "line", "period"),
    [
        ("Nobody", "TotalRevenue", "2025-12-31"),
        ("All Other", "TotalRevenue", "2025-12-31"),
        ("Pens & Paper", "TotalRevenue", "2019-12-31"),
    ],
)
def test_what_the_output_does_not_have_leads_nowhere(report, member, line, period):
    assert source_of(ask(), member, line, period) is None
    assert source_of({}, member, line, period) is None


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ({"by": "colour"}, "invalid_arguments"),
        ({"years": 11}, "invalid_arguments"),
        ({"period": "quarterly"}, "no_such_filing"),
    ],
)
def test_failures_in_words(report, arguments, kind):
    assert ask(**arguments)["error"]["kind"] == kind
