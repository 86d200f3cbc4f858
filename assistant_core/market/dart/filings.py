"""What a Korean company filed, from OpenDART's list; the names of reports are Korean."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant_core.errors import InvalidArguments, NoSuchFiling, UnexpectedAnswer
from assistant_core.market.dart.companies import Company
from assistant_core.market.dart.companies import company as company_of
from assistant_core.market.dart.fetch import NoData, get_json
from assistant_core.market.dart.months import last_day
from assistant_core.market.official import Filing

FRESH_SECONDS = 600
A_PAGE, MOST_PAGES = 100, 10
OLDEST = date(1999, 1, 1)
PERIODIC = "A"
FORMS = {
    "사업보고서": PERIODIC,
    "반기보고서": PERIODIC,
    "분기보고서": PERIODIC,
    "주요사항보고서": "B",
}
KINDS = frozenset("ABCDEFGHIJ")
"""A periodic, B material events, C issues, D holdings, E others, F audits, G funds, H securitization,
I exchange, J fair trade."""
_MONTH = re.compile(r"\((\d{4})\.(0[1-9]|1[0-2])\)")


def filings(
    symbol: str, form: str | None = None, start: date | None = None, end: date | None = None
) -> tuple[Filing, ...]:
    """The newest thousand at most, newest first.

    Args:
        form: One of OpenDART's kinds (A to J), or a part of a report's Korean name: 사업보고서, 반기보고서,
            분기보고서, 주요사항보고서.

    Raises:
        NoSuchFiling: none of the kind in the time.
        InvalidArguments: the days are in the wrong order.
        MarketDataError: OpenDART refused or cannot be reached, or knows no such company.
    """
    if start and end and start > end:
        raise InvalidArguments(f"start ({start}) must not be after end ({end}).")
    found = company_of(symbol)
    kind = form if form in KINDS else FORMS.get(form or "")
    listed = _listed(found, kind, start or OLDEST, end)
    named = tuple(one for one in listed if form is None or form in KINDS or form in one.title)
    if not named:
        raise NoSuchFiling(
            f"OpenDART lists no filing of {found.name} ({found.symbol}) of this kind in this time."
        )
    return named


def periodic_reports(company: Company) -> tuple[Filing, ...]:
    """Its reports of years and parts of years, with corrections; empty where OpenDART lists none."""
    return _listed(company, PERIODIC, OLDEST, None)


def filing_url(receipt: str) -> str:
    """Where a reader sees it."""
    return f"https://dart.fss.or.kr/dsaf001/main.do?rcpNo={receipt}"


def _listed(company: Company, kind: str | None, start: date, end: date | None) -> tuple[Filing, ...]:
    params = {"corp_code": company.corp_code, "bgn_de": f"{start:%Y%m%d}", "page_count": str(A_PAGE)}
    if end:
        params["end_de"] = f"{end:%Y%m%d}"
    if kind:
        params["pblntf_ty"] = kind
    found = {one.id: one for page in _pages(params) for one in map(_filing, page)}
    return tuple(sorted(found.values(), key=lambda one: (one.filed, one.id), reverse=True))


def _pages(params: dict[str, str]) -> Iterator[list[dict[str, Any]]]:
    page, pages = 1, 1
    while page <= min(pages, MOST_PAGES):
        try:
            answer = get_json("/api/list.json", {**params, "page_no": str(page)}, FRESH_SECONDS)
        except NoData:
            return
        try:
            pages = int(answer["total_page"])
            yield list(answer["list"])
        except (LookupError, TypeError, ValueError) as error:
            raise _not_a_list() from error
        page += 1


def _filing(told: dict[str, Any]) -> Filing:
    try:
        title, number, day = str(told["report_nm"]), str(told["rcept_no"]), str(told["rcept_dt"])
        title = " ".join(title.split())[:200]
        if not re.fullmatch(r"\d{14}", number):
            raise ValueError("no receipt number")
        form, month = title.rpartition("]")[2].partition("(")[0].strip(), _MONTH.search(title)
        return Filing(
            authority="dart",
            company_id=str(told["corp_code"]),
            id=number,
            form=form or title,
            filed=date(int(day[:4]), int(day[4:6]), int(day[6:8])),
            url=filing_url(number),
            company=str(told["corp_name"])[:200],
            period=last_day(int(month[1]), int(month[2])) if month else None,
            title=title,
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise _not_a_list() from error


def _not_a_list() -> UnexpectedAnswer:
    return UnexpectedAnswer("OpenDART sent something that is not a list of filings. Try again in a minute.")
