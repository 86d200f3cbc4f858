"""One pattern of many words finds the longest of them."""

import re

from assistant_core.figures.words_in import pattern_of


def found(words, text):
    pattern = pattern_of((list(map(re.escape, word)), r"(?![a-z])") for word in words)
    return [match.group() for match in re.finditer(rf"(?<![a-z]){pattern}", text)]


def test_the_longest_that_ends_with_a_word():
    words = ["net", "net income", "net income margin", "income", "in"]
    assert found(words, "net income margins, net incomes, income in net") == [
        "net income",
        "net",
        "income",
        "in",
        "net",
    ]
    assert found(words, "net income margin") == ["net income margin"]


def test_signs_of_patterns_are_letters_like_others():
    assert found(["a.b", "a+"], "a.b axb a+") == ["a.b", "a+"]


def test_no_words():
    assert found([], "anything") == []
