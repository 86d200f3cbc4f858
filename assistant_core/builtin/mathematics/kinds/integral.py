"""Integrals, with and without bounds, and how the antiderivative is found."""

import re

from assistant_core.builtin.mathematics.kinds.domain import has_cube_root
from assistant_core.builtin.mathematics.kinds.integral_code import (
    antiderivative,
    definite,
    going_through,
    opening,
)
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, steps


class Integration:
    def code(self, problem: Problem, say: Say) -> str:
        return code(say.prelude, opening(problem), *(definite(problem) or [antiderivative(problem)]))

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        left = _left(problem, say)
        if not problem.bounds:
            if lines.all("unknown"):
                return say(
                    f"I know of no antiderivative of {say.math(say.node(problem.expression))} in"
                    f" closed form.",
                    f"{say.math(say.node(problem.expression))}: 닫힌 꼴의 부정적분을 찾지 못했습니다.",
                )
            whole = say.math(left, "=", lines.one("antiderivative"), "+ C")
            text = say(f"The integral is {whole}.", f"부정적분은 다음과 같습니다: {whole}")
            for one, other in lines.all("condition"):
                only = say.math(one, say.unequal, other)
                text += say(f" This is so if {only}.", f"\n\n단, {only} 일 때입니다.")
            return text
        if lines.all("unsolved") or (lines.all("not real") and has_cube_root(problem.expression)):
            return say(
                f"I could not compute {say.math(left)} reliably.",
                f"{say.math(left)}: 믿을 만하게 계산하지 못했습니다.",
            )
        if lines.all("not real"):
            return say(
                f"{say.math(left)} is not defined: the function is not real on the whole stretch.",
                f"{say.math(left)}: 구간 전체에서 함수가 실수 값을 갖지 않으므로 정의되지 않습니다.",
            )
        if lines.values("divergent") == [""]:
            return say(
                f"The integral {say.math(left)} does not converge.",
                f"적분이 수렴하지 않습니다: {say.math(left)}",
            )
        if divergent := lines.one("divergent"):
            return say(
                f"The integral does not converge: {say.math(left, '=', divergent)}.",
                f"적분이 수렴하지 않습니다: {say.math(left, '=', divergent)}",
            )
        if about := lines.one("about"):
            whole = say.math(left, say.near, about)
        else:
            exact, near = lines.one("exactly"), lines.one("near")
            more = ["=", exact] if exact and exact != lines.one("value") else [say.near, near] if near else []
            whole = say.math(left, "=", lines.one("value"), *more)
        return say(f"The integral is {whole}.", f"정적분의 값은 다음과 같습니다: {whole}")

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        if any(lines.all(key) for key in ("unknown", "divergent", "not real", "unsolved")):
            return ""
        return code(say.prelude, opening(problem), antiderivative(problem), going_through(problem))

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        x = problem.variable
        parts = [_step(x, values, say) for values in more.all("rule")]
        if anti := more.one("antiderivative"):
            whole = say.block(f"F({x}) = {anti}")
            parts.append(say("So an antiderivative is", "따라서 부정적분 하나는 다음과 같습니다.") + whole)
            shown = say.math(f"F'({x}) =", say.node(problem.expression))
            parts.append(say(f"Check by differentiating: {shown}. ✓", f"미분해서 확인합니다: {shown}. ✓"))
        if ends := more.all("ends"):
            low, high = (say.node(bound) for bound in problem.bounds or ())
            whole = say.block(
                rf"F({high}) - F({low}) = \left({ends[0][0]}\right) - \left({ends[0][1]}\right)"
                if say.formulas
                else f"F({high}) - F({low}) = ({ends[0][0]}) - ({ends[0][1]})"
            )
            parts.append(say("Put in the bounds and subtract:", "위끝과 아래끝을 대입해 뺍니다.") + whole)
        if poles := lines.values("pole"):
            at = say.listed([say.math(f"{x} =", pole) for pole in poles])
            parts.append(
                say(
                    f"The function is not defined at {at}, so the integral is a limit towards it from each"
                    f" side.",
                    f"{at} 에서 함수가 정의되지 않으므로, 그 점으로 다가가는 극한으로 적분을 정합니다.",
                )
            )
        return f"{steps(parts)}\n\n{self.brief(problem, lines, say)}".strip()


def _left(problem: Problem, say: Say) -> str:
    function, x = say.node(problem.expression), problem.variable
    if not problem.bounds:
        return rf"\int {_bracketed(problem, function)} \, d{x}" if say.formulas else f"∫ {function} d{x}"
    low, high = (say.node(bound) for bound in problem.bounds)
    if say.formulas:
        return rf"\int_{{{low}}}^{{{high}}} {_bracketed(problem, function)} \, d{x}"
    return f"∫ {function} d{x} ({low}..{high})"


def _bracketed(problem: Problem, function: str) -> str:
    return rf"\left({function}\right)" if problem.expression.kind in ("+", "-") else function


def _step(x: str, values: tuple[str, ...], say: Say) -> str:
    rule, f, result, *rest = values
    sign = r"\int" if say.formulas else "∫"
    space = r" \," if say.formulas else ""
    inside = f"({f})" if re.search(r" [+-] ", f) else f
    whole = say.block(rf"{sign} {inside}{space} d{x} = {result}")
    match rule:
        case "parts":
            u, dv, v, remaining = rest
            formula = rf"{sign} u v' = u v - {sign} u' v"
            named = say.listed([say.math(part) for part in (f"u = {u}", f"v' = {dv}", f"v = {v}")])
            return (
                say(
                    f"Integration by parts, {say.math(formula)}, with {named}.",
                    f"부분적분법, {say.math(formula)}: {named}.",
                )
                + whole
                + say(
                    f"It leaves the integral of {say.math(remaining)}.",
                    f"이제 적분할 식은 다음과 같습니다: {say.math(remaining)}",
                )
            )
        case "substitution":
            inner = say.math("u =", rest[0])
            return say(f"Substitute {inner}.", f"치환적분법: {inner}.") + whole
        case "rewrite":
            form = say.math(rest[0])
            return say(f"Rewrite it as {form}.", f"다음과 같이 바꾸어 씁니다: {form}") + whole
        case "Add":
            return say("Each term by itself.", "항마다 따로 적분합니다.") + whole
        case "ConstantTimes":
            return say("The constant factor stays.", "상수배는 그대로 둡니다.") + whole
        case "Power":
            known = say.math(r"\int x^n = \frac{x^{n+1}}{n+1}" if say.formulas else "∫ x^n = x^(n+1)/(n+1)")
            return say(f"Power rule, {known}.", f"거듭제곱의 적분법, {known}.") + whole
    return say("A known integral.", "기본 적분 공식을 씁니다.") + whole
