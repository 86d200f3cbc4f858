"""What a question wants of the files."""

import re

from assistant_core.builtin.turn import Turn

MOST_QUERY = 300

FILES = re.compile(
    r"\b(files?|documents?|books?|pdfs?|reports?|papers?|chapters?|pages?|texts?|upload\w*|attach\w*|filing)\b"
    r"|파일|문서|보고서|책|논문|자료|첨부|업로드|본문|페이지|쪽에",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"\bwhat('s| is| are| does)? (it|this|that|these|they|the (book|file|document|report|paper|text|pdf)s?)"
    r"( all)? (about|cover|contain)\W*$"
    r"|\b(summari[sz]e|summary|overview|outline|table of contents|main (points?|ideas?|topics?)|key points?"
    r"|what('s| is) in (it|this|the (book|file|document|report|paper|text)))\b"
    r"|무슨 (내용|이야기|책|문서|파일)|내용이? (뭐|무엇)|무엇에 (관한|대한)|요약|개요|목차|줄거리"
    r"|(핵심|주요) 내용",
    re.IGNORECASE,
)
LEANS_BACK = re.compile(
    r"\b(it|its|he|she|they|them|his|her|their|that|those|this|there)\b|그것|그건|그는|그녀|그들|거기|그럼|그러면",
    re.IGNORECASE,
)
SHORT = 4
"""A question of so few words is taken to go on from the one before."""


def speaks_of_files(question: str) -> bool:
    return bool(FILES.search(question)) or wants_whole(question)


def wants_whole(question: str) -> bool:
    return bool(WHOLE.search(question))


def queries(turn: Turn) -> list[str]:
    """The question, and the one before where it leans on that."""
    asked = [turn.question[:MOST_QUERY]]
    leans = LEANS_BACK.search(turn.question) or len(turn.question.split()) <= SHORT
    if turn.earlier_questions and leans:
        asked.append(turn.earlier_questions[-1][:MOST_QUERY])
    return [query for query in asked if query]
