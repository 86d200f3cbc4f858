"""What the pages and the built-in model itself suggest to ask is answered, in both languages."""

import json
import re

import pytest

from assistant_core.builtin.skills.book import SKILL as BOOK
from assistant_core.builtin.skills.mathematics import SKILL as MATHEMATICS
from assistant_core.builtin.skills.stock_research import SKILL as STOCKS
from assistant_core.words import Words
from tests.builtin.mathematics.conftest import CODE
from tests.builtin.mathematics.interpreter import Interpreter
from tests.builtin.talk import Talk, function
from tests.builtin.tools_data import talk

LANGUAGES = ("en", "ko")
APPLE_FIRST = re.compile(r"(?=.*(?:Apple|AAPL))(?=.*\d)")
SEARCH = function("file_search", queries={"type": "array", "items": {"type": "string"}})
REPORT = {
    "cite": "【1:0†source】",
    "file": "report.pdf",
    "where": "page 3",
    "heading": "Debt",
    "text": "The debt of the group fell to 40 million euros. 그룹의 부채는 4천만 유로로 줄었다.",
}


def suggested(page: str, skill=None) -> list[str]:
    of_page = [
        Words(language)(f"{page}.suggestion.{number}") for language in LANGUAGES for number in (1, 2, 3)
    ]
    return [*of_page, *(example for language in LANGUAGES for example in skill.examples[language])]


def is_follow_up(question: str) -> bool:
    return "detail" in question or "자세히" in question


@pytest.mark.parametrize("question", suggested("investor", STOCKS))
def test_what_is_suggested_of_stocks_is_answered_with_figures(question):
    conversation = talk()
    first = conversation.ask(question).split("\n")[0]
    assert conversation.rounds
    assert APPLE_FIRST.search(first), first


@pytest.mark.parametrize("question", suggested("book", BOOK))
def test_what_is_suggested_of_files_is_answered_from_them(question):
    conversation = Talk(lambda name, arguments: json.dumps({"results": [REPORT]}), [SEARCH])
    assert re.search("40 million euros|4천만 유로", conversation.ask(question))


def test_what_is_suggested_in_mathematics_is_computed():
    interpreter = Interpreter()
    try:
        conversation = Talk(interpreter, [CODE])
        for question in suggested("tutor", MATHEMATICS):
            told = conversation.ask(question)
            assert "=" in told, question
            assert conversation.rounds or is_follow_up(question), question
    finally:
        interpreter.close()
