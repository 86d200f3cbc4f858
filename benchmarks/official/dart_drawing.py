"""Draws values at random from recorded answers of OpenDART, as later reports have them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant_core.market.model import StatementKind
from assistant_core.market.official import Basis
from benchmarks.official.dart_recordings import (
    BASES,
    KINDS,
    LINES,
    MONTHS,
    PER_SHARE,
    STATEMENTS,
    Recorded,
    ending,
    first,
    number,
)

TRIES = 100
"""Few values were restated: so many are looked at for one that was."""


@dataclass(frozen=True)
class Drawn:
    """One value as it is filed: `name` is a line, or an account under its own name."""

    kind: str
    stock_code: str
    basis: Basis
    name: str
    statement: StatementKind
    start: date | None
    end: date
    value: float
    first: float | None
    currency: str
    receipt: str


def draws(recorded: Recorded, chance: random.Random) -> Iterator[Drawn]:
    """Without end; fiscal years are calendar years in all recordings that are drawn from."""
    codes = {row["corp_code"]: row["stock_code"] for row in recorded.companies}
    keys = [tuple(name.split("_")) for name in sorted(recorded.files)]
    keys = [key for key in keys if key[0] in codes]
    makers = {
        "annual": _annual,
        "balance": _balance,
        "quarter": _quarter,
        "fourth quarter": _fourth,
        "so far": _so_far,
        "restated": _restated,
        "per share": _per_share,
        "own account": _own,
    }
    by_kind = defaultdict(list)
    for key in keys:
        by_kind[key[2]].append(key)
    while True:
        kind = chance.choice(KINDS)
        is_year = kind in ("annual", "fourth quarter", "restated")
        pool = by_kind["11011"] if is_year else keys
        for _ in range(TRIES):
            corp, year, report, division = chance.choice(pool)
            if told := makers[kind](recorded, chance, corp, int(year), report, division):
                name, statement, start, end, value, original, row = told
                where = (kind, codes[corp], BASES[division], name, statement)
                yield Drawn(*where, start, end, value, original, row["currency"], row["rcept_no"])
                break


Told = tuple[str, StatementKind, date | None, date, float, float | None, dict[str, str]]


def _line(chance: random.Random, *parts: str, shares: bool = False) -> str:
    return chance.choice(
        [one for one, told in LINES.items() if told[0] in parts and (one in PER_SHARE) == shares]
    )


def _versions(
    recorded: Recorded, corp: str, year: int, report: str, division: str, line: str, columns: tuple[str, ...]
) -> list[tuple[float, dict[str, str]]]:
    """The own report's value, then those of later reports; `columns` are theirs."""
    found = []
    for later, column in enumerate(columns):
        row = recorded.row(corp, year + later, report, division, line)
        value = number(row.get(f"{column}_amount")) if row else None
        if row and value is not None:
            found.append((value, row))
        elif later == 0 or (row is None and recorded.rows(corp, year + later, report, division)):
            return []  # not told there beyond doubt
    return found


def _annual(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    line = _line(chance, "IS", "CF")
    found = _versions(recorded, corp, year, report, division, line, ("thstrm", "frmtrm", "bfefrmtrm"))
    if not found:
        return None
    return _told(line, date(year, 1, 1), ending(year, 12), found)


def _restated(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    told = _annual(recorded, chance, corp, year, report, division)
    return told if told and told[5] is not None else None


def _balance(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    """As its own report has it: later ones may restate the end of a year."""
    line, end = _line(chance, "BS"), ending(year, MONTHS[report])
    row = recorded.row(corp, year, report, division, line)
    value = number(row.get("thstrm_amount")) if row else None
    if row is None or value is None:
        return None
    newest = [(value, row)]
    if report == "11011":
        places = [(1, code, "frmtrm") for code in ("11013", "11012", "11014", "11011")] + [
            (2, "11011", "bfefrmtrm")
        ]
        for later, code, column in places:
            other = recorded.row(corp, year + later, code, division, line)
            if other is None and recorded.rows(corp, year + later, code, division):
                return None
            if other and (restated := number(other.get(f"{column}_amount"))) is not None:
                newest.append((restated, other))
    return _told(line, None, end, newest)


def _quarter(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    if report == "11011":
        return None
    line, end = _line(chance, "IS"), ending(year, MONTHS[report])
    found = _versions(recorded, corp, year, report, division, line, ("thstrm", "frmtrm_q"))
    return _told(line, first(end, 3), end, found) if found else None


def _fourth(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    line, end = _line(chance, "IS", "CF"), ending(year, 12)
    is_cash = LINES[line][0] == "CF"
    nine = ("thstrm", "frmtrm_q") if is_cash else ("thstrm_add", "frmtrm_add")
    years = _versions(recorded, corp, year, "11011", division, line, ("thstrm", "frmtrm"))
    months = _versions(recorded, corp, year, "11014", division, line, nine)
    if not years or len(years) != len(months):
        return None
    found = [(whole[0] - part[0], whole[1]) for whole, part in zip(years, months, strict=True)]
    return _told(line, first(end, 3), end, found)


def _so_far(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    """Six and nine months, which the tables of statements show."""
    if report not in ("11012", "11014"):
        return None
    line, end = _line(chance, "IS", "CF"), ending(year, MONTHS[report])
    column = "thstrm" if LINES[line][0] == "CF" else "thstrm_add"
    row = recorded.row(corp, year, report, division, line)
    value = number(row.get(f"{column}_amount")) if row else None
    if row is None or value is None:
        return None
    return line, STATEMENTS[LINES[line][0]], first(end, MONTHS[report]), end, value, None, row


def _per_share(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    line, end = _line(chance, "IS", shares=True), ending(year, MONTHS[report])
    is_year = report == "11011"
    columns = ("thstrm", "frmtrm", "bfefrmtrm") if is_year else ("thstrm", "frmtrm_q")
    found = _versions(recorded, corp, year, report, division, line, columns)
    return _told(line, first(end, 12 if is_year else 3), end, found) if found else None


def _own(
    recorded: Recorded, chance: random.Random, corp: str, year: int, report: str, division: str
) -> Told | None:
    """Any account by its id, of a year or a balance, as the newest report has it."""
    if report != "11011":
        return None
    rows = [row for row in recorded.rows(corp, year, report, division) if row["sj_div"] in ("BS", "IS", "CF")]
    row = chance.choice([row for row in rows if row["account_id"].startswith("ifrs")] or rows)
    account, part = row["account_id"].split("_")[-1], row["sj_div"]
    found = []
    for later, column in enumerate(("thstrm", "frmtrm", "bfefrmtrm")):
        other = recorded.rows(corp, year + later, report, division)
        same = [one for one in other if one["sj_div"] in ((part, "CIS") if part == "IS" else (part,))]
        same = [one for one in same if one["account_id"].split("_")[-1] == account]
        same = [one for one in same if one["sj_div"] == part] or same
        if len(same) > 1:
            return None
        value = number(same[0].get(f"{column}_amount")) if same else None
        if value is not None:
            found.append((value, same[0]))
        elif later == 0:
            return None
    name = "ifrs-full:" + account if row["account_id"].startswith("ifrs") else "dart:" + account
    end = ending(year, 12)
    told = (name, STATEMENTS[part], None if part == "BS" else date(year, 1, 1), end)
    original = found[0][0] if found[0][0] != found[-1][0] else None
    return (*told, found[-1][0], original, found[-1][1])


def _told(line: str, start: date | None, end: date, found: list[tuple[float, dict[str, str]]]) -> Told:
    part, _, _, sign = LINES[line]
    values = [-abs(value) if sign < 0 else value for value, _ in found]
    original = values[0] if values[0] != values[-1] else None
    return line, STATEMENTS[part], start, end, values[-1], original, found[-1][1]
