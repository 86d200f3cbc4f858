"""How a question was read is told where it may be read in two ways."""

import pytest


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("1/2x = 3", r"(Read as $\frac{1}{2} x = 3$.)"),
        ("2^3x = 64", "(Read as $2^{3} x = 64$.)"),
        ("ln x/2 = 1", r"(Read as $\frac{\ln\left(x\right)}{2} = 1$.)"),
        ("x + 10% = 11", r"(Read as $x + 10\% \cdot x = 11$.)"),
        ("cos(60)", r"($60$ is taken as radians; for degrees write $60^\circ$.)"),
        ("sin 30은?", r"($30$은 라디안으로 보았습니다. 도 단위라면 $30^\circ$ 처럼 쓰세요.)"),
    ],
)
def test_a_doubtful_question(tutor, question, note):
    tutor.instructions = "Write LaTeX."
    assert note in tutor.ask(question)
    assert note in tutor.ask("더 자세히 설명해 주세요" if "은?" in question else "Explain in more detail")


@pytest.mark.parametrize("question", ["(1/2)x = 3", "sin 30°", "sin(pi/6)", "cos 0", "80 + 15%", "x/2 = 3"])
def test_one_reading_only(tutor, question):
    answer = tutor.ask(question)
    assert "Read as" not in answer
    assert "radians" not in answer
