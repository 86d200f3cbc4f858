"""Which words of a text are whose."""

import pytest

from assistant_core.figures.reading import Reading

NAMES = {"QRST": {"Quarrystone Tools Inc."}}


def territories(text):
    reading = Reading(text, NAMES, frozenset())
    return [text[one.start : one.end].strip() for one in reading.parts() if one.figure.kind != "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Revenue rose 5.9% to $1,250 million, and net income was $150 million.",
            ["Revenue rose 5.9%", "to $1,250 million", ", and net income was $150 million."],
        ),
        (
            "Revenue was $1,250 million; it earned $150 million (12.0% of revenue).",
            ["Revenue was $1,250 million", "it earned $150 million", "(12.0% of revenue)."],
        ),
        (
            "At 20 times earnings, the price is $60.",
            ["At 20 times earnings", "the price is $60."],
        ),
        (
            "매출은 12억 달러로 5.9% 늘었고, 순이익은 1억 달러였다.",
            ["매출은 12억 달러로", "5.9% 늘었고", "순이익은 1억 달러였다."],
        ),
        (
            "매출총이익률 42.0%, 영업이익률 16.0%",
            ["매출총이익률 42.0%", "영업이익률 16.0%"],
        ),
    ],
)
def test_a_figure_has_the_words_that_are_its_own(text, expected):
    assert [said.strip(" ,;") for said in territories(text)] == [said.strip(" ,;") for said in expected]


def test_the_parts_of_a_range_have_theirs_together():
    assert len(set(territories("Its price stood between $58.50 and $64.00 in May."))) == 1


def test_a_cell_is_a_part_with_its_labels():
    text = "| $m | 2025 | 2024 |\n| --- | --- | --- |\n| Revenue | 1,250 | 1,180 |"
    amounts = [one for one in Reading(text, NAMES, frozenset()).parts() if one.figure.kind != "date"]
    labels = [tuple(text[slice(*span)] for span in (one.block.row, one.block.column)) for one in amounts]
    assert [tuple(said.strip() for said in pair) for pair in labels] == [
        ("Revenue", "2025"),
        ("Revenue", "2024"),
    ]


def test_an_answer_that_names_one_time_only_is_about_it():
    assert Reading("In 2024 it did well. Revenue was $1 million.", NAMES, frozenset()).topic is not None
    assert Reading("In 2024 it did well. Not in 2025: $1 million.", NAMES, frozenset()).topic is None
    assert Reading("Revenue was $1 million. Thus it was in 2024.", NAMES, frozenset()).topic is None
