"""Several companies side by side: who is higher, with the numbers."""

from assistant_core.builtin.research import lines, say
from assistant_core.builtin.research.documents import Document, failure, items, mapping
from assistant_core.builtin.research.functions import COMPARE_COMPANIES
from assistant_core.builtin.research.pick import pick
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Topic
from assistant_core.figures.model import Fact

MOST_TITLES = 4
"""In the head of a table; of more companies, their symbols."""
Row = tuple[str, dict[str, Fact]]
"""A line, and by symbol what the companies have of it."""


def write(study: Study, topics: tuple[Topic, ...], by_name: bool) -> list[str]:
    voice, rows, documents = study.voice, _rows(study, topics), study.listed[0].documents
    gone = [
        line
        for topic in (topics if by_name else ())
        for company in study.listed
        if company.documents
        for line in lines.missing(
            study, company, [one for one in pick(company, topic, study.frame.times) if not one.facts]
        )
    ]
    if not rows:
        return gone
    found = next((doc for one, doc in documents.items() if one.function == COMPARE_COMPANIES), Document({}))
    comparable = [row for row in rows if len(row[1]) > 1 and _is_one_currency(row, study)]
    facts = [fact for _, row in rows for fact in row.values()]
    shown = [say.converted(fact, study) for fact in facts]
    told = [_leader(study, rows[0] if by_name or not comparable else comparable[0]), grid(study, topics)]
    if not say.one_currency(shown):
        names = [voice.currency(one) for one in sorted({fact.currency for fact in shown if fact.currency})]
        told.append(voice.say("currencies", names=voice.listing(names)))
    rates = say.at_rates(items(found.at("exchange_rates")), voice)
    failures = mapping(found.at("failures"))
    failed = [
        f"{one.bold} – {voice.failure(failure(failures[one.symbol]), [COMPARE_COMPANIES])}"
        for one in study.listed
        if one.symbol in failures
    ]
    return [*told, *([rates] if rates else say.rates(facts, study)), *failed, *gone]


def grid(study: Study, topics: tuple[Topic, ...], corner: str = "") -> str:
    """A row a line, a column a company."""
    voice, symbols = study.voice, [company.symbol or "" for company in study.listed]
    rows, ends, cells = _rows(study, topics), dict[str, str](), list[list[str | None]]()
    for concept, found in rows:
        values = {one: say.value(say.converted(fact, study), voice) for one, fact in found.items()}
        cells.append([say.label(concept, voice, start=True), *map(values.get, symbols)])
        yearly = {one: voice.date(fact.period) for one, fact in found.items() if fact.frequency == "annual"}
        ends = yearly | ends
    cells.append([voice.say("year_ends"), *map(ends.get, symbols)])
    names = study.listed if len(symbols) <= MOST_TITLES else ()
    return table([corner, *([company.title for company in names] or map(clean, symbols))], cells)


def _rows(study: Study, topics: tuple[Topic, ...]) -> list[Row]:
    """What several companies have goes first."""
    by_concept: dict[str, dict[str, Fact]] = {}
    for topic in topics:
        for company in study.listed:
            for one in pick(company, topic, study.frame.times):
                if one.newest:
                    by_concept.setdefault(one.concept, {})[company.symbol or ""] = one.newest
    return sorted(by_concept.items(), key=lambda row: len(row[1]) < 2)


def _is_one_currency(row: Row, study: Study) -> bool:
    return say.one_currency([say.converted(fact, study) for fact in row[1].values()])


def _leader(study: Study, row: Row) -> str:
    """Who is the highest and by what; of amounts in several currencies, each one's."""
    voice, (concept, found) = study.voice, row
    ordered = sorted(
        (company for company in study.listed if company.symbol in found),
        key=lambda company: -say.size(say.converted(found[company.symbol or ""], study)),
    )
    told = [say.parts(found[company.symbol or ""], company, study) for company in ordered]
    if len(told) < 2 or not _is_one_currency(row, study):
        return " ".join(voice.say("was", **one) for one in told)
    rest = voice.listing([voice.say("compared", **one) for one in told[1:]])
    first = {**told[0], "line": say.label(concept, voice)}
    return voice.say("higher" if len(told) == 2 else "highest", rest=rest, **first)
