"""Terms of finance, and what a question about a term that is not there gets."""

import pytest

from assistant_core.builtin import glossary
from tests.builtin.tools_data import talk

TERMS = {
    "What is working capital?": "WorkingCapital",
    "운전자본이 뭔가요?": "WorkingCapital",
    "Explain the PEG ratio": "peg",
    "how are operating margins computed": "operating_margin",
    "What does FCF yield tell me?": "free_cash_flow_yield",
    "ETF란 무엇인가요": "etf",
    "what's a limit order": "limit_order",
    "공매도는 어떻게 하는 거예요?": "short_selling",
    "shareholders' equity": "StockholdersEquity",
    "P/B": "price_to_book",
}


@pytest.mark.parametrize(("text", "name"), TERMS.items())
def test_the_longest_name_is_the_term(text: str, name: str) -> None:
    assert [term.name for term in glossary.find(text)] == [name]


def test_each_term_is_told_in_both_languages_and_has_names_of_its_own() -> None:
    terms = glossary.terms().values()
    assert len(terms) >= 60
    for term in terms:
        assert 60 < len(term.text["en"]) < 420
        assert 40 < len(term.text["ko"]) < 320
        assert term in glossary.find(term.title("en"))
        assert term in glossary.find(term.title("ko"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is gross margin?", "gross profit divided by revenue"),
        ("영업이익률이 뭐야?", "영업이익을 매출로 나눈 비율"),
        ("What does ROIC mean?", "operating income after taxes divided by the capital"),
        ("배당성향이 무슨 뜻이에요?", "배당금을 순이익으로 나눈 비율"),
    ],
)
def test_a_term_is_explained_at_once_and_nothing_is_fetched(question: str, said: str) -> None:
    conversation = talk()
    assert said in conversation.ask(question).split("\n\n")[0]
    assert conversation.rounds == []


def test_a_difference_explains_both() -> None:
    answer = talk().ask("What is the difference between gross margin and operating margin?")
    assert answer.startswith("**Gross margin**: ")
    assert "\n\n**Operating margin**: " in answer


def test_a_term_that_is_not_there_is_refused() -> None:
    conversation = talk()
    answer = conversation.ask("What does heteroskedasticity mean?")
    assert "I have no explanation of" in answer
    assert "Settings" in answer
    assert conversation.rounds == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is a perpetual bond?", "perpetual bond"),
        ("What is an inverse ETF?", "inverse etf"),
        ("신종 채권이 뭔가요?", "신종 채권"),
    ],
)
def test_a_word_before_a_term_makes_it_another_one(question: str, words: str) -> None:
    answer = talk().ask(question)
    assert words in answer.split("\n\n")[0]
    assert "**" not in answer


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("What exactly is a bond?", "Bond"),
        ("how is the net profit margin computed", "Net margin"),
        ("why can a high dividend yield be dangerous?", "Dividend yield"),
        ("주식은 처음인데 공매도가 뭔지 알려주세요", "공매도"),
    ],
)
def test_words_around_a_term_that_change_nothing(question: str, title: str) -> None:
    assert f"**{title}**" in talk().ask(question)
