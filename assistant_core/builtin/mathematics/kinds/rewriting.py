"""Expressions written in another form: simplified, factored, expanded."""

import re

from assistant_core.builtin.mathematics.grammar import variables, walk
from assistant_core.builtin.mathematics.lines import Lines
from assistant_core.builtin.mathematics.problem import Problem
from assistant_core.builtin.mathematics.say import Say, code, given, real, steps

_FACTOR_NUMBER = """\
if not f.is_Rational:
    print("result:", show(factor(f)))
else:
    primes = factorrat(f, limit=10**6)
    powers = [
        show(Pow(prime, primes[prime], evaluate=False)) if primes[prime] != 1 else show(prime)
        for prime in sorted(primes)
    ]
    print("result:", " TIMES ".join(powers) or "1")
    if not all(isprime(prime) for prime in primes if prime not in (-1, 0)):
        print("incomplete:")
    elif list(primes.values()) == [1] and f > 1:
        print("prime:")"""

_DIVISIONS = """\
rest = abs(f) if f.is_Integer else Integer(1)
for prime, power in factorint(rest, limit=10**6).items():
    for _ in range(power if prime > 1 else 0):
        print("step:", show(rest), "|", prime, "|", show(rest / prime))
        rest = rest / prime"""

_CHECKED = """\
samples = [dict(zip(names, numbers)) for numbers in ((10, 7, 3, 2), (-3, 2, -5, 4), (7, -5, 3, 2))]
gaps = [N((f - result).subs(sample), 20, chop=True) for sample in samples]
print("result:", show(result if all(gap == 0 or gap.is_finite is not True for gap in gaps) else f))"""
_LOST = """\
kept = {piece for piece, power in factor_list(denom(together(result)))[1]}
for bottom in BOTTOMS:
    for piece, power in factor_list(numer(together(bottom)))[1]:
        if piece not in kept and not piece.is_positive:
            print("lost:", show(piece))"""

_STEPS = """\
top, bottom = fraction(together(f))
if bottom != 1:
    print("fraction:", show(factor(top)), "|", show(factor(bottom)))
for numbers in ((10, 7, 3, 2), (7, -5, 3, 2)) if names else ():
    sample = dict(zip(names, numbers))
    both = [simplify(form.subs(sample)) for form in (f, result)]
    if both[0] == both[1] and both[0].is_finite:
        put = ", ".join(f"{show(name)} = {value}" for name, value in sample.items())
        print("test:", put, "|", " | ".join(map(show, both)))
        break"""

_CALLS = {"simplify": "simplify(f)", "factor": "factor(f)", "expand": "expand(f)"}


class Rewriting:
    def code(self, problem: Problem, say: Say) -> str:
        if _is_number(problem):
            times = r"\cdot" if say.formulas else "*"
            return code(
                say.prelude,
                f"f = {given(problem.expression)}",
                _FACTOR_NUMBER.replace("TIMES", times.replace("\\", "\\\\")),
            )
        return code(say.prelude, _opening(problem), _CHECKED, *_lost(problem))

    def brief(self, problem: Problem, lines: Lines, say: Say) -> str:
        asked, result = say.node(problem.expression), lines.one("result")
        if lines.all("prime"):
            return say(f"{say.math(asked)} is a prime number.", f"{say.math(asked)}: 소수입니다.")
        if _bare(asked) == _bare(result):
            return _unchanged(problem, say.math(asked), say)
        whole = say.math(asked, "=", result)
        text = {
            "factor": say(f"Factored, it is {whole}.", f"인수분해한 결과는 다음과 같습니다: {whole}"),
            "expand": say(f"Expanded, it is {whole}.", f"전개한 결과는 다음과 같습니다: {whole}"),
            "simplify": say(f"Simplified, it is {whole}.", f"간단히 하면 다음과 같습니다: {whole}"),
        }[problem.task]
        if lines.all("incomplete"):
            text += say(
                " The last factor is too large to be taken apart here.",
                "\n\n마지막 인수는 너무 커서 더 나누지 않았습니다.",
            )
        if lost := list(dict.fromkeys(lines.values("lost"))):
            told = say.listed([say.math(one, say.unequal, "0") for one in lost])
            text += say(f" This is so if {told}.", f"\n\n단, {told} 일 때입니다.")
        return text

    def steps_code(self, problem: Problem, lines: Lines, say: Say) -> str:
        if _is_number(problem):
            return code(say.prelude, f"f = {given(problem.expression)}", _DIVISIONS)
        return code(say.prelude, _opening(problem), _STEPS)

    def detail(self, problem: Problem, lines: Lines, more: Lines, say: Say) -> str:
        parts = [_division(values, say) for values in more.all("step")]
        if fraction := more.all("fraction"):
            top, bottom = (say.math(value) for value in fraction[0])
            parts.append(
                say(
                    f"Factor the numerator, {top}, and the denominator, {bottom}, and cancel what"
                    f" they share.",
                    f"분자 {top} 와(과) 분모 {bottom} 을(를) 인수분해해 공통 인수를 약분합니다.",
                )
            )
        if not _is_number(problem):
            parts.append(
                _rule(problem, say) + say.block(f"{say.node(problem.expression)} = {lines.one('result')}")
            )
        for sample, before, after in more.all("test"):
            put = say.math(sample)
            sides = say.math(before), say.math(after)
            parts.append(
                say(
                    f"Check with {put}: before it is {sides[0]}, afterwards {sides[1]}. ✓",
                    f"{put} 을(를) 대입해 확인하면 처음 식은 {sides[0]}, 바꾼 식은 {sides[1]}입니다. ✓",
                )
            )
        return f"{steps(parts)}\n\n{self.brief(problem, lines, say)}".strip()


def _opening(problem: Problem) -> str:
    names = variables(problem.expression)
    declared = "\n".join(f"{name} = symbols({name!r}, real=True)" for name in names)
    f = f"f = {given(problem.expression, real(*names))}"
    return f"{declared}\nnames = [{', '.join(names)}]\n{f}\nresult = {_CALLS[problem.task]}".lstrip()


def _lost(problem: Problem) -> list[str]:
    """What is divided by in the question, and may be cancelled."""
    names = variables(problem.expression)
    quotients = [node for node in walk(problem.expression) if node.kind == "/"]
    bottoms = dict.fromkeys(node.parts[1] for node in quotients if variables(node.parts[1]))
    written = ", ".join(given(bottom, real(*names)) for bottom in bottoms)
    return [_LOST.replace("BOTTOMS", f"[{written}]")] if bottoms else []


def _unchanged(problem: Problem, asked: str, say: Say) -> str:
    match problem.task:
        case "factor":
            return say(
                f"{asked} cannot be factored further with rational numbers.",
                f"{asked}: 유리수 범위에서 더 인수분해되지 않습니다.",
            )
        case "expand":
            return say(f"{asked} has nothing to expand.", f"{asked}: 더 전개할 것이 없습니다.")
    return say(f"{asked} is in its simplest form already.", f"{asked}: 이미 가장 간단한 꼴입니다.")


def _bare(formula: str) -> str:
    return re.sub(r"\\cdot|\\left|\\right|[\s{}*]", "", formula.replace("**", "^"))


def _is_number(problem: Problem) -> bool:
    return problem.task == "factor" and not variables(problem.expression)


def _rule(problem: Problem, say: Say) -> str:
    match problem.task:
        case "factor":
            return say("Write it as a product:", "곱의 꼴로 고칩니다.")
        case "expand":
            return say(
                "Multiply every term of one bracket with every term of the other, and collect:",
                "괄호 안의 모든 항을 서로 곱하고 동류항끼리 모읍니다.",
            )
    return say("Collect the terms and cancel:", "동류항을 모으고 약분합니다.")


def _division(values: tuple[str, ...], say: Say) -> str:
    before, prime, after = values
    sign = r"\div" if say.formulas else "/"
    return say("Divide by a prime that goes into it:", "나누어떨어지는 소수로 나눕니다.") + say.block(
        f"{before} {sign} {prime} = {after}"
    )
