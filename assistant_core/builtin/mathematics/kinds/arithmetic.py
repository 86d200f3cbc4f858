"""A number to compute, and the operations in their order."""

import math
import re

from assistant_core.builtin.mathematics.grammar import Node
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, given, steps
from assistant_core.builtin.mathematics.writing import sympy_source

_SHOW = """\
from decimal import Decimal
if value.has(oo, zoo, nan):
    print("undefined:")
elif value.is_real is False:
    parted = expand_complex(value)
    print("value:", show(N(value, 10) if parted.has(re, im) else parted))
    print("not real:")
elif value.is_real and (abs(value) >= 10**40 or (value.is_Rational and value.q >= 10**40)):
    print("about:", show(N(value, 10)))
else:
    if not (value.is_Rational and value.q >= 10**6):
        print("value:", show(value))
    if value.is_real and not value.is_integer:
        decimal = f"{Decimal(f'{float(value):.10g}'):f}"
        print("exactly:" if Rational(decimal) == value else "about:", decimal)"""
_SHOWN = """\

def shown(value, tight=False):
    needs_brackets = value.could_extract_minus_sign() or (tight and not value.is_Integer)
    return f"({show(value)})" if needs_brackets else show(value)

"""
_LEAVES = ("number", "constant", "result")
_RESULT = re.compile(r"«(\d+)»")


class Arithmetic:
    def code(self, problem: Problem, say: Say) -> str:
        return code(say.prelude, f"value = simplify({given(problem.expression)})", _SHOW)

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        if lines.all("undefined"):
            asked = say.math(say.node(problem.expression))
            return say(
                f"{asked} is not defined, as a division by zero or the logarithm of zero.",
                f"{asked}: 정의되지 않습니다. 0으로 나누거나 0의 로그를 구하는 경우입니다.",
            )
        result = say.math(_result(problem, lines, say))
        text = say(f"The result is {result}.", f"계산 결과는 다음과 같습니다: {result}")
        if lines.all("not real"):
            text += say(" It is no real number.", "\n\n실수가 아닙니다.")
        return text

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        operations: list[tuple[str, str]] = []
        _take_apart(problem.expression, operations, say)
        parts = [
            _SHOWN,
            *(
                f's{number} = {source}\nprint("step:", {written}, "=", show(s{number}))'
                for number, (source, written) in enumerate(operations, 1)
            ),
        ]
        return code(say.prelude, *parts)

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        if not lines.all("value"):
            return self.brief(problem, lines, say)
        asked = say.block(say.node(problem.expression))
        opening = say(
            f"Powers and functions come first, then products and quotients, then sums; what is in"
            f" brackets comes"
            f" before what is around it.{asked}",
            f"거듭제곱과 함수, 곱셈과 나눗셈, 덧셈과 뺄셈의 순서로 계산하고, 괄호 안은 먼저"
            f" 계산합니다.{asked}",
        )
        done = steps([say.math(value) for value in more.values("step")])
        result = say.math(_result(problem, lines, say))
        return f"{opening.strip()}\n\n{done}\n\n" + say(f"So {result}.", f"따라서 {result}입니다.")


def _result(problem: Problem, lines: Lines, say: Say) -> str:
    value, exact, about = lines.one("value"), lines.one("exactly"), lines.one("about")
    asked = say.node(problem.expression)
    found = [f"= {value}"] if value and value != asked else []
    found += [f"= {exact}"] if exact and exact != value else []
    found += [f"{say.near} {about}"] if about else []
    return " ".join([asked, *found])


def _take_apart(node: Node, operations: list[tuple[str, str]], say: Say) -> Node:
    """Adds each operation as its source and as what is shown of it, the inner ones first."""
    if node.kind in _LEAVES:
        return node
    parts = tuple(_take_apart(part, operations, say) for part in node.parts)
    flat = Node(node.kind, node.text, parts)
    if node.kind in ("negative", "%", "deg") and parts[0].kind == "number":
        return flat
    if node.kind == "/" and _is_reduced(*parts):
        return flat
    operations.append((_source(flat), _shown(flat, say)))
    return Node("result", str(len(operations)))


def _source(node: Node) -> str:
    """With the earlier results by their names."""
    text = sympy_source(_named(node))
    names = [f"s{one.text}" for one in _leaves(node) if one.kind == "result"]
    known = f", locals={{{', '.join(f'{name!r}: {name}' for name in names)}}}" if names else ""
    return f"sympify({text!r}{known}, rational=True)"


def _named(node: Node) -> Node:
    if node.kind == "result":
        return Node("variable", f"s{node.text}")
    return Node(node.kind, node.text, tuple(_named(part) for part in node.parts))


def _leaves(node: Node) -> list[Node]:
    return [leaf for part in node.parts for leaf in _leaves(part)] if node.parts else [node]


def _shown(node: Node, say: Say) -> str:
    """A Python expression that writes the operation with the earlier results in it."""
    tight = ", tight=True" if node.kind in ("^", "!", "%") else ""
    pieces = _RESULT.split(say.node(node))
    return " + ".join(
        f"shown(s{piece}{tight})" if place % 2 else repr(piece) for place, piece in enumerate(pieces) if piece
    )


def _is_reduced(above: Node, below: Node) -> bool:
    """A fraction that is a number already."""
    if not above.kind == below.kind == "number" or not (above.text + below.text).isdecimal():
        return False
    return math.gcd(int(above.text), int(below.text)) == 1 < int(below.text)
