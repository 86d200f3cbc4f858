"""The whole answer: what each ask has to say, then what is missing and where it is from."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from assistant_core.builtin.research import answers
from assistant_core.builtin.research.documents import Document
from assistant_core.builtin.research.functions import GET_TICKER, PRICES, STATEMENTS, Need
from assistant_core.builtin.research.listings import doubts
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean

MOST_NOTES = 2
LONGEST_NOTE = 240
Fetched = list[tuple[Need, Document]]


def report(study: Study) -> str:
    voice = study.voice
    body: list[str] = []
    for frame, module in answers.modules_of(study.frame):
        if study.companies or not answers.has(module, "FETCHES"):
            body += answers.write(module, replace(study, frame=frame))
    body = [part for part in body if part]
    if not answers.fetches(study.frame):
        return "\n\n".join(body)
    if not study.companies:
        return "\n\n".join(body) or voice.say("ask_company")
    is_named = len(study.companies) == 1 and bool(body)
    troubles = [line for company in study.companies for line in _failures(company, study, is_named)]
    if not body and not troubles:
        body = [voice.say("opening_none", company=company.bold) for company in study.listed][:1]
    left_out = voice.listing([clean(name) for name in study.left_out])
    if left_out:
        troubles = [voice.say("left_out", count=len(study.companies), names=left_out), *troubles]
    documents = [pair for company in study.companies for pair in company.documents.items()]
    questions = [line for company in study.listed for line in doubts(company, voice)]
    sources = [_notes(study, documents), _sources(documents, voice)] if documents else []
    parts = [*body[:1], _samples(documents, voice), *questions, *body[1:], *troubles, *sources]
    return "\n\n".join(part for part in parts if part)


def _failures(company: Company, study: Study, is_named: bool) -> list[str]:
    """One sentence for each kind, however many documents it cost."""
    name, voice = clean(company.name), study.voice
    if lookup := company.failures.get(GET_TICKER):
        if lookup.kind == "unknown_symbol":
            return [voice.say("no_listing", name=name)]
        return [voice.say("not_looked_up", name=name, reason=voice.failure(lookup, [GET_TICKER]))]
    causes = dict.fromkeys(company.failures.values())
    by_cause = {one: [name for name, cause in company.failures.items() if cause == one] for one in causes}
    of = "" if is_named else f"{company.bold} – "
    return [of + voice.failure(cause, functions) for cause, functions in by_cause.items()]


def _samples(documents: Fetched, voice: Voice) -> str:
    """Sample data is said to be sample data."""
    samples = [pair for pair in documents if pair[1].is_sample]
    by_date = _grouped(samples, lambda found: found.text("as_of")[:10], voice)
    told = [
        voice.say("sample_part", documents=parts, date=voice.date(day)) if day else parts
        for day, parts in by_date.items()
    ]
    return "> " + voice.say("sample", parts=", ".join(told)) if told else ""


def _notes(study: Study, documents: Fetched) -> str:
    found = [note for one in study.companies if one.lookup for note in one.lookup.words("notes")]
    found += [note for _, document in documents for note in document.words("notes")]
    notes = [clean(study.voice.said(note), LONGEST_NOTE) for note in list(dict.fromkeys(found))[:MOST_NOTES]]
    return study.voice.say("note", note=" ".join(notes)) if notes else ""


def _sources(documents: Fetched, voice: Voice) -> str:
    def origin(found: Document) -> tuple[str, str]:
        # What comes with the app was not fetched on any day; its own date is in the line about sample data.
        return found.text("source"), "" if found.is_sample else found.text("fetched_at")[:10]

    told = []
    for (source, day), parts in _grouped(documents, origin, voice).items():
        name = clean(voice.said(source)) or voice.say("unnamed_source")
        date = voice.say("fetched", date=voice.date(day)) if day else ""
        told.append(voice.say("source_of", source=name, documents=parts, date=date))
    currencies = _currencies(documents, voice)
    key = "source" if currencies else "source_only"
    return voice.say(key, sources="; ".join(told), currencies=currencies)


def _currencies(documents: Fetched, voice: Voice) -> str:
    """Of statements and prices, or where there are none of what else has a currency."""
    told = []
    for phrase, functions in (("statements_in", STATEMENTS), ("prices_in", PRICES)):
        codes = dict.fromkeys(found.currency for one, found in documents if one.function in functions)
        if codes:
            told.append(voice.say(phrase, currency=voice.listing([voice.currency(code) for code in codes])))
    others = dict.fromkeys(found.currency for _, found in documents if found.currency)
    return ", ".join(told) or voice.listing([voice.currency(code) for code in others])


def _grouped(documents: Fetched, key: Callable[[Document], Any], voice: Voice) -> dict[Any, str]:
    """The names of what each key has, written out."""
    groups: dict[Any, dict[str, None]] = {}
    for one, found in documents:
        groups.setdefault(key(found), {})[voice.function(one.function)] = None
    return {name: voice.listing(list(told)) for name, told in groups.items()}
