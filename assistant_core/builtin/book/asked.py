"""What is asked of the files: all of it, a part that is named, a comparison, or something that it says."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant_core.builtin.book.terms import WORD, entries, terms_of
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding.similarity import Examples, Match, marked

MOST_QUERY = 300
MARK = marked("part")
LIKE = 0.4
"""So much like an example is a question of the example's kind, if it has no words of its own."""
VERY_LIKE = 0.6
"""And so much, if it has."""

NUMBER = (
    r"(?:\d{1,4}(?:\.\d{1,3}){0,3}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)"
)
ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th)"
KOREAN = {"첫": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
PAGES = re.compile(
    r"\b(?:pages?|slides?|pp?\.)\s{0,3}(?P<first>\d{1,6})"
    r"(?:\s{0,3}(?:-|–|to|and|through)\s{0,3}(?P<last>\d{1,6}))?\b"
    r"|(?P<from>\d{1,6})(?:\s{0,3}[-–~]\s{0,3}(?P<till>\d{1,6}))?\s{0,3}(?:쪽|페이지|번\s?슬라이드)",
    re.IGNORECASE,
)
SECTION = re.compile(
    rf"\b(?:chapter|section|part|act)\s{{1,3}}{NUMBER}\b|\b{ORDINAL}\s{{1,3}}(?:chapter|section|part|act)\b"
    r"|제?\s?\d{1,4}\s?[장절편부](?=[\s.,?!은는이가을를의도과와에]|$)"
    rf"|(?P<korean>{'|'.join(KOREAN)})\s?번째\s?(?P<unit>[장절])",
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


@dataclass(frozen=True)
class Asked:
    kind: str
    """whole, part, compare, help, or passage."""
    text: str
    """The question, with what it leaves out taken from the one before."""
    queries: tuple[str, ...] = ()
    topic: str = ""
    """Of a comparison."""
    pages: tuple[int, int] | None = None
    section: str = ""
    file: str = ""


def read_asked(turn: Turn) -> Asked:
    question = " ".join(turn.question.split())
    named = FILE.search(question)
    pages, section, rest = _part(FILE.sub(" file ", question))
    own = [term for term in terms_of(rest) if term.said != MARK and not _examples().knows(term.said)]
    near = next((match for match in _examples().nearest(rest) if match.ask != "part"), None)
    kind = "passage"
    if pages or section:
        kind = "passage" if own else "part"
    elif near and (near.score >= LIKE and not own or _is_comparison(near)):  # noqa: RUF021
        kind = near.ask
    text = _whole_text(rest.replace(MARK, ""), turn)
    topic = " ".join(term.said for term in own)
    return Asked(kind, text, _queries(text, turn), topic, pages, section, named[0] if named else "")


def names_a_file(question: str) -> bool:
    return any(pattern.search(question) for pattern in (FILE_WORD, FILE, PAGES))


def _is_comparison(match: Match) -> bool:
    return match.ask == "compare" and match.score >= VERY_LIKE


def _part(question: str) -> tuple[tuple[int, int] | None, str, str]:
    """Pages or a section, and the question with a mark in their place."""
    page, section = PAGES.search(question), SECTION.search(question)
    if page:
        first = int(page["first"] or page["from"])
        last = max(int(page["last"] or page["till"] or first), first)
        return (first, last), "", PAGES.sub(f" {MARK} ", question)
    if section:
        title = f"{KOREAN[section['korean']]}{section['unit']}" if section["korean"] else section[0].strip()
        return None, title, SECTION.sub(f" {MARK} ", question)
    return None, "", question


def _whole_text(question: str, turn: Turn) -> str:
    """“And in 2015?” goes on from the question before, with its own names and numbers."""
    if not turn.earlier_questions or not GOES_ON.match(question) or len(terms_of(question)) > 2:
        return question
    before = " ".join(turn.earlier_questions[-1].split())[:MOST_QUERY]
    if any(term.is_special for term in terms_of(question)):
        for term in terms_of(before):
            before = before.replace(term.said, " ") if term.is_special else before
    return f"{before} {question}"


def _queries(text: str, turn: Turn) -> tuple[str, ...]:
    """The question, the one before where it leans on that, and words that say the same."""
    asked = [text[:MOST_QUERY]]
    if turn.earlier_questions and LEANS.search(text):
        asked.append(turn.earlier_questions[-1][:MOST_QUERY])
    others = {form for term in terms_of(text) for form in term.forms if form not in text.lower()}
    asked.append(" ".join(sorted(others))[:MOST_QUERY])
    return tuple(query for query in asked if WORD.search(query))


@lru_cache(1)
def _examples() -> Examples:
    kinds: dict[str, list[str]] = {}
    for entry in entries("asks.txt"):
        if entry.startswith("["):
            kinds[entry.strip("[]")] = examples = []
        else:
            examples.append(entry)
    return Examples(kinds)
