"""One report's statements as OpenDART has them: each account with its amounts by column, as filed.

Columns are named as in the answer. Of flows in reports during the year `thstrm` is the three months and
`thstrm_add` all months since the year began, `frmtrm_q` and `frmtrm_add` the same a year before; what their
`frmtrm` and `bfefrmtrm` hold differs from company to company and is not read. Cash flows are told since the
year began only, under `thstrm` and `frmtrm_q`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.dart.fetch import NoData, get_json
from assistant_core.market.dart.filings import filing_url
from assistant_core.market.official import Basis, Filing

Part = Literal["BS", "IS", "CIS", "CF"]
FLOWS: tuple[Part, ...] = ("IS", "CIS", "CF")
PARTS: tuple[Part, ...] = ("BS", *FLOWS)

YEAR_REPORT, HALF_REPORT, FIRST_QUARTER, THIRD_QUARTER = "11011", "11012", "11013", "11014"
MONTHS = {FIRST_QUARTER: 3, HALF_REPORT: 6, THIRD_QUARTER: 9, YEAR_REPORT: 12}
FORMS = {
    YEAR_REPORT: "사업보고서",
    HALF_REPORT: "반기보고서",
    FIRST_QUARTER: "분기보고서",
    THIRD_QUARTER: "분기보고서",
}
DIVISIONS: dict[Basis, str] = {"consolidated": "CFS", "separate": "OFS"}
COLUMNS = ("thstrm", "thstrm_add", "frmtrm", "frmtrm_q", "frmtrm_add", "bfefrmtrm")
FIRST_YEAR = 2015
"""OpenDART has statements from this business year on."""

FRESH_SECONDS, OLD_FRESH_SECONDS = 6 * 3600, 30 * 86_400
"""Reports of the last two business years may be corrected any day, older ones hardly ever."""
MOST_ROWS = 5_000
NO_ID = "-표준계정코드"
_AMOUNT = re.compile(r"[(△▲-]?\s*(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\s*\)?")
_DAY = re.compile(r"(\d{4})[.-](\d{2})[.-](\d{2})")


@dataclass(frozen=True, slots=True)
class Row:
    """`account` is as ifrs-full:Revenue, or empty where the filing uses no standard one.

    `concept` is the account, or else the name, and with its place behind it (@BS21) where another row of the
    report has the same: it finds the row again.
    """

    part: Part
    account: str
    concept: str
    name: str
    order: int
    amounts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """`year` is OpenDART's business year, `id` the receipt number, `filed` its date.

    `names` are those of columns by part ("제 56 기 3분기"), `titles` of parts ("손익계산서"). `told_end` is
    the last day of the period where the answer has it; `unread` are the names of accounts with an amount that
    is no number.
    """

    corp_code: str
    year: int
    code: str
    basis: Basis
    id: str
    filed: date
    currency: str
    rows: tuple[Row, ...]
    names: Mapping[tuple[Part, str], str]
    titles: Mapping[Part, str]
    told_end: date | None = None
    unread: tuple[str, ...] = ()

    @property
    def months(self) -> int:
        return MONTHS[self.code]


def fetch_report(corp_code: str, year: int, code: str, basis: Basis) -> Report | None:
    """None where OpenDART has no such report, or no statements of it. Raises MarketDataError."""
    params = {
        "corp_code": corp_code,
        "bsns_year": str(year),
        "reprt_code": code,
        "fs_div": DIVISIONS[basis],
    }
    fresh = FRESH_SECONDS if year >= date.today().year - 1 else OLD_FRESH_SECONDS
    try:
        answer = get_json("/api/fnlttSinglAcntAll.json", params, fresh)
    except NoData:
        return None
    return read_report(answer, corp_code, year, code, basis)


def read_report(answer: Mapping[str, Any], corp_code: str, year: int, code: str, basis: Basis) -> Report:
    """Raises UnexpectedAnswer for what is no report of this company and period."""
    try:
        entries = [one for one in answer["list"][:MOST_ROWS] if one["sj_div"] in PARTS]
        numbers = {one["rcept_no"] for one in entries}
        currencies = {one.get("currency") or "" for one in entries}
        asked = {(one.get("corp_code", corp_code), str(one.get("bsns_year", year))) for one in entries}
        if len(numbers) != 1 or len(currencies) != 1 or asked != {(corp_code, str(year))}:
            raise ValueError("not one report")
        number, currency = numbers.pop(), currencies.pop().strip().upper()
        if not re.fullmatch(r"\d{14}", number) or not re.fullmatch("[A-Z]{3}", currency):
            raise ValueError("no receipt number or currency")
        rows, unread = _rows(sorted(entries, key=lambda one: (PARTS.index(one["sj_div"]), _order(one))))
        return Report(
            corp_code=corp_code,
            year=year,
            code=code,
            basis=basis,
            id=number,
            filed=_day(number[:8]),
            currency=currency,
            rows=rows,
            names=_names(entries),
            titles={one["sj_div"]: _text(one.get("sj_nm")) for one in reversed(entries)},
            told_end=_told_end(entries),
            unread=unread,
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnexpectedAnswer(
            "OpenDART sent something that is not the statements of one report. Try again in a minute."
        ) from error


def filing_of(report: Report, company: str, end: date | None) -> Filing:
    form = FORMS[report.code]
    return Filing(
        authority="dart",
        company_id=report.corp_code,
        id=report.id,
        form=form,
        filed=report.filed,
        url=filing_url(report.id),
        company=company,
        period=end,
        title=f"{form} ({end:%Y.%m})" if end else form,
    )


def amount(text: object) -> float | None:
    """A figure as it is written: 1,234, -1234, (1,234) or △1,234. None for nothing; raises ValueError."""
    written = unicodedata.normalize("NFKC", str(text or "")).strip().replace("−", "-")
    if written in ("", "-"):
        return None
    if not _AMOUNT.fullmatch(written) or written.startswith("(") != written.endswith(")"):
        raise ValueError("not a number")
    value = float(re.sub(r"[^\d.]", "", written))
    return -value if written[0] in "(△▲-" else value


def account_of(account_id: str) -> str:
    """With its taxonomy before a colon; reports up to 2018 write ifrs_ for ifrs-full_."""
    taxonomy, mark, name = account_id.strip().partition("_")
    if account_id.startswith(NO_ID) or not mark or not name:
        return ""
    return f"{'ifrs-full' if taxonomy == 'ifrs' else taxonomy}:{name}"


def _rows(entries: list[Mapping[str, Any]]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    rows: list[Row] = []
    unread: list[str] = []
    seen: set[tuple[bool, str]] = set()
    for one in entries:
        part, name = one["sj_div"], _text(one["account_nm"])
        account = account_of(str(one.get("account_id") or ""))[:300]
        concept = account or name
        if (part == "BS", concept) in seen:
            concept = f"{concept}@{part}{_order(one)}"
        seen.add((part == "BS", concept))
        amounts = {}
        for column in COLUMNS:
            try:
                value = amount(one.get(f"{column}_amount"))
            except ValueError:
                unread.append(name)
                continue
            if value is not None:
                amounts[column] = value
        rows.append(Row(part, account, concept, name, _order(one), amounts))
    return tuple(rows), tuple(dict.fromkeys(unread))


def _names(entries: list[Mapping[str, Any]]) -> dict[tuple[Part, str], str]:
    return {
        (one["sj_div"], column): _text(one[f"{column}_nm"])
        for one in entries
        for column in COLUMNS
        if one.get(f"{column}_nm")
    }


def _told_end(entries: list[Mapping[str, Any]]) -> date | None:
    days = {
        "".join(_DAY.findall(one["thstrm_dt"])[-1])
        for one in entries
        if _DAY.search(str(one.get("thstrm_dt") or ""))
    }
    return _day(days.pop()) if len(days) == 1 else None


def _text(text: object) -> str:
    return " ".join(str(text or "").split())[:200]


def _order(one: Mapping[str, Any]) -> int:
    return int(str(one.get("ord") or 0))


def _day(digits: str) -> date:
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
