"""One equation in one unknown."""

from assistant_core.builtin.mathematics.kinds import equation_steps
from assistant_core.builtin.mathematics.kinds.domain import conditions, has_odd_root_as_power
from assistant_core.builtin.mathematics.kinds.equation_code import find, finish, opening
from assistant_core.builtin.mathematics.kinds.equation_steps_code import code_for
from assistant_core.builtin.mathematics.kinds.interval import between
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code


class Equation:
    def code(self, problem: Problem, say: Say) -> str:
        return code(say.prelude, opening(problem), find(problem), finish(problem))

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        kind = lines.one("kind")
        if without := _without_solutions(kind, lines.one("rest"), problem, say):
            return without
        found, imaginary = solutions(problem, lines, say), solutions(problem, lines, say, "complex")
        if interval := lines.all("interval"):
            low, low_sign, high_sign, high = interval[0]
            found = [say.math(between(_name(problem, say), low, low_sign, high_sign, high, say))]
        text = _numeric(problem, found, lines, say) if kind == "numeric" else _found(kind, found, say)
        if not found and (dropped := lines.values("dropped")):
            text += _dropped([say.math(_name(problem, say), "=", root) for root in dropped], say)
        if conditions_ := [say.math(one, say.unequal, "0") for one in lines.values("condition")]:
            whole = say.listed(conditions_)
            text += say(f" This is so if {whole}.", f"\n\n단, {whole} 일 때입니다.")
        if lines.all("limited"):
            text += say(
                " Whether this is real and solves the equation depends on the other letters: put it in to"
                " see.",
                "\n\n다른 문자의 값에 따라 실수가 아니거나 해가 아닐 수 있으니 대입해 확인하세요.",
            )
        if found and lines.all("partial"):
            text += say(" There may be others.", "\n\n다른 해가 더 있을 수 있습니다.")
        if len(imaginary) > 4:
            text += say(
                f" There are {len(imaginary)} more, which are not real.",
                f"\n\n실수가 아닌 해가 {len(imaginary)}개 더 있습니다.",
            )
        elif imaginary:
            rest = say.listed(imaginary)
            text += say(
                f" Among the complex numbers there are {rest}.", f"\n\n복소수 해는 다음과 같습니다: {rest}"
            )
        if (period := lines.one("period")) and found:
            again = say.math(period)
            them = "They repeat" if len(found) > 1 else "It repeats"
            text += say(f" {them} every {again}.", f"\n\n해는 {again} 간격으로 되풀이됩니다.")
        if has_odd_root_as_power(problem.variable, *problem.given[0].sides):
            text += say(
                " A power with a fraction is taken only of numbers that are not negative; for the real cube"
                " root write cbrt.",
                "\n\n분수 지수의 거듭제곱은 음이 아닌 수에서만 생각합니다. 실수 세제곱근은 cbrt로 쓰세요.",
            )
        return text

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        body = code_for(lines.one("kind"), problem)
        return code(say.prelude, opening(problem), body) if body else ""

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        start = say("The equation is", "주어진 방정식입니다.") + say.block(say.relation(problem.given[0]))
        told = equation_steps.told(_name(problem, say), more, say)
        return f"{start.strip()}\n\n{told}\n\n{self.brief(problem, lines, say)}".replace("\n\n\n", "\n\n")


def solutions(problem: Problem, lines: Lines, say: Say, key: str = "solution") -> list[str]:
    name = _name(problem, say)
    found = []
    for value, *rest in lines.all(key):
        if rest == ["about"]:
            found.append(say.math(name, say.near, value))
        else:
            found.append(say.math(name, "=", value, *([say.near, rest[0]] if rest else [])))
    return found


def _without_solutions(kind: str, rest: str, problem: Problem, say: Say) -> str:
    x = say.math(_name(problem, say))
    match kind:
        case "always":
            return say(
                f"Every value of {x} solves it: both sides are always equal.",
                f"모든 {x} 값이 해입니다. 양변이 항상 같습니다.",
            )
        case "defined":
            told = say.listed(conditions(problem.variable, say, *problem.given[0].sides))
            where = f": {told}" if told else ""
            return say(
                f"Every value of {x} for which both sides are defined solves it{where}.",
                f"양변이 정의되는 모든 {x} 값이 해입니다{where}" + ("" if told else "."),
            )
        case "never" if rest:
            whole = say.math(f"{rest} = 0")
            return say(
                f"{x} falls out, and {whole} is left: without that there is no solution, and with it every"
                f" value of {x} solves it.",
                f"{x} 이(가) 사라지고 {whole} 만 남습니다. 이것이 참이면 모든 {x} 값이 해이고,"
                f" 아니면 해가 없습니다.",
            )
        case "never":
            return say(
                "There is no solution: the two sides are never equal.",
                "해가 없습니다. 양변이 같아질 수 없습니다.",
            )
        case "undefined":
            return say(
                "There is no solution: a side of this equation is not defined.",
                "해가 없습니다. 정의되지 않는 식이 들어 있습니다.",
            )
        case "unsolved":
            return say(
                "I could not solve this equation: none of the methods that I know finds its solutions.",
                "이 방정식은 풀지 못했습니다. 제가 아는 방법으로는 해를 찾을 수 없습니다.",
            )
    return ""


def _found(kind: str, found: list[str], say: Say) -> str:
    if kind == "whole":
        known = say.listed(found) or say("none", "없음")
        return say(
            f"I looked among the whole numbers from 0 to 99: {known}.",
            f"0부터 99까지의 정수에서 찾은 해는 다음과 같습니다: {known}",
        )
    if not found:
        return say("There is no real solution.", "실수 해가 없습니다.")
    if len(found) == 1:
        return say(f"The solution is {found[0]}.", f"해는 다음과 같습니다: {found[0]}")
    return say(f"The solutions are {say.listed(found)}.", f"해는 다음과 같습니다: {say.listed(found)}")


def _dropped(roots: list[str], say: Say) -> str:
    told = say.listed(roots)
    return say(
        f" On the way {told} comes up, but it does not solve the equation itself.",
        f"\n\n풀이 중에 {told} 이(가) 나오지만 원래 방정식의 해가 아닙니다.",
    )


def _numeric(problem: Problem, found: list[str], lines: Lines, say: Say) -> str:
    low, high = (say.math(end) for end in lines.all("searched")[0])
    if more := lines.one("more"):
        found = [*found, say(f"{more} more", f"그 밖에 {more}개")]
    one, are = ("One solution", "is") if len(found) == 1 else ("Solutions", "are")
    return say(
        f"{one} {are} {say.listed(found)}; found numerically between {low} and {high}, and there may be"
        f" others.",
        f"{low} 와(과) {high} 사이에서 수치적으로 찾은 해는 다음과 같습니다. 다른 해가 더 있을 수 있습니다:"
        f" {say.listed(found)}",
    )


def _name(problem: Problem, say: Say) -> str:
    name = problem.variable
    return f"\\{name}" if say.formulas and len(name) > 1 else name
