"""Which period each column of a report's statement is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant_core.market.dart.ends import Ends
from assistant_core.market.dart.months import month_end
from assistant_core.market.dart.reports import FIRST_QUARTER, YEAR_REPORT, Part, Report
from assistant_core.market.periods import first_day

_NUMBER = re.compile(r"제?\s*(\d+)\s*\(?[당전]?\)?\s*기")
MOST_ALIKE = 0.5
QUARTER = 3
NAMED_AS = {"thstrm_add": "thstrm", "frmtrm_add": "frmtrm_q"}


@dataclass(frozen=True, slots=True)
class Period:
    """Of `months` up to `end`; 0 months for balances. `back` is how many fiscal years before the report's."""

    end: date
    months: int
    back: int = 0

    @property
    def start(self) -> date | None:
        return first_day(self.end, self.months) if self.months else None


def periods_of(report: Report, part: Part, ends: Ends) -> dict[str, Period]:
    """By column; without those of which the period is not certain."""
    end = ends.of(report)
    if end is None:
        return {}
    found = _balances(report, end) if part == "BS" else _flows(report, part, end)
    number = _fiscal_number(report, part)
    return {
        column: period
        for column, period in found.items()
        if _is_certain(report, end, period, ends) and _is_whole(number, period)
    }


def _balances(report: Report, end: date) -> dict[str, Period]:
    before = month_end(end, -report.months)
    found = {"thstrm": Period(end, 0)}
    for column, back in (("frmtrm", 1), ("bfefrmtrm", 2)):
        if not re.search("분기|반기", report.names.get(("BS", column), "")):
            found[column] = Period(month_end(before, 12 * (1 - back)), 0, back)
    return found


def _flows(report: Report, part: Part, end: date) -> dict[str, Period]:
    last_year = month_end(end, -12)
    if report.code == YEAR_REPORT:
        found = {"thstrm": Period(end, 12), "frmtrm": Period(last_year, 12, 1)}
        return {**found, "bfefrmtrm": Period(month_end(end, -24), 12, 2)}
    so_far, so_far_then = Period(end, report.months), Period(last_year, report.months, 1)
    if part == "CF":
        is_twice = any("thstrm_add" in row.amounts for row in report.rows if row.part == "CF")
        names = ("thstrm_add", "frmtrm_add") if is_twice else ("thstrm", "frmtrm_q")
        return dict(zip(names, (so_far, so_far_then), strict=True))
    if report.code == FIRST_QUARTER:
        return {"thstrm": so_far, "frmtrm_q": so_far_then}
    found = {"thstrm_add": so_far, "frmtrm_add": so_far_then}
    if _has_three_months(report, part):
        found |= {"thstrm": Period(end, 3), "frmtrm_q": Period(last_year, 3, 1)}
    return found


def _has_three_months(report: Report, part: Part) -> bool:
    """Some companies put what they earned since the year began into the column of the three months too."""
    pairs = [
        (row.amounts["thstrm"], row.amounts["thstrm_add"])
        for row in report.rows
        if row.part == part and row.amounts.get("thstrm") and row.amounts.get("thstrm_add")
    ]
    return bool(pairs) and sum(first == second for first, second in pairs) <= MOST_ALIKE * len(pairs)


def _is_certain(report: Report, end: date, period: Period, ends: Ends) -> bool:
    """Whether the fiscal years in between were of twelve months, as far as OpenDART's list tells."""
    began = month_end(end, -report.months)
    return all(ends.is_year_end(month_end(began, -12 * back)) for back in range(period.back + 1))


def _is_whole(number: int | None, period: Period) -> bool:
    """A company's first fiscal year may be shorter."""
    return number is None or (number - period.back > 1 if period.months else number - period.back > 0)


def _fiscal_number(report: Report, part: Part) -> int | None:
    """56 of "제 56 기 3분기"."""
    found = _NUMBER.search(report.names.get((part, "thstrm"), ""))
    return int(found[1]) if found else None


def column_titles(report: Report, part: Part, periods: Mapping[str, Period]) -> dict[str, str]:
    """As filed, with 3개월 and 누적 where a period comes twice."""
    is_twice = part in ("IS", "CIS") and report.code not in (YEAR_REPORT, FIRST_QUARTER)
    titles = {}
    for column, period in periods.items():
        name = report.names.get((part, NAMED_AS.get(column, column)), "")
        length = (" 누적" if period.months > QUARTER else " 3개월") if is_twice else ""
        titles[column] = f"{name}{length}".strip()
    return titles
