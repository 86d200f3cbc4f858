"""Limits, and L'Hôpital's rule."""

from assistant_core.builtin.mathematics.kinds.domain import has_cube_root
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, given, real, steps

_SOLVE = """\
near = Float("1e-30", 100)
sides = {{"-": a - near, "+": a + near}} if a.is_finite else {{"-": sign(a) / near}}
if {side!r} in sides and a.is_finite:
    sides = {{{side!r}: sides[{side!r}]}}
found = {{}}
for side, point in sides.items():
    at = N(f.subs({x}, point), 60, chop=True)
    if at.is_real is False:
        continue
    value = limit(f, {x}, a, side)
    if value.has(AccumBounds, nan, zoo) or value.is_real is False and value.is_finite is not False:
        print("oscillates:")
    elif value.has(Limit) or (value.is_number and value.is_finite and abs(at - value) > 0.2 + abs(value) / 5):
        print("unsolved:")
    found[side] = value
if not found:
    print("undefined:")
elif len(set(found.values())) == 1:
    print("value:", show(value))
else:
    print("left:", show(found["-"]))
    print("right:", show(found["+"]))"""

_STEPS = """\
top, bottom = fraction(together(f))
for number in range(4):
    above, below = (limit(part, {x}, a, {side!r} or "+") for part in (top, bottom))
    print("step:", show(top), "|", show(bottom), "|", show(above), "|", show(below))
    if not (above == below == 0 or (above in (oo, -oo) and below in (oo, -oo))):
        break
    top, bottom = fraction(together(diff(top, {x}) / diff(bottom, {x})))"""


def _opening(problem: Problem) -> str:
    name = problem.variable
    point = given(problem.point) if problem.point else "0"
    f = given(problem.expression, real(name))
    return f"{name} = symbols({name!r}, real=True)\nf = {f}\na = {point}\n"


class Limit:
    def code(self, problem: Problem, say: Say) -> str:
        return code(say.prelude, _opening(problem), _SOLVE.format(x=problem.variable, side=problem.side))

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        if lines.all("unsolved") or (lines.all("undefined") and has_cube_root(problem.expression)):
            return say(
                "I could not find this limit: the method that I know does not work here.",
                "이 극한은 구하지 못했습니다. 제가 아는 방법이 통하지 않습니다.",
            )
        if lines.all("undefined") or lines.all("oscillates"):
            asked = say.math(_left(problem, say))
            reason = (
                say("the function settles on no value", "함숫값이 한 값에 가까워지지 않습니다")
                if lines.all("oscillates")
                else say("the function is not real there", "그 근처에서 함수가 실수 값을 갖지 않습니다")
            )
            return say(
                f"The limit {asked} does not exist: {reason}.", f"극한 {asked}: 존재하지 않습니다. {reason}."
            )
        if lines.all("left"):
            left, right = say.math(lines.one("left")), say.math(lines.one("right"))
            return say(
                f"The limit does not exist: from the left it is {left}, from the right {right}.",
                f"극한이 존재하지 않습니다. 좌극한은 {left}, 우극한은 {right}입니다.",
            )
        whole = say.math(_left(problem, say), "=", lines.one("value"))
        return say(f"The limit is {whole}.", f"극한은 다음과 같습니다: {whole}")

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        return (
            ""
            if not lines.all("value") or lines.all("oscillates") or lines.all("unsolved")
            else code(say.prelude, _opening(problem), _STEPS.format(x=problem.variable, side=problem.side))
        )

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        found = more.all("step")
        parts = [_step(values, number > 0, say) for number, values in enumerate(found)]
        return f"{steps(parts)}\n\n{self.brief(problem, lines, say)}".strip()


def _left(problem: Problem, say: Say) -> str:
    function = say.node(problem.expression)
    point = say.node(problem.point) if problem.point else "0"
    if not say.formulas:
        return f"lim {problem.variable} -> {point}{problem.side} ({function})"
    side = f"^{{{problem.side}}}" if problem.side else ""
    return rf"\lim_{{{problem.variable} \to {point}{side}}} \left({function}\right)"


def _step(values: tuple[str, ...], again: bool, say: Say) -> str:
    top, bottom, above, below = (say.math(value) for value in values)
    opening = ""
    if again:
        opening = say(
            "Both tend to zero, or both to infinity, so L'Hôpital's rule allows to differentiate them both. ",
            "둘 다 0이거나 둘 다 무한대이므로 로피탈의 정리에 따라 분자와 분모를 각각 미분합니다. ",
        )
    if values[1] == "1":
        return opening + say(f"{top} tends to {above}.", f"{top} 은(는) {above} 에 가까워집니다.")
    return opening + say(
        f"The numerator {top} tends to {above}, the denominator {bottom} to {below}.",
        f"분자 {top} 은(는) {above} 에, 분모 {bottom} 은(는) {below} 에 가까워집니다.",
    )
