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
        ("ValueError: Try another starting point", "do not work here", "방법이 통하지 않습니다"),
        ("", "do not work here", "방법이 통하지 않습니다"),
    ],
)
def test_a_failure_is_told_in_the_tutors_own_words(last, english, korean):
    talk = Talk(lambda name, arguments: f"Traceback (most recent call last):\n  …\n{last}", [CODE])
    told = talk.ask("3x + 11 = 14") + talk.ask("3x + 11 = 14를 풀어 주세요")
    assert english in told
    assert korean in told
    assert not any(word in told for word in ("Error", "INTERPRETER", "Try another"))
    assert len(talk.rounds) == 1


def calculator(interpreter) -> Talk:
    described = function("code_interpreter", code={"type": "string"})
    described["function"]["description"] = "A calculator: Python without libraries."
    return Talk(interpreter, [described])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is 15% of 240?", "= 36"),
        ("12 * (3 + 4)^2", "= 588"),
        ("5/6 - 1/4", "= 7/12 ≈ 0.5833333333"),
        ("√9 + 7", "= 10"),
        ("√50", "≈ 7.071067812"),
        ("-3^2", "= -9"),
        ("5!", "= 120"),
        ("2/3 to 2 decimal places", "≈ 0.67"),
        ("1/0", "is not defined"),
        ("Solve 5x - 3 = 2x + 9", "The solution is x = 4."),
        ("2(y + 1)/3 = 5를 풀어 주세요", "y = 13/2 = 6.5"),
        ("2x + 1 = 2x + 3", "There is no solution"),
    ],
)
def test_without_an_interpreter_the_simple_is_solved(interpreter, question, answer):
    for talk in (calculator(interpreter), Talk(interpreter, [])):
        assert answer in talk.ask(question)
        assert talk.rounds == []


def test_without_an_interpreter_it_is_explained_too():
    talk = Talk(lambda name, arguments: "", [], instructions="Write LaTeX.")
    talk.ask("Solve 9 = 4x - 11")
    told = talk.ask("Why do you add 11 first?")
    for part in ("inverse operation", "Add $11$ to both sides", "$$4 x = 20$$", "both sides are $9$. ✓"):
        assert part in told


@pytest.mark.parametrize("question", ["x^2 = 2", "x + y = 5, x - y = 1", "differentiate x^3", "2^1500"])
def test_what_needs_the_interpreter_is_said(interpreter, question):
    assert "only a plain calculator runs" in calculator(interpreter).ask(question)
    assert "code interpreter, which is not available" in Talk(interpreter, []).ask(question)


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
    ran = "".join(code.partition("from decimal import")[0] for code in interpreter.codes[before:])
    assert ran
    assert not any(word in ran for word in ("import os", "remove", "open", "eval", "__import__"))


def test_the_engine_does_not_import_sympy():
    code = (
        "import sys\nfrom assistant_core.builtin.skills import all_skills\nall_skills()\n"
        "sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
