"""Which concepts of XBRL the lines of our statements are: concepts.txt, read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.market.model import StatementKind

FILE = Path(__file__).with_name("concepts.txt")
KINDS: tuple[StatementKind, ...] = ("income_statement", "balance_sheet", "cash_flow")
_TERM = re.compile(r"([-+!~]?)\s*(@?)((?:ifrs:)?[A-Za-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """A concept or, where `is_line`, a line; `sign` is 1 or -1."""

    name: str
    sign: int = 1
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """A sum.

    `without` are concepts of which the company must tell nothing for the period; those of `least` must never
    come to more than the first of the terms.
    """

    terms: tuple[Term, ...]
    without: tuple[str, ...] = ()
    least: tuple[str, ...] = ()

    @property
    def is_concept(self) -> bool:
        return len(self.terms) == 1 and not self.terms[0].is_line

    @property
    def standard(self) -> str:
        """The taxonomy of its first concept; "line" where that is another line."""
        return self.terms[0].name.partition(":")[0]

    def written(self) -> str:
        """As a formula; empty for a concept alone."""
        if self.is_concept:
            return ""
        names = [(" + " if term.sign > 0 else " - ") + term.name.partition(":")[2] for term in self.terms]
        return "".join(names).removeprefix(" + ").strip()


Lines = Mapping[str, tuple[Alternative, ...]]


@cache
def lines(kind: StatementKind) -> Lines:
    """Of a statement, in its order."""
    return _read()[kind]


@cache
def all_lines() -> Lines:
    return {line: alternatives for kind in KINDS for line, alternatives in lines(kind).items()}


def full_name(concept: str) -> str:
    """With its taxonomy: us-gaap where none is named."""
    taxonomy, colon, name = concept.rpartition(":")
    return f"{'ifrs-full' if taxonomy == 'ifrs' else taxonomy}:{name}" if colon else f"us-gaap:{name}"


@cache
def _read() -> Mapping[StatementKind, Lines]:
    found: dict[StatementKind, dict[str, tuple[Alternative, ...]]] = {kind: {} for kind in KINDS}
    for part in re.split(r"^\[", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("]")
        kind = next(one for one in KINDS if one == name)
        for written in body.split("\n"):
            line, equals, alternatives = written.partition(" = ")
            if equals:
                found[kind][line] = tuple(_alternative(one) for one in alternatives.split(" | "))
    return found


def _alternative(written: str) -> Alternative:
    terms, without, least = [], [], []
    for mark, at, name in _TERM.findall(written):
        if mark == "!":
            without.append(full_name(name))
        elif mark == "~":
            least.append(full_name(name))
        else:
            term = f"line:{name}" if at else full_name(name)
            terms.append(Term(term, -1 if mark == "-" else 1, bool(at)))
    return Alternative(tuple(terms), tuple(without), tuple(least))
