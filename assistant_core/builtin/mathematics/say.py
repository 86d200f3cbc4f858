"""Sentences in the reader's language, with formulas as the assistant is told to write them."""

import re
from dataclasses import dataclass

from assistant_core.builtin.language import Language
from assistant_core.builtin.mathematics.grammar import Node, Relation
from assistant_core.builtin.mathematics.writing import latex, related, sympy_source, text

_LATEX = """\
from sympy import *


def show(value):
    return latex(value, ln_notation=True)
"""
_TEXT = """\
from sympy import *


def show(value):
    return str(value).replace("log(", "ln(").replace("Abs(", "abs(")
"""


@dataclass(frozen=True)
class Say:
    language: Language
    formulas: bool
    """LaTeX between dollar signs; else text as in a program."""

    def __call__(self, english: str, korean: str) -> str:
        return korean if self.language == "ko" else english

    def math(self, *parts: str) -> str:
        """What the code has shown, as a formula."""
        whole = " ".join(parts)
        return f"${whole}$" if self.formulas else _readable(whole)

    def block(self, whole: str) -> str:
        """A formula on a line of its own."""
        return f"\n\n$${whole}$$\n\n" if self.formulas else f"\n\n    {_readable(whole)}\n\n"

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

    @property
    def prelude(self) -> str:
        return _LATEX if self.formulas else _TEXT

    @property
    def unequal(self) -> str:
        return r"\neq" if self.formulas else "≠"

    @property
    def at_least(self) -> str:
        return r"\geq" if self.formulas else "≥"

    @property
    def near(self) -> str:
        return r"\approx" if self.formulas else "≈"


def code(prelude: str, *parts: str) -> str:
    return "\n".join([prelude, *parts, 'print("done:")'])


def given(node: Node, known: str = "") -> str:
    """The source of an expression: its text comes out of the grammar, and sympy reads it as text.

    `known` is a further argument, `locals={…}`.
    """
    return f"sympify({', '.join([repr(sympy_source(node)), *([known] if known else []), 'rational=True'])})"


def real(*names: str) -> str:
    """For `given`: these letters are the symbols that the code has made."""
    return f"locals={{{', '.join(f'{name!r}: {name}' for name in names)}}}" if names else ""


def steps(parts: list[str]) -> str:
    return "\n\n".join(f"{number}. {part.strip()}" for number, part in enumerate(parts, 1))


def _readable(whole: str) -> str:
    whole = re.sub(r"\boo\b", "∞", whole)
    whole = re.sub(r"(?<![A-Za-z])[IE](?![A-Za-z])", lambda found: found[0].lower(), whole)
    whole = re.sub(r"(?<![\^\w.])(\d+)\*(?=[A-Za-z])", r"\1", whole.replace("**", "^"))
    return re.sub(r"\s*\*\s*", "·", whole)
