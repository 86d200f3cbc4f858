"""Where an expression may be undefined or not real: its denominators, logarithms, roots and the like."""

from assistant_core.builtin.mathematics.grammar import Node, variables, walk

_PARTIAL = frozenset({"ln", "log", "sqrt", "tan", "cot", "sec", "csc", "asin", "acos", "factorial"})
TRIGONOMETRIC = frozenset({"sin", "cos", "tan", "cot", "sec", "csc"})


def partial(variable: str, *nodes: Node) -> list[Node]:
    """The parts with this letter that do not have a real value everywhere.

    sympy cancels `x/x` and `ln x - ln x` as it reads them, so these are looked at by themselves.
    """
    found = {_alone(node): None for root in nodes for node in walk(root) if _is_partial(node, variable)}
    return list(found)


def functions(variable: str, *nodes: Node) -> set[str]:
    """Names of the functions of this letter."""
    inner = [node for root in nodes for node in walk(root) if variable in variables(node)]
    return {node.text for node in inner if node.kind == "function"}


def has_cube_root(*nodes: Node) -> bool:
    """sympy's is complex for negative numbers, so that "not real" says nothing."""
    return any(node.text == "cbrt" for root in nodes for node in walk(root))


def has_root_as_power(variable: str, *nodes: Node) -> bool:
    """`x^(1/3)`, which some take of negative numbers too."""
    powers = [node for root in nodes for node in walk(root) if node.kind == "^"]
    return any(
        variable in variables(power.parts[0])
        and power.parts[1].kind == "/"
        and power.parts[1].parts[1].text[-1:] in tuple("13579")
        for power in powers
    )


def is_whole(node: Node) -> bool:
    inner = node.parts[0] if node.kind == "negative" else node
    return inner.kind == "number" and inner.text.isdecimal()


def _is_partial(node: Node, variable: str) -> bool:
    if variable not in variables(node):
        return False
    match node.kind:
        case "/":
            return variable in variables(node.parts[1])
        case "^":
            return not (is_whole(node.parts[1]) and node.parts[1].kind == "number")
        case "!":
            return True
    return node.kind == "function" and node.text in _PARTIAL


def _alone(node: Node) -> Node:
    return Node("/", parts=(Node("number", "1"), node.parts[1])) if node.kind == "/" else node
