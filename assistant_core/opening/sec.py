"""A filing with SEC, opened at a figure or at a passage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from assistant_core.errors import MarketDataError, NoSuchFiling, NoSuchPassage
from assistant_core.market.authority import NothingThere
from assistant_core.market.edgar import inline, sections, submissions
from assistant_core.market.edgar.fetch import get_document
from assistant_core.market.edgar.inline import InlineFact
from assistant_core.market.official import Filing
from assistant_core.market.periods import months_between
from assistant_core.opening.address import Asked
from assistant_core.opening.model import Opened

MOST_TRIED = 5
"""Places of one figure; some are in parts of the document that nobody sees."""
MOST_NAMED = 6
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def opened(asked: Asked) -> Opened:
    """Raises a MarketDataError where nothing at all can be shown but the address of the filing."""
    filing, missing = _filing(asked)
    known = Opened(
        number=filing.id,
        url=filing.url,
        company=filing.company,
        form=filing.form,
        filed=None if missing else filing.filed,
        period=filing.period if not missing else None,
        missing=missing,
    )
    try:
        document = submissions.document_of(filing, asked.symbol)
        body = get_document(document)
    except NothingThere:
        return _without(known, "SEC EDGAR does not have the document of this filing under its address.")
    except NoSuchFiling as error:
        return _without(known, str(error))
    known = replace(known, document=document)
    if asked.at:
        facts = inline.read(body).facts
        fact = next((one for one in facts if one.id == asked.at), None)
        return _at(_with(known, fact) if fact else known, body, asked.at)
    if not asked.concept or asked.end is None:
        return _without(known, "The address names no figure and no passage of this filing.")
    return _figure(known, body, asked, asked.end)


def address(asked: Asked) -> str:
    """Where the filing is at SEC, also where SEC could not be asked."""
    folder = submissions.folder_of(asked.company, asked.filing)
    return f"{folder}/{asked.filing}-index.htm"


def _filing(asked: Asked) -> tuple[Filing, tuple[str, ...]]:
    """As SEC lists it, or else as much as is needed to look for its document, and what is missing."""
    try:
        found = submissions.filing_of(asked.company, asked.filing)
    except NoSuchFiling:
        found = None
    if found:
        return found, ()
    year = asked.period.year if asked.period else 2000 + int(asked.filing[11:13])
    unlisted = Filing(
        authority="sec",
        company_id=asked.company,
        id=asked.filing,
        form="filing",
        filed=date(year, 1, 1),
        url=address(asked),
        company="",
        period=asked.period,
    )
    return unlisted, ("SEC EDGAR does not list this filing among those of the company.",)


def _without(known: Opened, *missing: str) -> Opened:
    return replace(known, missing=(*known.missing, *missing))


def _at(known: Opened, body: bytes, place: str) -> Opened:
    try:
        found = sections.fragment(body, place)
    except MarketDataError as error:
        return _without(known, str(error))
    block = next((one for one in sections.read(body).blocks if one.anchor == place), None)
    element = block.element_id if block else place
    return replace(known, html=found.html, heading=found.heading, marked=found.marked, element=element)


def _figure(known: Opened, body: bytes, asked: Asked, end: date) -> Opened:
    document = inline.read(body)
    known = _named(known, document.facts)
    if not document.facts:
        return _printed(known, body, asked, end)
    found = sorted(_facts(document.facts, asked, end), key=lambda one: _rank(one, asked.value))
    for fact in islice((one for one in found if one.id), MOST_TRIED):
        try:
            place = sections.fragment(body, fact.id)
        except NoSuchPassage:
            continue
        shown = _with(known, fact)
        return replace(shown, html=place.html, heading=place.heading, marked=place.marked, element=fact.id)
    if found:
        return _without(_with(known, found[0]), "The filing has this figure, but prints it nowhere.")
    return _without(known, *_not_there(document.facts, asked))


def _with(known: Opened, fact: InlineFact) -> Opened:
    return replace(
        known,
        printed=fact.text,
        label=fact.printed.row if fact.printed else "",
        value=None if fact.value is None else float(fact.value),
        unit=fact.unit,
        start=fact.start,
        end=fact.end,
    )


def _facts(facts: Sequence[InlineFact], asked: Asked, end: date) -> Iterator[InlineFact]:
    """Of the whole company, for the period that was asked for."""
    for fact in facts:
        is_it = fact.concept == asked.concept and not fact.dimensions and fact.value is not None
        if is_it and fact.end == end and _is_long(fact, asked):
            yield fact


def _is_long(fact: InlineFact, asked: Asked) -> bool:
    if asked.months:
        return fact.start is not None and months_between(fact.start, fact.end) == asked.months
    # Balances have no first day, though their statement may have one.
    return fact.start is None or asked.start is None or fact.start == asked.start


def _rank(fact: InlineFact, value: float | None) -> tuple[bool, bool, bool]:
    told = None if fact.value is None else float(fact.value)
    return (value is not None and told not in (value, -value), fact.hidden, fact.printed is None)


def _named(known: Opened, facts: Sequence[InlineFact]) -> Opened:
    """What the document says of itself, where SEC's list did not."""
    said = {one.concept: one.text for one in facts if one.concept.startswith("dei:") and one.text}
    return replace(
        known,
        company=known.company or said.get("dei:EntityRegistrantName", ""),
        form=said.get("dei:DocumentType", "") if known.form == "filing" else known.form,
    )


def _not_there(facts: Sequence[InlineFact], asked: Asked) -> Iterator[str]:
    alike = [one for one in facts if one.concept == asked.concept and not one.dimensions]
    yield f"The filing has no figure under the name {asked.concept} for this period."
    if alike:
        periods = dict.fromkeys(
            " to ".join(day.isoformat() for day in (one.start, one.end) if day) for one in alike
        )
        yield f"It has it for: {', '.join(islice(periods, MOST_NAMED))}."


def _printed(known: Opened, body: bytes, asked: Asked, end: date) -> Opened:
    """In documents from before inline XBRL a figure is known by its value, its row and its column."""
    if asked.value is None:
        return _without(
            known, "The document marks no figures, and the address does not tell the value to look for."
        )
    name = _WORDS.sub(" ", asked.concept.partition(":")[2])
    cell = inline.find_printed(body, asked.value, name, end)
    if cell is None:
        return _without(
            known,
            "The document marks no figures, and no row of its tables has this value and a name that is like "
            f"{asked.concept}.",
        )
    try:
        place = sections.fragment(body, printed=cell.text, row=cell.row)
    except MarketDataError as error:
        return _without(known, str(error))
    return replace(
        known,
        html=place.html,
        heading=place.heading,
        marked=place.marked,
        printed=cell.text,
        label=cell.row,
        start=asked.start,
        end=end,
    )
