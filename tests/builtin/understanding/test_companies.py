import time
from pathlib import Path

import pytest

from assistant_core.builtin.understanding.companies import find, once, same_company

QUESTIONS = [
    tuple(part.strip() for part in line.rsplit("|", 1))
    for line in (Path(__file__).parent / "named.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def named(question: str) -> str:
    found = once(find(question))
    return " ".join("~" * one.is_typo + (one.symbol or f"?{one.said}") for one in found)


@pytest.mark.parametrize(("question", "symbols"), QUESTIONS)
def test_the_companies_that_a_question_names(question: str, symbols: str) -> None:
    assert named(question) == symbols


def test_mentions_are_marked_where_they_stand() -> None:
    text = "Compare Ford Motor Company's debt with 현대차의 부채"
    assert [text[one.start : one.end] for one in find(text)] == ["Ford Motor Company", "현대차"]


def test_a_company_named_twice_counts_once() -> None:
    assert [one.symbol for one in once(find("Google, or Alphabet (GOOGL), or Apple"))] == [
        "GOOGL",
        "AAPL",
    ]


@pytest.mark.parametrize(
    ("said", "listing", "symbol"),
    [
        ("Catalyst", "Catalyst Pharmaceuticals, Inc.", "CPRX"),
        ("facebook", "Meta Platforms, Inc.", "META"),
        ("brk.b", "Berkshire Hathaway Inc.", "BRK-B"),
        ("LVMH", "LVMH Moët Hennessy - Louis Vuitton", "MC.PA"),
        ("하이닉스", "SK hynix Inc.", "000660.KS"),
        ("NXP", "NXP Semiconductors N.V.", "NXPI"),
        ("헬름스웨이", "Helmsway Corp.", "HLMS"),
    ],
)
def test_a_listing_of_the_company_that_was_typed(said: str, listing: str, symbol: str) -> None:
    assert same_company(said, listing, symbol)


@pytest.mark.parametrize(
    ("said", "listing", "symbol"),
    [
        ("Health Catalyst", "Catalyst Pharmaceuticals, Inc.", "CPRX"),
        ("Blorptech", "Bloom Energy Corporation", "BE"),
        ("Apple Hospitality", "Apple Inc.", "AAPL"),
        ("뚝딱전자", "Samsung Electronics Co., Ltd.", "005930.KS"),
    ],
)
def test_a_listing_of_another_company(said: str, listing: str, symbol: str) -> None:
    assert not same_company(said, listing, symbol)


@pytest.mark.parametrize("part", ["Xyzzyq ", "appple ", "삼성전저 ", "$A", "A.", "Gap ", "the Bank of "])
def test_a_long_text_is_read_quickly(part: str) -> None:
    find(part)
    start = time.process_time()
    find(part * (4_000 // len(part)))
    assert time.process_time() - start < 1
