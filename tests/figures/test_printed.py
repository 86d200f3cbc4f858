"""What code has printed proves what an answer says of it, and nothing else."""

import pytest

from assistant_core.figures.check import check
from benchmarks.figure_check.labels import OUTPUTS

LOGS = """First close: 201.45 USD (2025-06-09)
20-day average: 256.5885 USD (2025-10-29)
Last close against the average: +5.1% (2025-10-29)
correlation 0.8312
share of days that rose 0.5657
mean revenue 389582.3333
low -12.75%
steps 7
variance 1.5e-04
Traceback (most recent call last):
  File "code", line 4821, in <module>
ValueError: 987.65 is out of range
"""


def statuses(text, logs=(LOGS,), outputs=()):
    return {one.text: one.status for one in check(text, outputs, logs=logs).figures}


@pytest.mark.parametrize(
    "right",
    [
        "The 20-day average was 256.59 USD.",
        "The 20-day average was $257.",
        "20일 이동평균은 256.6달러입니다.",
        "The close lies 5.1% above it.",
        "It fell by 12.75% at most.",
        "The correlation is 0.83.",
        "It rose on 56.6% of the days.",
        "Mean revenue was 389.6 billion USD.",
        "The variance is 0.00015.",
        "The first day is June 9, 2025.",
    ],
)
def test_what_was_printed_is_computed(right):
    found = check(right, (), logs=(LOGS,)).figures
    assert [(one.status, one.label, one.source.tool) for one in found] == [
        ("verified", "computed", "code_interpreter")
    ]
    assert found[0].value in LOGS


@pytest.mark.parametrize(
    "wrong",
    [
        "The 20-day average was 256.60 USD.",
        "The 20-day average was 256.58850 USD.",
        "The 20-day average was €256.59.",
        "The 20-day average was 256.59 billion USD.",
        "The close lies 5.10% above it.",
        "The close lies 5.2% above it.",
        "The correlation is 0.84.",
        "Mean revenue was 389.6 USD.",
        "Revenue was 987.65 USD.",
        "Revenue was $4,821.",
        "Margins rose by 7%.",
        "The first day is June 10, 2025.",
    ],
)
def test_what_was_not_printed_is_not(wrong):
    assert "unverified" in statuses(wrong).values()


def test_without_logs_the_same_words_are_unverified():
    assert statuses("The 20-day average was 256.59 USD.", ()) == {"256.59 USD": "unverified"}


def test_a_fetched_figure_keeps_its_source_although_code_printed_it_too():
    output = [(OUTPUTS["apple_income"]["tool"], OUTPUTS["apple_income"]["output"])]
    text = "Apple's revenue was $391.0 billion in fiscal 2024."
    figure = check(text, output, logs=("revenue 391.0 billion USD",)).figures[0]
    assert (figure.label, figure.source.tool) == ("TotalRevenue", "get_income_statement")
