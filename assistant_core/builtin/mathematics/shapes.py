"""Shapes of trees that the parser treats with care."""

from assistant_core.builtin.mathematics.grammar import Node, Relation, variables


def is_simplest(node: Node) -> bool:
    """A number, or a sum of unlike terms such as `3x^2 + 2`: there is nothing to compute."""
    core = node.parts[0] if node.kind == "negative" else node
    if core.kind in ("number", "constant"):
        return True
    if core.kind == "function" and core.parts[0].kind == "variable":
        return True
    terms = [_letters(term) for term in _terms(node)]
    return bool(variables(node)) and None not in terms and len(set(terms)) == len(terms)


def _terms(node: Node) -> list[Node]:
    if node.kind in ("+", "-", "negative"):
        return [term for part in node.parts for term in _terms(part)]
    return [node]


def _letters(term: Node) -> str | None:
    """The powers of letters in a term, in a fixed order; None where it may be made simpler."""
    factors = _factors(term)
    numbers = [factor for factor in factors if factor.kind in ("number", "constant")]
    powers = [factor for factor in factors if factor.kind not in ("number", "constant")]
    bases = [power.parts[0] if power.kind == "^" else power for power in powers]
    is_plain = all(
        base.kind == "variable" or (variables(power) and base.kind in ("number", "constant"))
        for power, base in zip(powers, bases, strict=True)
    )
    if not is_plain or len(numbers) > 1 or len(set(bases)) < len(bases):
        return None
    return " ".join(sorted(map(str, powers)))


def _factors(node: Node) -> list[Node]:
    return (
        [one for part in node.parts for one in _factors(part)] if node.kind in ("*", "times", "/") else [node]
    )


def is_definition(relation: Relation) -> bool:
    """One letter alone is said to be an expression of others."""
    left, *right = relation.sides
    others = set(variables(*right)) - {left.text}
    return left.kind == "variable" and bool(others) and left.text not in variables(*right)
