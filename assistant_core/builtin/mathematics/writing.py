"""A tree as sympy source, as LaTeX and as text."""

import re

from assistant_core.builtin.mathematics.grammar import Node, Relation

_RANK = {"+": 1, "-": 1, "negative": 2, "*": 3, "/": 3, "times": 3, "^": 5, "!": 6, "%": 6, "deg": 6}
_ATOM = 9
_CODE = {"times": "*", "*": "*", "/": "/", "^": "**"}
_SIGNS = {"<=": r" \leq ", ">=": r" \geq "}
_CONSTANTS = {"pi": r"\pi", "E": "e", "I": "i", "oo": r"\infty"}
_TEXT_CONSTANTS = {"pi": "π", "E": "e", "I": "i", "oo": "∞"}


def sympy_source(node: Node) -> str:
    """To be given to `sympify` as a string."""
    inner = [sympy_source(part) for part in node.parts]
    match node.kind:
        case "number" | "variable" | "constant":
            return node.text
        case "function":
            return _sympy_function(node.text, inner)
        case "!":
            return f"factorial({inner[0]})"
        case "%":
            return f"(({inner[0]})/100)"
        case "deg":
            return f"(({inner[0]})*pi/180)"
    return _operation(node, inner, _CODE)


def latex(node: Node) -> str:
    inner = [latex(part) for part in node.parts]
    match node.kind:
        case "number":
            return _grouped(node.text, "{,}")
        case "result":
            return f"«{node.text}»"
        case "variable":
            return node.text if len(node.text) == 1 else f"\\{node.text}"
        case "constant":
            return _CONSTANTS[node.text]
        case "function":
            return _latex_function(node.text, inner)
        case "/":
            return rf"\frac{{{inner[0]}}}{{{inner[1]}}}"
        case "%":
            return rf"{_guarded(node, 0, inner)}\%"
        case "deg":
            return rf"{_guarded(node, 0, inner)}^\circ"
        case "^":
            return f"{_guarded(node, 0, inner)}^{{{inner[1]}}}"
        case "*":
            return rf"{_guarded(node, 0, inner)} \cdot {_guarded(node, 1, inner)}"
        case "times":
            return f"{_guarded(node, 0, inner)} {_guarded(node, 1, inner)}"
    return _operation(node, inner, {})


def text(node: Node) -> str:
    inner = [text(part) for part in node.parts]
    match node.kind:
        case "number":
            return _grouped(node.text, ",")
        case "result":
            return f"«{node.text}»"
        case "variable":
            return node.text
        case "constant":
            return _TEXT_CONSTANTS[node.text]
        case "function":
            return f"{node.text}({', '.join(inner)})"
        case "%":
            return f"{_guarded(node, 0, inner)}%"
        case "deg":
            return f"{_guarded(node, 0, inner)}°"
        case "^":
            return f"{_guarded(node, 0, inner)}^{_guarded(node, 1, inner)}"
        case "times":
            left, right = _guarded(node, 0, inner), _guarded(node, 1, inner)
            if node.parts[0].kind == "/":
                left = f"({left})"
            runs_on = left[-1].isalpha() and re.match(r"\w\w+\(", right)
            is_apart = runs_on or node.parts[0].kind in ("/", "^")
            return f"{left}·{right}" if is_apart else f"{left}{right}"
    return _operation(node, inner, {"*": " × "})


def related(relation: Relation, sides: list[str], formulas: bool) -> str:
    signs = [(_SIGNS.get(sign) if formulas else None) or f" {sign} " for sign in relation.signs]
    return "".join(side + sign for side, sign in zip(sides, [*signs, ""], strict=True))


def _operation(node: Node, inner: list[str], signs: dict[str, str]) -> str:
    sign = signs.get(node.kind, f" {node.kind} ")
    match node.kind:
        case "negative":
            return f"-{_guarded(node, 0, inner)}"
        case "!":
            return f"{_guarded(node, 0, inner)}!"
        case "^":
            return f"{_guarded(node, 0, inner)}{sign}{_guarded(node, 1, inner)}"
    left, right = _guarded(node, 0, inner), _guarded(node, 1, inner)
    return f"{left}{sign}{right}"


def _guarded(node: Node, place: int, inner: list[str]) -> str:
    """In brackets where its own signs would bind less than those around it."""
    own, part = _RANK[node.kind], node.parts[place]
    rank = _RANK.get(part.kind, _ATOM)
    if node.kind == "negative":
        needed = rank <= 2
    elif place == 0:
        needed = rank < own or (node.kind in ("^", "!", "%", "deg") and rank <= own)
    else:
        needed = (rank <= own and node.kind not in ("+", "*")) or rank < own or part.kind == "negative"
    return f"({inner[place]})" if needed else inner[place]


def _sympy_function(name: str, inner: list[str]) -> str:
    if name == "log":
        return f"log({inner[0]}, {inner[1] if len(inner) == 2 else 10})"
    if name == "cbrt" and re.fullmatch(r"[-\d.()/+* ]+", inner[0]):
        return f"real_root({inner[0]}, 3)"
    known = {"ln": "log", "abs": "Abs"}.get(name, name)
    return f"{known}({', '.join(inner)})"


def _latex_function(name: str, inner: list[str]) -> str:
    argument = ", ".join(inner[:1] if name == "log" else inner)
    match name:
        case "sqrt":
            return rf"\sqrt{{{argument}}}"
        case "cbrt":
            return rf"\sqrt[3]{{{argument}}}"
        case "abs":
            return rf"\left|{argument}\right|"
        case "factorial":
            return rf"({argument})!"
        case "log":
            return rf"\log_{{{inner[1] if len(inner) == 2 else 10}}}\left({argument}\right)"
        case "asin" | "acos" | "atan":
            return rf"\arc{name[1:]}\left({argument}\right)"
        case "lcm":
            return rf"\operatorname{{lcm}}\left({argument}\right)"
    return rf"\{name}\left({argument}\right)"


def _grouped(number: str, sign: str) -> str:
    whole, point, rest = number.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", sign)
    return f"{whole or '0'}{point}{rest}"
