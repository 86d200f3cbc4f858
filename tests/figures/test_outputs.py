"""What outputs have in common."""

from datetime import date

import pytest

from assistant_core.figures.outputs import LARGEST, day, is_number, names, parsed, row_names, source_of


@pytest.mark.parametrize("output", ["no json", "[1]", "null", '{"error": {"kind": "no_data"}}', "[" * 5_000])
def test_what_proves_nothing_is_not_read(output):
    assert parsed(output) is None


def test_what_nests_deeper_than_any_tool_s_output_is_not_read():
    deep: dict[str, object] = {}
    for _ in range(60):
        deep = {"in": deep}
    assert parsed(deep) is None


def test_the_source_is_of_the_company_and_told_by_day():
    data = {"source": "Yahoo Finance", "fetched_at": "2026-05-04T10:00:00Z"}
    said = source_of("compare_companies", data, {"symbol": "FNL.L", "company": "Fennel Works plc"})
    assert (said.company, said.symbol, said.fetched) == ("Fennel Works plc", "FNL.L", "2026-05-04")


def test_companies_are_known_by_what_the_user_called_them():
    ticker = {
        "query": "Fennel",
        "best": "FNL.L",
        "listings": [{"symbol": "FNL.L", "name": "Fennel Works plc"}],
    }
    holders = {"holders": {"columns": ["holder", "shares"], "rows": [["Northgate Capital", 5], [None, 6]]}}
    assert names([("get_ticker", ticker)]) == {"FNL.L": {"Fennel", "Fennel Works plc"}}
    assert row_names(holders) == {"Northgate Capital"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-05-04T10:00:00Z", date(2026, 5, 4)),
        ("2026-05", date(2026, 5, 1)),
        ("May", None),
        (None, None),
        ("2026-02-30", None),
    ],
)
def test_days(said, expected):
    assert day(said) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, True),
        (-1.5, True),
        (True, False),
        ("3", False),
        (None, False),
        (float("nan"), False),
        (LARGEST, False),
    ],
)
def test_numbers(value, expected):
    assert is_number(value) is expected
