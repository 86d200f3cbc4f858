from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from assistant_core.errors import InvalidArguments
from assistant_core.market.edgar import segments
from assistant_core.market.edgar.segments import Breakdown, Member, Row
from assistant_core.market.model import months_of
from assistant_core.market.official import FigureSource, Filing
from assistant_core.tools.figure_sources import filing_output, read_filing
from assistant_core.tools.output import UNITS, exactly, iso, largest_unit, origin_output
from assistant_core.tools.output_parts import present, table
from assistant_core.tools.registry import tool

MOST_YEARS = 10
CUSTOMERS = ("name", "of", "period_start", "period_end", "share_percent", "id")


@tool
def get_segments(
    ticker: str,
    by: Literal["segment", "geography", "product"] = "segment",
    period: Literal["annual", "quarterly"] = "annual",
    years: int = 3,
) -> dict[str, Any]:
    """Revenue, operating income and more of a company by segment, geography or product, from its 10-K, 10-Q
    or 20-F. Lists run along `periods`, newest first; what is `part_of` another member is counted in it.

    Args:
        ticker: Symbol of a company that files with the SEC, such as NVDA.
        by: What to break the figures down by.
        period: Fiscal years or single quarters.
        years: How many (1 to 10).
    """
    if not 1 <= years <= MOST_YEARS:
        raise InvalidArguments(f"years must be 1 to {MOST_YEARS}, not {years}.")
    periods = years if period == "annual" else years * 4
    return output(segments.breakdown(ticker, by, period, periods))


def output(told: Breakdown) -> dict[str, Any]:
    rows = [row for one in told.members for row in one.rows.values()]
    unit = largest_unit(_values(row) for row in (*rows, *told.totals.values()))
    filings = list(dict.fromkeys(told.filings))
    concepts = _concepts(told)
    made = {
        "company": told.company,
        "symbol": told.symbol,
        "by": told.by,
        "frequency": told.frequency,
        "currency": told.currency,
        "unit": unit,
        "periods": [end.isoformat() for end in told.periods],
        "period_starts": [iso(start) for start in told.starts],
        "months": [months_of(told.starts, told.periods, at) for at in range(len(told.periods))],
        "members": [
            {
                "member": one.name,
                **_part_of(one),
                **{line: _scaled(row, unit) for line, row in one.rows.items()},
            }
            for one in told.members
        ],
        "totals": {line: _scaled(row, unit) for line, row in told.totals.items()},
        "major_customers": table(
            CUSTOMERS,
            ([one.name, one.of, iso(one.start), iso(one.end), one.percent, one.id] for one in told.customers),
        ),
        "notes": list(told.notes),
        **origin_output(told.origin),
        "filings": [filing_output(filing) for filing in filings],
        "sources": {
            "filing": [filings.index(filing) for filing in told.filings],
            "concepts": concepts,
            **_other_concepts(told, concepts),
            "ids": {
                one.name: {
                    line: [cell.id if cell else None for cell in row] for line, row in one.rows.items()
                }
                for one in told.members
            },
        },
    }
    return present(made)


def source_of(
    output: Mapping[str, Any], member: str, line: str, period: str
) -> tuple[FigureSource, str] | None:
    """Where a member's figure stands, with the id of its element; None where the output does not say."""
    try:
        at = output["periods"].index(period)
        sources = output["sources"]
        element = sources["ids"][member][line][at]
        if element is None:
            return None
        filing: Filing = read_filing(
            output["filings"][sources["filing"][at]], str(output.get("company") or "")
        )
        start = output["period_starts"][at]
        source = FigureSource(
            filing=filing,
            concept=next(
                (
                    one["concept"]
                    for one in sources.get("other", ())
                    if (one["member"], one["line"], one["period"]) == (member, line, period)
                ),
                sources["concepts"][line],
            ),
            start=date.fromisoformat(start) if start else None,
            end=date.fromisoformat(period),
        )
        return source, str(element)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _values(row: Row) -> tuple[float | None, ...]:
    return tuple(None if cell is None or cell.value is None else _number(cell.value) for cell in row)


def _scaled(row: Row, unit: str) -> list[float | None]:
    return [exactly(value, UNITS[unit]) for value in _values(row)]


def _number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def _part_of(member: Member) -> dict[str, Any]:
    """By line where it is not the same for all."""
    names = {member.part_of.get(line, "") for line in member.rows}
    if names == {""}:
        return {}
    return {"part_of": names.pop() if len(names) == 1 else dict(member.part_of)}


def _concepts(told: Breakdown) -> dict[str, str]:
    """By line, the name that most figures have."""
    found: dict[str, list[str]] = {}
    for member in told.members:
        for line, row in member.rows.items():
            found.setdefault(line, []).extend(cell.concept for cell in row if cell)
    return {line: max(dict.fromkeys(names), key=names.count) for line, names in found.items() if names}


def _other_concepts(told: Breakdown, usual: Mapping[str, str]) -> dict[str, Any]:
    other = [
        {"member": member.name, "line": line, "period": end.isoformat(), "concept": cell.concept}
        for member in told.members
        for line, row in member.rows.items()
        for end, cell in zip(told.periods, row, strict=True)
        if cell and cell.concept != usual[line]
    ]
    return {"other": other} if other else {}
