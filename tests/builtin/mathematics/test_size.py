"""Numbers that would hold the machine are refused without running code; the others are computed."""

import pytest

from tests.builtin.mathematics.conftest import CODE
from tests.builtin.talk import Talk


def refuse_code(name, arguments):
    raise AssertionError(arguments)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("9^9^9", "about 369,693,100 digits"),
        ("10^(10^10)", "about 10,000,000,001 digits"),
        ("999999999!", "about 8,565,705,514 digits"),
        ("9^9^9^9", "even the number of its digits"),
        ("3 + 9^9^9", "too large to be computed here"),
        ("x + 9^9^9 = 3", "too large to be computed here"),
        ("expand (x+1)^1000", "too many terms"),
        ("x^(9^9) = 1", "too many terms, or solutions"),
        ("0^(9^9^9)", "too large to be computed here"),
        ("9^9^9를 계산해줘", "약 369,693,100자리"),
    ],
)
def test_what_is_too_large_is_said_at_once(question, told):
    talk = Talk(refuse_code, [CODE])
    assert told in talk.ask(question)
    assert talk.rounds == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2^1000", "1.071508607e+301"),
        ("e^(i pi)", "= -1."),
        ("1000!", "4.023872601e+2567"),
        ("(x+1)^20 = 0", "x = -1"),
    ],
)
def test_what_is_not_is_computed(interpreter, question, told):
    assert told in Talk(interpreter, [CODE]).ask(question)
