"""What follows from the figures beside one."""

import pytest

from assistant_core.figures.check import check
from tests.figures import quarrystone as told


def last(text):
    figure = [one for one in check(text, [told.INCOME, told.CASH_FLOW]).figures if one.label != "date"][-1]
    return figure.status, figure.label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Sales were $1,250 million and net income $150 million, a gap of $1,100 million.",
            "TotalRevenue - NetIncome",
        ),
        (
            "Operating income was $200 million, net income $150 million: together $350 million.",
            "OperatingIncome + NetIncome",
        ),
        ("Net income was $118 million in 2024 and $150 million in 2025, 27.1% more.", "NetIncome"),
    ],
)
def test_what_its_words_say_it_is(text, label):
    status, said = last(text)
    assert status == "verified"
    assert label in said


@pytest.mark.parametrize(
    "text",
    [
        "Sales were $1,250 million and net income $150 million, a gap of $1,300 million.",
        "Operating income was $200 million, net income $150 million: together $360 million.",
        "It earned $150 million and spent $90 million, 70.0% of it.",
        "Net income was $118 million in 2024 and $150 million in 2025, a drop of 27.1%.",
    ],
)
def test_what_they_do_not_give_is_unverified(text):
    assert last(text)[0] == "unverified"


def test_nothing_follows_from_what_is_unverified_itself():
    assert (
        last("Sales were $777 million and net income $150 million, a gap of $627 million.")[0] == "unverified"
    )


def test_a_row_of_a_scenario_is_reckoned_from_its_multiple():
    head = "| Case | EPS 2025 | P/E | Value per share | vs. $60.00 |\n| --- | --- | --- | --- | --- |\n"
    figures = check(f"{head}| Base | $3.00 | 25x | $75.00 | +25.0% |", [told.INCOME, told.PRICES]).figures
    assert [(one.text, one.status) for one in figures[-4:]] == [
        ("$3.00", "verified"),
        ("25x", "unverified"),
        ("$75.00", "verified"),
        ("+25.0%", "verified"),
    ]
    figures = check(f"{head}| Base | $3.00 | 25x | $70.00 | +16.7% |", [told.INCOME, told.PRICES]).figures
    assert [one.status for one in figures[-2:]] == ["unverified", "unverified"]
