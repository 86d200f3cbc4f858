"""How an equation is solved, one step at a time."""

from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.say import Say, steps


def told(name: str, more: Lines, say: Say) -> str:
    parts = [_linear(values, say) for values in more.all("step")]
    if coefficients := more.all("coefficients"):
        parts += _quadratic(coefficients[0], more, name, say)
    elif more.one("form"):
        parts += _other(more, say)
    if rest := more.one("left over"):
        parts.append(_left_over(rest, say))
    parts += [_fails(say.math(f"{name} =", root), say) for root in more.values("fails")]
    for root, side in more.all("agrees"):
        parts.append(_agrees(say.math(name, say.near, root), say.math(side), say))
    parts += [_check(name, values, say) for values in more.all("check")]
    return steps(parts)


def _linear(values: tuple[str, ...], say: Say) -> str:
    name, term, equation = values
    shown = say.block(equation)
    match name:
        case "expand":
            return say("Multiply out and collect the terms:", "괄호를 풀고 동류항을 정리합니다.") + shown
        case "swap":
            return say("Swap the two sides:", "양변을 서로 바꿉니다.") + shown
        case "divide":
            by = say.math(term)
            return say(f"Divide both sides by {by}:", f"양변을 {by}(으)로 나눕니다.") + shown
    if term.startswith("-"):
        added = say.math(term.removeprefix("-").strip())
        return say(f"Add {added} to both sides:", f"양변에 {added}을(를) 더합니다.") + shown
    taken = say.math(term)
    return say(f"Subtract {taken} from both sides:", f"양변에서 {taken}을(를) 뺍니다.") + shown


def _quadratic(coefficients: tuple[str, ...], more: Lines, name: str, say: Say) -> list[str]:
    a, b, c = coefficients
    zero = say.block(f"{more.one('form')} = 0")
    named = say.math(f"a = {a}"), say.math(f"b = {b}"), say.math(f"c = {c}")
    parts = [
        say("Write it with zero on one side:", "한쪽이 0이 되도록 정리합니다.")
        + zero
        + say(f"So {', '.join(named)}.", f"따라서 {', '.join(named)}입니다.")
    ]
    formula = say.math("D = b^2 - 4ac")
    put = [f"({one})" if one.startswith("-") else one for one in (b, a, c)]
    times = r"\cdot" if say.formulas else "·"
    value = f"D = {put[0]}^2 - 4 {times} {put[1]} {times} {put[2]} = {more.one('discriminant')}"
    meaning = {
        "negative": say("It is negative, so there are no real solutions.", "음수이므로 실수 해가 없습니다."),
        "zero": say("It is zero, so there is one solution.", "0이므로 해가 하나(중근)입니다."),
        "positive": say("It is positive, so there are two solutions.", "양수이므로 해가 두 개입니다."),
        "unknown": say(
            "Its sign depends on the letters: where it is negative, the solutions are not real.",
            "부호는 문자의 값에 따라 다릅니다. 음수이면 실수 해가 없습니다.",
        ),
    }
    parts.append(
        say(f"Compute the discriminant, {formula}:", f"판별식을 계산합니다: {formula}")
        + say.block(value)
        + meaning[more.one("sign")]
    )
    formula = r"\frac{-b \pm \sqrt{D}}{2a}" if say.formulas else "(-b ± sqrt(D))/(2a)"
    found = [say.math(f"{name} =", root) for root in more.values("root")]
    parts.append(
        say("Put them into the quadratic formula:", "근의 공식에 대입합니다.")
        + say.block(f"{name} = {formula}")
        + say(f"This gives {say.listed(found)}.", f"이로부터 {say.listed(found)} 을(를) 얻습니다.")
    )
    if factored := more.one("factored"):
        parts.append(
            say("The factored form shows the same:", "인수분해해도 같은 결과를 얻습니다.")
            + say.block(f"{factored} = 0")
        )
    return parts


def _other(more: Lines, say: Say) -> list[str]:
    parts = [
        say("Write it with zero on one side:", "한쪽이 0이 되도록 정리합니다.")
        + say.block(f"{more.one('form')} = 0")
    ]
    if numerator := more.one("numerator"):
        parts.append(
            say(
                "A fraction is zero where its numerator is and its denominator is not:",
                "분수는 분자가 0이고 분모가 0이 아닐 때 0입니다.",
            )
            + say.block(f"{numerator} = 0")
        )
    factored = more.one("factored")
    if factored and factored in (more.one("form"), more.one("numerator")):
        parts.append(
            say(
                "This is a product, and zero where one of its factors is.",
                "곱의 꼴이므로 인수 중 하나가 0이면 됩니다.",
            )
        )
    elif factored:
        parts.append(
            say(
                "Factor it. A product is zero where one of its factors is:",
                "인수분해합니다. 인수 중 하나가 0이면 곱도 0입니다.",
            )
            + say.block(f"{factored} = 0")
        )
    return parts


def _left_over(rest: str, say: Say) -> str:
    told = say("always true", "항상 참") if rest == "0" else say("not true", "참이 아님")
    return say(
        f"Bring everything to one side. Nothing with the unknown is left, and this is {told}:",
        f"모두 한쪽으로 옮기면 미지수가 남지 않습니다 ({told}).",
    ) + say.block(f"{rest} = 0")


def _check(name: str, values: tuple[str, ...], say: Say) -> str:
    root, *both = values
    put = say.math(f"{name} =", root)
    sides = [say.math(side) for side in both]
    if len(set(sides)) == 1:
        return say(
            f"Check with {put}: both sides are {sides[0]}. ✓",
            f"{put} 을(를) 대입해 확인하면 양변이 모두 {sides[0]}입니다. ✓",
        )
    return say(
        f"Check with {put}: the sides are {sides[0]} and {sides[1]}.",
        f"{put} 을(를) 대입하면 양변은 {sides[0]}, {sides[1]}입니다.",
    )


def _agrees(root: str, side: str, say: Say) -> str:
    return say(
        f"Check with {root}: both sides are about {side}. ✓",
        f"{root} 을(를) 대입해 확인하면 양변이 모두 약 {side}입니다. ✓",
    )


def _fails(root: str, say: Say) -> str:
    return say(
        f"{root} does not solve the equation itself: put in, a side is not defined or real, or the two sides"
        f" differ.",
        f"{root} 은(는) 원래 방정식의 해가 아닙니다. 대입하면 정의되지 않거나 실수가 아니거나"
        f" 양변이 다릅니다.",
    )
