"""Sentences in the reader's language, with formulas as the assistant is told to write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant_core.builtin.language import Language
from assistant_core.builtin.mathematics.examples import data
from assistant_core.builtin.mathematics.grammar import Node, Relation
from assistant_core.builtin.mathematics.writing import latex, related, text

_SIGNS = {"about": "≈", "!=": "≠", ">=": ">="}
_LATEX_SIGNS = {"about": r"\approx", "!=": r"\neq", ">=": r"\geq"}


class Shown(str):
    """A formula that a phrase takes: inline as `{0}`, on a line of its own as `{0:b}`."""

    def __format__(self, form: str) -> str:
        whole = str(self)
        if form.startswith("r"):
            return whole
        if "$" in form:
            return f"\n\n$${whole}$$\n\n" if "b" in form else f"${whole}$"
        return f"\n\n    {_readable(whole)}\n\n" if "b" in form else _readable(whole)


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
        template = _phrases().get(name, {}).get(self.language, "")
        if self.formulas:
            template = re.sub(r"\{(\d)(?::([br]))?\}", r"{\1:\2$}", template)
        shown = [Shown(value) for value in values]
        listed = [self.math(value) for value in values]
        try:
            return template.format(*shown, all=self.listed(listed), rest=self.listed(listed[1:]))
        except IndexError:
            return ""

    def math(self, whole: str) -> str:
        return f"${whole}$" if self.formulas else _readable(whole)

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


@lru_cache(1)
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return data("phrases")


def _readable(whole: str) -> str:
    whole = re.sub(r"\boo\b", "∞", whole)
    whole = re.sub(r"(?<![A-Za-z])[IE](?![A-Za-z])", lambda found: found[0].lower(), whole)
    whole = re.sub(r"(?<![\^\w.])(\d+)\*(?=[A-Za-z])", r"\1", whole.replace("**", "^"))
    return re.sub(r"\s*\*\s*", "·", whole)
