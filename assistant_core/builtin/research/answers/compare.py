"""Several companies side by side: who is higher, with the numbers."""

from assistant_core.builtin.research import answers, money, say
from assistant_core.builtin.research.answers import growth, profitable
from assistant_core.builtin.research.documents import Document, failure, items, mapping
from assistant_core.builtin.research.functions import COMPARE_COMPANIES
from assistant_core.builtin.research.pick import pick
from assistant_core.builtin.research.places import topics_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Topic
from assistant_core.figures.model import Fact

USUAL = topics_of(
    "TotalRevenue NetIncome FreeCashFlow TotalDebt revenue_growth operating_margin net_margin"
    " return_on_equity debt_to_equity price_to_earnings"
)
MOST_TITLES = 4
"""In the head of a table; of more companies, their symbols."""
Row = tuple[str, dict[str, Fact]]
"""A line, and by symbol what the companies have of it."""


def write(study: Study) -> list[str]:
    from assistant_core.builtin.research.answers import value

    asked, times = study.frame.topics, study.frame.times
    several = [
        part for one in asked or USUAL for part in (profitable.PARTS if profitable.is_asked(one) else (one,))
    ]
    topics = tuple(several)
    if len(study.listed) > 1 and any(topic.is_growth for topic in asked):
        return answers.write(growth, study)
    if len(study.listed) < 2 or times.last or len(times.points) > 1:
        return value.of_each(study, topics)
    rows = _rows(study, topics)
    gone = [
        line
        for topic in (topics if asked else ())
        for company in study.listed
        if company.documents
        for line in value.missing(study, company, [p for p in pick(company, topic, times) if not p.facts])
    ]
    if not rows:
        return gone
    comparable = [row for row in rows if len(row[1]) > 1 and _is_one_currency(row, study)]
    lead = comparable[0] if comparable and not asked else rows[0]
    facts = [fact for _, found in rows for fact in found.values()]
    told = _rates(study) or money.rates(facts, study)
    return [_leader(study, lead), _table(study, rows), *_apart(study, facts), *told, *_failed(study), *gone]


def side_by_side(study: Study, topics: tuple[Topic, ...], corner: str) -> str:
    return _table(study, _rows(study, topics), corner)


def _rows(study: Study, topics: tuple[Topic, ...]) -> list[Row]:
    """What several companies have goes first."""
    rows: list[Row] = []
    for topic in topics:
        by_concept: dict[str, dict[str, Fact]] = {}
        for company in study.listed:
            for one in pick(company, topic, study.frame.times):
                if one.newest:
                    by_concept.setdefault(one.concept, {})[company.symbol or ""] = one.newest
        rows += by_concept.items()
    return sorted(rows, key=lambda row: len(row[1]) < 2)


def _is_one_currency(row: Row, study: Study) -> bool:
    return money.one_currency([money.converted(fact, study) for fact in row[1].values()])


def _leader(study: Study, row: Row) -> str:
    """Who is the highest and by what; of amounts in several currencies, each one's."""
    voice, (concept, found) = study.voice, row
    ordered = sorted(
        (company for company in study.listed if company.symbol in found),
        key=lambda company: -say.size(money.converted(found[company.symbol or ""], study)),
    )
    told = [say.parts(found[company.symbol or ""], company, study) for company in ordered]
    if len(told) < 2 or not _is_one_currency(row, study):
        return " ".join(voice.say("was", **one) for one in told)
    rest = voice.listing([voice.say("compared", **one) for one in told[1:]])
    first = {**told[0], "line": say.label(concept, voice)}
    return voice.say("higher" if len(told) == 2 else "highest", rest=rest, **first)


def _table(study: Study, rows: list[Row], corner: str = "") -> str:
    voice, symbols = study.voice, [company.symbol or "" for company in study.listed]
    cells: list[list[str | None]] = [
        [
            say.label(concept, voice, start=True),
            *(
                say.value(money.converted(found[one], study), voice) if one in found else None
                for one in symbols
            ),
        ]
        for concept, found in rows
    ]
    ends = {
        one: f.period for _, found in reversed(rows) for one, f in found.items() if f.frequency == "annual"
    }
    cells.append(
        [voice.say("year_ends"), *(voice.date(ends[one]) if one in ends else None for one in symbols)]
    )
    names = study.listed if len(symbols) <= MOST_TITLES else ()
    return table([corner, *([company.title for company in names] or map(clean, symbols))], cells)


def _apart(study: Study, facts: list[Fact]) -> list[str]:
    shown = [money.converted(fact, study) for fact in facts]
    names = [study.voice.currency(one) for one in sorted({fact.currency for fact in shown if fact.currency})]
    return (
        [] if money.one_currency(shown) else [study.voice.say("currencies", names=study.voice.listing(names))]
    )


def _rates(study: Study) -> list[str]:
    """At which the function that compares has converted."""
    found = _comparison(study)
    told = money.at_rates(items(found.at("exchange_rates")), study.voice) if found else ""
    return [told] if told else []


def _failed(study: Study) -> list[str]:
    """Whom the function that compares has no figures of, and why."""
    from assistant_core.builtin.research.report import failure_line

    found = _comparison(study)
    failures = mapping(found.at("failures")) if found else {}
    return [
        f"**{company.title}** – "
        + failure_line(failure(failures[company.symbol]), [COMPARE_COMPANIES], study.voice)
        for company in study.listed
        if company.symbol in failures
    ]


def _comparison(study: Study) -> Document | None:
    found = (doc for one, doc in study.listed[0].documents.items() if one.function == COMPARE_COMPANIES)
    return next(found, None)
