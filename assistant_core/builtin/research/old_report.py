"""The whole answer: what each intent and each part has to say, then what is missing and where it is from."""

from assistant_core.builtin.research.answer import summary
from assistant_core.builtin.research.companies import MOST, MOST_COMPARED
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.compared import compare_by_function, failed_companies
from assistant_core.builtin.research.comparison import compare
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.failures import failure_lines, sentence
from assistant_core.builtin.research.functions import COMPARE_COMPANIES, Document, Need
from assistant_core.builtin.research.intents import known_functions
from assistant_core.builtin.research.listings import ambiguity_line
from assistant_core.builtin.research.old_plan import (
    NOT_OFFERED,
    Study,
    companies,
    compared,
    comparison_need,
)
from assistant_core.builtin.research.outputs import Failure, failure
from assistant_core.builtin.research.plots import can_draw, plot_wanted
from assistant_core.builtin.research.sources import (
    fetched,
    note_lines,
    sample_lines,
    source_line,
)
from assistant_core.builtin.research.topics import is_whole, parts_without_tool
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean


def report(study: Study, voice: Voice) -> str:
    found, more = companies(study), list[tuple[Need, Document]]()
    body, troubles = list[str](), list[str]()
    for company in found:
        told, missing = _answers(company, study, voice)
        body += told
        troubles += missing
    if compared(study):
        table, missing, more = _compared(study, voice)
        body, troubles = [*table, *body], [*missing, *troubles]
    elif study.sections:
        listed = [company for company in found if company.symbol]
        one = len(listed) == 1
        parts = summary(listed[0], study.sections, voice) if one else compare(listed, study.sections, voice)
        # A question whether to buy is answered first, what else it asks after that.
        body = [*parts, *body] if is_whole(study.sections) else [*body, *parts]
    troubles += [
        _trouble(company, line, found, voice) for company in found for line in failure_lines(company, voice)
    ]
    documents = [*fetched(found), *more]
    if not body and not documents:
        body = [voice.say("opening_none", company=company.title) for company in found if company.symbol][:1]
    lookups = [company.lookup for company in found if company.lookup]
    doubts = [line for lookup in lookups if (line := ambiguity_line(lookup, voice))]
    first, rest = body[:1], body[1:]
    sources = [*note_lines(lookups, documents, voice), source_line(documents, voice)] if documents else []
    return "\n\n".join(
        [
            *_beyond(study, voice),
            *first,
            *sample_lines(documents, voice),
            *doubts,
            *rest,
            *troubles,
            *sources,
        ]
    )


def _answers(company: Company, study: Study, voice: Voice) -> tuple[list[str], list[str]]:
    """What the intents have to say, and which outputs said nothing."""
    told, silent = [], []
    for intent in study.intents:
        wanted = intent.needs(study.turn)
        there = any(one in company.documents for one in wanted)
        found = intent.answer(company, study.turn, voice.using(intent.words)) if there else []
        told += found
        if not found and wanted[0] in company.documents:
            silent.append(sentence(Failure("unexpected_answer"), [wanted[0].function], voice))
    return told, silent


def _compared(study: Study, voice: Voice) -> tuple[list[str], list[str], list[tuple[Need, Document]]]:
    one = comparison_need(study)
    found = study.ledger.document(one) or NOT_OFFERED
    if not isinstance(found, Facts):
        cause = found if isinstance(found, Failure) else Failure("unexpected_answer")
        return [], [sentence(cause, [COMPARE_COMPANIES], voice)], []
    told = compare_by_function(found, study.sections, voice)
    missing = [
        f"**{clean(symbol)}** – {sentence(failure({'error': error}), [COMPARE_COMPANIES], voice)}"
        for symbol, error in failed_companies(found).items()
    ]
    if not told and not missing:
        missing = [sentence(Failure("unexpected_answer"), [COMPARE_COMPANIES], voice)]
    return told, missing, [(one, found)]


def _trouble(company: Company, line: str, found: list[Company], voice: Voice) -> str:
    return f"**{company.title}** – {line}" if company.symbol and len(found) > 1 else line


def _beyond(study: Study, voice: Voice) -> list[str]:
    """What the answer leaves out: companies too many, and what no tool can fetch."""
    told = []
    if study.left_out:
        most = MOST if len(study.names) == MOST else MOST_COMPARED
        names = voice.listing([clean(name) for name in study.left_out])
        told.append(voice.say("left_out", count=most, names=names))
    if plot_wanted(study.turn.question) and not can_draw(study.turn):
        told.append(voice.say("no_code"))
    parts = parts_without_tool(study.turn.question, known_functions(study.turn))
    if parts:
        told.append(voice.say("not_covered", parts=voice.listing([voice.say(part) for part in parts])))
    return told
