"""A report as the metadata of the message it is of: at most 16 pairs, 64 characters a key, 512 a value.

`figures` holds the counts, "12/14/1" (verified/checked/typed, without the last where it is none), or
"failed" where the check broke;
`figures.0`, `figures.1`, … one compressed JSON document in pieces. Where that does not fit, the candidates
are left out, then the sources and cells, then the places; the counts stay.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant_core.cells import Cell
from assistant_core.figures.model import Candidate, Checked, Report, Source, Status

KEY = "figures"
FAILED = "failed"
MOST_PAIRS = 16
LONGEST_VALUE = 512
LONGEST_DOCUMENT = 200_000
"""Unpacked; a few kilobytes may hold a thousand times as much."""
_OF_FILING = ("authority", "company", "filing", "form", "filed", "basis", "symbol", "period")
_STATUSES: tuple[Status, ...] = ("verified", "given", "file", "unverified", "typed")


def packed(reports: Mapping[int, Report], taken: int = 0) -> dict[str, str]:
    """`reports` by the place of their text in the message; `taken` pairs of its metadata are in use."""
    reports = {part: report for part, report in reports.items() if report.figures}
    if not reports:
        return {}
    told = [(report.verified, report.checked, report.typed) for report in reports.values()]
    verified, checked, typed = map(sum, zip(*told, strict=True))
    counts = {KEY: f"{verified}/{checked}/{typed}" if typed else f"{verified}/{checked}"}
    bare = {
        part: replace(report, figures=tuple(replace(one, candidates=()) for one in report.figures))
        for part, report in reports.items()
    }
    for document in (_full(reports), _full(bare), _places(reports)):
        data = base64.b64encode(
            zlib.compress(json.dumps(document, separators=(",", ":")).encode(), 9)
        ).decode()
        pieces = [data[at : at + LONGEST_VALUE] for at in range(0, len(data), LONGEST_VALUE)]
        if len(pieces) + 1 + taken <= MOST_PAIRS:
            return counts | {f"{KEY}.{number}": piece for number, piece in enumerate(pieces)}
    return counts if taken < MOST_PAIRS else {}


def unpacked(metadata: Mapping[str, str] | None, part: int, text: str, first: bool = True) -> Report | None:
    """The report of one text of the message; None where there is none, or none that can be read.

    Where only the counts fitted, the message's `first` text has them.
    """
    metadata = metadata or {}
    if KEY not in metadata:
        return None
    if metadata[KEY] == FAILED:
        return Report(failed=True) if first else None
    pieces = [metadata.get(f"{KEY}.{number}", "") for number in range(MOST_PAIRS)]
    try:
        if not any(pieces):
            verified, checked, typed = (int(count) for count in f"{metadata[KEY]}/0".split("/")[:3])
            return Report(counts=(verified, checked, typed)) if first else None
        packed = base64.b64decode("".join(pieces))
        document = json.loads(zlib.decompressobj().decompress(packed, LONGEST_DOCUMENT))
        sources = [Source(*source) for source in document.get("sources", ())]
        figures = [_figure(entry, sources, document, text) for entry in document["texts"].get(str(part), ())]
    except (ValueError, KeyError, TypeError, IndexError, zlib.error):
        # Metadata is anyone's to write; what is not ours says nothing about the figures.
        return None
    return Report(tuple(figures)) if figures else None


def _full(reports: Mapping[int, Report]) -> dict[str, Any]:
    found = (one.source for report in reports.values() for one in report.figures if one.source)
    sources = {source: place for place, source in enumerate(dict.fromkeys(found))}
    cells = _Cells()
    texts = {
        str(part): [
            [*_place(one), one.label, one.period, one.value, one.currency]
            + ([sources[one.source]] if one.source else [])
            + ([[[c.label, c.period, c.value, c.currency] for c in one.candidates]] if one.candidates else [])
            + ([[cells.place(cell) for cell in one.cells]] if one.source and one.cells else [])
            for one in report.figures
        ]
        for part, report in reports.items()
    }
    told = [[one.tool, one.company, one.symbol, one.source, one.fetched] for one in sources]
    return {"sources": told, "texts": texts, **cells.told()}


class _Cells:
    """Most stand in a few filings, under a few names: each of these is written once."""

    def __init__(self) -> None:
        self._filings: dict[tuple[str, ...], int] = {}
        self._concepts: dict[tuple[str, str], int] = {}

    def place(self, cell: Cell) -> list[Any]:
        filing = tuple(getattr(cell, name) for name in _OF_FILING)
        return [
            self._filings.setdefault(filing, len(self._filings)),
            self._concepts.setdefault((cell.line, cell.concept), len(self._concepts)),
            cell.start,
            cell.end,
            cell.months,
            cell.value,
            *([cell.at] if cell.at else []),
        ]

    def told(self) -> dict[str, Any]:
        if not self._filings:
            return {}
        return {
            "filings": [list(filing) for filing in self._filings],
            "concepts": [list(names) for names in self._concepts],
        }


def _cell(told: list[Any], document: Mapping[str, Any]) -> Cell:
    filing, concept, start, end, months, value, *at = told
    line, name = map(str, document["concepts"][concept])
    return Cell(
        **dict(zip(_OF_FILING, map(str, document["filings"][filing]), strict=True)),
        concept=name,
        line=line,
        start=str(start),
        end=str(end),
        months=int(months),
        at=str(at[0]) if at else "",
        value=float(value) if isinstance(value, int | float) else None,
    )


def _places(reports: Mapping[int, Report]) -> dict[str, Any]:
    return {"texts": {str(part): [_place(one) for one in report.figures] for part, report in reports.items()}}


def _place(one: Checked) -> list[Any]:
    return [one.start, one.end, _STATUSES.index(one.status)]


def _figure(entry: list[Any], sources: list[Source], document: Mapping[str, Any], text: str) -> Checked:
    start, end, status, *told = entry
    label, period, value, currency = ([str(one) for one in told[:4]] + [""] * 4)[:4]
    rest = told[4] if len(told) > 4 else None
    source = sources[rest] if isinstance(rest, int) else None
    near = tuple(Candidate(*map(str, one[:4])) for one in rest) if isinstance(rest, list) else ()
    cells = tuple(_cell(one, document) for one in told[5]) if source and len(told) > 5 else ()
    said = text[int(start) : int(end)]
    return Checked(start, end, said, _STATUSES[status], label, period, value, currency, source, near, cells)
