"""Where the figures of a statement stand in what the company filed, as a reader is told of it."""

from collections.abc import Iterator
from typing import Any

from assistant_core.cells import cell_of_part, cells_of
from assistant_core.exhibits.figures import UNITS, grouped
from assistant_core.exhibits.model import Filed, Words
from assistant_core.exhibits.reading import Output, figure
from assistant_core.market.official import FigureSource, Filing
from assistant_core.tools.figure_sources import source_of


def filed_row(output: Output, line: str, values: Any, unit: str, words: Words) -> tuple[Filed | None, ...]:
    """One for each period; `values` are in `unit`."""
    return tuple(
        _filed(output, line, str(period), figure(value), UNITS.get(unit, 1.0), words)
        for period, value in zip(output["periods"], values, strict=True)
    )


def filed_part_row(output: Output, member: str, line: str, words: Words) -> tuple[Filed | None, ...]:
    """As `filed_row`, of a segment, country or product."""
    size = UNITS.get(str(output.get("unit")), 1.0)
    row = next(one[line] for one in output["members"] if one["member"] == member)
    found: list[Filed | None] = []
    for period, value in zip(output["periods"], map(figure, row), strict=True):
        cells = () if value is None else cell_of_part(output, member, line, str(period), value * size)
        said = "".join(words("filed.source", form=one.form, filed=words.day(one.filed)) for one in cells)
        found.append(Filed(cells, said) if cells else None)
    return tuple(found)


def references(output: Output, words: Words) -> tuple[tuple[str, str], ...]:
    """For files, which have no links: the filing of each period, the concept of each line, and others."""
    return tuple(dict.fromkeys(_references(output, words))) if "sources" in output else ()


def _references(output: Output, words: Words) -> Iterator[tuple[str, str]]:
    told = output["sources"]
    lines = list(told["concepts"])
    for at, period in enumerate(output["periods"]):
        place = told["filing"][at]
        if place is not None:
            filing = output["filings"][place]
            yield str(period), _named(filing["form"], filing["filed"], filing["id"])
    for line in lines:
        yield words.term(line), str(told["concepts"][line])
    for other in told.get("other", ()):
        source = source_of(output, other["line"], other["period"])
        if source:
            said = [source.concept, _named(source.filing.form, str(source.filing.filed), source.filing.id)]
            said += _more(source, 1.0, words)
            yield f"{words.term(other['line'])}, {other['period']}", "; ".join(said)


def _named(form: str, day: str, number: str) -> str:
    return f"{form}, {day}, {number}"


def _filed(
    output: Output, line: str, period: str, value: float | None, size: float, words: Words
) -> Filed | None:
    source = source_of(output, line, period) if value is not None else None
    if source is None or value is None:
        return None
    said = [_told(source.filing, words), *_more(source, size, words)]
    cells = cells_of(output, line, period, value * size)
    return Filed(cells, "; ".join(said), source.first is not None)


def _told(filing: Filing, words: Words) -> str:
    return words("filed.source", form=filing.form, filed=words.day(filing.filed.isoformat()))


def _more(source: FigureSource, size: float, words: Words) -> Iterator[str]:
    """What was reported first, and how it was computed; amounts in units of `size`."""
    if source.first is not None:
        by = f" ({_told(source.first_filing, words)})" if source.first_filing else ""
        yield words("filed.first", value=grouped(round(source.first / size, 4)), filing=by)
    if source.computed:
        yield words("filed.computed", how=words.said(source.computed))
