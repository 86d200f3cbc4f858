"""When the skill answers, and what it does when it cannot."""

import subprocess
import sys

import pytest

from tests.builtin.mathematics.conftest import CODE
from tests.builtin.talk import TOOLS, Talk, function


@pytest.mark.parametrize(
    ("last", "english", "korean"),
    [
        ("MemoryError: too *much*", "needs more memory", "메모리가 부족합니다"),
        ("Stopped: it ran for more than 60 seconds (INTERPRETER_SECONDS).", "takes longer", "시간을"),
        ("ValueError: Try another starting point", "does not work here", "방법이 통하지 않습니다"),
        ("", "does not work here", "방법이 통하지 않습니다"),
    ],
)
def test_a_failure_is_told_in_the_tutors_own_words(last, english, korean):
    talk = Talk(lambda name, arguments: f"Traceback (most recent call last):\n  …\n{last}", [CODE])
    told = talk.ask("3x + 11 = 14") + talk.ask("3x + 11 = 14를 풀어 주세요")
    assert english in told
    assert korean in told
    assert not any(word in told for word in ("Error", "INTERPRETER", "Try another"))
    assert len(talk.rounds) == 1


def test_without_the_interpreter_it_says_so():
    assert "not available here" in Talk(lambda name, arguments: "", []).ask("3x + 11 = 14")


def calculator(interpreter) -> Talk:
    described = function("code_interpreter", code={"type": "string"})
    described["function"]["description"] = "A calculator: Python without libraries."
    return Talk(interpreter, [described])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is 15% of 240?", "= 36.0"),
        ("12 * (3 + 4)^2", "= 588"),
        ("√9 + 007", "= 10.0"),
        ("-3^2", "= -9"),
    ],
)
def test_a_calculator_computes_with_plain_python(interpreter, question, answer):
    talk = calculator(interpreter)
    assert answer in talk.ask(question)
    assert "sympy" not in interpreter.codes[-1]


@pytest.mark.parametrize("question", ["3x + 11 = 14", "5!", "sin 30°"])
def test_what_a_calculator_cannot_do_is_said(interpreter, question):
    talk = calculator(interpreter)
    assert "only a plain calculator runs" in talk.ask(question)
    assert talk.rounds == []


@pytest.mark.parametrize(
    "question", ["2020-2023", "T", "3M", "Compare T and V", "10%", "Is Apple a good buy?", "why?", "M = 3"]
)
def test_beside_the_stock_functions_research_goes_on(interpreter, question):
    talk = Talk(lambda name, arguments: {"error": {"kind": "unknown_symbol"}}, [*TOOLS, CODE])
    talk.ask(question)
    assert "code_interpreter" not in [name for calls in talk.rounds for name, _ in calls]


def test_beside_the_stock_functions_a_plain_computation_is_computed(interpreter):
    talk = Talk(interpreter, [*TOOLS, CODE])
    assert "= 36" in talk.ask("What is 15% of 240?")
    assert "15% × 240 = 36" in talk.ask("Explain in more detail")


def test_only_parsed_text_reaches_the_code(tutor, interpreter):
    before = len(interpreter.codes)
    for question in (
        "Solve x = 1); import os; os.remove('a')",
        "x + ' = 1",
        "solve x = open(1)",
        "`x` = `id`",
        "eval(1+1)",
        "x = __import__('sys')",
    ):
        tutor.ask(question)
    ran = "".join(interpreter.codes[before:])
    assert not any(word in ran for word in ("import os", "remove", "open", "id", "eval", "__import__"))


def test_the_engine_does_not_import_sympy():
    code = (
        "import sys\nfrom assistant_core.builtin.skills import all_skills\nall_skills()\n"
        "sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
