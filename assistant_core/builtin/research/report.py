"""The whole answer: what each ask has to say, then what is missing and where it is from."""

from dataclasses import replace

from assistant_core.builtin.research import answers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.failures import failure_lines
from assistant_core.builtin.research.listings import doubts
from assistant_core.builtin.research.sources import fetched, note_lines, sample_lines, source_line
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.text import clean


def report(study: Study) -> str:
    voice = study.voice
    body: list[str] = []
    for ask, module in answers.modules_of(study.frame):
        own = replace(study, frame=replace(study.frame, ask=ask))
        body += module.write(own.using(module.WORDS)) if study.companies or not _needs_company(module) else []
    if not answers.fetches(study.frame):
        return "\n\n".join(body)
    if not study.companies:
        return "\n\n".join(body) or voice.say("ask_company")
    documents = fetched(study.companies)
    troubles = [
        _of(company, line, study) for company in study.companies for line in failure_lines(company, voice)
    ]
    if not body and not troubles:
        body = [voice.say("opening_none", company=company.title) for company in study.listed][:1]
    lookups = [company.lookup for company in study.companies if company.lookup]
    first, rest = body[:1], body[1:]
    left_out = voice.listing([clean(name) for name in study.left_out])
    sources = [*note_lines(lookups, documents, voice), source_line(documents, voice)] if documents else []
    return "\n\n".join(
        [
            *first,
            *sample_lines(documents, voice),
            *(line for company in study.listed for line in doubts(company, voice)),
            *rest,
            *([voice.say("left_out", count=len(study.companies), names=left_out)] if left_out else []),
            *troubles,
            *sources,
        ]
    )


def _needs_company(module: object) -> bool:
    return getattr(module, "FETCHES", True)


def _of(company: Company, line: str, study: Study) -> str:
    return f"**{company.title}** – {line}" if company.symbol and len(study.companies) > 1 else line
