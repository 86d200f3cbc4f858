"""What the check says of figures of a part of a company: a segment, a country, a product."""

import json
import time

import pytest

from assistant_core.figures.check import check
from tests.support.outputs import SEGMENTS

PRODUCTS = {
    **SEGMENTS,
    "by": "product",
    "members": [
        {"member": "Writing", "TotalRevenue": [800, 700]},
        {"member": "iPhone", "part_of": "Writing", "TotalRevenue": [503, 450]},
        {"member": "Services", "TotalRevenue": [200, 200]},
        {"member": "China (including Hong Kong)", "TotalRevenue": [171, 103]},
        {"member": "Other", "TotalRevenue": [129, 147]},
    ],
    "totals": {"TotalRevenue": [1000, 900]},
}


def said(text):
    outputs = [("get_segments", json.dumps(one)) for one in (SEGMENTS, PRODUCTS)]
    return {one.text: one.status for one in check(text, outputs).figures}


RIGHT = [
    "Pens & Paper revenue was $700 million in FY2025.",
    "Quill's Pens and Paper segment made an operating income of $140 million in fiscal 2025.",
    "Ink and Toner revenue grew 20.0% to $300 million.",
    "In 2024 Pens & Paper revenue was $650 million.",
    "Pens & Paper was 70.0% of revenue in fiscal 2025.",
    "The operating margin of Ink and Toner was 20.0% in 2025.",
    "iPhone revenue was $503 million in 2025.",
    "Services revenue was $200 million in 2025.",
    "Revenue from China was $171 million in 2025.",
    "Quill's revenue was $1,000 million in 2025, of which Pens & Paper made $700 million.",
    "2025 회계연도 Pens & Paper 매출은 7억 달러였습니다.",
    "2025년 아이폰 매출은 5억 300만 달러, 중국 매출은 1억 7,100만 달러입니다.",
    "| Revenue ($m) | 2025 | 2024 |\n|---|---|---|\n| Pens & Paper | 700 | 650 |\n| Total | 1,000 | 900 |",
    "Other income aside, Quill's revenue was $1,000 million in 2025.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_figure_of_a_part_that_the_text_names_is_verified(text):
    found = said(text)
    assert found
    assert set(found.values()) == {"verified"}, found


WRONG = [
    ("Ink and Toner revenue was $700 million in FY2025.", "$700 million"),
    ("Pens & Paper revenue was $650 million in FY2025.", "$650 million"),
    ("Quill's revenue was $700 million in FY2025.", "$700 million"),
    ("Revenue was $700 million in FY2025.", "$700 million"),
    ("Pens & Paper revenue was $1,000 million in 2025.", "$1,000 million"),
    ("Pens & Paper made an operating income of $60 million in 2025.", "$60 million"),
    ("Ink and Toner was 70.0% of revenue in 2025.", "70.0%"),
    ("Pens & Paper revenue grew 20.0%.", "20.0%"),
    ("2025년 중국 매출은 5억 300만 달러입니다.", "5억 300만 달러"),
    ("| Revenue ($m) | 2025 |\n|---|---|\n| Pens & Paper | 1,000 |", "1,000"),
]


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_a_figure_of_another_part_or_of_the_whole_is_not(text, figure):
    assert said(text)[figure] == "unverified"


def test_many_members_take_no_more_time_than_their_number():
    def seconds(count):
        members = [{"member": f"Part {n}", "TotalRevenue": [n, n]} for n in range(count)]
        output = json.dumps({**SEGMENTS, "members": members})
        text = "services revenue, segment revenue. " * count + "Part 7 revenue was $7 million in 2025."
        start = time.process_time()
        check(text, [("get_segments", output)])
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < max(seconds(100), 0.05) * 40
