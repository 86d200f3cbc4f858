"""Recomputes what the words around a figure call for from the tool outputs, independent of any figure check.

A truth is arithmetic over what the outputs hold: `TotalRevenue`, `TotalRevenue@2024`, `helm.NetIncome`,
`growth(TotalRevenue@2025, TotalRevenue@2024)`. README.md tells what can be named.
"""

import ast
import math
import operator
import re
import statistics
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Outputs = Mapping[str, tuple[str, Mapping[str, Any]]]
UNITS = {"ones": 1.0, "thousands": 1e3, "millions": 1e6}
IN_UNIT = frozenset({"lines", "inputs", "shares"})
"""Tables that are in the `unit` of their output."""
AMOUNTS = frozenset(
    """
    market_cap enterprise_value base_free_cash_flow free_cash_flow present_value present_value_of_cash_flows
    terminal_value present_value_of_terminal_value net_debt equity_value
    """.split()
)
"""Single amounts and columns that are, too."""
NAME = re.compile(r"(?:\b([a-z_]+)\.)?\b([A-Za-z_]\w*)((?:@[\w.-]+)+)?(?!\w*\()")

FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "growth": lambda new, old: (new / old - 1) * 100,
    "share": lambda part, whole: part / whole * 100,
    "cagr": lambda new, old, years: ((new / old) ** (1 / years) - 1) * 100,
    "mean": lambda *values: statistics.fmean(values),
    "median": lambda *values: statistics.median(values),
}
OPERATORS: Mapping[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


def value(truth: str, outputs: Outputs) -> float:
    """What a truth comes to: amounts in whole units, percentages in percent.

    ValueError: it names what the outputs do not have, or is no arithmetic.
    """
    named: dict[str, float] = {}

    def keep(match: re.Match[str]) -> str:
        name = f"_{len(named)}"
        named[name] = look_up(outputs, match[1] or "", match[2], (match[3] or "").split("@")[1:])
        return name

    return _computed(ast.parse(NAME.sub(keep, truth), mode="eval").body, named)


def _computed(node: ast.expr, named: Mapping[str, float]) -> float:
    match node:
        case ast.Name(id=name):
            return named[name]
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_computed(left, named), _computed(right, named))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_computed(operand, named)
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in FUNCTIONS:
            return FUNCTIONS[name](*(_computed(one, named) for one in arguments))
    raise ValueError(f"{ast.unparse(node)!r} is no arithmetic that a truth may hold.")


def look_up(outputs: Outputs, key: str, name: str, selectors: list[str]) -> float:
    """The first figure of that name in the outputs whose key begins with `key`."""
    for one, (_, output) in outputs.items():
        if one.startswith(key):
            for found in _found(output, output, name, selectors, 1.0):
                return found
    asked = "@".join([f"{key}.{name}" if key else name, *selectors])
    raise ValueError(f"{asked!r} is in none of the outputs {list(outputs)}.")


def _found(
    output: Mapping[str, Any], part: Mapping[str, Any], name: str, selectors: list[str], scale: float
) -> Iterator[float]:
    unit = UNITS.get(output.get("unit", ""), 1.0)
    if name in AMOUNTS:
        scale = unit
    if "rows" in part and name in part["columns"]:
        if name.startswith("revenue_"):
            scale = UNITS[part["revenue_unit"]]
        at = part["columns"].index(name)
        for row in part["rows"]:
            if all(any(str(cell).startswith(one) for cell in row) for one in selectors):
                yield row[at] * scale
    for key, child in part.items():
        if key == name:
            yield from _picked(output, child, selectors, scale)
        elif isinstance(child, Mapping):
            inner = UNITS.get(child.get("unit", ""), unit) if key in IN_UNIT else scale
            yield from _found(output, child, name, selectors, inner)


def _picked(output: Mapping[str, Any], child: Any, selectors: list[str], scale: float) -> Iterator[float]:
    match child:
        case int() | float() if not selectors:
            yield child * scale
        case {"values": inner} | {"value": inner}:
            yield from _picked(output, inner, selectors, 1.0)
        case Mapping() if selectors and selectors[0] in child:
            yield child[selectors[0]]
        case [[*_], *_]:
            rates, growths = (
                output["sensitivity"][f"{of}s_percent"] for of in ("discount_rate", "terminal_growth")
            )
            rate, growth = map(float, selectors)
            yield child[rates.index(rate)][growths.index(growth)]
        case list():
            heads = output.get("periods") or output.get("columns") or ()
            for head, one in zip(heads, child, strict=True):
                if one is not None and all(head.startswith(selector) for selector in selectors):
                    yield one * scale


# How figures are written, as far as the labelled ones go.
SCALES = {
    **dict.fromkeys(("trillion", "tn", "T", "조"), 1e12),
    **dict.fromkeys(("billion", "bn", "B"), 1e9),
    **dict.fromkeys(("million", "mn", "M", "m", "백만"), 1e6),
    **dict.fromkeys(("thousand", "k", "K", "천"), 1e3),
    **dict.fromkeys(("bps", "bp", "basis points", "pence", "p", "cents", "¢", "펜스", "센트"), 0.01),
    "천억": 1e11,
    "억": 1e8,
    "천만": 1e7,
    "만": 1e4,
    "할": 10.0,
}
NUMBER = re.compile(
    rf"(\d[\d,]*)(\.\d+)?(e[+-]?\d+)?(?:\s*({'|'.join(sorted(SCALES, key=len, reverse=True))})(?![a-z]))?"
)
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {
    **{word: float(at) for at, word in enumerate(ONES)},
    **{word: float(at * 10) for at, word in enumerate(TENS, 2)},
}
KOREAN = dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), range(1, 11), strict=True))
ROUGH = {
    **dict.fromkeys(("half", "절반"), 0.5),
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "three quarters": 0.75,
    "a fifth": 0.2,
    **dict.fromkeys(("twice", "double", "doubled", "두 배"), 2.0),
    **dict.fromkeys(("tripled", "three times", "세 배"), 3.0),
    **dict.fromkeys(("fourfold", "네 배"), 4.0),
}
FRACTION = re.compile(r"(\d+)분의 ?(\d+)")
ROUGHLY = 0.08
"""How far off words may be, as a share: a third stands for 31 % to 36 %."""


def agrees(text: str, true: float) -> bool:
    """Whether a figure says `true` at the precision that it shows, and with that sign if it shows one.

    ValueError: the text holds no figure.
    """
    signed = re.match(r"\D*?([-−+])\D{0,2}\d", text)
    if signed and true and (signed[1] == "+") != (true > 0):
        return False
    size, slack = _said(text)
    return math.isclose(size, abs(true), rel_tol=1e-9, abs_tol=slack * 1.000001)


def _said(text: str) -> tuple[float, float]:
    """The size of a figure, and half of its last digit."""
    said = text.lower()
    if fraction := FRACTION.search(said):
        size = int(fraction[2]) / int(fraction[1])
        return size, size * ROUGHLY
    if " and a half" in said:
        return _in_words(said.replace(" and a half", ""))[0] + 0.5, 0.25
    for words, size in sorted(ROUGH.items(), key=lambda item: -len(item[0])):
        if words in said:
            return size, size * ROUGHLY
    size, slack = 0.0, 0.0
    for whole, decimals, exponent, scale in NUMBER.findall(text):
        factor = SCALES.get(scale, 1.0) * float(f"1{exponent or 'e0'}")
        size += float(whole.replace(",", "") + decimals) * factor
        slack = factor * 10.0 ** -max(len(decimals) - 1, 0) / 2
    return (size, slack) if slack else _in_words(said)


def _in_words(said: str) -> tuple[float, float]:
    """Of `forty-six percent`, `two hundred and three dollars`, `four billion`, `두 번`."""
    if native := next((word for word in KOREAN if said.startswith(word)), None):
        return KOREAN[native], 0.5
    size, last, found = 0.0, 1.0, False
    for word in re.findall(r"[a-z]+", said):
        if word in WORDS:
            size, last, found = size + WORDS[word], 1.0, True
        elif word == "hundred":
            size, last, found = (size or 1.0) * 100, 100.0, True
        elif word in SCALES and found:
            size, last = size * SCALES[word], SCALES[word]
    if not found:
        raise ValueError(f"{said!r} holds no figure.")
    return size, last / 2
