import pytest

from assistant_core.builtin.mathematics.grammar import latex, sympy_source, text
from assistant_core.builtin.mathematics.parser import Unreadable, expression, relation
from assistant_core.builtin.mathematics.written import plain


@pytest.mark.parametrize(
    ("written", "source", "shown"),
    [
        ("3x + 11", "3*x + 11", "3 x + 11"),
        ("x² sin x", "x**2*sin(x)", r"x^{2} \sin\left(x\right)"),
        ("2x(x-1)", "2*x*(x - 1)", "2 x (x - 1)"),
        ("2^3^2", "2**(3**2)", "2^{3^{2}}"),
        ("(2^3)^2", "(2**3)**2", "(2^{3})^{2}"),
        ("-x^2", "-x**2", "-x^{2}"),
        ("(-x)^2", "(-x)**2", "(-x)^{2}"),
        ("2^-1", "2**(-1)", "2^{-1}"),
        ("8/4/2", "8/4/2", r"\frac{\frac{8}{4}}{2}"),
        ("8/(4/2)", "8/(4/2)", r"\frac{8}{\frac{4}{2}}"),
        ("5-(3-2)", "5 - (3 - 2)", "5 - (3 - 2)"),
        ("3(4)", "3*4", r"3 \cdot 4"),
        ("sin 2x cos x", "sin(2*x)*cos(x)", r"\sin\left(2 x\right) \cos\left(x\right)"),
        ("sin^2 x", "sin(x)**2", r"\sin\left(x\right)^{2}"),
        ("sinx", "sin(x)", r"\sin\left(x\right)"),
        ("√2 x", "sqrt(2)*x", r"\sqrt{2} x"),
        ("xe^x", "x*E**x", "x e^{x}"),
        ("π·2½", "pi*(2 + 1/2)", r"\pi \cdot (2 + \frac{1}{2})"),
        ("1,250.5", "1250.5", "1250.5"),
        ("12,500", "12500", "12{,}500"),
        ("5!%", "((factorial(5))/100)", r"(5!)\%"),
        (r"\frac{x}{2} \cdot \sqrt{3}", "x/2*sqrt(3)", r"\frac{x}{2} \cdot \sqrt{3}"),
        ("３ × ４", "3*4", r"3 \cdot 4"),
        ("log_2(8)", "log(8, 2)", r"\log_{2}\left(8\right)"),
        ("ln x", "log(x)", r"\ln\left(x\right)"),
        ("sin 3pi/2", "sin(3*pi/2)", r"\sin\left(\frac{3 \pi}{2}\right)"),
        ("sin π ÷ 2", "sin(pi)/2", r"\frac{\sin\left(\pi\right)}{2}"),
        ("sqrt of 9/16", "sqrt(9/16)", r"\sqrt{\frac{9}{16}}"),
        ("√2/2", "sqrt(2)/2", r"\frac{\sqrt{2}}{2}"),
        ("sin⁻¹ x", "asin(x)", r"\arcsin\left(x\right)"),
        ("log₂8", "log(8, 2)", r"\log_{2}\left(8\right)"),
        ("||x| - 2|", "Abs(Abs(x) - 2)", r"\left|\left|x\right| - 2\right|"),
        ("2|x|", "2*Abs(x)", r"2 \left|x\right|"),
        ("80 + 15%", "80 + ((15)/100)*80", r"80 + 15\% \cdot 80"),
        ("15% + 5%", "((15)/100) + ((5)/100)", r"15\% + 5\%"),
        (r"2\frac{1}{2}", "2 + 1/2", r"2 + \frac{1}{2}"),
        ("-2 1/2", "-(2 + 1/2)", r"-(2 + \frac{1}{2})"),
        (r"\frac{\frac12}{\sqrt[3]{x}}", "1/2/cbrt(x)", r"\frac{\frac{1}{2}}{\sqrt[3]{x}}"),
        ("3) x + 1", "x + 1", "x + 1"),
    ],
)
def test_what_is_written(written, source, shown):
    node = expression(plain(written))
    assert sympy_source(node) == source
    assert latex(node) == shown


def test_as_text():
    assert text(expression(plain("15% - 3x² × √2"))) == "15% - 3x^2 × sqrt(2)"


def test_relations():
    found = relation("1 < 2x <= 7")
    assert found.signs == ("<", "<=")
    assert [sympy_source(side) for side in found.sides] == ["1", "2*x", "7"]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "x +",
            "(x",
            "x)",
            "3 4",
            "hello",
            "by",
            "x..y",
            "1__2",
            "x'",
            '"x"',
            "a;b",
            "x\\y",
            "sin()",
            "2=",
            "@",
        ),
        *(
            "gcd(1)",
            "sqrt(1, 2)",
            "S(1)",
            "P(t) = 5",
            "x if y else z",
            "[x for x in y]",
            "f(x)",
            "x@y",
            "0x10",
            "x = = 1",
            "1e-3",
            "2E5",
            "5!!",
            "√9/16",
            "x^1/2",
            "sin^-2(x)",
            "2|3|4",
            "5% of",
            "60 + 5% + 5%",
            r"\frac{1}",
            "x_1",
        ),
        "(" * 50 + "x" + ")" * 50,
        "+".join(["x"] * 400),
        "-" * 5000 + "x",
    ],
)
def test_what_is_no_formula(written):
    with pytest.raises(Unreadable):
        relation(plain(written))


@pytest.mark.parametrize(
    ("written", "is_doubtful"),
    [
        ("1/2x = 3", True),
        ("(1/2)x = 3", False),
        (r"\frac{1}{2}x = 3", False),
        ("e^2x = 5", True),
        ("x^2y = 5", False),
        ("√x+1 = 3", True),
        ("sqrt(x) + 1 = 3", False),
        ("sin x/2 = 1", True),
        ("sin(x)/2 = 1", False),
        ("ln x^2 = 1", True),
        ("x + 5% = 21", True),
    ],
)
def test_what_may_mean_something_else(written, is_doubtful):
    assert relation(plain(written)).doubtful == is_doubtful
