"""Several companies side by side: who is higher, with the numbers."""

from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.answers import profitable
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.exchange import converted_at
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.failures import sentence
from assistant_core.builtin.research.functions import COMPARE_COMPANIES, Need
from assistant_core.builtin.research.outputs import failure, items, mapping
from assistant_core.builtin.research.pick import pick
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame, Topic
from assistant_core.figures.model import Fact

USUAL = tuple(
    Topic((concept,), "")
    for concept in (
        *("TotalRevenue", "NetIncome", "FreeCashFlow", "TotalDebt", "revenue_growth", "operating_margin"),
        *("net_margin", "return_on_equity", "debt_to_equity", "price_to_earnings"),
    )
)
MOST_TITLES = 4
"""In the head of a table; of more companies, their symbols."""
Found = dict[str, Fact]
"""Symbol → what the company has."""


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    from assistant_core.builtin.research.answers import growth, value

    if len(study.listed) < 2:
        words = study.using(value.WORDS)
        return [
            line for company in study.listed for line in value.lines(words, company, _topics(study.frame))
        ]
    if any(topic.is_growth for topic in study.frame.topics):
        return growth.write(study.using(growth.WORDS))
    if study.frame.times.last or len(study.frame.times.points) > 1:
        words = study.using(value.WORDS)
        return [
            line for company in study.listed for line in value.lines(words, company, _topics(study.frame))
        ]
    rows: list[tuple[str, Found]] = []
    gone: list[str] = []
    for topic in _topics(study.frame):
        for concept in dict.fromkeys(
            one.concept for c in study.listed for one in pick(c, topic, study.frame.times)
        ):
            found = {
                c.symbol or "": fact for c in study.listed if (fact := _newest(c, topic, concept, study))
            }
            rows += [(concept, found)] if found else []
        gone += _gone(study, topic) if study.frame.topics else []
    if not rows:
        return gone
    rows = [*[row for row in rows if len(row[1]) > 1], *[row for row in rows if len(row[1]) == 1]]
    facts = [fact for _, found in rows for fact in found.values()]
    shown = [row for row in rows if len(row[1]) > 1 and _is_one_currency(row[1], study)]
    lead = rows[0] if study.frame.topics or not shown else shown[0]
    return [
        _leader(study, *lead),
        _table(study, rows),
        *_apart(study, facts),
        *(_rates(study) or money.rates(facts, study)),
        *_failed(study),
        *gone,
    ]


def _is_one_currency(found: Found, study: Study) -> bool:
    return money.one_currency([money.converted(fact, study) for fact in found.values()])


def _topics(frame: Frame) -> tuple[Topic, ...]:
    found: list[Topic] = []
    for topic in frame.topics or USUAL:
        found += profitable.PARTS if profitable.is_asked(topic) else (topic,)
    return tuple(found)


def _newest(company: Company, topic: Topic, concept: str, study: Study) -> Fact | None:
    found = [one.newest for one in pick(company, topic, study.frame.times) if one.concept == concept]
    return found[0] if found else None


def _gone(study: Study, topic: Topic) -> list[str]:
    from assistant_core.builtin.research.answers import value

    words = study.using(value.WORDS)
    return [
        line
        for company in study.listed
        if company.outputs
        and (picked := pick(company, topic, study.frame.times))
        and not any(one.facts for one in picked)
        for line in value.missing(words, company, [(topic, one) for one in picked])
    ]


def _leader(study: Study, concept: str, found: Found) -> str:
    """Who is the highest and by what; of amounts in several currencies, each one's."""
    voice = study.voice
    names = {company.symbol: company for company in study.listed}
    shown = {symbol: money.converted(fact, study) for symbol, fact in found.items()}
    ordered = sorted(
        found,
        key=lambda symbol: -abs(shown[symbol].value) if concept in say.OUTFLOWS else -shown[symbol].value,
    )
    told = {
        symbol: {
            "company": names[symbol].title,
            "verb": say.verb(found[symbol], voice),
            "value": money.said(found[symbol], study),
            "when": say.period(found[symbol], names[symbol], voice, study.frame.times.points),
        }
        for symbol in ordered
    }
    line = say.label(concept, voice)
    if not _is_one_currency(found, study) or len(found) < 2:
        line = say.label(concept, voice, start=True)
        return " ".join(voice.say("each", line=line, **told[symbol]) for symbol in ordered)
    each = [voice.say("one", **told[symbol]) for symbol in ordered]
    key = "higher" if len(found) == 2 else "highest"
    return voice.say(key, line=line, rest=voice.listing(each[1:]), **told[ordered[0]])


def _table(study: Study, rows: list[tuple[str, Found]]) -> str:
    voice, companies = study.voice, study.listed
    cells: list[list[str | None]] = [
        [
            say.label(concept, voice, start=True),
            *(
                say.value(money.converted(found[c.symbol or ""], study), voice)
                if (c.symbol or "") in found
                else None
                for c in companies
            ),
        ]
        for concept, found in rows
    ]
    ends: list[str | None] = [voice.say("year_ends")]
    for company in companies:
        yearly = [f[company.symbol or ""] for _, f in rows if (company.symbol or "") in f]
        ends.append(next((voice.date(fact.period) for fact in yearly if fact.frequency == "annual"), None))
    heads = [
        company.title if len(companies) <= MOST_TITLES else clean(company.symbol or "")
        for company in companies
    ]
    return table(["", *heads], [*cells, ends] if any(ends[1:]) else cells)


def _apart(study: Study, facts: list[Fact]) -> list[str]:
    shown = [money.converted(fact, study) for fact in facts]
    if money.one_currency(shown):
        return []
    names = sorted({fact.currency for fact in shown if fact.currency})
    return [
        study.voice.say("currencies", names=study.voice.listing([study.voice.currency(one) for one in names]))
    ]


def _rates(study: Study) -> list[str]:
    """At which the function that compares has converted."""
    found = _comparison(study)
    rates = [mapping(rate) for rate in items(found.at("exchange_rates"))] if found else []
    return [line for line in [converted_at(rates, study.voice)] if line]


def _failed(study: Study) -> list[str]:
    """Whom the function that compares has no figures of, and why."""
    found = _comparison(study)
    failures = mapping(found.at("failures")) if found else {}
    return [
        f"**{company.title}** – "
        + sentence(failure({"error": failures[company.symbol]}), [COMPARE_COMPANIES], study.voice)
        for company in study.listed
        if company.symbol in failures
    ]


def _comparison(study: Study) -> Facts | None:
    documents = (pair for company in study.listed[:1] for pair in company.documents.items())
    compared = (found for one, found in documents if one.function == COMPARE_COMPANIES)
    return next((found for found in compared if isinstance(found, Facts)), None)


WORDS = {
    "en": {
        "one": "{value} {when} for **{company}**",
        "higher": "**{company}** has the higher {line}: {value} {when}, against {rest}.",
        "highest": "**{company}** has the highest {line}: {value} {when}, against {rest}.",
        "each": "{line} of **{company}** {verb} {value} {when}.",
        "year_ends": "Fiscal year to",
        "currencies": "The amounts are in different currencies ({names}), so they do not rank as they stand.",
    },
    "ko": {
        "one": "**{company}** {when} {value}",
        "higher": "{line}은(는) **{company}** 쪽이 더 높습니다. {when} {value}이고, 다음은 {rest}입니다.",
        "highest": "{line}은(는) **{company}**이(가) 가장 높습니다. {when} {value}이고, 다음은 {rest}입니다.",
        "each": "**{company}**의 {when} {line}은(는) {value}입니다.",
        "year_ends": "회계연도 말",
        "currencies": "통화가 서로 달라({names}) 금액을 그대로 비교할 수 없습니다.",
    },
}
