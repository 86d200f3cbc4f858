"""Figures of a company by segment, geography or product."""

from assistant_core.exhibits.filed import filed_part_row
from assistant_core.exhibits.model import BarChart, Cell, Column, Exhibit, Filed, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, cell, period_headings, rows, whole

RANK = 42
LINE = "TotalRevenue"
MOST_SERIES = 8
OPEN = 2
"""Tables that are not folded."""


def exhibit(output: Output, words: Words) -> Exhibit | None:
    by = output.get("by")
    if by not in ("segment", "geography", "product") or not output.get("members"):
        return None
    title = words(f"exhibit.by_{by}")
    if output.get("frequency") == "quarterly":
        title = f"{title} ({words('frequency.quarterly')})"
    lines = list(output["sources"]["concepts"])
    chart = _chart(output, words)
    tables = [_table(output, line, words, place >= OPEN) for place, line in enumerate(lines)]
    if customers := output.get("major_customers"):
        tables.append(_customers(customers, words))
    return begin(output, title, words, charts=(chart,) if chart else (), tables=tuple(tables))


def _customers(block: Output, words: Words) -> Table:
    shown = [place for place, name in enumerate(block["columns"]) if name != "id"]
    names = [block["columns"][place] for place in shown]
    told = tuple(
        tuple(words.term(str(row[at])) if names[n] == "of" else row[at] for n, at in enumerate(shown))
        for row in rows(block)
    )
    return Table(
        columns(words, names, {"share_percent": "percent"}), told, words("exhibit.customers"), folded=True
    )


def _chart(output: Output, words: Words) -> BarChart | None:
    """Of revenue; what is counted in another member would be shown twice."""
    series = {
        str(one["member"]): whole(one[LINE], output["unit"])[::-1]
        for one in output["members"]
        if LINE in one and not _parent(one, LINE)
    }
    if not 1 < len(series) <= MOST_SERIES:
        return None
    return BarChart(period_headings(output, words)[::-1], series, str(output.get("currency") or ""))


def _table(output: Output, line: str, words: Words, folded: bool) -> Table:
    told: list[tuple[Cell, ...]] = []
    filed: list[tuple[Filed | None, ...]] = []
    for one in output["members"]:
        if line in one:
            parent = _parent(one, line)
            name = words("exhibit.part_of", name=one["member"], whole=parent) if parent else one["member"]
            told.append((str(name), *(cell(value) for value in one[line])))
            filed.append(filed_part_row(output, str(one["member"]), line, words))
    if line in output.get("totals", {}):
        told.append((words("exhibit.whole_company"), *(cell(value) for value in output["totals"][line])))
        filed.append(tuple(None for _ in output["totals"][line]))
    periods = (Column(heading, "number") for heading in period_headings(output, words))
    heading = Column(words.term(str(output["by"])))
    stand = tuple(filed) if any(any(row) for row in filed) else ()
    return Table((heading, *periods), tuple(told), words.term(line), folded=folded, filed=stand)


def _parent(member: Output, line: str) -> str:
    told = member.get("part_of") or ""
    return str(told.get(line, "")) if isinstance(told, dict) else str(told)
