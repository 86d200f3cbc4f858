import pytest

from assistant_core.exhibits.kinds import segments
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import SEGMENTS


def test_a_chart_of_revenue_and_a_table_for_each_line():
    exhibit = made(segments, SEGMENTS)
    assert exhibit.title == "By segment"
    assert exhibit.unit == "USD, millions"
    (chart,) = exhibit.charts
    assert chart.labels == ("2024-12-31", "2025-12-31")
    assert chart.series == {"Pens & Paper": (650e6, 700e6), "Ink and Toner": (250e6, 300e6)}
    revenue, income, customers = exhibit.tables
    assert customers.name == "Major customers"
    assert customers.rows == (("Customer A", "Revenue", "2025-01-01", "2025-12-31", 12.5),)
    assert customers.columns[-1].heading == "Share"
    assert revenue.name == "Total revenue"
    assert revenue.rows == (
        ("Pens & Paper", 700, 650),
        ("Ink and Toner", 300, 250),
        ("Company", 1000, 900),
    )
    assert income.rows[2] == ("All Other", -50, -30)


@pytest.mark.parametrize("parent", ["Pens & Paper", {"TotalRevenue": "Pens & Paper"}])
def test_what_is_counted_in_another_is_told_and_not_drawn(parent):
    members = [*SEGMENTS["members"], {"member": "Pencils", "part_of": parent, "TotalRevenue": [70, 60]}]
    exhibit = made(segments, {**SEGMENTS, "members": members})
    assert "Pencils" not in exhibit.charts[0].series
    assert exhibit.tables[0].rows[2] == ("Pencils (in Pens & Paper)", 70, 60)


def test_in_korean():
    exhibit = made(segments, {**SEGMENTS, "frequency": "quarterly", "months": [3, 3]}, KO)
    assert exhibit.title.startswith("부문별")
    assert exhibit.tables[0].name == "매출액"
    assert exhibit.tables[0].rows[-1][0] == "회사 전체"


def test_no_other_output_is_taken_for_one():
    assert segments.exhibit({"by": "segment"}, KO) is None
    assert segments.exhibit({"members": [1]}, KO) is None


def test_each_figure_has_its_cell_by_the_id_of_its_element():
    revenue, income, _ = made(segments, SEGMENTS).tables
    assert [[one and one.cells[0].at for one in row] for row in revenue.filed] == [
        ["f-5", "f-10"],
        ["f-6", "f-11"],
        [None, None],
    ]
    other = income.filed[2][0]
    assert other
    assert other.cells[0].value == -50e6
    assert other.said == "10-K, filed Feb 20, 2026"
