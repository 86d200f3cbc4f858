"""Inequalities in one unknown."""

from assistant_core.builtin.mathematics.kinds.inequality_code import going_through, solving
from assistant_core.builtin.mathematics.kinds.interval import SIGNS, between
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, steps


class Inequality:
    def code(self, problem: Problem, say: Say) -> str:
        return code(say.prelude, solving(problem))

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        if lines.all("unsolved"):
            return say(
                "I could not solve this inequality: the method that I know does not work here.",
                "이 부등식은 풀지 못했습니다. 제가 아는 방법이 통하지 않습니다.",
            )
        if lines.all("every"):
            return say(
                f"Every real {say.math(problem.variable)} solves it.",
                f"모든 실수 {say.math(problem.variable)} 이(가) 해입니다.",
            )
        told = _stretches(problem.variable, lines, "", say)
        if not told:
            return say("No real number solves it.", "이를 만족하는 실수가 없습니다.")
        text = say(f"The solution is {told}.", f"해는 다음과 같습니다: {told}")
        if period := lines.one("period"):
            again = say.math(period)
            text += say(f" It repeats every {again}.", f"\n\n해는 {again} 간격으로 되풀이됩니다.")
        if lines.all("rounded"):
            text += say(" The ends are rounded.", "\n\n끝값은 반올림한 값입니다.")
        return text

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        return "" if lines.all("unsolved") else code(say.prelude, going_through(problem))

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        given_ = say.listed([say.math(say.relation(one)) for one in problem.given])
        parts = []
        if form := more.all("form"):
            shown, sign = form[0]
            parts.append(
                say("Bring everything to one side and factor it:", "모든 항을 한쪽으로 옮겨 인수분해합니다.")
                + say.block(f"{shown} {SIGNS[sign] if say.formulas else sign} 0")
            )
        if zeros := more.values("zero"):
            at = say.listed([say.math(f"{problem.variable} =", zero) for zero in zeros])
            parts.append(
                say(f"The sign can only change at {at}.", f"부호는 다음 값에서만 바뀔 수 있습니다: {at}")
            )
        if signs := more.all("sign"):
            rows = [_row(problem.variable, values, say) for values in signs]
            fitting = [point for point, holds in more.all("zero") if holds == "fits"]
            rows += [_edge(problem.variable, point, say) for point in fitting]
            told = "\n".join(rows)
            parts.append(
                say(
                    "So one value of each stretch tells its sign:",
                    "그러므로 각 구간에서 값 하나만 넣어 보면 됩니다.",
                )
                + f"\n\n{told}\n"
            )
        for number, (left, sign, right) in enumerate(more.all("part"), 1):
            told = say.math(left, SIGNS[sign] if say.formulas else sign, right)
            found = _stretches(problem.variable, more, f"{number} ", say) or say("nowhere", "없음")
            parts.append(say(f"{told} holds for: {found}.", f"{told} 의 해: {found}"))
        if more.all("part"):
            parts.append(say("All of them hold where these overlap.", "이들이 겹치는 부분이 해입니다."))
        start = say(f"The inequality is {given_}.", f"주어진 부등식: {given_}")
        return f"{start}\n\n{steps(parts)}\n\n{self.brief(problem, lines, say)}"


def _stretches(name: str, lines: Lines, key: str, say: Say) -> str:
    found = [say.math(f"{name} =", point) for point in lines.values(f"{key}point")]
    for low, low_sign, high_sign, high in lines.all(f"{key}interval"):
        if not low_sign and not high_sign:
            return say("every real number", "모든 실수")
        found.append(say.math(between(name, low, low_sign, high_sign, high, say)))
    return say(" or ", " 또는 ").join(found)


def _edge(name: str, point: str, say: Say) -> str:
    put = say.math(f"{name} =", point)
    return say(f"- {put} itself fits. ✓", f"- {put} 자체도 만족합니다. ✓")


def _row(name: str, values: tuple[str, ...], say: Say) -> str:
    low, high, inside, value, holds = values
    stretch = say.math(f"{low} < {name} < {high}")
    put, found = say.math(f"{name} =", inside), say.math(value)
    if holds == "yes":
        return say(
            f"- {stretch}: {put} gives {found}, which fits. ✓",
            f"- {stretch}: {put} 이면 {found}, 만족합니다. ✓",
        )
    if holds == "undefined":
        return say(
            f"- {stretch}: at {put} it is not defined.",
            f"- {stretch}: {put} 이면 정의되지 않습니다.",
        )
    return say(
        f"- {stretch}: {put} gives {found}, which does not.",
        f"- {stretch}: {put} 이면 {found}, 만족하지 않습니다.",
    )
