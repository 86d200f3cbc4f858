"""Which figures a text holds, and what they say."""

import pytest

from assistant_core.figures.found import figures
from assistant_core.figures.model import When


def one(text):
    found = figures(text)
    assert len(found) == 1, [text[figure.start : figure.end] for figure in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "value", "step", "currency"),
    [
        ("391.0 billion USD", "money", 391e9, 0.1e9, "USD"),
        ("$391B", "money", 391e9, 1e9, "USD"),
        ("391,035 million USD", "money", 391035e6, 1e6, "USD"),
        ("3,910억 달러", "money", 391e9, 1e8, "USD"),
        ("391조 원", "money", 391e12, 1e12, "KRW"),
        ("12조 3,457억 원", "money", 12_345_700_000_000, 1e8, "KRW"),
        ("₹1,62,990 crore", "money", 1_629_900_000_000, 1e7, "INR"),
        ("£151.2m", "money", 151.2e6, 0.1e6, "GBP"),
        ("1,234.5p", "money", 12.345, 0.001, "GBP"),
        ("-£0.30", "money", -0.3, 0.01, "GBP"),
        ("46.2%", "percent", 46.2, 0.1, ""),
        ("(3.3)%", "percent", -3.3, 0.1, ""),
        ("\u22123.3 percent", "percent", -3.3, 0.1, ""),
        ("2.1%p", "points", 2.1, 0.1, ""),
        ("210 basis points", "points", 2.1, 0.01, ""),
        ("44.4배", "times", 44.4, 0.1, ""),
        ("44.4x", "times", 44.4, 0.1, ""),
        ("15.4 billion", "number", 15.4e9, 0.1e9, ""),
    ],
)
def test_amounts(text, kind, value, step, currency):
    figure = one(f"It is {text}, they say.")
    assert figure.kind == kind
    # A bare $ may be any dollar.
    assert currency in figure.currencies if currency else not figure.currencies
    assert figure.value == pytest.approx(value)
    assert figure.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-09-28", When(2024, 9, 28)),
        ("September 28, 2024", When(2024, 9, 28)),
        ("28 Sep 2024", When(2024, 9, 28)),
        ("2024년 9월 28일", When(2024, 9, 28)),
        ("FY24", When(2024, fiscal=True)),
        ("fiscal 2024", When(2024, fiscal=True)),
        ("2024 회계연도", When(2024, fiscal=True)),
        ("2024년", When(2024)),
        ("Q3 2024", When(2024, quarter=3)),
        ("2024년 3분기", When(2024, quarter=3)),
        ("11월 19일", When(None, 11, 19)),
    ],
)
def test_dates(text, when):
    assert one(f"Seen in {text}.").when == when


@pytest.mark.parametrize(
    "text",
    [
        "1. First\n2. Second",
        "the Form 10-K, the S&P 500, 005930.KS and KOSPI 200",
        "over 3 years, a 52-week low, 100 trading days, 3년간",
        "`391.0 billion` and https://example.com/2024/391",
        "as cited【4:0†report.pdf】",
        "the H100 on 3nm",
    ],
)
def test_what_is_no_figure(text):
    assert figures(text, frozenset({"005930.KS"})) == []


def test_a_quarter_without_a_year_is_a_time_and_no_amount():
    found = figures("Q1 was weak, 1분기도")
    assert [(one.kind, one.when) for one in found] == [("date", When(quarter=1))] * 2


def test_a_unit_named_once_is_that_of_all():
    assert [(f.kind, f.value) for f in figures("margins of 46.2, 31.5 and 24.0%")] == [
        ("percent", 46.2),
        ("percent", 31.5),
        ("percent", 24.0),
    ]
    assert [f.value for f in figures("$383.3 to $391.0 billion")] == [383.3e9, 391e9]


def test_bold_numbers_keep_their_unit():
    assert one("**391.0** billion USD").value == pytest.approx(391e9)
