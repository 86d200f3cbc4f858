"""What the check says of figures in their sentences, lists and tables."""

import pytest

from assistant_core.figures.check import check
from benchmarks.figure_check.checkers import OWN, by_function
from benchmarks.figure_check.labels import OUTPUTS, answers
from benchmarks.figure_check.measure import GOALS, outcomes, rates, reached

MEASURED = ("seen",)
"""The sets of answers that the check is held to."""


def statuses(text, *outputs, question="", quotes=()):
    given = [(OUTPUTS[name]["tool"], OUTPUTS[name]["output"]) for name in outputs]
    report = check(text, given, question, quotes)
    return {one.text: one.status for one in report.figures}


@pytest.mark.parametrize("name", MEASURED)
def test_the_labelled_figures_reach_the_goals(name):
    found = [
        outcome
        for answer in answers()
        if answer.set == name
        for outcome in outcomes(answer, by_function(OWN)(answer))
    ]
    assert len(found) >= 240
    assert reached(rates(found), GOALS[name]), rates(found)


def test_a_verified_figure_says_where_it_is_from():
    report = check(
        "Apple's revenue was $391.0 billion in fiscal 2024.",
        [(OUTPUTS["apple_income"]["tool"], OUTPUTS["apple_income"]["output"])],
    )
    figure = report.figures[0]
    assert (figure.label, figure.period, figure.value, figure.currency) == (
        "TotalRevenue",
        "2024-09-28",
        "391035000000",
        "USD",
    )
    assert figure.source is not None
    assert (figure.source.symbol, figure.source.tool) == ("AAPL", "get_income_statement")


@pytest.mark.parametrize(
    "wrong",
    [
        "Apple's revenue was $391.0 billion in fiscal 2023.",
        "Apple's net income was $391.0 billion in fiscal 2024.",
        "Microsoft's revenue was $391.0 billion in fiscal 2024.",
        "Apple's revenue was €391.0 billion in fiscal 2024.",
        "Apple's revenue was $391.0 million in fiscal 2024.",
        "Apple's revenue fell 2.0% in fiscal 2024.",
        "Apple's revenue was $391.1 billion in fiscal 2024.",
        "애플의 2023년 매출은 3,910억 달러입니다.",
    ],
)
def test_the_same_number_of_something_else_is_not_verified(wrong):
    assert "unverified" in statuses(wrong, "apple_income", "apple_ticker").values()


def test_without_outputs_nothing_is_verified():
    assert statuses("Apple's revenue was $391.0 billion, or 46.2% more.") == {
        "$391.0 billion": "unverified",
        "46.2%": "unverified",
    }


def test_a_failed_call_proves_nothing():
    failed = {"error": {"kind": "unknown_symbol", "message": "No listing for 391,035."}}
    report = check("Revenue was 391,035 million USD.", [("get_income_statement", failed)])
    assert [one.status for one in report.figures] == ["unverified"]


def test_outputs_that_are_no_json_do_no_harm():
    outputs = [("slow", "no json"), ("fine", "[1, 2]"), ("odd", '{"periods": null, "lines": 3}')]
    assert check("Revenue was $5.0 billion.", outputs).checked == 1


def test_what_the_user_named_is_given():
    said = statuses("With your $10,000 you hold a small part.", question="I invest $10,000 in Apple.")
    assert said == {"$10,000": "given"}


def test_a_figure_from_a_file_is_the_citation_s_to_prove():
    text = "The fund costs 0.20% a year【1:0†a.pdf】. It holds 500 million USD【1:1†a.pdf】."
    quotes = [
        (text.index("【1:0"), "a fee of 0.20% a year", "a.pdf"),
        (text.index("【1:1"), "many assets", "a.pdf"),
    ]
    assert statuses(text, quotes=quotes) == {"0.20%": "verified", "500 million USD": "file"}


def test_a_quoted_passage_is_checked_word_for_word():
    words = "She lost the key in 1923. She looked for it for 15 days."
    text = f"The book says:\n“{words}”【1:0†book.txt】"
    quotes = [(text.index("【"), words, "book.txt")]
    assert statuses(text, quotes=quotes) == {"1923": "verified"}
    wrong = text.replace("1923", "1932")
    assert statuses(wrong, quotes=[(wrong.index("【"), words, "book.txt")]) == {"1932": "unverified"}


def test_a_date_with_a_citation_is_the_files_to_prove():
    text = "The key was lost in the autumn of 1923【1:0†book.txt】."
    at = text.index("【")
    assert statuses(text, quotes=[(at, "in autumn 1923 he lost it", "book.txt")]) == {"1923": "verified"}
    assert statuses(text, quotes=[(at, "nobody knows when", "book.txt")]) == {"1923": "file"}
