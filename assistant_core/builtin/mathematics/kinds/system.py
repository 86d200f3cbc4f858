"""Several equations: solved together, and a linear system by elimination."""

from assistant_core.builtin.mathematics.kinds.system_code import (
    ELIMINATE,
    SUBSTITUTE,
    opening,
    solving,
)
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, steps


class System:
    def code(self, problem: Problem, say: Say) -> str:
        return code(say.prelude, opening(problem), solving(problem))

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        text = self._found(problem, lines, say)
        if conditions := [say.math(one, say.unequal, "0") for one in lines.values("condition")]:
            told = say.listed(conditions)
            text += say(f" This is so if {told}.", f"\n\n단, {told} 일 때입니다.")
        return text

    def _found(self, problem: Problem, lines: Lines, say: Say) -> str:
        found = [say.listed([say.math(value) for value in values]) for values in lines.all("solution")]
        if not found and (imaginary := lines.all("complex")):
            told = "\n".join(f"- {say.listed([say.math(value) for value in values])}" for values in imaginary)
            return say(
                f"There is no real solution. Among the complex numbers there are:\n\n{told}",
                f"실수 해가 없습니다. 복소수 해는 다음과 같습니다.\n\n{told}",
            )
        if not found and lines.one("kind") != "linear":
            return say("I found no solution.", "해를 찾지 못했습니다.")
        if not found:
            return say(
                "There is no solution: the equations contradict each other.",
                "해가 없습니다. 식들이 서로 모순됩니다.",
            )
        if free := lines.values("free"):
            name = say.listed([say.math(one) for one in free])
            several = say(" or ", " 또는 ").join(found)
            return say(
                f"There are infinitely many solutions: {several}, with any {name}.",
                f"해가 무수히 많습니다: {several} ({name}: 임의의 수)",
            )
        if len(found) == 1:
            return say(f"The solution is {found[0]}.", f"해는 다음과 같습니다: {found[0]}")
        told = "\n".join(f"- {one}" for one in found)
        return say(
            f"There are {len(found)} solutions:\n\n{told}", f"해는 모두 {len(found)}쌍입니다.\n\n{told}"
        )

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        body = ELIMINATE if lines.one("kind") == "linear" else SUBSTITUTE
        return code(say.prelude, opening(problem), body)

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        equations = "".join(
            f"\n\n({number}) {say.math(say.relation(one))}" for number, one in enumerate(problem.given, 1)
        )
        parts = [_step(values, say) for values in more.all("step")]
        parts += _substituted(more, say)
        if (checks := more.all("check")) and all(left == right for left, right in checks):
            sides = say.listed([say.math(f"{left} = {right}") for left, right in checks])
            parts.append(
                say(
                    f"Check: put into the equations, this gives {sides}. ✓",
                    f"확인: 처음 식에 대입하면 {sides} 이(가) 되어 맞습니다. ✓",
                )
            )
        start = say("The equations are", "주어진 식입니다.") + equations
        return f"{start}\n\n{steps(parts)}\n\n{self.brief(problem, lines, say)}"


def _substituted(more: Lines, say: Say) -> list[str]:
    parts = []
    for number, value in more.all("express"):
        parts.append(
            say(f"Solve ({number}) for one unknown:", f"({number}) 식을 한 문자에 대해 풉니다.")
            + say.block(value)
        )
    for number, row, name in more.all("put"):
        told = say(
            f"Put it into ({number}), which leaves only {say.math(name)}:",
            f"이를 ({number}) 식에 대입하면 {say.math(name)} 만 남습니다.",
        )
        parts.append(told + say.block(row))
    if pairs := more.all("pair"):
        found = "\n".join(f"- {say.math(first)}, {say.math(second)}" for first, second in pairs)
        told = say("Its solutions, and what follows from each:", "이 식의 해와 각각의 나머지 값:")
        parts.append(f"{told}\n\n{found}\n")
    for put, *sides in more.all("fits"):
        shown = say.listed([say.math(side) for side in sides])
        parts.append(
            say(
                f"Check with {say.math(put)}: {shown}. ✓",
                f"{say.math(put)} 을(를) 대입해 확인하면 {shown}입니다. ✓",
            )
        )
    return parts


def _step(values: tuple[str, ...], say: Say) -> str:
    match values:
        case ("swap", first, second):
            return say(f"Swap ({first}) and ({second}).", f"({first}) 식과 ({second}) 식의 순서를 바꿉니다.")
        case ("subtract", factor, first, second, row):
            times = say.math(factor)
            if factor == "1":
                told = say(
                    f"Subtract ({first}) from ({second}):", f"({second}) 식에서 ({first}) 식을 뺍니다."
                )
            else:
                told = say(
                    f"Subtract {times} times ({first}) from ({second}):",
                    f"({second}) 식에서 ({first}) 식의 {times} 배를 뺍니다.",
                )
            return told + say.block(row)
        case ("nothing", number):
            return say(
                f"({number}) now says that zero is zero, which is always true: it adds nothing.",
                f"이제 ({number}) 식은 0 = 0이 되어 새로운 조건이 아닙니다.",
            )
        case ("never", number):
            return say(
                f"({number}) now says that zero is another number, which is impossible.",
                f"이제 ({number}) 식은 0이 다른 수와 같다는 뜻이 되어 성립할 수 없습니다.",
            )
        case (_, number, row, value):
            if row == value:
                return say(
                    f"So ({number}) says {say.math(row)}.", f"그러면 ({number}) 식은 {say.math(row)}입니다."
                )
            return (
                say(
                    f"With what is known, ({number}) becomes",
                    f"지금까지 구한 값을 넣으면 ({number}) 식은 다음과 같습니다.",
                )
                + say.block(row)
                + say(f"so {say.math(value)}.", f"따라서 {say.math(value)}입니다.")
            )
    return ""
