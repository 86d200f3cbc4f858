"""What a tool returned, in fewer characters."""

import json
import re
import time

import pytest

from assistant_core.engine.runs.shortening import LONGEST, cut, in_short
from tests.support.outputs import ALL

ROWS = [[f"2026-01-{day:02}", 100 + day, 1000 * day] for day in range(1, 31)]
PRICES = {"symbol": "AAPL", "columns": ["date", "close", "volume"], "rows": ROWS * 4, "high": 130}


def test_rows_are_cut_in_the_middle_and_counted():
    short = json.loads(in_short(json.dumps(PRICES)))
    assert short | {"rows": None} == PRICES | {"rows": None}
    assert short["rows"] == [*ROWS[:6], "… 108 left out …", *ROWS[-6:]]
    many = json.loads(in_short(json.dumps({**PRICES, "notes": ["A long note. " * 40] * 3})))
    assert many["rows"] == [*ROWS[:3], "… 114 left out …", *ROWS[-3:]]


@pytest.mark.parametrize("name", ALL)
def test_a_short_output_stays_as_it_is(name):
    output = json.dumps(ALL[name])[:LONGEST]
    assert in_short(output) == output


@pytest.mark.parametrize(
    "output",
    [
        json.dumps(PRICES),
        json.dumps(ROWS * 100),
        json.dumps({"lines": {f"Line{number}": [1, 2, 3] for number in range(500)}}),
        json.dumps({"a": {"b": {"c": ROWS * 50}}, "text": "word " * 5_000}),
        json.dumps({f"key {number}": number for number in range(10_000)}),
        json.dumps({"k" * 5_000: [1]}),
        json.dumps("가" * 9_000, ensure_ascii=False),
        "[" * 900 + "]" * 900,
        "[" * 100_000 + "]" * 100_000,
        "not JSON at all, line\n" * 500,
        '{"cut": [1, 2, ' + "3, " * 5_000,
        '["\\ud800", ' + "1, " * 3_000 + "1]",
        "9" * 20_000,
        f"[{'1' * 6_000}]",
    ],
    ids=lambda output: output[:20],
)
def test_every_long_output_becomes_short_and_always_the_same(output):
    short = in_short(output)
    assert len(short) <= LONGEST + 100
    assert "left out" in short or "…" in short
    assert short.encode()
    in_short.cache_clear()
    assert in_short(output) == short


@pytest.mark.parametrize("before", range(8))
def test_no_number_is_cut_in_two(before):
    numbers = [f"{number * 7919:,}.5" for number in range(1_000, 1_400)]
    logs = "x" * before + " " + "\n".join(numbers)
    for output in (logs, json.dumps({"summary": logs.replace("\n", " ")})):
        short = re.sub(r"… [\d,]+ characters left out …", "", in_short(output))
        found = set(re.findall(r"[\d,.]+", short))
        assert found
        assert found <= set(numbers)


def test_no_number_is_cut_in_two_wherever_a_text_is_cut():
    figures = [f"{number:,}.{number % 97}" for number in range(1_000_000, 1_002_000)]
    for text in (
        " ".join(figures),
        '{"rows":["' + '","'.join(figures) + '"]}',
        "[" + "],[".join(figures) + "]",
    ):
        for share in (0.05, 0.21, 0.5, 0.77):
            most = int(len(text) * share)
            kept = cut(text, most, "[… {} …]")
            assert most - 40 < len(kept) < most + 40
            assert set(re.findall(r"\d[\d,.]*\d", kept.replace(_told(kept), ""))) <= set(figures)


def _told(kept):
    return re.search(r"\[… .* …\]", kept)[0]


def test_a_text_of_one_long_word_is_shortened_quickly():
    started = time.monotonic()
    assert len(cut("1" * 2_000_000, 1_000_000)) < 200
    assert time.monotonic() - started < 2
