"""Where an expression may be undefined or not real: its denominators, logarithms, roots and the like."""

from assistant_core.builtin.mathematics.grammar import Node, variables, walk
from assistant_core.builtin.mathematics.say import Say

_PARTIAL = frozenset({"ln", "log", "sqrt", "tan", "cot", "sec", "csc", "asin", "acos", "factorial"})
TRIGONOMETRIC = frozenset({"sin", "cos", "tan", "cot", "sec", "csc"})


def partial(variable: str, *nodes: Node) -> list[Node]:
    """The parts with this letter that do not have a real value everywhere.

    sympy cancels `x/x` and `ln x - ln x` as it reads them, so these are looked at by themselves.
    """
    found = {_alone(node): None for root in nodes for node in walk(root) if _is_partial(node, variable)}
    return list(found)


def functions(variable: str, *nodes: Node) -> set[str]:
    """Names of the functions of this letter; `^` where it is in an exponent or under a root."""
    found = set()
    for node in (inner for root in nodes for inner in walk(root)):
        if node.kind == "!" and variable in variables(node):
            found.add("factorial")
        elif node.kind == "function" and variable in variables(node):
            found.add(node.text)
        elif node.kind == "^" and not _is_whole(node.parts[1]) and variable in variables(node):
            found.add("^")
    return found


def conditions(variable: str, say: Say, *nodes: Node) -> list[str]:
    """`x ≠ 0`, `x - 1 > 0`: where all of the parts are defined. Empty where that is not said so easily."""
    told = []
    for part in partial(variable, *nodes):
        sign = {"/": say.unequal, "ln": ">", "log": ">", "sqrt": say.at_least}.get(part.text or part.kind)
        if not sign:
            return []
        told.append(say.math(say.node(part.parts[1 if part.kind == "/" else 0]), sign, "0"))
    return told


def has_cube_root(*nodes: Node) -> bool:
    """sympy's is complex for negative numbers, so that "not real" says nothing."""
    return any(node.text == "cbrt" for root in nodes for node in walk(root))


def has_odd_root_as_power(variable: str, *nodes: Node) -> bool:
    """`x^(1/3)`, which some take of negative numbers too."""
    return any(
        node.kind == "^"
        and variable in variables(node.parts[0])
        and node.parts[1].kind == "/"
        and node.parts[1].parts[1].text[-1:] in tuple("13579")
        for root in nodes
        for node in walk(root)
    )


def other_letters(variable: str, *nodes: Node) -> list[str]:
    return [name for name in variables(*nodes) if name != variable]


def _is_partial(node: Node, variable: str) -> bool:
    if variable not in variables(node):
        return False
    match node.kind:
        case "/":
            return variable in variables(node.parts[1])
        case "^":
            return not (_is_whole(node.parts[1]) and node.parts[1].kind == "number")
        case "!":
            return True
    return node.kind == "function" and node.text in _PARTIAL


def _alone(node: Node) -> Node:
    return Node("/", parts=(Node("number", "1"), node.parts[1])) if node.kind == "/" else node


def _is_whole(node: Node) -> bool:
    inner = node.parts[0] if node.kind == "negative" else node
    return inner.kind == "number" and inner.text.isdecimal()
