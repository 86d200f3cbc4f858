"""The trees that formulas are read as, and how they are written: as sympy source, as LaTeX and as text."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_PRODUCTS = ("*", "times", "/")
_NUMBERS = ("number", "constant")
_INSIDE = {"ln": ">", "log": ">", "sqrt": ">="}
_PARTIAL = frozenset({*_INSIDE, "tan", "cot", "sec", "csc", "asin", "acos", "factorial"})


class Node(NamedTuple):
    kind: str
    """number, variable, constant, function, + - * / ^ ! % deg, times (no sign), negative."""
    text: str = ""
    parts: tuple["Node", ...] = ()


class Relation(NamedTuple):
    """`left < middle <= right` has three sides and two signs; an expression alone is one side."""

    sides: tuple[Node, ...]
    signs: tuple[str, ...] = ()
    doubtful: bool = False
    """People may mean another formula by what was written, such as `1/2x`."""

    @property
    def is_definition(self) -> bool:
        """One letter alone is said to be an expression of others."""
        left, *right = self.sides
        others = variables(*right)
        return left.kind == "variable" and bool(others) and left.text not in others


def walk(*nodes: Node) -> list[Node]:
    return [inner for node in nodes for inner in (node, *walk(*node.parts))]


def variables(*nodes: Node) -> list[str]:
    """In the order of the alphabet; x, y and z first."""
    found = {node.text for node in walk(*nodes) if node.kind == "variable"}
    return sorted(found, key=lambda name: (name not in "xyz", name))


def is_whole(node: Node) -> bool:
    return node.kind == "number" and node.text.isdecimal()


def degree(node: Node, variable: str) -> int | None:
    """The highest power that a polynomial can have once multiplied out; None where it may not be one."""
    inner = [degree(part, variable) for part in node.parts]
    known = [one for one in inner if one is not None]
    if len(known) < len(inner):
        return None
    match node.kind:
        case "number" | "constant" | "variable":
            return int(node.text == variable)
        case "+" | "-" | "negative":
            return max(known)
        case "*" | "times":
            return sum(known)
        case "/" if known[1] == 0:
            return known[0]
        case "^" if is_whole(node.parts[1]):
            return known[0] * int(node.parts[1].text)
    return None if any(known) else 0


def substituted(node: Node, values: Mapping[str, Node]) -> Node:
    if node.kind == "variable":
        return values.get(node.text, node)
    parts = tuple(substituted(part, values) for part in node.parts)
    # 2x becomes 2 · 3, not 23.
    return Node("*" if node.kind == "times" and parts != node.parts else node.kind, node.text, parts)


def partial(letters: list[str], *nodes: Node) -> dict[Node, tuple[Node, str]]:
    """The parts with these letters that do not have a real value everywhere: they have one where what is
    inside has this sign towards 0, or no sign where that is not so simple.

    sympy cancels `x/x` and `ln x - ln x` as it reads them, so these are looked at by themselves.
    """
    found = {}
    for node in walk(*nodes):
        below = node.parts[-1] if node.kind == "/" else node
        if not set(letters) & set(variables(below)):
            continue
        if node.kind == "/":
            found[Node("/", parts=(Node("number", "1"), below))] = below, "!="
        elif node.kind == "function" and node.text in _PARTIAL:
            found[node] = node.parts[0], _INSIDE.get(node.text, "")
        elif node.kind == "!" or (node.kind == "^" and not is_whole(node.parts[1])):
            found[node] = node, ""
    return found


def is_simplest(node: Node) -> bool:
    """A number, or a sum of unlike terms such as `3x^2 + 2`: there is nothing to compute."""
    core = node.parts[0] if node.kind == "negative" else node
    if core.kind in _NUMBERS or (core.kind == "function" and core.parts[0].kind == "variable"):
        return True
    terms = [_letters(term) for term in _leaves(node, ("+", "-", "negative"))]
    return bool(variables(node)) and None not in terms and len(set(terms)) == len(terms)


def _letters(term: Node) -> frozenset[Node] | None:
    """The powers of letters in a term; None where it may be made simpler."""
    factors = _leaves(term, _PRODUCTS)
    powers = [factor for factor in factors if factor.kind not in _NUMBERS]
    bases = {power: power.parts[0] if power.kind == "^" else power for power in powers}
    is_plain = all(
        base.kind == "variable" or (base.kind in _NUMBERS and variables(power))
        for power, base in bases.items()
    )
    is_short = len(factors) <= len(powers) + 1 and len(set(bases.values())) == len(powers)
    return frozenset(powers) if is_plain and is_short else None


def _leaves(node: Node, kinds: tuple[str, ...]) -> list[Node]:
    """What is put together by nodes of these kinds."""
    return [leaf for part in node.parts for leaf in _leaves(part, kinds)] if node.kind in kinds else [node]


_RANK = {"+": 1, "-": 1, "negative": 2, "*": 3, "/": 3, "times": 3, "^": 5, "!": 6, "%": 6, "deg": 6}
_ATOM = 9
_SIGNS = {"<=": r" \leq ", ">=": r" \geq "}
SYMPY, LATEX, TEXT = range(3)
_FORMS = {  # of each: {a} and {b} are its parts, {A} and {B} the same in brackets where these are needed
    "negative": ("-{A}", "-{A}", "-{A}"),
    "+": ("{A} + {B}", "{A} + {B}", "{A} + {B}"),
    "-": ("{A} - {B}", "{A} - {B}", "{A} - {B}"),
    "*": ("{A}*{B}", r"{A} \cdot {B}", "{A} × {B}"),
    "times": ("{A}*{B}", "{A} {B}", "{A}{B}"),
    "/": ("{A}/{B}", r"\frac{{{a}}}{{{b}}}", "{A} / {B}"),
    "^": ("{A}**{B}", "{A}^{{{b}}}", "{A}^{B}"),
    "!": ("factorial({a})", "{A}!", "{A}!"),
    "%": ("(({a})/100)", r"{A}\%", "{A}%"),
    "deg": ("(({a})*pi/180)", r"{A}^\circ", "{A}°"),
    "pi": ("pi", r"\pi", "π"),
    "E": ("E", "e", "e"),
    "I": ("I", "i", "i"),
    "oo": ("oo", r"\infty", "∞"),
    "ln": ("log({a})", r"\ln\left({a}\right)", "ln({a})"),
    "log": ("log({a}, {base})", r"\log_{{{base}}}\left({a}\right)", "log({all})"),
    "abs": ("Abs({a})", r"\left|{a}\right|", "abs({a})"),
    "sqrt": ("sqrt({a})", r"\sqrt{{{a}}}", "sqrt({a})"),
    "cbrt": ("cbrt({a})", r"\sqrt[3]{{{a}}}", "cbrt({a})"),
    "factorial": ("factorial({a})", "({a})!", "factorial({a})"),
    "lcm": ("lcm({all})", r"\operatorname{{lcm}}\left({all}\right)", "lcm({all})"),
    **{
        f"a{name}": (f"a{name}({{a}})", rf"\arc{name}\left({{a}}\right)", f"a{name}({{a}})")
        for name in ("sin", "cos", "tan")
    },
}
_FUNCTION = ("{name}({all})", r"\{name}\left({all}\right)", "{name}({all})")


def sympy_source(node: Node) -> str:
    """To be given to `sympify` as a string."""
    return _written(node, SYMPY)


def latex(node: Node) -> str:
    return _written(node, LATEX)


def text(node: Node) -> str:
    return _written(node, TEXT)


def related(relation: Relation, sides: list[str], formulas: bool) -> str:
    signs = [(_SIGNS.get(sign) if formulas else None) or f" {sign} " for sign in relation.signs]
    return "".join(side + sign for side, sign in zip(sides, [*signs, ""], strict=True))


def _written(node: Node, form: int) -> str:
    if node.kind == "number":
        return node.text if form == SYMPY else _grouped(node.text, "," if form == TEXT else "{,}")
    if node.kind == "variable":
        return f"\\{node.text}" if form == LATEX and len(node.text) > 1 else node.text
    inner = [_written(part, form) for part in node.parts]
    name = node.text if node.kind in ("function", "constant") else node.kind
    template = _FORMS.get(name, _FUNCTION)[form]
    if name == "cbrt" and form == SYMPY and re.fullmatch(r"[-\d.()/+* ]+", inner[0]):
        template = "real_root({a}, 3)"
    brackets = [_guarded(node, place, inner) for place in range(len(inner))] if node.kind in _RANK else inner
    if name == "times" and form == TEXT:
        template = "({A})·{B}" if node.parts[0].kind == "/" else template
        runs_on = brackets[0][-1].isalpha() and re.match(r"\w\w+\(", brackets[1])
        template = "{A}·{B}" if runs_on or node.parts[0].kind == "^" else template
    return template.format(
        name=name,
        all=", ".join(inner),
        base=inner[1] if len(inner) > 1 else 10,
        **dict(zip("ab", inner, strict=False)),
        **dict(zip("AB", brackets, strict=False)),
    )


def _guarded(node: Node, place: int, inner: list[str]) -> str:
    """In brackets where its own signs would bind less than those around it."""
    own, part = _RANK[node.kind], node.parts[place]
    rank = _RANK.get(part.kind, _ATOM)
    if node.kind == "negative":
        needed = rank <= own
    elif place == 0:
        needed = rank < own or (own >= _RANK["^"] and rank <= own)
    else:
        needed = rank < own or (rank == own and node.kind not in ("+", "*")) or part.kind == "negative"
    return f"({inner[place]})" if needed else inner[place]


def _grouped(number: str, sign: str) -> str:
    whole, point, rest = number.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", sign)
    return f"{whole or '0'}{point}{rest}"
