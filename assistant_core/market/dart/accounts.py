"""Which rows of a Korean statement are the lines that tools use (see accounts.txt), and with which sign.

A row is a line by its account and its name together, else by its name alone; where several rows are, or the
sign is not certain, the line is left out.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant_core.market.dart.reports import Part, Report, Row
from assistant_core.market.model import StatementKind

PARTS: dict[StatementKind, tuple[Part, ...]] = {
    "income_statement": ("IS", "CIS"),
    "balance_sheet": ("BS",),
    "cash_flow": ("CF",),
}
TOTAL, OWNERS = "NetIncomeIncludingNoncontrollingInterests", "NetIncome"
CURRENT = frozenset({"CashAndCashEquivalents", "Receivables", "AccountsReceivable", "Inventory"})
NEAR = 2e6
"""Amounts are rounded to a million at most, each on its own."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERING = re.compile(
    r"^\s*([ivx]+\s*([.)]|(?=[가-힣]))|\d+\s*[.)]|[가나다라마바사아자차카타파하]\s*[.)])\s*", re.IGNORECASE
)
_MARKS = re.compile(r"[\s.,·ㆍ∙・:;*/'\"-]+")
_PERIOD = re.compile(
    r"연결|((?<!주)당)?([1-4]?분기|반기)(?=순(이익|손익|손실))|[당전]기(?=순(이익|손익|손실))"
)
_OTHER_PLACE = re.compile(r"Classified|Non-?[Cc]urrent|Long-?[Tt]erm")
_STEPS = re.compile(
    "(?P<cash>영업(으로부터|에서)창출된현금(흐름)?)|(?P<profit>순(이익|손익|손실|이익손실))"
    "|(?P<other>(당기순이익에대한|순이익)?조정)"
)
_OF_SOME = re.compile("지배(?!력)|소수주주|Noncontrolling|AttributableToOwners")
_LOSS = re.compile("손실|결손금|감소")
_GAIN = re.compile("이익|손익|증가|증감|잉여금|순증")


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    sign: str
    unless: str
    accounts: frozenset[str]
    fits: re.Pattern[str]
    names: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Found:
    """A line's row, with the amounts by column as tools use them."""

    row: Row
    amounts: Mapping[str, float]


def lines_of(report: Report, kind: StatementKind) -> tuple[dict[str, Found], tuple[str, ...]]:
    """By line, and the names of lines that are left out because it is not certain which figure is theirs."""
    rows = [[row for row in report.rows if row.part == part] for part in PARTS[kind]]
    found: dict[str, Found] = {}
    unsure: list[str] = []
    for line in _lines()[kind]:
        if line.unless in found:
            continue
        for part in rows:
            candidates = _in_section(line, _candidates(line, part, _lines()[kind]), found)
            if not candidates:
                continue
            row = candidates[0]
            if any(one.amounts != row.amounts for one in candidates) or _is_odd(line, row):
                unsure.append(line.name)
            else:
                found[line.name] = Found(row, _signed(line, row))
            break
    if kind == "income_statement":
        _owners_by_sum(found, rows)
        unsure += _tax(found)
    if kind == "cash_flow":
        unsure += _working_capital(found, rows[0])
    _of_owners(report, found)
    return found, tuple(unsure)


def is_possible(line: str, value: float) -> bool:
    """Whether a computed amount has a sign that the line can have."""
    sign = _signs().get(line, "")
    return not sign or (value <= 0 if sign == "-" else value >= 0)


def plain(name: str) -> str:
    """Without brackets, numbering, spaces and marks, and without the period before 순이익."""
    text = _NUMBERING.sub("", unicodedata.normalize("NFKC", name))
    inner = None
    while inner != text:
        inner, text = text, _BRACKETS.sub("", text)
    return _PERIOD.sub("", _MARKS.sub("", text))


def _candidates(line: Line, rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """The rows that are most surely the line."""
    by_both, by_name = [], []
    for row in rows:
        if not row.amounts:
            continue
        name = plain(row.name)
        by_other = any(one.names and one.names.fullmatch(name) for one in lines if one is not line)
        named = bool(line.names and line.names.fullmatch(name))
        if row.account in line.accounts and line.fits.search(name) and (named or not by_other):
            by_both.append(row)
        elif named and not _OTHER_PLACE.search(row.account):
            by_name.append(row)
    return by_both or by_name


def _in_section(line: Line, rows: list[Row], found: Mapping[str, Found]) -> list[Row]:
    """Of rows that only their name tells, or of several: those below the heading of current assets."""
    first, behind = found.get("CurrentAssets"), found.get("TotalNonCurrentAssets")
    is_sure = len(rows) == 1 and rows[0].account in line.accounts
    if is_sure or line.name not in CURRENT or not first or not behind:
        return rows
    return [row for row in rows if first.row.order < row.order < behind.row.order]


def _is_odd(line: Line, row: Row) -> bool:
    """Whether a loss may be told as a positive amount, because its name says already that it is one."""
    if line.sign or line.name == "TaxProvision":
        return False
    name = unicodedata.normalize("NFKC", row.name)
    is_loss = bool(_LOSS.search(name)) and not _GAIN.search(name)
    return is_loss and any(row.amounts.values()) and min(row.amounts.values()) >= 0


def _signed(line: Line, row: Row) -> dict[str, float]:
    if line.sign == "-":
        return {column: -abs(value) for column, value in row.amounts.items()}
    if line.sign == "+" and all(value <= 0 for value in row.amounts.values()):
        return {column: abs(value) for column, value in row.amounts.items()}
    return dict(row.amounts)


def _owners_by_sum(found: dict[str, Found], parts: Sequence[Sequence[Row]]) -> None:
    """What belongs to owners has the same name below net income and below comprehensive income.

    Where no account tells them apart, it is the one that adds up to net income with the row behind it.
    """
    if OWNERS in found or TOTAL not in found:
        return
    total = found[TOTAL].amounts
    for rows in parts:
        for row, behind in pairwise(rows):
            is_pair = "지배" in row.name and "비지배" not in row.name and "비지배" in behind.name
            if is_pair and not row.account and not behind.account and row.amounts.keys() == total.keys():
                sums = (row.amounts[key] + behind.amounts.get(key, 0.0) - total[key] for key in total)
                if all(abs(off) <= NEAR for off in sums):
                    found[OWNERS] = Found(row, dict(row.amounts))
                    return


def _tax(found: dict[str, Found]) -> Iterator[str]:
    """Tax is positive where it lessens the profit; some columns of some filings have it the other way.

    What does not add up either way, because a part of the business was given up, is left as it was filed.
    """
    tax, before = found.get("TaxProvision"), found.get("PretaxIncome")
    after = found.get("NetIncomeContinuousOperations") or found.get(TOTAL)
    if tax is None:
        return
    amounts: dict[str, float] = {}
    is_told = "비용" in tax.row.name and not _has_negative_costs(found)
    for column, value in tax.amounts.items():
        gap = None
        if before and after and column in before.amounts and column in after.amounts:
            gap = before.amounts[column] - after.amounts[column]
        if gap is not None and min(abs(gap - value), abs(gap + value)) <= NEAR:
            amounts[column] = value if abs(gap - value) <= abs(gap + value) else -value
        elif is_told:
            amounts[column] = value
    found["TaxProvision"] = Found(tax.row, amounts)
    if len(amounts) < len(tax.amounts):
        yield "TaxProvision"


def _has_negative_costs(found: dict[str, Found]) -> bool:
    return any(
        one.row.amounts and all(value < 0 for value in one.row.amounts.values())
        for line, one in found.items()
        if line in ("CostOfRevenue", "SellingGeneralAndAdministration", "TotalExpenses")
    )


def _working_capital(found: dict[str, Found], rows: Sequence[Row]) -> Iterator[str]:
    """Its sign is often the wrong one: kept where it leads from the profit to the cash that was generated."""
    line = "ChangeInWorkingCapital"
    if line not in found:
        return
    named = [(_STEPS.fullmatch(plain(row.name)), row) for row in rows if row.amounts]
    steps = {name.lastgroup: row.amounts for name, row in named if name}
    kept = {
        column: value
        for column, value in found[line].amounts.items()
        if len(steps) == len(_STEPS.groupindex)
        and all(column in one for one in steps.values())
        and abs(steps["profit"][column] + steps["other"][column] + value - steps["cash"][column]) <= NEAR
    }
    if len(kept) < len(found[line].amounts):
        yield line
    found[line] = Found(found[line].row, kept)


def _of_owners(report: Report, found: dict[str, Found]) -> None:
    """Where there are no other shareholders, everything belongs to the owners."""
    pairs = {OWNERS: TOTAL, "StockholdersEquity": "TotalEquityGrossMinorityInterest"}
    is_shared = any(
        _OF_SOME.search(row.name) or _OF_SOME.search(row.account) for row in report.rows if row.part != "CF"
    )
    for owners, total in pairs.items():
        if owners not in found and total in found and (report.basis == "separate" or not is_shared):
            found[owners] = found[total]


@cache
def _signs() -> dict[str, str]:
    return {line.name: line.sign for lines in _lines().values() for line in lines}


@cache
def _lines() -> dict[StatementKind, tuple[Line, ...]]:
    kinds: dict[str, StatementKind] = {part: kind for kind, parts in PARTS.items() for part in parts}
    found: dict[StatementKind, list[Line]] = {kind: [] for kind in PARTS}
    kind: StatementKind = "income_statement"
    for written in (Path(__file__).parent / "accounts.txt").read_text(encoding="utf-8").splitlines():
        if written.startswith("["):
            kind = kinds[written.strip("[]")]
        elif written and not written.startswith("#"):
            found[kind].append(_line(written))
    return {kind: tuple(lines) for kind, lines in found.items()}


def _line(written: str) -> Line:
    head, accounts, fits, names = (part.strip() for part in re.split(r" \| ?", written, maxsplit=3))
    name, _, unless = head.partition(" unless ")
    sign = name[0] if name[0] in "+->" else ""
    return Line(
        name.lstrip("+->"),
        sign,
        unless,
        frozenset(accounts.split()),
        re.compile(fits),
        re.compile(names) if names else None,
    )
