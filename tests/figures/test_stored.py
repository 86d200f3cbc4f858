"""Reports in a message's metadata, whose size the Assistants API limits."""

from dataclasses import replace

import pytest

from assistant_core.cells import cells_of
from assistant_core.figures.model import Candidate, Checked, Report, Source
from assistant_core.figures.stored import LONGEST_VALUE, MOST_PAIRS, packed, unpacked
from tests.support.edgar_page import FILED_INCOME

SOURCES = [
    Source(tool, "Apple Inc.", "AAPL", "Yahoo Finance", "2026-11-20")
    for tool in ("get_income_statement", "get_cash_flow", "get_key_ratios")
]


def report(count):
    text = " ".join(f"{number}.5%" for number in range(count))
    figures, at = [], 0
    for number, word in enumerate(text.split()):
        verified = number % 7 != 0
        told = (
            (f"Line{number * 7919}", f"20{number % 100:02}-09-28", f"{number}.4{number}", "%")
            if verified
            else ()
        )
        status = "verified" if verified else "unverified"
        figures.append(
            Checked(at, at + len(word), word, status, *told, source=SOURCES[number % 3] if verified else None)
        )
        at += len(word) + 1
    return text, Report(tuple(figures))


def test_a_report_comes_back_as_it_was():
    text, before = report(40)
    metadata = packed({0: before, 2: before})
    assert unpacked(metadata, 0, text) == before
    assert unpacked(metadata, 2, text) == before
    assert unpacked(metadata, 1, text) is None


@pytest.mark.parametrize(("count", "figures"), [(13, 13), (600, 600), (40_000, 0)])
def test_however_long_it_fits_and_the_counts_stay(count, figures):
    text, before = report(count)
    metadata = packed({0: before}, taken=2)
    assert len(metadata) + 2 <= MOST_PAIRS
    assert all(len(key) <= 64 and len(value) <= LONGEST_VALUE for key, value in metadata.items())
    after = unpacked(metadata, 0, text)
    assert after is not None
    assert (after.verified, after.checked) == (before.verified, before.checked)
    assert len(after.figures) == figures


def test_an_answer_without_figures_stores_nothing():
    assert packed({0: Report()}) == {}


def test_candidates_come_back_and_go_first_where_there_is_no_room():
    near = (Candidate("NetIncome", "2024-09-28", "93736000000", "USD"), Candidate("price", "", "1.5", ""))
    verified = Checked(3, 6, "2 m", "verified", "TotalRevenue", source=SOURCES[0])
    before = Report((Checked(0, 2, "1%", "unverified", candidates=near), verified))
    assert unpacked(packed({0: before}), 0, "1% 2 m") == before
    many = tuple(Candidate(f"line {number**7}", "", str(number**9), "") for number in range(1_000))
    crowded = Report((Checked(0, 2, "1%", "unverified", candidates=many), verified))
    assert unpacked(packed({0: crowded}), 0, "1% 2 m") == Report(
        (Checked(0, 2, "1%", "unverified"), verified)
    )


def test_typed_figures_come_back_and_are_counted_where_there_is_no_room_for_them():
    typed = Checked(0, 4, "1.5%", "typed", "typed", value="1.5 %", source=SOURCES[0])
    before = Report((typed, Checked(5, 9, "2.5%", "verified")))
    metadata = packed({0: before})
    assert metadata["figures"] == "1/2/1"
    assert unpacked(metadata, 0, "1.5% 2.5%") == before
    after = unpacked({"figures": "1/2/1"}, 0, "")
    assert (after.verified, after.checked, after.typed) == (1, 2, 1)
    after = unpacked({"figures": "1/2"}, 0, "")
    assert (after.verified, after.checked, after.typed) == (1, 2, 0)


def test_a_check_that_broke_is_told_once_in_a_message():
    assert unpacked({"figures": "failed"}, 0, "text") == Report(failed=True)
    assert unpacked({"figures": "failed"}, 1, "text", first=False) is None


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        {},
        {"figures": "many"},
        {"figures": "1/2", "figures.0": "!"},
        {"figures": "1/2", "figures.0": "aGVsbG8="},
    ],
)
def test_metadata_of_others_says_nothing(metadata):
    assert unpacked(metadata, 0, "text") is None


def test_cells_come_back_and_are_counted():
    cells = cells_of(FILED_INCOME, "TotalRevenue", "2025-12-31", 5120e6)
    both = (*cells, *cells_of(FILED_INCOME, "TotalRevenue", "2024-12-31"), replace(cells[0], at="f-7"))
    figures = (
        Checked(0, 4, "5.12", "verified", "TotalRevenue", source=SOURCES[0], cells=cells),
        Checked(5, 9, "2.8%", "verified", "change", source=SOURCES[0], cells=both),
        Checked(10, 14, "1.1%", "verified", "else", source=SOURCES[0]),
    )
    before = Report(figures)
    assert unpacked(packed({0: before}), 0, "5.12 2.8% 1.1%") == before
    assert before.official == 2
