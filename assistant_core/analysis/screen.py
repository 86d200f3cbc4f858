"""Which of many companies meet conditions on their lines and ratios, such as `net_margin > 20`.

A condition is a name, a comparison and a number: amounts in whole units with K, M, B or T behind the number
where it is large, percentages in percent. What a company does not report meets no condition.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.common import LESS_PREFERRED
from assistant_core.analysis.ratios import RATIOS, Year, ratios
from assistant_core.errors import InvalidArguments
from assistant_core.market.lines import BALANCES, FLOWS
from assistant_core.market.model import Table

LINES = frozenset((*FLOWS, *BALANCES))
COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
SCALES = {"": 1.0, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
_CONDITION = re.compile(r"\s*(\w+)\s*(>=|<=|>|<)\s*(-?[\d,]+(?:\.\d+)?)\s*([KMBT]?)\s*%?\s*", re.IGNORECASE)
MOST_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Condition:
    name: str
    comparison: str
    value: float

    def holds(self, value: float | None) -> bool:
        return value is not None and COMPARISONS[self.comparison](value, self.value)


@dataclass(frozen=True, slots=True)
class Found:
    """`values` has the figures that were asked for, by name; amounts in whole units, ratios as in RATIOS."""

    company: str
    values: Mapping[str, float | None]


def read_condition(text: str) -> Condition:
    """Raises InvalidArguments that says how a condition is written and which names there are."""
    told = _CONDITION.fullmatch(text[:MOST_CHARACTERS])
    if told is None:
        raise InvalidArguments(
            f"{text[:MOST_CHARACTERS]!r} is no condition. Write a name, a comparison and a number: "
            "net_margin > 20, TotalRevenue >= 10B."
        )
    name, comparison, number, scale = told.groups()
    return Condition(known(name), comparison, float(number.replace(",", "")) * SCALES[scale.upper()])


def known(name: str) -> str:
    """The line or ratio of that name in our spelling. Raises InvalidArguments."""
    names = {one.casefold(): one for one in (*LINES, *RATIOS)}
    found = names.get(name.casefold())
    if found is None:
        raise InvalidArguments(
            f"There is no line or ratio {name}. Ratios: {', '.join(RATIOS)}. "
            f"Lines: {', '.join(sorted(LINES))}."
        )
    return found


def lines_of(names: Iterable[str]) -> frozenset[str]:
    """The lines that these lines and ratios are read or computed from."""
    needed: set[str] = set()
    for name in names:
        needed |= {name} if name in LINES else _read_by(name)
    return frozenset(needed)


def screen(
    companies: Iterable[tuple[str, Table]], conditions: Sequence[Condition], sort_by: str
) -> Iterator[Found]:
    """Those that meet all conditions, the largest of `sort_by` first.

    Each company comes with the table of a year and the one before.
    """
    names = list(dict.fromkeys([*(one.name for one in conditions), sort_by]))
    found = []
    for company, table in companies:
        values = _values(table, names)
        if all(one.holds(values[one.name]) for one in conditions) and values[sort_by] is not None:
            found.append(Found(company, values))
    yield from sorted(found, key=lambda one: one.values[sort_by] or 0.0, reverse=True)


def _values(table: Table, names: Sequence[str]) -> dict[str, float | None]:
    wanted = [name for name in names if name in RATIOS]
    computed = ratios(table) if wanted else {}
    return {name: computed[name].values[0] if name in computed else table.value(name) for name in names}


class _Asked(dict[str, tuple[float | None, ...]]):
    """Rows of a table that note which of them a formula reads, and have figures for each."""

    def get(self, line: str, default: object = None) -> tuple[float | None, ...]:
        return self.setdefault(line, (1.0, 1.0))


def _read_by(ratio: str) -> set[str]:
    ends = date(2001, 12, 31), date(2000, 12, 31)
    asked = _Asked()
    RATIOS[ratio][2](Year(Table(ends, asked, (date(2001, 1, 1), date(2000, 1, 1))), 0))
    return {*asked, *(part for line in asked for part in LESS_PREFERRED.get(line, ()))}
