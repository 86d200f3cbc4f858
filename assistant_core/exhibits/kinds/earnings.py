"""Earnings against their estimates, what analysts expect, and what they recommend."""

from assistant_core.exhibits.figures import grouped, money_unit
from assistant_core.exhibits.model import Exhibit, Kind, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, figure, rows

RANK = 75

PARTS = ("estimates", "history", "recommendations")
TARGETS = {"mean": "mean", "median": "median", "high": "highest", "low": "lowest", "analysts": "analysts"}
TEXT = {"quarter_end", "period", "period_end", "month"}


def exhibit(output: Output, words: Words) -> Exhibit | None:
    found = [part for part in PARTS if _is_part(output.get(part))]
    if not found:
        return None
    tables = [_table(output[part], part, words) for part in found]
    return begin(output, words("exhibit.earnings"), words, tables=tuple(tables), facts=_facts(output, words))


def _is_part(block: object) -> bool:
    """Whether it is a table of earnings: its first column tells."""
    if not isinstance(block, dict) or not block.get("rows"):
        return False
    return block["columns"][0] in ("period", "quarter_end", "month")


def _table(block: Output, part: str, words: Words) -> Table:
    kinds = {name: _kind(name) for name in block["columns"]}
    found = rows(block)
    if block["columns"][0] == "period":
        found = tuple((words.term(str(period)), *others) for period, *others in found)
    return Table(columns(words, block["columns"], kinds), found, words(f"exhibit.{part}"))


def _kind(name: str) -> Kind:
    if name in TEXT:
        return "text"
    return "percent" if name.endswith("percent") else "number"


def _facts(output: Output, words: Words) -> tuple[tuple[str, str], ...]:
    found = []
    coming = output.get("next_earnings") or {}
    if coming.get("date"):
        days = [words.day(str(coming[name])) for name in ("date", "date_to") if coming.get(name)]
        estimated = f" ({words('quote.estimated')})" if coming.get("estimated") else ""
        found.append((words.term("next_earnings"), f"{' – '.join(days)}{estimated}"))
    targets = output.get("price_targets") or {}
    named = ", ".join(
        f"{words.term(called)} {grouped(targets[name])}"
        for name, called in TARGETS.items()
        if figure(targets.get(name)) is not None
    )
    if named:
        found.append((words.term("price_targets"), f"{named} ({targets.get('currency', '')})"))
    estimates = output.get("estimates") or {}
    revenue = money_unit(
        str(estimates.get("revenue_currency") or ""), str(estimates.get("revenue_unit") or ""), words
    )
    for name, unit in (("eps", str(estimates.get("eps_currency") or "")), ("revenue", revenue)):
        if unit:
            found.append((words.term(f"{name}_unit"), unit))
    return tuple(found)
