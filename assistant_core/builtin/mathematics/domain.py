"""Where an expression may be undefined or not real: its denominators, logarithms, roots and the like."""

from typing import NamedTuple

from assistant_core.builtin.mathematics.grammar import Node, variables, walk

_SIGNS = {"ln": ">", "log": ">", "sqrt": ">="}
_PARTIAL = frozenset({*_SIGNS, "tan", "cot", "sec", "csc", "asin", "acos", "factorial"})


class Part(NamedTuple):
    """It has a value where what is inside has this sign towards 0; no sign where that is not so simple."""

    node: Node
    inside: Node
    sign: str


def partial(letters: list[str], *nodes: Node) -> list[Part]:
    """The parts with these letters that do not have a real value everywhere.

    sympy cancels `x/x` and `ln x - ln x` as it reads them, so these are looked at by themselves.
    """
    found = [_part(node, set(letters)) for root in nodes for node in walk(root)]
    return list(dict.fromkeys(filter(None, found)))


def _part(node: Node, letters: set[str]) -> Part | None:
    if node.kind == "/" and letters & set(variables(node.parts[1])):
        return Part(Node("/", parts=(Node("number", "1"), node.parts[1])), node.parts[1], "!=")
    if not node.parts or not letters & set(variables(node)):
        return None
    if node.kind == "function" and node.text in _PARTIAL:
        return Part(node, node.parts[0], _SIGNS.get(node.text, ""))
    is_power = node.kind == "^" and not (node.parts[1].kind == "number" and node.parts[1].text.isdecimal())
    return Part(node, node, "") if is_power or node.kind == "!" else None
