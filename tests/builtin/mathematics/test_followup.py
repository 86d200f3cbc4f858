import pytest

from assistant_core.builtin.mathematics.reading import more_wanted

MORE = """
Explain in more detail|explain more please|why?|Why is that so?|show me the steps|How?|How did you get that?
I don't understand|Can you explain it step by step?|more details please|Why did you subtract 4 first?
더 자세히 설명해 주세요|더 자세히 설명해줘|왜?|왜 그렇게 되나요?|풀이 과정을 보여 주세요|이해가 안 돼요
어떻게 풀었어?|단계별로 설명해 줄래?|자세한 풀이를 알려 주세요|왜 5를 빼는 건가요?
설명이 잘 이해되지 않아요. 조금 더 자세히 부탁드려요
"""
ELSE = """
Could you explain linear algebra to me?|why is apple down|How does inflation work|thanks|explain 3x = 2
애플에 대해 자세히 설명해 주세요|선형대수를 설명해 주세요|안녕하세요|왜 주가가 떨어졌나요?
"""


def split(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("question", split(MORE))
def test_more_is_wanted(question):
    assert more_wanted(question)


@pytest.mark.parametrize("question", ["", *split(ELSE)])
def test_it_is_something_else(question):
    assert not more_wanted(question)
