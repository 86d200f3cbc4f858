import json

import pytest

from assistant_core.exhibits.registry import all_kinds, exhibits_of
from assistant_core.words import Words
from tests.support.outputs import ALL, INCOME, PRICES

EN = Words("en")


def test_every_output_finds_its_kind_and_the_most_telling_comes_first():
    outputs = [json.dumps(output) for output in ALL.values()]
    titles = [exhibit.title for exhibit in exhibits_of(outputs, EN)]
    assert titles == [
        *("Comparison", "Valuation", "Prices", "Quote", "Key ratios", "Income statement", "Cash flow"),
        *(
            "Balance sheet (quarterly)",
            "By segment",
            "Dividends and splits",
            "Earnings",
            "Ownership",
            "Profile",
            "Filings",
            "News",
            "Web results",
        ),
    ]


def test_what_was_asked_twice_is_shown_once():
    output = json.dumps(INCOME)
    assert len(exhibits_of([output, output], EN)) == 1


@pytest.mark.parametrize("output", [None, "", "no json", "[]", "3", '{"error": {"kind": "timeout"}}', "{}"])
def test_outputs_without_figures(output):
    assert exhibits_of([output], EN) == []


@pytest.mark.parametrize("name", ALL)
def test_outputs_that_lie_about_their_shape_show_nothing_and_break_nothing(name):
    for wrong in (None, 3, "text", [], [[]], {}, [{}], {"rows": [[1]], "columns": 3}):
        for key in ALL[name]:
            exhibits_of([json.dumps(ALL[name] | {key: wrong})], EN)


def test_a_row_of_the_wrong_length_is_not_guessed_at():
    assert exhibits_of([json.dumps(PRICES | {"rows": [["2025-01-02", 1.0]]})], EN) == []


def test_every_kind_has_a_rank_of_its_own():
    ranks = [kind.RANK for kind in all_kinds()]
    assert len(set(ranks)) == len(ranks)
