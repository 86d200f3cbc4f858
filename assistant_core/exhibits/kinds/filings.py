"""What a company filed: links to the documents, with form, day and period."""

from assistant_core.exhibits.model import Exhibit, Link, Table, Words, columns
from assistant_core.exhibits.reading import Output, begin, rows

RANK = 88
MOST_LINKS = 15


def exhibit(output: Output, words: Words) -> Exhibit | None:
    listed = output.get("listed")
    if not isinstance(listed, dict) or not output.get("authority"):
        return None
    told = [dict(zip(listed["columns"], row, strict=True)) for row in listed["rows"]]
    links = tuple(_link(one, words) for one in told[:MOST_LINKS])
    table = Table(columns(words, listed["columns"], {}), rows(listed), folded=len(told) > MOST_LINKS)
    return begin(output, words("exhibit.filings"), words, "", links=links, tables=(table,))


def _link(one: Output, words: Words) -> Link:
    period, filed = str(one.get("period") or ""), words.day(str(one["filed"]))
    about = [words("exhibit.filed", day=filed), _items(str(one.get("title") or ""), words)]
    title = f"{one['form']} · {words.day(period)}" if period else str(one["form"])
    return Link(title, str(one["link"]), tuple(part for part in about if part))


def _items(title: str, words: Words) -> str:
    """ "2.02 Results of operations; 9.01 …" in the reader's words."""
    told = (item.partition(" ") for item in title.split("; ") if item)
    return "; ".join(f"{number} {words.said(name)}".strip() for number, _, name in told)
