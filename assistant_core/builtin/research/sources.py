"""Where the figures are from, as of when, in which currency; and sample data said to be sample data."""

from collections.abc import Iterable
from typing import TypeVar

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import Document, Need
from assistant_core.builtin.research.outputs import Lookup, Origin, Prices, Statement
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean

MOST_NOTES = 2
LONGEST_NOTE = 240
Key = TypeVar("Key")
Fetched = list[tuple[Need, Document]]


def fetched(companies: Iterable[Company]) -> Fetched:
    return [pair for company in companies for pair in company.documents.items()]


def sample_lines(documents: Fetched, voice: Voice) -> list[str]:
    by_date: dict[str, list[str]] = {}
    for one, document in documents:
        if document.origin.sample:
            _add(by_date, document.origin.as_of, voice.say(one.function))
    told = [_sample_part(voice.listing(parts), as_of, voice) for as_of, parts in by_date.items()]
    return ["> " + voice.say("sample", parts=voice.say("list_separator").join(told))] if told else []


def note_lines(lookups: Iterable[Lookup], documents: Fetched, voice: Voice) -> list[str]:
    found = [note for lookup in lookups for note in lookup.notes]
    found += [note for _, document in documents for note in document.origin.notes]
    notes = list(dict.fromkeys(found))[:MOST_NOTES]
    told = " ".join(clean(voice.said(note), LONGEST_NOTE) for note in notes)
    return [voice.say("note", note=told)] if told else []


def source_line(documents: Fetched, voice: Voice) -> str:
    by_origin: dict[tuple[str, str], list[str]] = {}
    for one, document in documents:
        _add(by_origin, _key(document.origin), voice.say(one.function))
    sources = "; ".join(_source(key, parts, voice) for key, parts in by_origin.items())
    currencies = _currencies(documents, voice)
    return (
        voice.say("source", sources=sources, currencies=currencies)
        if currencies
        else voice.say("source_only", sources=sources)
    )


def _key(origin: Origin) -> tuple[str, str]:
    # What comes with the app was not fetched on any day; its own date is in the line about sample data.
    return origin.source, "" if origin.sample else origin.fetched_at


def _source(key: tuple[str, str], parts: list[str], voice: Voice) -> str:
    source, day = key
    name = clean(voice.said(source)) or voice.say("unnamed_source")
    date = voice.say("fetched", date=voice.date(day)) if day else ""
    return voice.say("source_of", source=name, documents=voice.listing(parts), date=date)


def _sample_part(documents: str, as_of: str, voice: Voice) -> str:
    return voice.say("sample_part", documents=documents, date=voice.date(as_of)) if as_of else documents


def _currencies(documents: Fetched, voice: Voice) -> str:
    """Of statements and prices, or where there are none of what else has a currency."""
    told = []
    for phrase, kind in (("statements_in", Statement), ("prices_in", Prices)):
        codes = dict.fromkeys(document.currency for _, document in documents if isinstance(document, kind))
        if codes:
            told.append(voice.say(phrase, currency=voice.listing([voice.currency(code) for code in codes])))
    others = dict.fromkeys(document.currency for _, document in documents if document.currency)
    return voice.say("list_separator").join(told) or voice.listing([voice.currency(code) for code in others])


def _add(groups: dict[Key, list[str]], key: Key, part: str) -> None:
    parts = groups.setdefault(key, [])
    if part not in parts:
        parts.append(part)
