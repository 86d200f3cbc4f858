"""The labelled questions, each answered by real sympy and checked by value."""

from pathlib import Path

import pytest

LINES = (Path(__file__).parent / "questions.txt").read_text().splitlines()
LABELLED = [line.split(" => ") for line in LINES if line and not line.startswith("#")]
REFUSALS = ("beyond my rules", "답할 수 없습니다", "no formula in this", "식을 찾지 못")


def test_there_are_enough():
    assert len(LABELLED) >= 100
    assert sum(label == "-" for _, label in LABELLED) >= 20


@pytest.mark.parametrize(("question", "label"), LABELLED, ids=[question for question, _ in LABELLED])
def test_a_question(tutor, question, label):
    answer = tutor.ask(question)
    if label == "-":
        assert any(refusal in answer for refusal in REFUSALS), answer
        assert tutor.rounds == []
    else:
        assert label in answer
        assert len(tutor.rounds) == 1


@pytest.mark.parametrize(
    "question", [question for question, label in LABELLED if label != "-"], ids=lambda question: question
)
def test_every_problem_can_be_explained(tutor, question):
    """As LaTeX: the code that goes through it ends without an error."""
    tutor.instructions = "Write LaTeX."
    tutor.ask(question)
    korean = any("가" <= sign <= "힣" for sign in question)
    answer = tutor.ask("더 자세히 설명해 주세요" if korean else "Explain in more detail")
    assert not any(failure in answer for failure in ("could not compute", "계산하지 못했습니다")), answer
    assert any(told in answer for told in ("$", "could not solve", "not defined", "no area"))
