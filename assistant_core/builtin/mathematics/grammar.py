"""The trees that formulas are read as."""

from collections.abc import Mapping
from typing import NamedTuple


class Node(NamedTuple):
    kind: str
    """number, variable, constant, function, result (an earlier one), + - * / ^ ! % deg, times (no sign),
    negative."""
    text: str = ""
    parts: tuple["Node", ...] = ()


class Relation(NamedTuple):
    """`left < middle <= right` has three sides and two signs."""

    sides: tuple[Node, ...]
    signs: tuple[str, ...]
    doubtful: bool = False
    """People may mean another formula by what was written, such as `1/2x`."""


def variables(*nodes: Node) -> list[str]:
    """In the order of the alphabet; x, y and z first."""
    found = {node.text for root in nodes for node in walk(root) if node.kind == "variable"}
    return sorted(found, key=lambda name: (name not in "xyz", name))


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
        case "^" if node.parts[1].kind == "number" and node.parts[1].text.isdecimal():
            return known[0] * int(node.parts[1].text)
    return None if any(known) else 0


def substituted(node: Node, values: Mapping[str, Node]) -> Node:
    if node.kind == "variable":
        return values.get(node.text, node)
    parts = tuple(substituted(part, values) for part in node.parts)
    # 2x becomes 2 · 3, not 23.
    kind = "*" if node.kind == "times" and parts != node.parts else node.kind
    return Node(kind, node.text, parts)


def walk(node: Node) -> list[Node]:
    return [node, *(inner for part in node.parts for inner in walk(part))]
