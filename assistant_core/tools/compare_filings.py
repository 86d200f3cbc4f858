"""A section of a filing against that of the year before: what was added, removed and changed."""

from collections import Counter
from typing import Annotated, Any

from pydantic import Field

from assistant_core.errors import InvalidArguments, NoSuchPassage
from assistant_core.market.edgar.changes import Change, compare
from assistant_core.market.edgar.chosen import Read, earlier_one, read_chosen
from assistant_core.market.edgar.sections.find import Found, find
from assistant_core.tools.figure_sources import filing_output
from assistant_core.tools.filing_text import head, origin, pieces, place
from assistant_core.tools.output_parts import present
from assistant_core.tools.registry import tool

PORTION = 12_000
LONGEST = 1200
QUARTERLY = "10-Q"


@tool
def compare_filings(
    ticker: str,
    section: str = "1A",
    form: str | None = None,
    year: Annotated[int | None, Field(ge=1993, le=2100)] = None,
    accession: str | None = None,
    earlier: str | None = None,
    part: Annotated[int, Field(ge=1)] = 1,
) -> dict[str, Any]:
    """Tell what changed in a section of an SEC filing, such as the risk factors, since the year before:
    paragraphs added, removed and changed, new headings first, differing words marked [-old-] and {+new+};
    moved and unchanged ones are counted. Quote the marked words, with the links of both filings.

    Args:
        ticker: Symbol, such as AAPL.
        section: Item, as "1A" (risk factors) or "7" (management's discussion), or words of a heading.
        form: 10-K, 10-Q, 20-F, …; the annual report without one.
        year: In which the newer one's period ends; the newest without one.
        accession: Number of the newer filing, instead of form and year.
        earlier: Number of the filing to compare with, instead of that of the year before.
        part: Portion of many changes; next_part names the next.
    """
    newer = read_chosen(ticker, form, year, accession)
    older = earlier_one(newer, ticker, earlier, may_turn=not (form or year or accession))
    if older.filing.filed > newer.filing.filed:
        newer, older = older, newer
    now = find(newer.document, section)
    was = _same(older, now, section)
    found = compare(older.document, was.blocks, newer.document, now.blocks)
    notes = [*newer.notes, *older.notes, *newer.document.notes, *older.document.notes]
    changes = list(found.changes)
    only_news = newer.filing.form.startswith(QUARTERLY) and not older.filing.form.startswith(QUARTERLY)
    if only_news:
        # A 10-Q tells what is new since the annual report; what it does not repeat still holds.
        left = [one for one in changes if one.kind == "removed"]
        changes = [one for one in changes if one.kind != "removed"]
        if left:
            count = sum(1 + one.within for one in left)
            notes.append(
                f"A 10-Q tells only what is new since the 10-K: {count} paragraphs of the 10-K are not "
                "repeated, which does not mean that they were removed."
            )
    if any(found.tables):
        notes.append("Tables are not compared; read_filing shows them.")
    shown, portions = _portion([_told(one, newer, older) for one in changes], part)
    more = {"next_part": part + 1} if part < portions else {}
    return {
        **head(newer.filing, ticker, newer.url),
        "earlier": {**filing_output(older.filing), "document": older.url},
        "section": present({"id": now.id or None, "title": now.title}),
        "counts": _counts(changes, found.unchanged, found.moved),
        "part": part,
        "parts": portions,
        **more,
        "changes": shown,
        **present({"notes": list(dict.fromkeys(notes))}),
        **origin(),
    }


def _same(older: Read, now: Found, section: str) -> Found:
    """The section of the older filing that has the same title, whatever its number there."""
    try:
        title = next((one.title for one in older.document.sections if now.id and one.id == now.id), "")
        return find(older.document, section if title else now.title)
    except NoSuchPassage:
        return find(older.document, section)


def _counts(changes: list[Change], unchanged: int, moved: int) -> dict[str, int]:
    kinds = Counter(f"{one.kind}{'_headings' if one.is_heading else ''}" for one in changes)
    for one in changes:
        kinds[one.kind] += one.within
    figures = sum(one.figures_only for one in changes)
    names = ("added_headings", "removed_headings", "changed_headings", "added", "removed", "changed")
    return {
        **{name: kinds[name] for name in names if kinds[name]},
        **({"changed_in_figures_only": figures} if figures else {}),
        "moved": moved,
        "unchanged": unchanged,
    }


def _told(change: Change, newer: Read, older: Read) -> dict[str, Any]:
    now = None if change.new is None else place(newer.document, change.new, newer.url)
    was = None if change.old is None else place(older.document, change.old, older.url)
    text = change.text if change.kind == "changed" else next(pieces(change.text, LONGEST))
    return present(
        {
            "change": change.kind,
            "is_heading": change.is_heading or None,
            "text": text,
            "cut": True if len(text) < len(change.text) else None,
            "paragraphs": change.within or None,
            "moved": change.is_moved or None,
            "now": now,
            "before": was,
        }
    )


def _portion(told: list[dict[str, Any]], part: int) -> tuple[list[dict[str, Any]], int]:
    parts: list[list[dict[str, Any]]] = [[]]
    length = 0
    for one in told:
        size = len(one["text"]) + 400
        if parts[-1] and length + size > PORTION:
            parts.append([])
            length = 0
        parts[-1].append(one)
        length += size
    if part > len(parts):
        raise InvalidArguments(f"There are {len(parts)} parts of changes; there is no part {part}.")
    return parts[part - 1], len(parts)
