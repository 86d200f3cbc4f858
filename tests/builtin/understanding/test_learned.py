"""Weights learned from examples: what decides is what only some asks say."""

import pytest

from assistant_core.builtin.understanding.learned import Learned, features
from assistant_core.builtin.understanding.recognition import LEAST, learned, manners

EXAMPLES = {
    "weather": [
        "Will it rain in {place}?",
        "How warm is it in {place}?",
        "{place} 날씨 어때요?",
        "{place}에 비가 오나요?",
    ],
    "train": [
        "When does the train leave {place}?",
        "train times for {place}",
        "{place} 기차 시간",
        "기차는 언제 출발하나요?",
    ],
}


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Could you please tell me whether it rains in {place}", "weather"),
        ("is it warm there?", "weather"),
        ("the next train to {place}, please", "train"),
        ("{place} 비 올까", "weather"),
        ("기차 출발 시각이 궁금합니다", "train"),
    ],
)
def test_other_words_around_the_same_thing(text: str, ask: str) -> None:
    scores = Learned(EXAMPLES).scores(text)
    assert max(scores, key=lambda name: scores[name]) == ask


def test_a_text_that_shares_nothing_is_like_no_ask() -> None:
    scores = Learned(EXAMPLES).scores("zyx wvu tsr")
    assert list(scores) == list(EXAMPLES)
    assert max(scores.values()) < LEAST


def test_an_example_is_what_it_is_an_example_of() -> None:
    model = Learned(EXAMPLES)
    for ask, texts in EXAMPLES.items():
        assert all(max(scores, key=lambda name: scores[name]) == ask for scores in map(model.scores, texts))


def test_the_same_examples_give_the_same_scores() -> None:
    assert Learned(EXAMPLES).scores("train to {place}") == Learned(EXAMPLES).scores("train to {place}")


def test_no_text_is_too_odd() -> None:
    for text in ("", " ", "{", "{}", "😀", "\ud800", "가", "{place}" * 50):
        assert features(text)
        assert set(Learned(EXAMPLES).scores(text)) == set(EXAMPLES)


ENGLISH = {
    "What was {company}'s {line} in {time}?": "value",
    "Should I buy {company} now?": "judge",
    "why did {company} drop": "why_moved",
}
KOREAN = {
    "{company} 배당금이 얼마예요": "dividend",
    "{company} {line} 얼마야": "value",
    "{company} 사도 될까": "judge",
}


@pytest.mark.parametrize(
    ("around", "text", "ask"),
    [
        (around, text, ask)
        for language, asked in zip(manners(), (ENGLISH, KOREAN), strict=True)
        for around in language
        for text, ask in asked.items()
    ],
)
def test_politeness_changes_no_ask(around: str, text: str, ask: str) -> None:
    scores = learned().scores(around.replace("{}", text))
    assert max(scores, key=lambda name: scores[name]) == ask
