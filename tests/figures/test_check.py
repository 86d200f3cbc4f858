"""What the check says of figures in their sentences, lists and tables."""

import time

import pytest

from assistant_core.figures.check import check
from benchmarks.figure_check.checkers import OWN, by_function
from benchmarks.figure_check.labels import OUTPUTS, answers
from benchmarks.figure_check.measure import FLOORS, outcomes, rates, reached
from tests.figures import quarrystone as told


def statuses(text, *outputs, question="", quotes=()):
    given = [(OUTPUTS[name]["tool"], OUTPUTS[name]["output"]) for name in outputs]
    report = check(text, given, question, quotes)
    return {one.text: one.status for one in report.figures}


def said(text, *outputs):
    return [(one.text, one.status) for one in check(text, outputs).figures if one.label != "date"]


@pytest.mark.parametrize("name", FLOORS)
def test_the_labelled_figures_stay_above_their_floors(name):
    found = [
        outcome
        for answer in answers()
        if answer.set == name
        for outcome in outcomes(answer, by_function(OWN)(answer))
    ]
    assert len(found) >= 900
    assert reached(rates(found), FLOORS[name]), rates(found)


RIGHT = [
    ("Revenue was $1.25 billion in 2025.", told.INCOME),
    ("Revenue came to 1.25e9 dollars in 2025.", told.INCOME),
    ("Quarrystone's sales rose 5.9% to $1,250 million.", told.INCOME),
    ("Sales were $1,100 million in 2023, $1,180 million in 2024 and $1,250 million in 2025.", told.INCOME),
    ("Revenue: $1,100m → $1,180m → $1,250m.", told.INCOME),
    ("The gross margin widened by 200 bps to 42.0%.", told.INCOME),
    ("Gross profit was 42 percent of revenue.", told.INCOME),
    ("It lost $22 million in 2023.", told.INCOME),
    ("It earned $150 million against a loss of $22 million in 2023, a swing of $172 million.", told.INCOME),
    ("Capital spending was $90 million.", told.CASH_FLOW),
    (
        "Free cash flow over the three years was $360 million in total: 150, 120 and 90 million.",
        told.CASH_FLOW,
    ),
    ("The median target is $70.00, the mean $71.25.", told.EARNINGS),
    ("Analysts expect $3.40 a share this year and $3.80 next year.", told.EARNINGS),
    ("The price is 6.3% below the close of May 1, 2026.", told.PRICES),
    ("31 of 46 analysts say buy or better.", told.OPINIONS),
    ("매출은 12억 5천만 달러로 5.9% 늘었습니다.", told.INCOME),
    ("매출총이익률은 42.0%, 영업이익률은 16.0%입니다.", told.INCOME),
    ("2023년에는 2,200만 달러의 순손실을 냈습니다.", told.INCOME),
    ("| | 2025 | 2024 |\n| --- | --- | --- |\n| Revenue ($m) | 1,250 | 1,180 |", told.INCOME),
]


@pytest.mark.parametrize(("text", "output"), RIGHT, ids=[text for text, _ in RIGHT])
def test_what_the_outputs_say_is_verified(text, output):
    found = said(text, output)
    assert found
    assert {status for _, status in found} == {"verified"}, found


WRONG = [
    ("Revenue was $1.18 billion in 2025.", "$1.18 billion", told.INCOME),
    ("Revenue came to 1.25e8 dollars in 2025.", "1.25e8 dollars", told.INCOME),
    ("Quarrystone's sales fell 5.9% to $1,250 million.", "5.9%", told.INCOME),
    ("Revenue: $1,250m → $1,180m → $1,100m.", "$1,250m", told.INCOME),
    ("The gross margin widened by 20 bps to 42.0%.", "20 bps", told.INCOME),
    ("Gross profit was 16 percent of revenue.", "16 percent", told.INCOME),
    ("It earned $22 million in 2023.", "$22 million", told.INCOME),
    ("Operating cash flow was $90 million in 2025.", "$90 million", told.CASH_FLOW),
    ("The median target is $71.25.", "$71.25", told.EARNINGS),
    ("Analysts expect $3.80 a share this year.", "$3.80", told.EARNINGS),
    ("The price is 6.3% above the close of May 1, 2026.", "6.3%", told.PRICES),
    ("36 of 46 analysts say buy or better.", "36", told.OPINIONS),
    ("매출은 12억 5천만 달러로 5.9% 줄었습니다.", "5.9%", told.INCOME),
    ("영업이익률은 42.0%입니다.", "42.0%", told.INCOME),
    ("| | 2025 | 2024 |\n| --- | --- | --- |\n| Net income ($m) | 150 | 1,180 |", "1,180", told.INCOME),
]


@pytest.mark.parametrize(("text", "wrong", "output"), WRONG, ids=[text for text, *_ in WRONG])
def test_what_they_do_not_say_is_not(text, wrong, output):
    assert (wrong, "unverified") in said(text, output)


@pytest.mark.parametrize(
    "text", ["Revenue rose 5.9%.", "Growth in revenue: +5.9%", "매출은 5.9% 증가했습니다."]
)
def test_a_newer_quarterly_balance_sheet_says_nothing_of_a_year_s_growth(text):
    outputs = [told.INCOME, told.RATIOS, told.QUARTER]
    assert [status for _, status in said(text, *outputs)] == ["verified"]


def test_where_multiples_are_told_a_price_by_earnings_is_none():
    assert said("The P/E is 20.0.", told.INCOME, told.PRICES) == [("20.0", "verified")]
    assert said("The P/E is 20.0.", told.INCOME, told.PRICES, told.RATIOS) == [("20.0", "unverified")]
    assert said("The P/E is 18.2.", told.INCOME, told.PRICES, told.RATIOS) == [("18.2", "verified")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fennel sold twice as much as Quarrystone: $2.5 billion against $1.25 billion.", "verified"),
        ("Fennel's revenue is $2.5 billion, Quarrystone's $1.25 billion.", "verified"),
        ("Quarrystone's revenue is $2.5 billion.", "unverified"),
        ("펜넬의 매출은 25억 달러입니다.", "verified"),
        ("쿼리스톤의 매출은 25억 달러입니다.", "unverified"),
    ],
)
def test_each_figure_is_its_company_s(text, status):
    assert {one for _, one in said(text, told.INCOME, told.RIVAL_INCOME)} == {status}


def test_an_unverified_figure_shows_what_the_outputs_have_instead():
    (figure,) = check("Net income was $1,250 million.", [told.INCOME]).figures
    assert figure.status == "unverified"
    shown = {(one.label, one.value, one.period, one.currency) for one in figure.candidates}
    assert ("TotalRevenue", "1250000000", "2025-12-31", "USD") in shown
    assert ("NetIncome", "150000000", "2025-12-31", "USD") in shown


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


def seconds(text, *outputs):
    began = time.process_time()
    check(text, outputs)
    return time.process_time() - began


def test_twice_the_text_takes_no_more_than_twice_the_time():
    paragraph = "Quarrystone's revenue was $1,250 million in 2025, up 5.9%, and it earned $2.99 a share.\n\n"
    check(paragraph, [told.INCOME])
    once, twice = (min(seconds(paragraph * n, told.INCOME) for _ in range(3)) for n in (100, 200))
    assert twice < 3 * once


def test_twice_the_rows_take_no_more_than_twice_the_time():
    rows = "".join(f"| Revenue | 1,250 | {n + 100}.5 | 5.9% |\n" for n in range(400))
    head = "| $m | 2025 | 2024 | Change |\n| --- | --- | --- | --- |\n"
    check(head + rows[:200], [told.INCOME])
    half = rows[: len(rows) // 2]
    once, twice = (min(seconds(head + text, told.INCOME) for _ in range(3)) for text in (half, rows))
    assert twice < 3 * once


def test_twice_the_days_take_no_more_than_twice_the_time():
    tool, prices = told.PRICES
    rows = [[f"{1950 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}", 50 + n / 100] for n in range(4000)]
    text = "It closed at $60.00 on May 4, 2026, 6.3% below the close of May 1, 2026."
    check(text, [told.PRICES])
    once, twice = (
        min(seconds(text, (tool, {**prices, "rows": days})) for _ in range(3)) for days in (rows[:2000], rows)
    )
    assert twice < 3 * once
