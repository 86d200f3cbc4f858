"""Where the figures of a statement stand, as part of its output: written compactly, and read back.

Most figures of a period stand in one filing, and most of a line have one name. What differs is told apart:

    "filings": [{"authority": "sec", "company_id": "320193", "id": "0000320193-24-000123", "form": "10-K",
                 "filed": "2024-11-01", "url": …, "document": …}],
    "sources": {"filing": [0], "concepts": {"NetIncome": "us-gaap:NetIncomeLoss"},
                "other": [{"line": "EBITDA", "period": "2024-09-28", "filing": 0, "concept": …,
                           "computed": …, "first": …, "first_filing": …}]}

`filing` has a place in `filings` for each period, null for a figure that is not from one; `first` is in whole
units.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant_core.market.model import Statement
from assistant_core.market.official import FigureSource, Filing

Output = Mapping[str, Any]


def sources_output(statement: Statement, lines: frozenset[str]) -> dict[str, Any]:
    """Of the given lines; empty where nothing is known of where they stand."""
    told = {line: row for line, row in statement.sources.items() if line in lines and any(row)}
    if not told:
        return {}
    filings: dict[tuple[str, str], Filing] = {}
    columns = [[row[place] for row in told.values()] for place in range(len(statement.periods))]
    usual = [_most([one.filing for one in column if one]) for column in columns]
    concepts = {line: _most([one.concept for one in row if one]) for line, row in told.items()}

    def place(filing: Filing | None) -> int | None:
        if filing is None:
            return None
        filings.setdefault((filing.authority, filing.id), filing)
        return list(filings).index((filing.authority, filing.id))

    by_period = [place(filing) for filing in usual]
    other = [
        {
            "line": line,
            "period": statement.periods[at].isoformat(),
            "filing": place(one.filing),
            "concept": one.concept,
            **({"computed": one.computed} if one.computed else {}),
            **({} if one.first is None else {"first": one.first, "first_filing": place(one.first_filing)}),
        }
        for line, row in told.items()
        for at, one in enumerate(row)
        if one and (one.filing != usual[at] or one.concept != concepts[line] or one.computed or one.first)
    ]
    other += [
        {"line": line, "period": statement.periods[at].isoformat(), "filing": None}
        for line, row in told.items()
        for at, one in enumerate(row)
        if one is None and statement.figures[line][at] is not None
    ]
    return {
        "filings": [filing_output(filing) for filing in filings.values()],
        "sources": {"filing": by_period, "concepts": concepts, **({"other": other} if other else {})},
    }


def filing_output(filing: Filing) -> dict[str, Any]:
    output = {
        "authority": filing.authority,
        "company_id": filing.company_id,
        "id": filing.id,
        "form": filing.form,
        "filed": filing.filed.isoformat(),
        "period": filing.period and filing.period.isoformat(),
        "title": filing.title,
        "url": filing.url,
        "document": filing.document,
    }
    return {key: value for key, value in output.items() if value}


def read_filing(told: Mapping[str, Any], company: str) -> Filing:
    """Raises LookupError, TypeError or ValueError for what `filing_output` did not write."""
    period = told.get("period")
    return Filing(
        authority=told["authority"],
        company_id=told["company_id"],
        id=told["id"],
        form=told["form"],
        filed=date.fromisoformat(told["filed"]),
        url=told["url"],
        company=company,
        period=date.fromisoformat(period) if period else None,
        document=told.get("document", ""),
        title=told.get("title", ""),
    )


def source_of(output: Output, line: str, period: str) -> FigureSource | None:
    """Where a figure of a statement's output stands; None where the output does not say."""
    try:
        at = output["periods"].index(period)
        sources, filings = output["sources"], output["filings"]
        if line not in sources["concepts"] or not _has(output, line, at):
            return None
        found = (one for one in sources.get("other", ()) if (one["line"], one["period"]) == (line, period))
        told = next(found, {"filing": sources["filing"][at], "concept": sources["concepts"][line]})
        company, first = str(output.get("company") or ""), told.get("first_filing")
        starts = output.get("period_starts") or [None] * (at + 1)
        return FigureSource(
            filing=read_filing(filings[told["filing"]], company),
            concept=told["concept"],
            start=date.fromisoformat(starts[at]) if starts[at] else None,
            end=date.fromisoformat(period),
            computed=told.get("computed", ""),
            first=told.get("first"),
            first_filing=None if first is None else read_filing(filings[first], company),
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _has(output: Output, line: str, at: int) -> bool:
    parts = (output.get(part) or {} for part in ("lines", "per_share", "shares", "ratios"))
    return any(line in part and part[line][at] is not None for part in parts)


def _most(values: list[Any]) -> Any:
    return Counter(values).most_common(1)[0][0] if values else None
