"""One pattern of many words that takes the time of the text, however many words there are."""

from collections.abc import Iterable

LONGEST_NAME = 80
"""Characters; what is longer is no name that a text repeats."""

Tree = dict[str, "Tree"]
_END = ""


def pattern_of(words: Iterable[tuple[list[str], str]]) -> str:
    """Matches the longest of the words, each given as the atoms of its pattern and what must follow it.

    Words that begin alike share what they begin with, as in a prefix tree.
    """
    tree: Tree = {}
    for atoms, after in words:
        node = tree
        for atom in atoms:
            node = node.setdefault(atom, {})
        node.setdefault(_END, {})[after] = {}
    return _alternatives(tree) if tree else r"(?!)"


def _alternatives(node: Tree) -> str:
    ends = list(node.get(_END, ()))
    branches = [_branch(atom, child) for atom, child in node.items() if atom != _END] + ends
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branch(atom: str, node: Tree) -> str:
    said = [atom]
    while len(node) == 1 and _END not in node:
        ((atom, node),) = node.items()
        said.append(atom)
    return "".join(said) + _alternatives(node)
