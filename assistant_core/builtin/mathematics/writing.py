"""A tree as sympy source, as LaTeX and as text."""

import re

from assistant_core.builtin.mathematics.grammar import Node, Relation

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
