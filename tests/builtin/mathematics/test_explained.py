"""Explanations: real steps, told of the last problem, in the language of the question."""

import pytest


def lines(answer: str) -> list[str]:
    return [line.strip() for line in answer.splitlines() if line.strip()]


def test_a_linear_equation(tutor):
    tutor.ask("Solve 3x + 11 = 14")
    told = lines(tutor.ask("explain in more detail"))
    assert told[:8] == [
        "The solution is x = 1.",
        "The equation is",
        "3x + 11 = 14",
        "1. Subtract 11 from both sides:",
        "3x = 3",
        "2. Divide both sides by 3:",
        "x = 1",
        "3. Check with x = 1: both sides are 14. ✓",
    ]


def test_in_korean_with_formulas(tutor):
    tutor.instructions = "Write formulas as LaTeX."
    assert "$x = 1$" in tutor.ask("3x + 11 = 14를 풀어 주세요")
    told = tutor.ask("더 자세히 설명해 주세요")
    assert "양변에서 $11$을 뺍니다.\n\n$$3 x = 3$$" in told
    assert "$x = 1$을 대입해 확인하면 양변이 모두 $14$입니다. ✓" in told


def test_unknowns_on_both_sides_and_powers_that_cancel(tutor):
    told = lines(tutor.ask("Solve x^2 + 2x = x^2 + 5x - 9 step by step"))
    assert told[1:3] == ["1. Write it with zero on one side:", "9 - 3x = 0"]
    assert told[0] == "The solution is x = 3."


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "x^2 - 5x + 6 = 0",
            ["D = (-5)^2 - 4 · 1 · 6 = 1", "two solutions", "(x - 3)·(x - 2) = 0"],
        ),
        ("x^2 + 2x + 5 = 0", ["= -16", "no real solutions"]),
        (
            "x + y = 5, x - y = 1",
            [
                "Solve (1) for x:",
                "x = 5 - y",
                "Put that into (2):",
                "With y = 2 it follows that x = 5 - y = 3.",
            ],
        ),
        ("x + y = 1, x + y = 2", ["which is impossible"]),
        ("x + y = 1, 2x + 2y = 2", ["always true: it adds nothing"]),
        ("x y = 6, x - y = 1", ["y = -3 or y = 2", "With y = 2 it follows that x = y + 1 = 3."]),
        ("0 < 3 - x <= 5", ["x - 3 < 0", "x = 1/2 gives -5/2, -5/2, which fits", "x = -2 itself fits"]),
        ("12 * (3 + 4)^2", ["1. 3 + 4 = 7", "2. 7^2 = 49", "3. 12 × 49 = 588"]),
        ("(2-5)^2 + 1/2", ["1. 2 - 5 = -3", "2. (-3)^2 = 9", "3. 9 + 1 / 2 = 19/2"]),
        ("x^2 < 4", ["x = 0 gives -4, which fits", "x = 3 gives 5, which does not"]),
        ("Differentiate x^2 sin x", ["Product rule", "u = x^2", "v' = cos(x)"]),
        ("Differentiate sin(x^2)", ["Chain rule", "d/dx (sin(x^2)) = 2x·cos(x^2)"]),
        (
            "Integrate x e^x from 0 to 1",
            ["Integration by parts", "F(1) - F(0) = (0) - (-1)", "F'(x) = x·exp(x). ✓"],
        ),
        ("limit of sin(x)/x as x -> 0", ["L'Hôpital", "cos(x) tends to 1"]),
        ("factor 12", ["12 / 2 = 6", "6 / 2 = 3", "3 / 3 = 1"]),
    ],
)
def test_steps(tutor, question, parts):
    tutor.ask(question)
    told = tutor.ask("why?")
    for part in parts:
        assert part in told


@pytest.mark.parametrize(
    ("question", "is_factored"),
    [
        ("Solve x^2 - 8x + 12 = 0 by factoring", True),
        ("x^2 - 8x + 12 = 0을 인수분해로 풀어 주세요", True),
        ("Solve x^2 - 8x + 12 = 0 with the quadratic formula", False),
        ("Solve x^2 - 8x + 11 = 0 by factoring", False),
    ],
)
def test_the_way_that_is_named(tutor, question, is_factored):
    told = tutor.ask(question)
    assert ("sqrt(D)" not in told) == is_factored
    assert "(x - 6)·(x - 2) = 0" in told or "8x + 11" in question


def test_a_way_that_the_steps_do_not_take(tutor):
    assert "may not follow the method" in tutor.ask("Solve 3x + y = 5, x - y = 3 by elimination")
    assert "may not follow the method" not in tutor.ask("Solve 3x + y = 5, x - y = 3 by substitution")


def test_it_is_the_last_problem_that_is_explained(tutor):
    tutor.ask("Solve 3x + 11 = 14")
    tutor.ask("Solve 2x = 8")
    assert "x = 4" in tutor.ask("Explain in more detail")
    assert "x = 4" in tutor.ask("I don't understand")


def test_without_a_problem_there_is_nothing_to_explain(tutor):
    assert "beyond my rules" in tutor.ask("Explain in more detail")
    assert tutor.rounds == []


def test_what_ran_before_is_not_run_again(tutor):
    tutor.ask("Solve 3x + 11 = 14")
    tutor.ask("Explain in more detail")
    assert tutor.rounds == []
