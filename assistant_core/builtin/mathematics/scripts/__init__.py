"""The code that solves each kind of problem. It prints `say: phrase | formula | …` for the answer and
`step: …` for what leads to it, with the names of `phrases.toml`; every formula of an answer comes from it.
"""

from assistant_core.builtin.mathematics.grammar import Node
from assistant_core.builtin.mathematics.say import Say
from assistant_core.builtin.mathematics.writing import sympy_source

_PRELUDE = """\
from decimal import ROUND_HALF_UP, Decimal

from sympy import *

NEAR, NOT, AT_MOST, AT_LEAST, DIGITS = SIGNS


def show(value):
    return SHOWN


def tell(*values):
    print(*values, sep=" | ")


def decimal(value, significant=10):
    if value.is_integer or not value.is_real:
        return ""
    written = Decimal(f"{N(value, significant)}")
    if DIGITS is not None:
        written = Decimal(f"{N(value, DIGITS + 40)}").quantize(Decimal(1).scaleb(-DIGITS), ROUND_HALF_UP)
    elif written.adjusted() < 16:
        written = written.normalize()
    sign = "=" if Rational(str(written)) == value else NEAR
    return f" {sign} {written:f}"

"""
_TEXT = 'str(value).replace("log(", "ln(").replace("Abs(", "abs(")'


def script(say: Say, digits: int | None, *parts: str) -> str:
    signs = ("\\approx", "\\neq", "\\leq", "\\geq") if say.formulas else ("≈", "≠", "<=", ">=")
    shown = "latex(value, ln_notation=True)" if say.formulas else _TEXT
    prelude = _PRELUDE.replace("SIGNS", repr((*signs, digits))).replace("SHOWN", shown)
    return "\n".join([prelude, *parts, 'print("done:")'])


def given(node: Node, **known: str) -> str:
    """The source of an expression: its text comes out of the grammar, and sympy reads it as text.

    `known`: letters, and the code's own names of their symbols.
    """
    names = (
        f", locals={{{', '.join(f'{letter!r}: {name}' for letter, name in known.items())}}}" if known else ""
    )
    return f"sympify({sympy_source(node)!r}{names}, rational=True)"


def listed(nodes: list[Node], **known: str) -> str:
    return f"[{', '.join(given(node, **known) for node in nodes)}]"
