"""Greetings, thanks, what the model can do, and what it cannot."""

import re

import pytest

from assistant_core.builtin.skills.introduction import manner_of
from tests.builtin.tools_data import talk

THANKS = """perfect, thanks a lot! | Thank you so much 🙏 | 고마워 ㅎㅎ | ok great thank you
감사합니다!! | Cheers mate! | 정말 고마워요~ | that's very helpful, thanks | got it thanks
알겠습니다 감사합니다 | thx!! | 덕분에 이해했어요 고맙습니다"""
HELLO = """hello | Hi! | hey there | What can you do? | 뭐 물어볼 수 있어? | 안녕하세요!
누구세요? | Good afternoon | 안녕 ㅎㅎ | what are you able to help with | how does this thing work? | ???"""
OTHERS = """What's Tesla's revenue? Thanks! | hi, what is Tesla's revenue | thanks, and the debt?
고마워, 그럼 매출은? | 감사합니다 부채는요? | can you help me with 3x + 1 = 4? | what is it?
what is that | why? | and 2023? | 도와줘 2x+3=7 | 안녕하세요 삼성전자 주가 알려주세요
explain in more detail | 더 자세히 | is it good | what is this book about?"""


def split(texts: str) -> list[str]:
    return re.split(r" \| |\n", texts)


@pytest.mark.parametrize(
    ("manner", "text"),
    [
        *(("thanks", text) for text in split(THANKS)),
        *(("hello", text) for text in split(HELLO)),
        *(("", text) for text in split(OTHERS)),
    ],
)
def test_manners_are_told_from_questions(manner: str, text: str) -> None:
    assert manner_of(text) == manner


def test_thanks_are_answered_without_a_list_or_a_figure() -> None:
    conversation = talk()
    conversation.ask("What was Apple's revenue in 2024?")
    answer = conversation.ask("great, thank you!")
    assert answer.startswith("You're welcome!")
    assert "391" not in answer
    assert "- " not in answer
    assert conversation.ask("고마워요").startswith("천만에요!")


def test_what_it_can_do_begins_with_the_stocks_where_there_are_functions_for_them() -> None:
    assert "\n- look up listed companies" in talk().ask("what can you do?")


@pytest.mark.parametrize(
    ("question", "first", "where"),
    [
        ("How did Apple do in Latin America by product line?", "I cannot", "10-K"),
        ("Who are the main suppliers of Apple?", "I cannot name the customers, suppliers", "10-K"),
        ("Where will Apple shares trade in 2031?", "I cannot say what prices", "estimates"),
        (
            "What does the 10-K of Apple say about lawsuits?",
            "I cannot read the filings of Apple",
            "sec.gov",
        ),
        ("애플 경쟁사가 누구야?", "저는 규칙으로", "사업보고서"),
        ("애플 내년 주가 예측해 줄래?", "저는 규칙으로", "추정치"),
    ],
)
def test_what_rules_cannot_do_is_said_at_once_without_a_figure(question: str, first: str, where: str) -> None:
    conversation = talk()
    answer = conversation.ask(question).split("\n\n*")[0]
    assert answer.startswith(first)
    assert where in answer
    assert not re.search(r"\d", re.sub("10-[KQ]", "", answer))
    assert conversation.rounds == []
