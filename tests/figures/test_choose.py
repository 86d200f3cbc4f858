"""Which fact a figure states."""

import pytest

from assistant_core.figures.choose import Choice
from assistant_core.figures.frames import frame
from assistant_core.figures.ledger import Ledger
from assistant_core.figures.reading import Reading
from tests.figures import quarrystone as told

EVERYTHING = (told.INCOME, told.CASH_FLOW, told.EARNINGS, told.PRICES)


def choices(text, *outputs):
    ledger = Ledger(outputs or EVERYTHING)
    reading = Reading(text, ledger.names, ledger.concepts)
    frames = [frame(reading, part) for part in reading.parts()]
    return [Choice(one, ledger) for one in frames if one.figure.kind != "date"]


def chosen(text, *outputs):
    facts = [choice.fact() for choice in choices(text, *outputs)]
    return [
        (fact.formula or fact.concept, fact.period.year if fact.period else None) if fact else None
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It earned $150 million.", [("NetIncome", 2025)]),
        ("Its free cash flow was $150 million.", [("FreeCashFlow", 2025)]),
        ("Net income of $118 million in 2024", [("NetIncome", 2024)]),
        ("Revenue rose by $70 million.", [("change of TotalRevenue", 2025)]),
        ("Revenue grew 6.6% a year since 2023.", [("compound growth a year of TotalRevenue", 2025)]),
        ("The free cash flow margin is 12.0%.", None),
        ("매출은 2023년 이후 연평균 6.6% 늘었다.", [("compound growth a year of TotalRevenue", 2025)]),
        ("The low target is $55.", [("price_target_low", None)]),
    ],
)
def test_the_fact_that_its_words_choose(text, expected):
    if expected is None:
        (fact,) = [choice.fact() for choice in choices(text)]
        assert fact is not None
        assert fact.parts == {"FreeCashFlow", "TotalRevenue"}
    else:
        assert chosen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was $150 million.",
        "Net income of $118 million in 2025",
        "Revenue fell by $70 million.",
        "Revenue was $70 million.",
        "Revenue grew 6.6% in 2025.",
        "The high target is $55.",
        "Net income was €150 million.",
        "Net income was $150 thousand.",
    ],
)
def test_nothing_that_a_word_contradicts(text):
    assert chosen(text) == [None]


def test_candidates_are_of_the_value_or_of_the_line():
    (choice,) = choices("Net income was $1,250 million.")
    assert {fact.concept for fact in choice.candidates()} == {"TotalRevenue", "NetIncome"}


def test_a_supposed_multiple_times_a_figure_per_share():
    text = "At 25 times earnings of $3.00 the share would be worth $75.00."
    assert chosen(text)[-1] == ("25 x DilutedEPS", 2025)
    assert chosen(text.replace("75.00", "95.00"))[-1] is None
