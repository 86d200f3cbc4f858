"""Tables in Markdown."""

from collections.abc import Iterable

EMPTY = "–"


def table(header: list[str], rows: Iterable[list[str | None]]) -> str:
    """Rows without any figure are left out, single missing ones shown as a dash. Empty without rows."""
    told = [row for row in rows if any(cell is not None for cell in row[1:])]
    cells = [[cell if cell is not None else EMPTY for cell in row] for row in told]
    ruled = [header, ["---", *(["---:"] * (len(header) - 1))], *cells]
    return "\n".join("| " + " | ".join(row) + " |" for row in ruled) if told else ""
