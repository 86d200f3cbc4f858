"""Derivatives, and the rules they come from."""

from assistant_core.builtin.mathematics.kinds.domain import has_cube_root, partial
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, given, real, steps

_SOLVE = """\
found = diff(f, {x}, {order})
shorter = simplify(found)
derivative = shorter if count_ops(shorter) < count_ops(found) - 2 else found
print("derivative:", show(derivative))"""
_AT = """\
point = {point}
values = [N(part.subs({x}, point), 30, chop=True) for part in [f, derivative, *parts]]
if not all(value.is_finite and abs(value) < 10**20 and value.is_real is not False for value in values):
    print("undefined:")
elif derivative.has(sign) and len({{sign(N(derivative.subs({x}, point + h))) for h in (-1e-9, 1e-9)}}) > 1:
    print("undefined:")
else:
    print("value:", show(simplify(derivative.subs({x}, point))))"""

_STEPS = """\
def explain(f):
    result = diff(f, {x})
    if f == {x} or not f.has({x}):
        return
    constant, rest = f.as_independent({x}, as_Add=False)
    top, bottom = f.as_numer_denom()
    if f.is_Add:
        for part in f.args:
            explain(part)
        print("rule: sum |", show(f), "|", show(result))
    elif constant != 1:
        explain(rest)
        print("rule: constant |", show(f), "|", show(result), "|", show(constant))
    elif bottom.has({x}) and top.has({x}):
        explain(top)
        explain(bottom)
        parts = [f, simplify(result), top, diff(top, {x}), bottom, diff(bottom, {x})]
        print("rule: quotient |", " | ".join(map(show, parts)))
    elif f.is_Mul:
        u, v = f.as_two_terms()
        explain(u)
        explain(v)
        parts = [f, result, u, diff(u, {x}), v, diff(v, {x})]
        print("rule: product |", " | ".join(map(show, parts)))
    else:
        inner = f.base if f.is_Pow and not f.exp.has({x}) else f.exp if f.is_Pow else f.args[0]
        rule = "power" if f.is_Pow and not f.exp.has({x}) else "known"
        if inner == {x}:
            print(f"rule: {{rule}} |", show(f), "|", show(result))
        else:
            explain(inner)
            print("rule: chain |", show(f), "|", show(result), "|", show(inner), "|", show(diff(inner, {x})))


for number in range({order}):
    print("rule: start |", show(f), "|", number + 1)
    explain(f)
    f = diff(f, {x})"""


def _opening(problem: Problem) -> str:
    name = problem.variable
    return f"{name} = symbols({name!r}, real=True)\nf = {given(problem.expression, real(name))}\n"


class Derivative:
    def code(self, problem: Problem, say: Say) -> str:
        name = problem.variable
        parts = [_opening(problem), _SOLVE.format(x=name, order=problem.order)]
        if problem.point:
            partial_ = ", ".join(given(part, real(name)) for part in partial(name, problem.expression))
            parts += [f"parts = [{partial_}]", _AT.format(x=name, point=given(problem.point))]
        return code(say.prelude, *parts)

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        whole = say.math(_left(problem, say), "=", lines.one("derivative"))
        text = say(f"The derivative is {whole}.", f"도함수는 다음과 같습니다: {whole}")
        if problem.point:
            at = say.math(f"{problem.variable} = {say.node(problem.point)}")
            if lines.all("undefined") and has_cube_root(problem.expression):
                return text + say(
                    f" I could not find its value at {at}.", f"\n\n{at}에서의 값은 구하지 못했습니다."
                )
            if lines.all("undefined"):
                return text + say(
                    f" At {at} the function has no derivative.", f"\n\n{at} 에서는 미분할 수 없습니다."
                )
            value = say.math(lines.one("value"))
            text += say(f" At {at} it is {value}.", f"\n\n{at}에서의 값은 {value}입니다.")
        return text

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        return code(say.prelude, _opening(problem), _STEPS.format(x=problem.variable, order=problem.order))

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        d = rf"\frac{{d}}{{d{problem.variable}}}" if say.formulas else f"d/d{problem.variable}"
        parts = [
            _step(d, values, say) for values in more.all("rule") if values[0] != "start" or problem.order > 1
        ]
        if not parts:
            parts = [say("The derivative of a constant is zero.", "상수의 도함수는 0입니다.")]
        return f"{steps(parts)}\n\n{self.brief(problem, lines, say)}".strip()


def _left(problem: Problem, say: Say) -> str:
    function, name, order = say.node(problem.expression), problem.variable, problem.order
    if not say.formulas:
        return f"d/d{name} ({function})" if order == 1 else f"d^{order}/d{name}^{order} ({function})"
    power = f"^{{{order}}}" if order > 1 else ""
    return rf"\frac{{d{power}}}{{d{name}{power}}} \left({function}\right)"


def _step(d: str, values: tuple[str, ...], say: Say) -> str:
    rule, f, result, *rest = values
    if rule == "start":
        return say(f"Derivative number {result}, of {say.math(f)}.", f"{result}번째 미분: {say.math(f)}")
    whole = say.block(rf"{d} \left({f}\right) = {result}" if say.formulas else f"{d} ({f}) = {result}")
    shown = [say.math(part) for part in rest]
    match rule:
        case "sum":
            return say("Sum rule: each term by itself.", "합의 법칙: 항마다 따로 미분합니다.") + whole
        case "constant":
            return (
                say(
                    f"The constant factor {shown[0]} stays.",
                    f"상수배의 법칙: 상수 {shown[0]} 은(는) 그대로 둡니다.",
                )
                + whole
            )
        case "power":
            known = say.math(r"(x^n)' = n x^{n-1}" if say.formulas else "(x^n)' = n x^(n-1)")
            return say(f"Power rule, {known}.", f"거듭제곱의 미분법, {known}.") + whole
        case "known":
            return say("A known derivative.", "기본 미분 공식을 씁니다.") + whole
        case "chain":
            return (
                say(
                    f"Chain rule: the outer derivative times that of the inside, {shown[0]}, which"
                    f" is {shown[1]}.",
                    f"합성함수의 미분법: 바깥을 미분한 것에 안쪽 {shown[0]} 의 도함수 {shown[1]}"
                    f" 을(를) 곱합니다.",
                )
                + whole
            )
    formula = (
        "u'v + uv'"
        if rule == "product"
        else (r"\frac{u'v - uv'}{v^2}" if say.formulas else "(u'v - uv')/v^2")
    )
    u, du, v, dv = rest
    named = say.listed([say.math(part) for part in (f"u = {u}", f"u' = {du}", f"v = {v}", f"v' = {dv}")])
    name = say("Product rule", "곱의 미분법") if rule == "product" else say("Quotient rule", "몫의 미분법")
    return (
        say(f"{name}, {say.math(formula)}, with {named}.", f"{name}, {say.math(formula)}: {named}.") + whole
    )
