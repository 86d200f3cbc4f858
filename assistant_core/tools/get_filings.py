import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from assistant_core.errors import InvalidArguments
from assistant_core.market import dart
from assistant_core.market.age import today
from assistant_core.market.edgar import submissions
from assistant_core.market.official import Filing
from assistant_core.tools.output import iso, timestamp
from assistant_core.tools.output_parts import present, table
from assistant_core.tools.registry import tool

MOST_YEARS = 30
MOST_LISTED = 40
COLUMNS = ("form", "filed", "period", "title", "id", "link")
OF_OWNERS = re.compile(
    r"(?:3|4|5|144|SC(?:HEDULE)? 13[DG]|13F-\w+|424B\d|FWP|PX14A6[GN])(?:/A)?"
    r"|임원.*소유상황보고서|주식등의대량보유상황보고서|최대주주등소유주식변동신고서"
)
"""Forms of insiders, holders and single issues of securities, which would crowd out the company's own."""
KOREAN = re.compile(r"(?:\d{6}|\d{5}[A-Z0-9])(?:\.K[SQ])?|K(?:RX|OSPI|OSDAQ):\w+", re.IGNORECASE)
SOURCES = {"sec": "SEC EDGAR", "dart": "OpenDART"}


@tool
def get_filings(ticker: str, form: str | None = None, years: int = 2) -> dict[str, Any]:
    """What a company filed with the SEC, or a Korean one with OpenDART, newest first: form, days, link.

    Args:
        ticker: Symbol, such as AAPL or 005930.KS.
        form: 10-K, 10-Q, 8-K, 20-F, 10-K/A, … or 사업보고서, …; the company's reports without.
        years: How far back (1 to 30).
    """
    if not 1 <= years <= MOST_YEARS:
        raise InvalidArguments(f"years must be 1 to {MOST_YEARS}, not {years}.")
    symbol, wanted = ticker.strip().upper(), (form or "").strip() or None
    start = today() - timedelta(days=round(365.25 * years))
    if KOREAN.fullmatch(symbol):
        return output(symbol, dart.filings(symbol, wanted, start), wanted, ())
    found = submissions.listed(symbol, wanted, start)
    return output(symbol, found.filings, wanted, found.notes)


def output(symbol: str, filings: Sequence[Filing], form: str | None, told: Sequence[str]) -> dict[str, Any]:
    """At most `MOST_LISTED`; without a form only what the company itself reports."""
    kept = [one for one in filings if form or not OF_OWNERS.fullmatch(one.form)]
    notes = list(told)
    if len(kept) > MOST_LISTED:
        notes.append(f"The newest {MOST_LISTED} of {len(kept)} filings. Ask for one form to see older ones.")
    left = Counter(one.form for one in filings) - Counter(one.form for one in kept)
    if left:
        forms = ", ".join(f"{name} ({count})" for name, count in left.most_common(8))
        notes.append(f"Not listed, to be had by its form: {forms}.")
    first = filings[0]
    return present(
        {
            "company": first.company,
            "symbol": symbol,
            "authority": first.authority,
            "company_id": first.company_id,
            "form": form,
            "listed": table(COLUMNS, map(_row, kept[:MOST_LISTED])),
            "notes": notes,
            "source": SOURCES[first.authority],
            "fetched_at": timestamp(datetime.now(UTC)),
        }
    )


def _row(one: Filing) -> list[str | None]:
    return [one.form, iso(one.filed), iso(one.period), one.title or None, one.id, one.document or one.url]
