"""What is asked of the files: all of it, a part that is named, a comparison, or something that it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant_core.builtin.book.terms import HANGUL, WORD, Term, Text, listed, terms_of
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.similarity import Examples
from assistant_core.engine.retrieval.reading import NUMBERS, ORDINALS

MOST_QUERY = 300
MOST_QUESTIONS = 3
MOST_PAGES = 12
LIKE = 0.4
"""So much like an example is a question of the example's kind, if it has no words of its own."""
VERY_LIKE = 0.6
"""And so much, if it has."""

UNIT = r"(?:chapter|section|part|act)"
COUNTED = rf"(?:\d{{1,4}}(?:\.\d{{1,3}}){{0,3}}(?:st|nd|rd|th)?|{'|'.join((*NUMBERS, *ORDINALS))})"
SECTION = re.compile(
    rf"\b{UNIT}\s{{1,3}}(?:{COUNTED}|[ivxlc]{{1,7}})\b|\b{COUNTED}\s{{1,3}}{UNIT}\b"
    r"|(?:제?\s?\d{1,4}|(?:첫|두|세|네|다섯|여섯)\s?번째)\s?[장절편부](?=[\s.,?!은는이가을를의도과와에]|$)",
    re.IGNORECASE,
)
TITLED = re.compile(r"\b(?:chapter|section)s?\b|(?<=[한된] )(?:[장절]|섹션|부분)", re.IGNORECASE)
PAGES = re.compile(
    r"\b(?:pages?|slides?|pp?\.)\s{0,3}(\d{1,6})(?:\s{0,3}(?:-|–|to|and|through)\s{0,3}(\d{1,6}))?\b"
    r"|(\d{1,6})(?:\s{0,3}[-–~]\s{0,3}(\d{1,6}))?\s{0,3}(?:쪽|페이지|번\s?슬라이드)",
    re.IGNORECASE,
)
FILE = re.compile(r"[\w()-]{1,80}\.(?:pdf|docx?|pptx?|epub|html?|md|txt|csv|json|tex|py)\b", re.IGNORECASE)
FILE_WORD = re.compile(
    r"\b(?:files?|documents?|pdfs?|upload(?:ed|s)?|attach(?:ed|ments?)|chapters?|ebook)\b"
    r"|\b(?:the|this|that|these|both|two|my|our|their)\s(?:[\w'’]+\s){0,2}(?:reports?|filings?|papers?|texts?"
    r"|books?(?!\s(?:value|ratio))|handbooks?|manuals?|articles?|contracts?|notes)\b"
    r"|파일|문서|보고서|책|논문|자료|첨부|업로드|본문",
    re.IGNORECASE,
)
LEANS = re.compile(
    r"\b(it|its|he|she|they|them|him|his|her|their|that|those|this|there|then)\b"
    r"|그것|그건|그는|그녀|그들|거기|그 사람",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\s*(and|what about|how about|or)\b|\s*(그럼|그러면|그리고)", re.IGNORECASE)
NEXT = re.compile(
    r"\?\s+|[,;]?\s+and\s+(?=(?:when|where|who|whom|whose|what|which|why|how)\b)"
    r"|(?<=[고며])[,\s]+(?=언제|어[디느떻]|누[구가]|몇|얼마|왜|무[엇슨])",
    re.IGNORECASE,
)
TOPIC = re.compile(r"[가-힣][은는]$")


@dataclass(frozen=True)
class Asked:
    kind: str
    """whole, part, compare, help, or passage."""
    questions: tuple[str, ...]
    """With what they leave out taken from the one before; of a comparison, what is compared, if anything."""
    searches: tuple[dict[str, Any], ...]
    """What to search with; the next where one finds nothing."""


def read_asked(turn: Turn) -> Asked:
    question = " ".join(turn.question.split())
    named = FILE.search(question)
    bare = FILE.sub(" file ", question)
    pages, section = PAGES.search(bare), SECTION.search(bare)
    rest = (PAGES if pages else SECTION).sub(" ", bare)
    own = [term.said for term in terms_of(rest) if not _examples().knows(term.said)]
    near = next(iter(_examples().nearest(rest)), None)
    kind = "passage"
    if near and (near.score >= LIKE if not own else near.ask == "compare" and near.score >= VERY_LIKE):
        kind = near.ask
    questions = _questions(rest, turn)
    searches: list[dict[str, Any]] = [{"queries": _queries(questions, turn)}, {"pages": [1, MOST_PAGES]}]
    if pages:
        numbers = [int(number) for number in pages.groups() if number]
        searches = [{"pages": [numbers[0], max(numbers)]}]
    elif section:
        searches = [{"section": section[0].strip()}]
    elif own and kind == "passage" and TITLED.search(rest):
        kind, searches = "part", [{"section": " ".join(own)}, *searches]
    elif not own and kind != "passage":
        searches = [{"overview": True}]
    if pages or section:
        kind = "passage" if own else "part"
    if kind == "compare":
        questions = (" ".join(own),) if own else ()
    file = {"file": named[0]} if named else {}
    return Asked(kind, questions, tuple({"queries": [], **search, **file} for search in searches))


def names_a_file(question: str) -> bool:
    return any(pattern.search(question) for pattern in (FILE_WORD, FILE, PAGES))


def _questions(text: str, turn: Turn) -> tuple[str, ...]:
    parts = [part for part in NEXT.split(text) if terms_of(part)]
    before = " ".join(turn.earlier_questions[-1].split())[:MOST_QUERY] if turn.earlier_questions else ""
    wholes = tuple(_whole(part, one) for one, part in zip((before, *parts), parts, strict=False))
    # "What colour was it?" is no question by itself.
    unclear = any(_leans(one) and not any(map(_is_name, terms_of(one))) for one in wholes[1:])
    return wholes if 1 < len(parts) <= MOST_QUESTIONS and not unclear else (_whole(text, before),)


def _whole(question: str, before: str) -> str:
    """“And in 2015?” goes on from the question before; “How old was she?” is about who was named there."""
    terms, earlier = terms_of(question), terms_of(before)
    named = any(map(_is_name, terms))
    if GOES_ON.match(question) and len(terms) <= 2:
        for term in earlier:
            before = before.replace(term.said, " ") if named and term.is_special else before
        return f"{before} {question}"
    names = [term.said for term in earlier if _is_name(term)]
    return " ".join((question, *names)) if not named and _leans(question) else question


def _leans(question: str) -> bool:
    return bool(LEANS.search(question) or HANGUL.search(question))


def _is_name(term: Term) -> bool:
    return term.is_special or bool(TOPIC.search(term.said))


def _queries(questions: Sequence[str], turn: Turn) -> list[str]:
    """The questions, the one before where they lean on that, and words that say the same."""
    asked = " ".join(questions)
    before = turn.earlier_questions[-1] if turn.earlier_questions and LEANS.search(asked) else ""
    said, low = Text(asked), asked.lower()
    same = {form for term in terms_of(asked) for form in term.forms if form not in said.tokens}
    queries = (
        query[:MOST_QUERY]
        for query in (*questions, before, " ".join(sorted(form for form in same if form not in low)))
    )
    return [query for query in queries if WORD.search(query)]


@cache
def _examples() -> Examples:
    return Examples({kind: listed(kind) for kind in ("whole", "compare", "help")})
