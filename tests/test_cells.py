"""Where figures of a statement's output stand."""

from typing import Any

import pytest

from assistant_core.cells import Cell, cell_of_part, cells_of


def filing(number: int, form: str, filed: str, period: str) -> dict[str, str]:
    told = {"authority": "sec", "company_id": "1234567", "id": f"0001234567-25-{number:06}", "url": "u"}
    return told | {"form": form, "filed": filed, "period": period}


QUARTERS = ["2025-03-29", "2024-12-28", "2024-09-28", "2024-06-29"]
STARTS = ["2024-12-29", "2024-09-29", "2024-06-30", "2024-03-31"]
OUTPUT: dict[str, Any] = {
    "company": "Harbor Tools Inc.",
    "symbol": "HARB",
    "frequency": "quarterly",
    "periods": QUARTERS,
    "period_starts": STARTS,
    "lines": {
        "TotalRevenue": [110, 105, 98, 99],
        "OperatingCashFlow": [20, 31, 18, 17],
        "CapitalExpenditure": [-5, -8, -4, -4],
        "FreeCashFlow": [15, 23, 14, 13],
        "EBITDA": [31, 33, None, None],
    },
    "filings": [
        filing(1, "10-Q", "2025-05-02", "2025-03-29"),
        filing(2, "10-K", "2025-02-14", "2024-12-28"),
        filing(3, "10-Q", "2024-11-01", "2024-09-28"),
        filing(4, "10-Q", "2024-08-02", "2024-06-29"),
    ],
    "sources": {
        "filing": [0, 1, 2, 3],
        "concepts": {
            "TotalRevenue": "us-gaap:Revenues",
            "OperatingCashFlow": "us-gaap:NetCashProvidedByUsedInOperatingActivities",
            "CapitalExpenditure": "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
            "FreeCashFlow": "us-gaap:NetCashProvidedByUsedInOperatingActivities",
            "EBITDA": "us-gaap:OperatingIncomeLoss",
        },
        "other": [
            {"line": line, "period": "2024-12-28", "filing": 1, "concept": concept, "computed": how}
            for line, concept, how in (
                ("TotalRevenue", "us-gaap:Revenues", "the year less nine months"),
                (
                    "OperatingCashFlow",
                    "us-gaap:NetCashProvidedByUsedInOperatingActivities",
                    "the year less nine months",
                ),
                (
                    "FreeCashFlow",
                    "us-gaap:NetCashProvidedByUsedInOperatingActivities",
                    "OperatingCashFlow + CapitalExpenditure; the year less nine months",
                ),
                ("EBITDA", "us-gaap:OperatingIncomeLoss", "OperatingIncome + AmortizationOfSomething"),
            )
        ],
    },
}


def told(line: str, period: str) -> list[tuple[str, str, str, int, str]]:
    cells = cells_of(OUTPUT, line, period)
    return [(one.concept.partition(":")[2], one.start, one.end, one.months, one.filing[-1]) for one in cells]


def test_a_figure_that_is_filed_is_one_cell_with_all_that_finds_it():
    (cell,) = cells_of(OUTPUT, "TotalRevenue", "2025-03-29", 110e6)
    assert cell == Cell(
        authority="sec",
        company="1234567",
        filing="0001234567-25-000001",
        concept="us-gaap:Revenues",
        start="2024-12-29",
        end="2025-03-29",
        value=110e6,
        form="10-Q",
        filed="2025-05-02",
        symbol="HARB",
        period="2025-03-29",
        line="TotalRevenue",
    )
    assert cell.address == (
        "filing?authority=sec&company=1234567&filing=0001234567-25-000001&concept=us-gaap%3ARevenues"
        "&start=2024-12-29&end=2025-03-29&value=110000000&symbol=HARB&period=2025-03-29"
    )


def test_a_fourth_quarter_is_the_year_and_the_nine_months_each_in_its_own_report():
    assert told("TotalRevenue", "2024-12-28") == [
        ("Revenues", "", "2024-12-28", 12, "2"),
        ("Revenues", "", "2024-09-28", 9, "3"),
    ]
    assert all(one.value is None for one in cells_of(OUTPUT, "TotalRevenue", "2024-12-28", 105e6))


def test_a_sum_of_lines_is_the_cells_of_its_lines_computed_ones_too():
    assert told("FreeCashFlow", "2024-12-28") == [
        ("NetCashProvidedByUsedInOperatingActivities", "", "2024-12-28", 12, "2"),
        ("NetCashProvidedByUsedInOperatingActivities", "", "2024-09-28", 9, "3"),
        ("PaymentsToAcquirePropertyPlantAndEquipment", "2024-09-29", "2024-12-28", 0, "2"),
    ]


def test_of_names_that_are_no_line_of_the_output_only_the_filing_s_own_are_cells():
    assert [name for name, *_ in told("EBITDA", "2024-12-28")] == ["AmortizationOfSomething"]


@pytest.mark.parametrize(
    ("how", "ends"),
    [
        ("the year plus three months less three months", [("2025-03-29", 3), ("2024-12-28", 12)]),
        (
            "three months plus the year before less its first three months",
            [("2025-03-29", 3), ("2024-12-28", 12)],
        ),
        ("said in other words", [("2025-03-29", 0)]),
    ],
)
def test_twelve_months_are_the_year_with_what_came_since(how, ends):
    """The same months of the year before are in a report that this output does not name."""
    other = [{"line": "TotalRevenue", "period": "2025-03-29", "filing": 0, "concept": "us-gaap:Revenues"}]
    sources = OUTPUT["sources"] | {"other": [other[0] | {"computed": how}]}
    trailing = OUTPUT | {"sources": sources, "period_starts": ["2024-03-31", *STARTS[1:]]}
    found = cells_of(trailing, "TotalRevenue", "2025-03-29")
    assert [(one.end, one.months) for one in found] == ends


@pytest.mark.parametrize(
    ("line", "period"),
    [("TotalRevenue", "2020-03-28"), ("Nothing", "2025-03-29"), ("EBITDA", "2024-09-28")],
)
def test_what_the_output_does_not_tell_has_no_cell(line, period):
    assert cells_of(OUTPUT, line, period) == ()
    assert cells_of({"lines": {}}, line, period) == ()


def test_a_part_of_a_company_is_found_by_its_element():
    output = OUTPUT | {"sources": OUTPUT["sources"] | {"ids": {"Tools": {"TotalRevenue": ["f-7", None]}}}}
    (cell,) = cell_of_part(output, "Tools", "TotalRevenue", "2025-03-29", 60e6)
    assert (cell.at, cell.value) == ("f-7", 60e6)
    assert "&at=f-7&" in cell.address
    assert cell_of_part(output, "Tools", "TotalRevenue", "2024-12-28", 55e6) == ()
    assert cell_of_part(output, "Boats", "TotalRevenue", "2025-03-29", 55e6) == ()
