"""On which day the period of a report ends, which the statements themselves do not say.

The list of filings names the month of each report ("사업보고서 (2023.12)"); else it follows from the month
in which the company's fiscal year ends. Where OpenDART tells neither, December is taken if the dates of the
reports fit it: a report during the year is due within 45 days, one of the year within 90.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant_core.market.dart.companies import Company
from assistant_core.market.dart.fetch import NoData, get_json
from assistant_core.market.dart.filings import periodic_reports
from assistant_core.market.dart.months import last_day, month_end
from assistant_core.market.dart.reports import FORMS, MONTHS, YEAR_REPORT, Report, fetch_report

DECEMBER = 12
NEAR_YEARS, ENOUGH = (0, 1, -1, 2, -2, 3, -3), 10
COMPANY_FRESH_SECONDS = 30 * 86_400
USUAL_DAYS = {True: (62, 95), False: (25, 48)}
"""From the end of the period to the filing, of years and of parts of years; corrections come later."""


@dataclass(frozen=True, slots=True)
class Ends:
    """`told` are ends by receipt number, `month` is the one in which the fiscal year ends.

    `years` are the ends of fiscal years that the list of filings has; empty where there is no list.
    `is_later`: a business year is named after the calendar year in which it begins.
    """

    told: Mapping[str, date]
    month: int | None
    years: frozenset[date]
    is_later: bool = False
    is_assumed: bool = False

    def of(self, report: Report) -> date | None:
        """None where it is not known, or the fiscal year was changed before."""
        end = report.told_end or self.told.get(report.id)
        if end is None and self.month is not None:
            end = usual_end(report.year + self.is_later, self.month, report.months)
        if end is None or end >= report.filed:
            return None
        return end if self.is_year_end(month_end(end, -report.months)) else None

    def is_year_end(self, day: date) -> bool:
        """As far as is known: fiscal years before the oldest in the list ended as that one did."""
        return not self.years or day < min(self.years) or day in self.years


def ends_of(company: Company, reports: Sequence[Report]) -> Ends:
    """For these reports of a company. Raises MarketDataError."""
    listed = [filing for filing in periodic_reports(company) if filing.period]
    told = {filing.id: filing.period for filing in listed if filing.period}
    years = frozenset(told[filing.id] for filing in listed if filing.form == FORMS[YEAR_REPORT])
    if all(report.told_end or report.id in told for report in reports):
        return Ends(told, None, years)
    month = fiscal_month(company)
    if month is not None:
        return Ends(told, month, years, _is_later(month, reports))
    fits = _fits_december(reports)
    return Ends(told, DECEMBER if fits else None, years, is_assumed=fits)


def fiscal_month(company: Company) -> int | None:
    """The month in which the company's fiscal year ends, as OpenDART has it now."""
    try:
        answer = get_json("/api/company.json", {"corp_code": company.corp_code}, COMPANY_FRESH_SECONDS)
    except NoData:
        return None
    told = str(answer.get("acc_mt") or "").strip()
    return int(told) if told.isdecimal() and 1 <= int(told) <= 12 else None


def usual_end(year: int, month: int, months: int) -> date:
    """Of the first `months` of the fiscal year that ends in a month."""
    return month_end(last_day(year, month), months - 12)


def _is_later(month: int, reports: Iterable[Report]) -> bool:
    """A report that was filed before its year would end so belongs to the year before."""
    if month == DECEMBER:
        return False
    return all(report.filed > usual_end(report.year + 1, month, report.months) for report in reports)


def _fits_december(reports: Sequence[Report]) -> bool:
    """Whether more reports came when they usually do with December than with any other month.

    Those that were corrected tell nothing: where few others are left, the years around are looked at too.
    """
    newest, seen = reports[0], list(reports)
    for years in NEAR_YEARS:
        if max(_usual(seen).values()) >= ENOUGH:
            break
        found = (fetch_report(newest.corp_code, newest.year + years, code, newest.basis) for code in MONTHS)
        seen += [report for report in found if report]
    fits = _usual(seen)
    return 0 < fits[DECEMBER, False] == max(fits.values())


def _usual(reports: Sequence[Report]) -> dict[tuple[int, bool], int]:
    """How many reports came when they usually do, by the month that the year ends in and `is_later`."""
    return {
        (month, is_later): sum(_is_usual(report, month, is_later) for report in reports)
        for month in range(1, 13)
        for is_later in (False, True)
    }


def _is_usual(report: Report, month: int, is_later: bool) -> bool:
    least, most = USUAL_DAYS[report.code == YEAR_REPORT]
    return least <= (report.filed - usual_end(report.year + is_later, month, report.months)).days <= most
