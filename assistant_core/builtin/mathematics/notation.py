"""Problems that are written in signs alone, in whatever language: ∫, lim, d/dx, f(x) = …"""

import re
from collections.abc import Callable

from assistant_core.builtin.mathematics.parser import expression
from assistant_core.builtin.mathematics.problem import Problem, about, evaluated
from assistant_core.builtin.mathematics.tokens import Unreadable

_BRACKET = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\{[^{}]*\}"
_BOUND = rf"(?:{_BRACKET}|-?\s*(?:oo|pi|[\w.]))"
_INTEGRAL = re.compile(
    rf"∫\s*(?:_\s*(?P<a>{_BOUND})\s*\^\s*(?P<b>{_BOUND})\s*|_?\s*\((?P<a2>[^(),]+),(?P<b2>[^(),]+)\)\s*)?"
    r"(?P<e>.+?)\s*\bd\s*(?P<variable>[a-z])"
    r"|∫\s*(?P<e2>.+)d(?P<variable2>[a-z])"
)
_LIMIT = re.compile(
    r"lim(?:it)?\s*_?\s*(?:[({]\s*(?P<variable>[a-z])\s*->\s*(?P<point>.+?)\s*[)}](?=[\s(|\\]|[a-z\d])"
    r"|(?P<variable2>[a-z])\s*->\s*(?P<point2>\S+))\s*(?:of\s+|,\s*)?(?P<e>.+)"
)
_DERIVATIVE = re.compile(
    r"\(?\s*d\s*(?:\^\s*\{?(?P<order>\d)\}?)?\s*/\s*d\s*(?P<variable>[a-z])(?:\s*\^\s*\{?(?P=order)\}?)?\s*\)?"
    r"\s*(?:of\s+)?(?P<e>.+)"
)
_PRIMED = re.compile(rf"(?P<e>{_BRACKET})\s*(?P<primes>'+)")
DEFINED = r"(?P<f>[fgh])\s*\(\s*(?P<argument>[a-z])\s*\)\s*="
"""The head of a function's definition."""
_ASKED = re.compile(
    r"(?:[fgh]\s*(?P<primes>'*)\s*\(\s*(?P<point>.+)\s*\)|(?P<primed>[y])\s*(?P<primes2>'+)"
    r"|d\s*[yf]\s*/\s*d\s*[a-z](?P<slope>))"
)


def read(said: str) -> Problem | None:
    """None where there is none of these signs."""
    forms: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Problem]], ...] = (
        (_INTEGRAL, _integral),
        (_LIMIT, _limit),
        (_DERIVATIVE, _derivative),
        (_PRIMED, lambda found: about("derivative", found["e"], order=len(found["primes"]))),
    )
    for form, problem in forms:
        if match := form.fullmatch(said.strip()):
            return problem({key: value for key, value in match.groupdict().items() if value})
    return None


def limit(said: str, variable: str, point: str, side: str = "") -> Problem:
    """The point may end in the sign of its side: `0+`."""
    if match := re.fullmatch(r"(.*[\w)])\s*\^?\s*[({]?([+-])[)}]?", point.strip()):
        point, side = match[1], match[2]
    return about("limit", said, variable, bounds=(expression(point),), side=side)


def integral(said: str, variable: str, low: str | None, high: str | None) -> Problem:
    if match := re.fullmatch(r"(.+?)\s*\bd([a-z])", said):
        said, variable = match[1], match[2]
    bounds = (expression(low), expression(high)) if low and high else ()
    return about("integral", said, variable, bounds=bounds)


def of_function(name: str, argument: str, defined: str, asked: str) -> Problem:
    """`f(x) = …`, and what is asked: `f(3)`, `f'(x)`, `f''(1)` or `dy/dx`."""
    match = _ASKED.fullmatch(asked.strip())
    if not match or (match["point"] and not asked.strip().startswith(name)):
        raise Unreadable(asked)
    order = 1 if match["slope"] is not None else len(match["primes"] or match["primes2"] or "")
    point = match["point"] if match["point"] != argument else None
    if not order:
        return evaluated(defined, [f"{argument} = {point}"])
    at = (expression(point),) if point else ()
    return about("derivative", defined, argument, bounds=at, order=order)


def _integral(found: dict[str, str]) -> Problem:
    said = found.get("e") or found["e2"]
    variable = found.get("variable") or found["variable2"]
    low, high = found.get("a") or found.get("a2"), found.get("b") or found.get("b2")
    return integral(said, variable, low, high)


def _limit(found: dict[str, str]) -> Problem:
    variable, point = found.get("variable") or found["variable2"], found.get("point") or found["point2"]
    return limit(found["e"], variable, point.rstrip(","))


def _derivative(found: dict[str, str]) -> Problem:
    return about("derivative", found["e"], found["variable"], order=int(found.get("order", "1")))
