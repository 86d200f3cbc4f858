"""Sentences in the reader's language, with formulas as the assistant is told to write them."""

import re
from dataclasses import dataclass

from assistant_core.builtin.language import Language
from assistant_core.builtin.mathematics.examples import data
from assistant_core.builtin.mathematics.grammar import Node, Relation, latex, related, text

_SIGNS = {"about": "≈", "!=": "≠"}
_LATEX_SIGNS = {"about": r"\approx", "!=": r"\neq", ">=": r"\geq"}
_READABLE = (
    (r"\boo\b", "∞"),
    (r"\*\*", "^"),
    (r"(?<![\^\w.])(\d+)\*(?=[A-Za-z])", r"\1"),
    (r"\s*\*\s*", "·"),
)


class Shown(str):
    """What a phrase takes: `{0}` inline, `{0:b}` on a line of its own, `{0:r}` as it is."""

    def __format__(self, form: str) -> str:
        if form.startswith("r"):
            return str(self)
        block, latex = "b" in form, "$" in form
        mark = "" if not latex else "$$" if block else "$"
        whole = str(self) if latex else _readable(self)
        return f"\n\n{'' if latex else '    '}{mark}{whole}{mark}\n\n" if block else f"{mark}{whole}{mark}"


@dataclass(frozen=True)
class Say:
    language: Language
    formulas: bool
    """LaTeX between dollar signs; else text as in a program."""

    @property
    def signs(self) -> dict[str, str]:
        return _LATEX_SIGNS if self.formulas else _SIGNS

    def phrase(self, name: str, *values: str) -> str:
        """Empty for what is no phrase: an output may hold anything."""
        template = data("phrases").get(name, {}).get(self.language, "")
        if self.formulas:
            template = re.sub(r"\{(\d)(?::([br]))?\}", r"{\1:\2$}", template)
        shown = [Shown(value) for value in values]
        listed = [format(value, "$" if self.formulas else "") for value in shown]
        try:
            return template.format(*shown, all=self.listed(listed))
        except IndexError:
            return ""

    def node(self, node: Node) -> str:
        """As the reader wrote it, not yet a formula."""
        return latex(node) if self.formulas else text(node)

    def relation(self, relation: Relation) -> str:
        return related(relation, [self.node(side) for side in relation.sides], self.formulas)

    def listed(self, parts: list[str]) -> str:
        """`a, b and c`; in Korean with commas, because particles would depend on how a formula is read."""
        if self.language == "ko" or len(parts) < 2:
            return ", ".join(parts)
        return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _readable(whole: str) -> str:
    for pattern, instead in _READABLE:
        whole = re.sub(pattern, instead, whole)
    return whole
