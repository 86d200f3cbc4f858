"""Addresses are anybody's to write."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest

from assistant_core.cells import Cell
from assistant_core.opening.address import Asked, read

SEC = {"authority": "sec", "company": "1234567", "filing": "0001234567-26-000010"}
CELL = Cell(
    authority="sec",
    company="1234567",
    filing="0001234567-26-000010",
    concept="us-gaap:EarningsPerShareDiluted",
    start="2025-01-01",
    end="2025-12-31",
    value=-6.08,
    symbol="HARB",
    period="2025-12-31",
)


def test_what_a_cell_s_address_says_is_read_back():
    asked = read(dict(parse_qsl(CELL.address.partition("?")[2])))
    period = date(2025, 12, 31)
    assert asked == Asked(
        **SEC,
        concept=CELL.concept,
        start=date(2025, 1, 1),
        end=period,
        value=-6.08,
        symbol="HARB",
        period=period,
    )
    korean = replace(
        CELL,
        authority="dart",
        filing="20240814003284",
        concept="영업이익 (손실)",
        basis="separate",
        form="반기보고서",
    )
    asked = read(dict(parse_qsl(korean.address.partition("?")[2])))
    assert asked
    assert (asked.concept, asked.basis, asked.form) == ("영업이익 (손실)", "separate", "반기보고서")


@pytest.mark.parametrize(
    "change",
    [
        {"authority": "elsewhere"},
        {"filing": "../../etc/passwd"},
        {"filing": "20240814003284"},
        {"company": "http://elsewhere.example"},
        {"company": "１２３"},
        {"authority": "dart"},
    ],
)
def test_an_address_that_names_no_filing_is_none(change):
    assert read(SEC | change) is None
    assert read({}) is None


@pytest.mark.parametrize(
    "part",
    [
        {"concept": "<img src=x>"},
        {"start": "2025-13-01"},
        {"end": "tomorrow"},
        {"value": "nan"},
        {"value": "1e999"},
        {"at": "a b"},
        {"months": "-3"},
        {"symbol": "A" * 50},
    ],
)
def test_a_part_of_another_shape_is_left_out(part):
    assert read(SEC | part) == read(SEC)
