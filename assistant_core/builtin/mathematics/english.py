"""Questions of mathematics in English → problems."""

import re

from assistant_core.builtin.mathematics import notation
from assistant_core.builtin.mathematics.english_forms import FORMS, THING
from assistant_core.builtin.mathematics.english_words import in_signs
from assistant_core.builtin.mathematics.notation import integral, limit
from assistant_core.builtin.mathematics.parser import expression
from assistant_core.builtin.mathematics.problem import (
    Problem,
    about,
    computing,
    evaluated,
    roots,
    solving,
)
from assistant_core.builtin.mathematics.shapes import is_definition
from assistant_core.builtin.mathematics.tokens import Unreadable

DETAIL = re.compile(
    r"\b((with|and) )?(step by step|step-by-step|in (more |great )?detail|(show|with|and) (me"
    r" )?(all )?(the |your )?"
    r"(steps|work(ing)?)|explain how (to|you)|(and )?explain (why|it|the steps|how)( please)?|explain)\b",
    re.I,
)
_POLITE = re.compile(
    r"\b(please|pls|thanks|thank you|hi|hello|hey|kindly|tutor|(can|could|would|will) you( please)?"
    r"( help me)?"
    r"( with (this|that|it))?|help me( with| to)?|i (need|want|have|would like)( you)? to|i'd like( you)? to"
    r"|i need( some)? help( with| to)?|for me|let's|tell me|show me|how (do|can|would|should) (i|you|we))\b",
    re.I,
)
_ORDERS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_COMPILED = [(task, re.compile(form, re.I | re.S)) for task, form in FORMS]
_HEAD = re.compile(r"^(?:f|g|h)\s*\(\s*[a-z]\s*\)\s*=|^y\s*=(?=[^=]*$)", re.I)


def read(text: str) -> Problem:
    """`Unreadable` when it is not, as a whole, a question of mathematics."""
    said = _cleared(text)
    sure = False
    for task, form in _COMPILED:
        if match := form.fullmatch(said):
            try:
                return _problem(task, {key: value for key, value in match.groupdict().items() if value})
            except Unreadable:
                sure = True
    return bare(re.sub(rf"^{THING}", "", said, flags=re.I), sure)


def bare(said: str, sure: bool = False) -> Problem:
    """A formula without words."""
    if found := notation.read(said):
        return found
    if not any(sign in said.rstrip("=? ") for sign in "=<>"):
        return computing(said, sure)
    problem = solving(equations(said), sure=sure)
    if not sure and problem.task == "equation" and is_definition(problem.given[0]):
        raise Unreadable(said)  # `y = 2x` asks for nothing
    return problem


def equations(said: str) -> list[str]:
    """Parts at commas, semicolons, line ends and "and"; none of them in a number."""
    if match := re.fullmatch(r"\{([^{}]*[=<>][^{}]*)\}", said.strip()):
        said = match[1]
    parts = [part.strip() for part in re.split(r",?\s*\band\b|,(?!\d{3}(?!\d))|;|\n+|&", said)]
    if parts and not parts[-1]:
        parts.pop()
    if not all(parts):
        raise Unreadable(said)
    return parts


def headless(said: str) -> str:
    """Without the `y =` or `f(x) =` before an expression."""
    return _HEAD.sub("", said).strip()


def _problem(task: str, found: dict[str, str]) -> Problem:
    said, variable = found["e"].strip(" ,\n"), found.get("variable", "")
    letters = re.findall(
        r"\b[A-Za-z]\b", re.sub(r"\band\b", " ", found.get("letters", found.get("letters2", "")))
    )
    match task:
        case "function":
            return notation.of_function(found["f"], found["argument"], said, found["asked"].rstrip(" ="))
        case "slope":
            return notation.of_function("y", "x", said, found["asked"])
        case "derivative":
            order = found.get("order", "").lower()
            if order and order not in (*_ORDERS, "first", "1st"):
                raise Unreadable(order)
            point = expression(found["point"]) if "point" in found else None
            return about("derivative", headless(said), variable, point=point, order=_ORDERS.get(order, 1))
        case "integral":
            variable = variable or found.get("d") or found.get("d2") or ""
            return integral(headless(said), variable, found.get("a"), found.get("b"))
        case "limit":
            return limit(headless(said), variable, found["point"], _side(found))
        case "simplify" | "factor" | "expand":
            return about(task, headless(said))
        case "roots":
            return roots(headless(said), letters)
        case "solve":
            return solving(equations(said), letters)
        case "value":
            return evaluated(headless(said), equations(re.sub(r"\bis\b", "=", found["values"])))
    return bare(said, sure=True)


def _side(found: dict[str, str]) -> str:
    said = found.get("from", found.get("sided", "")).lower()
    if said.startswith("one"):
        raise Unreadable(said)
    return {"l": "-", "b": "-", "n": "-", "r": "+", "a": "+", "p": "+"}.get(said[:1], "")


def _cleared(text: str) -> str:
    text = _POLITE.sub(" ", in_signs(text))
    text = re.sub(r"(?<=[\w)'%!])[.?:]+(?=\s|$)|\?", " ", text)
    text = re.sub(r"(?<![\w)!])!+|(?<=[A-Za-z])!+\s*$|(?<=\s):", " ", text)
    return re.sub(r"[ \t]+", " ", text).strip(" ,;:.")
