"""Tables as they are printed, whatever columns lay them out."""

import pytest

from assistant_core.market.edgar.sections import Block, read


def table(rows: str) -> Block:
    blocks = read(f"<html><body><table>{rows}</table></body></html>".encode()).blocks
    assert [block.kind for block in blocks] == ["table"]
    return blocks[0]


def test_spans_of_headings_are_repeated_and_of_labels_not():
    found = table(
        "<tr><td></td><td colspan=4>Years ended</td></tr>"
        "<tr><td></td><td colspan=2>2025</td><td colspan=2>2024</td></tr>"
        "<tr><td colspan=5>Current assets:</td></tr>"
        "<tr><td>Cash</td><td>$</td><td>10</td><td>$</td><td>8</td></tr>"
    )
    assert found.rows() == [
        ["", "Years ended", "Years ended"],
        ["", "2025", "2024"],
        ["Current assets:", "", ""],
        ["Cash", "$10", "$8"],
    ]
    assert found.heads == 2


def test_rows_spanned_are_filled():
    found = table(
        "<tr><td>Mill</td><td>Kind</td><td>Tons</td></tr>"
        "<tr><td rowspan=2>North</td><td>Plates</td><td>10</td></tr><tr><td>Rails</td><td>20</td></tr>"
    )
    assert found.rows()[1:] == [["North", "Plates", "10"], ["North", "Rails", "20"]]


@pytest.mark.parametrize(
    ("cells", "printed"),
    [
        (("$", "(35", ")", ""), "$(35)"),
        (("€", "1,200", "", ""), "€1,200"),
        (("", "12.5", "%", ""), "12.5%"),
        (("", "(4", ")%", ""), "(4)%"),
        (("", "—", "", ""), "—"),
        (("USD", "7", "", ""), "USD 7"),
    ],
)
def test_signs_join_their_number(cells, printed):
    line = "".join(f"<td>{cell}</td>" for cell in cells)
    found = table(
        f"<tr><td>Label</td>{line}</tr><tr><td>Other</td><td></td><td>5</td><td></td><td></td></tr>"
    )
    assert found.rows() == [["Label", printed], ["Other", "5"]]


def test_a_text_laid_out_with_a_table_is_no_table():
    row = "<tr><td>•</td><td>A point that we make.</td></tr>"
    blocks = read(f"<html><body><table>{row}</table><table>{row * 2}</table></body></html>".encode()).blocks
    assert [(block.kind, block.text) for block in blocks] == [("paragraph", "• A point that we make.")] * 3


def test_a_page_within_a_table_is_read_through():
    inner = "<table><tr><td>Cash</td><td>1</td></tr><tr><td>Debt</td><td>2</td></tr></table>"
    content = f"<html><body><table><tr><td><p>Words.</p>{inner}</td></tr></table></body></html>"
    assert [block.kind for block in read(content.encode()).blocks] == ["paragraph", "table"]


def test_spans_beyond_reason_are_bounded():
    row = "<tr><td colspan=999999999 rowspan=99999>x</td><td>1</td></tr>"
    content = f"<html><body><table>{row * 50}</table><p>After.</p></body></html>"
    assert read(content.encode()).blocks[-1].text == "After."
