from datetime import date

import pytest

from assistant_core.market.edgar.printed import find_printed

LAST = date(2016, 9, 24)
DOCUMENT = """<html><body><table><tr><td>Contents</td></tr></table>
<table>
<tr><td></td><td colspan="2">September 24,<br>2016</td><td></td><td colspan="2">September 26, 2015</td></tr>
<tr><td>Net sales</td><td>$</td><td>215,639</td><td></td><td>$</td><td>233,715</td></tr>
<tr><td>Operating income (loss)</td><td>$</td><td>(60,024</td><td>)</td><td></td><td>71,230</td></tr>
<tr><td>Earnings per share: Diluted</td><td>$</td><td>8.31</td><td></td><td>$</td><td>9.22</td></tr>
<tr><td>Provision for taxes</td><td></td><td>215</td><td></td><td></td><td>215</td></tr>
</table></body></html>"""


def place(value, name, end=LAST, document=DOCUMENT):
    found = find_printed(document.encode(), value, name, end)
    return found and (found.table, found.line, found.cell, found.text)


def test_the_cell_of_the_row_and_the_column():
    assert place(215_639_000_000, "Total net sales") == (1, 1, 2, "215,639")
    assert place(233_715_000_000, "Net sales", date(2015, 9, 26)) == (1, 1, 5, "233,715")
    assert place(-60_024_000_000, "OperatingIncome") == (1, 2, 2, "(60,024")
    assert place(8.31, "DilutedEPS") == (1, 3, 2, "8.31")
    assert place(215e6, "Provision for taxes", date(2015, 9, 26)) == (1, 4, 5, "215")


def test_a_row_of_another_name_is_taken_only_if_it_is_the_only_one():
    assert place(215_639_000_000, "Revenue") == (1, 1, 2, "215,639")
    twice = DOCUMENT.replace(
        "</table></body>", "<tr><td>Goodwill</td><td></td><td>215,639</td></tr></table></body>"
    )
    assert place(215_639_000_000, "Revenue", document=twice) is None


@pytest.mark.parametrize(
    ("value", "end"),
    [(215_639_000_000, date(2015, 9, 26)), (215_639_000_000, date(2010, 9, 25)), (215_640_000_000, LAST)],
)
def test_no_cell_of_another_column_or_value(value, end):
    assert place(value, "Net sales", end) is None


@pytest.mark.parametrize(
    "body", ["", "plain text", "<table>" * 3000, "<table><tr><td colspan='99999999'>1</td>"]
)
def test_nothing_in_what_has_no_such_table(body):
    assert place(1, "Net sales", document=body) is None
