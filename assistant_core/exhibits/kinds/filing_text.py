"""Passages of filings: what was read, and what changed since the year before, each with where it stands."""

from typing import Any
from urllib.parse import urlencode

from assistant_core.cells import PAGE
from assistant_core.exhibits.model import Column, Exhibit, Link, Passage, Table, Words
from assistant_core.exhibits.reading import Output, begin
from assistant_core.market.edgar.words import Part, parts

RANK = 22
COUNTS = (
    *("added_headings", "removed_headings", "changed_headings", "added", "removed", "changed"),
    *("changed_in_figures_only", "moved", "unchanged"),
)


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not isinstance(output.get("filing"), dict):
        return None
    if isinstance(output.get("changes"), list):
        return _changes(output, words)
    if isinstance(output.get("passages"), list):
        return _passages(output, words)
    return None


def _passages(output: Output, words: Words) -> Exhibit:
    found = output["passages"]
    section = str((output.get("section") or {}).get("title") or "")
    told = tuple(
        Passage(
            title=str(one.get("heading") or section),
            parts=(Part("=", str(one["text"])),),
            links=(_link(output["filing"], one, words),),
        )
        for one in found
    )
    heading = tuple(Column(words.term(name)) for name in ("heading", "text", "link"))
    rows = tuple(
        (str(one.get("heading") or ""), str(one["text"]), str(one.get("link") or "")) for one in found
    )
    title = " · ".join(part for part in (words("exhibit.filing"), str(output["filing"]["form"])) if part)
    table = Table(heading, rows, words("exhibit.filing.table"), folded=True)
    return begin(output, title, words, "", passages=told, tables=(table,))


def _changes(output: Output, words: Words) -> Exhibit:
    told = tuple(_change(one, output, words) for one in output["changes"])
    counts = output.get("counts") or {}
    facts = tuple((words(f"exhibit.counts.{name}"), str(counts[name])) for name in COUNTS if counts.get(name))
    heading = tuple(Column(words.term(name)) for name in ("change", "heading", "before", "now"))
    rows = tuple((one.about[0], one.title, one.before, one.now) for one in told)
    section = str((output.get("section") or {}).get("title") or "")
    table = Table(heading, rows, words("exhibit.filing.table"), folded=True)
    title = words("exhibit.changes", section=section)
    return begin(output, title, words, "", passages=told, facts=facts, tables=(table,))


def _change(one: dict[str, Any], output: Output, words: Words) -> Passage:
    kind, text = str(one["change"]), str(one["text"])
    sides = {"added": "+", "removed": "-"}
    marked = tuple(parts(text)) if kind == "changed" else (Part(sides[kind], text),)
    name = f"{kind}_headings" if one.get("is_heading") else kind
    places = ((output["filing"], one.get("now")), (output["earlier"], one.get("before")))
    links = tuple(_link(filing, place, words) for filing, place in places if place)
    heading = str((one.get("now") or one.get("before") or {}).get("heading") or "")
    about = [words(f"exhibit.change.{name}"), *([words("exhibit.change.moved")] if one.get("moved") else [])]
    return Passage(title=heading, parts=marked, links=links, about=tuple(about))


def _link(filing: dict[str, Any], place: dict[str, Any], words: Words) -> Link:
    """To the page of the filing at the passage, and to the authority's document."""
    told = {
        "authority": filing["authority"],
        "company": filing["company_id"],
        "filing": filing["id"],
        "at": place.get("anchor"),
        "period": filing.get("period"),
    }
    title = words("filed.source", form=filing["form"], filed=words.day(str(filing["filed"])))
    opens = f"{PAGE}?{urlencode({name: value for name, value in told.items() if value})}"
    return Link(title, str(place.get("link") or filing["url"]), opens=opens)
