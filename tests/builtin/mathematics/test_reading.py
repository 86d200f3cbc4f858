"""Questions as a whole: what they ask for, and what is about the one before."""

import pytest

from assistant_core.builtin.mathematics.grammar import sympy_source
from assistant_core.builtin.mathematics.reading import problem_in
from tests.builtin.mathematics.conftest import CODE
from tests.builtin.talk import TOOLS, Talk


@pytest.mark.parametrize(
    "question", ["solve 2x = 6 step by step", "2x = 6 풀이 과정을 보여줘", "2x = 6을 단계별로 풀어줘"]
)
def test_the_steps_are_asked_for_with_the_problem(question):
    problem = problem_in(question)
    assert problem
    assert problem.detailed


@pytest.mark.parametrize(
    ("question", "variable", "side"),
    [
        ("limit of 1/x as x -> 0+", "x", "+"),
        ("lim_{t \\to 1^-} 1/(t-1)", "t", "-"),
        ("right-hand limit of 1/x as x approaches 0", "x", "+"),
        ("limit of 1/x as x approaches 0 from below", "x", "-"),
        ("x가 0으로 갈 때 1/x의 우극한을 구하시오", "x", "+"),
        ("limit of 1/x as x -> infinity", "x", ""),
    ],
)
def test_limits(question, variable, side):
    problem = problem_in(question)
    assert problem
    assert (problem.task, problem.variable, problem.side) == ("limit", variable, side)


@pytest.mark.parametrize(
    ("question", "order", "point"),
    [
        ("f(x) = x^3, find f''(x)", 2, None),
        ("h'(2) if h(t) = t^2", 1, "2"),
        ("x^5를 세 번 미분해줘", 3, None),
        ("\\frac{d^2}{dx^2} x^5", 2, None),
        ("(x^2)'", 1, None),
    ],
)
def test_derivatives(question, order, point):
    problem = problem_in(question)
    assert problem
    assert (problem.task, problem.order) == ("derivative", order)
    assert [sympy_source(bound) for bound in problem.bounds] == ([point] if point else [])


@pytest.mark.parametrize(
    "question",
    ["1. 2x = 4\n2. 3x = 9", "2x = 4\n3x = 9", "x = 2, x = 3", "(3)x = 6"],
)
def test_questions_of_their_own_are_not_read_as_one(question):
    assert problem_in(question) is None


@pytest.mark.parametrize(
    "question", ["What is x + x?", "What is F/T?", "3M은 얼마야?", "y = M", "calculate P/E"]
)
def test_letters_may_stand_for_something_else(question):
    problem = problem_in(question)
    assert problem is None or not problem.sure


@pytest.mark.parametrize("tools", [[CODE], [*TOOLS, CODE]])
def test_more_is_told_about_the_last_question_only(interpreter, tools):
    def outputs(name, arguments):
        is_code = name == "code_interpreter"
        return interpreter(name, arguments) if is_code else {"error": {"kind": "unknown_symbol"}}

    talk = Talk(outputs, tools)
    assert "x = 1" in talk.ask("Solve 3x + 11 = 14")
    talk.ask("Prove that there are infinitely many primes")
    assert "Subtract" not in talk.ask("Explain in more detail")


def test_equations_on_lines_of_their_own():
    problem = problem_in("Solve for x and y:\n2x + y = 7\nx - y = 2")
    assert problem
    assert (problem.task, len(problem.given)) == ("system", 2)
