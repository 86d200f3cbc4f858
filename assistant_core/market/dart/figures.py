"""Figures out of reports: which report has a line for a period, newest first and as first reported.

A figure of a part of a year that no report has is computed out of two of the same business year, so that both
were made up alike: the fourth quarter is the year less nine months.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant_core.market.dart.accounts import PARTS, is_possible, lines_of, plain
from assistant_core.market.dart.columns import Period, periods_of
from assistant_core.market.dart.ends import Ends
from assistant_core.market.dart.months import month_end
from assistant_core.market.dart.reports import Report, Row, account_of
from assistant_core.market.lines import measure
from assistant_core.market.model import StatementKind

LESS = {2: "six months less three months", 3: "nine months less six months", 4: "the year less nine months"}
SUMS = {
    1: "three months plus the year before less its first three months",
    2: "six months plus the year before less its first six months",
    3: "nine months plus the year before less its first nine months",
}
_NOT_ADDED = re.compile(r"AtBeginningOfPeriod|AtEndOfPeriod|PerShare|기초|기말|분기말|반기말|주당")
"""Balances among cash flows, and figures per share: no difference of two of them is one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one report has for a line and a period. `computed` is how, out of several."""

    value: float
    report: Report
    concept: str
    period: Period
    computed: str = ""

    @property
    def fiscal_year(self) -> int:
        return self.report.year - self.period.back


Versions = dict[int, Fact]
"""By how new the report is; of flows the business year of the report."""


@dataclass(slots=True)
class Facts:
    """`flows` by line, fiscal year and months; `threes` by line, fiscal year and quarter; `balances` by line
    and day."""

    flows: dict[tuple[str, int, int], Versions] = field(default_factory=lambda: defaultdict(dict))
    threes: dict[tuple[str, int, int], Versions] = field(default_factory=lambda: defaultdict(dict))
    balances: dict[tuple[str, date], Versions] = field(default_factory=lambda: defaultdict(dict))
    order: dict[str, None] = field(default_factory=dict)
    unsure: dict[str, None] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    dateless: list[Report] = field(default_factory=list)


def read_facts(
    reports: Iterable[Report], kind: StatementKind, ends: Ends, concepts: Sequence[str] = ()
) -> Facts:
    """Of the lines that tools use, and of `concepts` under their own names."""
    facts = Facts()
    for report in reports:
        if ends.of(report) is None:
            facts.dateless.append(report)
            continue
        found, unsure = lines_of(report, kind)
        facts.unsure |= dict.fromkeys(unsure)
        facts.unread |= dict.fromkeys(report.unread)
        for line, one in found.items():
            _add(facts, report, ends, line, one.row, one.amounts)
        for concept in concepts:
            rows = rows_named(report, kind, concept)
            if len({tuple(sorted(row.amounts.items())) for row in rows}) == 1:
                _add(facts, report, ends, concept, rows[0], rows[0].amounts)
            elif rows:
                facts.unsure |= {concept: None}
    return facts


def rows_named(report: Report, kind: StatementKind, concept: str) -> list[Row]:
    """The rows of a statement with a name of their own: ifrs-full:Revenue, ifrs-full_Revenue or 매출액."""
    account = account_of(concept) if ":" not in concept else concept
    tests: tuple[Callable[[Row], bool], ...] = (
        lambda row: "@" in concept and row.concept == concept,
        lambda row: bool(account) and row.account == account,
        lambda row: row.name == concept,
        lambda row: plain(row.name) == plain(concept),
    )
    for part in PARTS[kind]:
        rows = [row for row in report.rows if row.part == part and row.amounts]
        for test in tests:
            if found := [row for row in rows if test(row)]:
                return found
    return []


def annual(facts: Facts, line: str, year: int) -> Versions:
    return facts.flows.get((line, year, 12), {})


def quarterly(facts: Facts, line: str, year: int, quarter: int) -> Versions:
    """The three months as filed, else the difference, each out of reports of one business year."""
    so_far = facts.flows.get((line, year, quarter * 3), {})
    if quarter == 1:
        return so_far
    filed = facts.threes.get((line, year, quarter), {})
    before = facts.flows.get((line, year, quarter * 3 - 3), {})
    sure = {
        year: fact
        for year, fact in filed.items()
        if year not in so_far
        or fact.value != so_far[year].value
        or (year in before and before[year].value == 0)
        or fact.value == 0
    }
    return {**_differences(line, so_far, before, LESS[quarter], months=3), **sure}


def trailing(facts: Facts, line: str, year: int, quarter: int) -> Versions:
    """The twelve months up to the end of a quarter."""
    if quarter == 4:
        return annual(facts, line, year)
    so_far = facts.flows.get((line, year, quarter * 3), {})
    rest = _differences(
        line, annual(facts, line, year - 1), facts.flows.get((line, year - 1, quarter * 3), {}), "", months=0
    )
    if not so_far or not rest:
        return {}
    head, tail = so_far[max(so_far)], rest[max(rest)]
    period = replace(head.period, months=12)
    return {max(so_far): replace(head, value=head.value + tail.value, period=period, computed=SUMS[quarter])}


def balances(facts: Facts, line: str, day: date) -> Versions:
    return facts.balances.get((line, day), {})


def fiscal_periods(facts: Facts, most_months: int) -> Mapping[date, tuple[int, int]]:
    """Fiscal year and quarter by last day, of flows; years only where `most_months` is 12."""
    found: dict[date, tuple[int, int]] = {}
    for (_, year, months), versions in facts.flows.items():
        if most_months != 12 or months == 12:
            found |= {fact.period.end: (year, months // 3) for fact in versions.values()}
    return found


def newest(versions: Versions) -> tuple[Fact, Fact | None] | None:
    """The newest version, and the one of the period's own report where that was another figure."""
    if not versions:
        return None
    fact, own = versions[max(versions)], versions[min(versions)]
    is_other = own.value != fact.value and own.period.back == 0
    return fact, own if is_other else None


def _add(facts: Facts, report: Report, ends: Ends, line: str, row: Row, amounts: Mapping[str, float]) -> None:
    facts.order[line] = None
    for column, period in periods_of(report, row.part, ends).items():
        if column not in amounts:
            continue
        fact = Fact(amounts[column], report, row.concept, period)
        if not period.months:
            newness = report.year * 12 + report.months
            facts.balances[line, period.end][newness] = fact
        elif period.months == report.months:
            facts.flows[line, fact.fiscal_year, period.months][report.year] = fact
        else:
            facts.threes[line, fact.fiscal_year, report.months // 3][report.year] = fact


def _differences(line: str, longer: Versions, shorter: Versions, how: str, months: int) -> Versions:
    found: Versions = {}
    for year in longer.keys() & shorter.keys():
        long, short = longer[year], shorter[year]
        if measure(line) != "money" or _NOT_ADDED.search(f"{line} {long.concept}"):
            continue
        if months and month_end(long.period.end, -months) != short.period.end:
            continue
        if not is_possible(line, long.value - short.value):
            continue
        period = replace(long.period, months=months)
        found[year] = replace(long, value=long.value - short.value, period=period, computed=how)
    return found
