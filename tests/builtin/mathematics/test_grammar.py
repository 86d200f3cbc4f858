import pytest

from assistant_core.builtin.mathematics.grammar import degree, substituted, sympy_source, text
from assistant_core.builtin.mathematics.parser import expression


@pytest.mark.parametrize(
    ("written", "highest"),
    [
        ("3x + 11", 1),
        ("x(x+1)", 2),
        ("(x+1)^3", 3),
        ("1/x", None),
        ("x/2", 1),
        ("sin x", None),
        ("2^x", None),
        ("4", 0),
    ],
)
def test_degrees(written, highest):
    assert degree(expression(written), "x") == highest


def test_a_number_in_place_of_a_letter():
    node = substituted(expression("2x^2 - x y"), {"x": expression("-3")})
    assert sympy_source(node) == "2*(-3)**2 - (-3)*y"
    assert text(node) == "2 × (-3)^2 - (-3) × y"
