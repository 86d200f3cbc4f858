"""A company's figures by segment, geography or product, from the inline XBRL of its reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from assistant_core.errors import NoSuchFiling
from assistant_core.market.age import today
from assistant_core.market.authority import NothingThere
from assistant_core.market.edgar import members as naming
from assistant_core.market.edgar.breakdown import LINES, By, Group, groups_of
from assistant_core.market.edgar.fetch import SOURCE, get_document
from assistant_core.market.edgar.inline import InlineFact, read
from assistant_core.market.edgar.submissions import document_of, listed
from assistant_core.market.edgar.tickers import company
from assistant_core.market.model import Origin
from assistant_core.market.official import Filing
from assistant_core.market.periods import months_between

ANNUAL = frozenset(("10-K", "10-K405", "10-KT", "20-F", "40-F"))
QUARTERLY = frozenset(("10-Q", "10-QT"))
MONTHS = {"annual": 12, "quarterly": 3}
MOST_DOCUMENTS = 8
MOST_LINES = 8
Row = tuple[InlineFact | None, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """`name` as the company's tables print it. `rows` has, by line, the figure of each period.

    `part_of` has, by line, the name of the member that it is counted in.
    """

    name: str
    rows: Mapping[str, Row]
    part_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Figures by member, newest period first; `filings` has the one that each period is from.

    `totals` has the company's own figures of the same lines.
    """

    company: str
    symbol: str
    by: By
    frequency: str
    currency: str
    periods: tuple[date, ...]
    starts: tuple[date | None, ...]
    filings: tuple[Filing, ...]
    members: tuple[Member, ...]
    totals: Mapping[str, Row]
    origin: Origin
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What was read so far: the groups of each period with the filing, and the members by name."""

    months: int
    periods: dict[date, tuple[date, Filing, list[Group]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    same: dict[tuple[str, str], str] = field(default_factory=dict)
    """The member of `names` that a filing's member is."""
    notes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def said(self) -> list[str]:
        if not self.missing:
            return self.notes
        return [*self.notes, f"These reports could not be opened at {SOURCE}: {', '.join(self.missing)}."]


def breakdown(symbol: str, by: By, frequency: str = "annual", periods: int = 3) -> Breakdown:
    """From the newest reports; where several tell a period, from the newest of them.

    Raises:
        UnknownSymbol, NoSuchFiling: SEC has no such company, or its reports tell nothing by it.
        MarketDataError: a document could not be had.
    """
    named = company(symbol)
    forms = ANNUAL if frequency == "annual" else QUARTERLY
    years = periods if frequency == "annual" else -(-periods // 4)
    since = today() - timedelta(days=366 * (years + 2))
    filed = listed(symbol, None, since)
    gathered = _Gathered(MONTHS[frequency], notes=list(filed.notes))
    read_so_far = 0
    for filing in filed.filings:
        if filing.form not in forms or filing.period in gathered.periods:
            continue
        if len(gathered.periods) >= periods or read_so_far >= MOST_DOCUMENTS:
            break
        read_so_far += 1
        _add(filing, symbol, by, gathered)
    if not gathered.periods:
        none = f"No report of {named.name} that SEC EDGAR has since {since.year} tells figures by {by}."
        raise NoSuchFiling(" ".join([none, *gathered.said]))
    return _made(named.name, named.symbol, by, frequency, periods, gathered)


def of_document(body: bytes, by: By) -> tuple[list[Group], dict[str, str]]:
    """The figures of one document, and what it calls the members."""
    groups = groups_of(read(body).facts, by)
    first = sorted(groups, key=lambda one: one.line != "TotalRevenue")
    return groups, naming.names([pair for group in first for pair in group.figures])


def _add(filing: Filing, symbol: str, by: By, gathered: _Gathered) -> None:
    try:
        body = get_document(document_of(filing, symbol))
    except (NothingThere, NoSuchFiling):
        gathered.missing.append(f"{filing.form} of {filing.filed}")
        return
    groups, names = of_document(body, by)
    told = naming.merged(gathered.names, names)
    gathered.same |= {(filing.id, member): known for member, known in told.items()}
    for member, known in told.items():
        gathered.names.setdefault(known, names[member])
    spans = [
        (start, end)
        for group in groups
        for start, end in (group.period,)
        if start and months_between(start, end) == gathered.months
    ]
    for start, end in dict.fromkeys(spans):
        here = [group for group in groups if group.period in ((start, end), (None, end))]
        gathered.periods.setdefault(end, (start, filing, here))


def _made(name: str, symbol: str, by: By, frequency: str, most: int, gathered: _Gathered) -> Breakdown:
    ends = sorted(gathered.periods, reverse=True)[:most]
    told = [gathered.periods[end] for end in ends]
    currency = _most(fact.unit for _, _, groups in told for group in groups for _, fact in group.figures)
    by_line: list[dict[str, Group]] = [
        {group.line: group for group in groups if group.figures[0][1].unit == currency}
        for _, _, groups in told
    ]
    lines = _lines(by_line)
    totals = {line: tuple(one[line].total if line in one else None for one in by_line) for line in lines}
    return Breakdown(
        company=told[0][1].company or name,
        symbol=symbol,
        by=by,
        frequency=frequency,
        currency=currency,
        periods=tuple(ends),
        starts=tuple(start for start, _, _ in told),
        filings=tuple(filing for _, filing, _ in told),
        members=_members(lines, by_line, [filing for _, filing, _ in told], gathered),
        totals={line: row for line, row in totals.items() if any(row)},
        origin=Origin(SOURCE, datetime.now(UTC).replace(microsecond=0)),
        notes=(*gathered.said, *_notes(by_line, lines, frequency)),
    )


def _members(
    lines: Sequence[str],
    by_line: Sequence[Mapping[str, Group]],
    filings: Sequence[Filing],
    gathered: _Gathered,
) -> tuple[Member, ...]:
    cells: dict[str, dict[str, list[InlineFact | None]]] = {}
    parents: dict[str, dict[str, str]] = defaultdict(dict)
    for line in lines:
        for at, (groups, filing) in enumerate(zip(by_line, filings, strict=True)):
            if line not in groups:
                continue
            for member, fact in groups[line].figures:
                known = gathered.same[filing.id, member]
                row = cells.setdefault(known, {}).setdefault(line, [None] * len(by_line))
                row[at] = row[at] or fact
            for part, whole in groups[line].parts.items():
                name = gathered.names[gathered.same[filing.id, whole]]
                parents[gathered.same[filing.id, part]].setdefault(line, name)
    return tuple(
        Member(
            name=gathered.names[member],
            rows={line: tuple(row) for line, row in rows.items()},
            part_of=parents[member],
        )
        for member, rows in cells.items()
    )


def _lines(by_line: Iterable[Mapping[str, Group]]) -> list[str]:
    """The usual ones first, then those of most members."""
    size: dict[str, int] = {}
    for groups in by_line:
        for line, group in groups.items():
            size[line] = size.get(line, 0) + len(group.figures)
    known = list(LINES)
    ordered = sorted(size, key=lambda one: (known.index(one) if one in known else len(known), -size[one]))
    return ordered[:MOST_LINES]


def _notes(told: Sequence[Mapping[str, Group]], lines: Sequence[str], frequency: str) -> list[str]:
    """What does not add up, and what is counted twice; of each line for the newest such period."""
    notes = []
    for line in lines:
        groups = [groups[line] for groups in told if line in groups]
        group = next((one for one in groups if one.adds_up is False and one.total), None)
        if group is None or group.total is None:
            continue
        ours, whole, end = f"{group.sum:,f}", f"{group.total.value:,f}", group.total.end
        notes.append(
            f"{line} of the segments adds up to {ours} in the period to {end}, and the company's is {whole}: "
            "the rest is not allocated to segments."
            if group.together
            else f"{line} of the members adds up to {ours} in the period to {end}, and the company's is "
            f"{whole}: the report does not tell all of it this way, or some of it under several names."
        )
    if any(group.apart for groups in told for group in groups.values()):
        notes.append("One of the members is counted in others too; without it they add up.")
    if frequency == "quarterly":
        notes.append("Fourth quarters are not reported by themselves: only the annual report covers them.")
    return notes


def _most(values: Iterable[str]) -> str:
    found = list(values)
    return max(dict.fromkeys(found), key=found.count)
