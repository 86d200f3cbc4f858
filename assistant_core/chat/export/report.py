"""A conversation taken apart for a report: each question with its answer, figures and sources."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant_core.chat.blocks import laid_out
from assistant_core.chat.checked import counted, instead, reports_of
from assistant_core.chat.export.drawn import (
    Computation,
    Figure,
    Picture,
    computations_of,
    figures_of,
    no_picture,
)
from assistant_core.chat.view import Answer, Citation, Image, Question, Text, ToolCall
from assistant_core.exhibits.model import Exhibit, Words
from assistant_core.exhibits.registry import exhibits_of, parsed
from assistant_core.figures.model import Checked

Entry = Question | Answer
LONGEST_TITLE = 80


@dataclass(frozen=True)
class Source:
    """One call of a function: what was asked, and where the answer came from, or why there is none."""

    call: str
    origin: str


@dataclass(frozen=True)
class Part:
    """A question, or an answer."""

    said: str = ""
    """Markdown; a question is plain text."""
    asked: bool = False
    date: str = ""
    figures: tuple[Figure, ...] = ()
    computations: tuple[Computation, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    sources: tuple[Source, ...] = ()
    citations: tuple[str, ...] = ()
    """What the numbers in the text stand for, in their order."""
    remarks: tuple[str, ...] = ()
    """How many figures were verified, the model, notices, and why an answer is cut short."""


@dataclass(frozen=True)
class Report:
    title: str
    exported: str
    parts: tuple[Part, ...]
    formulas: bool = False
    """Answers may have LaTeX between dollar signs."""


def report_of(
    entries: Sequence[Entry],
    words: Words,
    now: datetime,
    picture: Picture = no_picture,
    formulas: bool = False,
) -> Report:
    first = next((entry.text for entry in entries if isinstance(entry, Question)), "")
    title = " ".join(first.split()) or words("app.title")
    if len(title) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - 1]}…"
    exported = words.moment(int(now.timestamp()), named=True)
    return Report(title, exported, tuple(_parts(entries, words, picture)), formulas)


def _parts(entries: Sequence[Entry], words: Words, picture: Picture) -> Iterable[Part]:
    """An exhibit that an earlier answer showed is not printed a second time."""
    shown: list[Exhibit] = []
    for entry in entries:
        if isinstance(entry, Question):
            yield Part(entry.text, asked=True, date=_date(entry.created_at, words))
            continue
        part = _answer(entry, words, picture)
        news = tuple(exhibit for exhibit in part.exhibits if exhibit not in shown)
        shown += news
        yield replace(part, exhibits=news)


def _answer(answer: Answer, words: Words, picture: Picture) -> Part:
    calls = [block for block in answer.blocks if isinstance(block, ToolCall) and block.kind == "function"]
    numbers: dict[tuple[str, int, str], int] = {}
    cited: list[str] = []
    written = replace(answer, blocks=tuple(block for block in answer.blocks if isinstance(block, Text)))
    return Part(
        said="\n\n".join(texts(written, numbers, cited, words)),
        date=_date(answer.created_at, words),
        figures=tuple(figures_of(answer, words, picture)),
        computations=tuple(computations_of(answer)),
        exhibits=tuple(exhibits_of((call.output for call in calls), words)),
        sources=tuple(_source(call, words) for call in calls),
        citations=tuple(cited),
        remarks=tuple(_remarks(answer, words)),
    )


def texts(
    answer: Answer, numbers: dict[tuple[str, int, str], int], cited: list[str], words: Words
) -> Iterable[str]:
    """The words of an answer, with numbers for its citations: those of `numbers`, or the next free ones.

    What a new number stands for is added to `cited`.
    """
    for block in (block for group in laid_out(answer.blocks) for block in group):
        if isinstance(block, Image):
            yield f"({block.title or words('image.alt')})"
        elif isinstance(block, Text):
            pieces, at = [], 0
            for citation in sorted(block.citations, key=lambda one: one.start):
                if citation.start < at:
                    continue
                number = numbers.setdefault(citation.source, len(numbers) + 1)
                if number > len(cited):
                    cited.append(_cited(citation, words))
                pieces += [block.value[at : citation.start], f"[{number}]"]
                at = citation.end
            yield "".join([*pieces, block.value[at:]])


def _cited(citation: Citation, words: Words) -> str:
    known = citation.page and citation.unit in ("page", "slide", "section")
    where = f", {words(f'cite.{citation.unit}', number=citation.page)}" if known else ""
    quote = f": “{' '.join(citation.quote.split())}”" if citation.quote else ""
    return f"{citation.filename}{where}{quote}"


def _source(call: ToolCall, words: Words) -> Source:
    asked = f"{call.name}({' '.join(call.arguments.split())})"
    data = parsed(call.output)
    if data is None:
        return Source(asked, words.said(_failure(call.output)) or words("export.no_result"))
    when = words.moment(str(data.get("as_of") or data.get("fetched_at") or ""), named=True)
    sample = words("sample") if data.get("sample_data") is True else ""
    return Source(
        asked,
        ", ".join(str(part) for part in (words.said(str(data.get("source") or "")), when, sample) if part),
    )


def _failure(output: str | None) -> str:
    try:
        error = json.loads(output or "{}")["error"]
        return str(error.get("message") or error.get("kind"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _remarks(answer: Answer, words: Words) -> Iterable[str]:
    yield from _checked(answer, words)
    if answer.provider == "builtin":
        yield words("model.builtin")
    elif answer.model:
        yield words("model", model=answer.model)
    if names := answer.left_out_tools:
        yield words("left_out_tools", tools=", ".join(words.tool(name) for name in names))
    yield from map(words.said, answer.notices)
    if answer.problem:
        detail = f" ({words.said(answer.problem.detail)})" if answer.problem.detail else ""
        yield words(f"problem.{answer.problem.kind}") + detail
    elif not answer.over:
        yield words("export.unfinished")


def _checked(answer: Answer, words: Words) -> Iterable[str]:
    reports = reports_of(answer)
    if not (said := counted(reports, words)):
        return
    yield said
    for status in ("typed", "unverified"):
        found = [one for report in reports for one in report.figures if one.status == status]
        named = ", ".join(dict.fromkeys(_unproved(one, words) for one in found if not one.is_typed_year))
        if named:
            yield f"{words(f'figures.{status}')}: {named}"


def _unproved(figure: Checked, words: Words) -> str:
    near = instead(figure, words)
    return f"{figure.text} ({near})" if near else figure.text


def _date(seconds: int | None, words: Words) -> str:
    return words.moment(seconds, named=True) if seconds else ""
