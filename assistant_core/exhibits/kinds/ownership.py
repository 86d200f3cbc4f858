"""Who owns a company, and what its insiders traded."""

from assistant_core.exhibits.figures import written
from assistant_core.exhibits.model import Exhibit, Kind, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, figure, rows

RANK = 80

KINDS: dict[str, Kind] = {
    "shares": "number",
    "percent": "percent",
    "value": "number",
    "change_percent": "percent",
}
SHARES = ("insiders_percent", "institutions_percent", "institutions_count")


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if "holders" not in output and "insider_trades" not in output:
        return None
    tables = [
        Table(columns(words, block["columns"], KINDS), rows(block), words(f"exhibit.{part}"))
        for part in ("holders", "insider_trades")
        if (block := output.get(part) or {}).get("rows")
    ]
    facts = tuple(
        (words.term(name), written(output[name], "percent" if name.endswith("percent") else "number"))
        for name in SHARES
        if figure(output.get(name)) is not None
    )
    return begin(output, words("exhibit.ownership"), words, tables=tuple(tables), facts=facts)
