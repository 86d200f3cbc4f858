"""What the clauses of a sentence ask, each for itself: several things, or one for a time that lies ahead."""

import re
from dataclasses import replace

from assistant_core.builtin.understanding import asks, leftover, topics
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.builtin.understanding.marking import AMOUNT, Marked
from assistant_core.builtin.understanding.recognition import (
    FIGURES,
    GOES_ON,
    LINE,
    MANNERS,
    MOST,
    SURE,
    Part,
    part_of,
)

AND = re.compile(
    r"[,;&] ?| (?:and|plus|also|as well as) | (?:그리고|또|및) |(?:(?<=[가-힣])| )(?:이?랑|하고|와|과|고) ",
    re.IGNORECASE,
)
JOINING = leftover.PREPOSITIONS | leftover.POSSESSIVES | {"or", "vs", "versus", "the", "a", "is", "are"}
TOLD_TOGETHER = (FIGURES | {"solvency", "statement"}) - {"price_move"}
"""Of several of these, one answer has the figures of all."""
CLAUSE = re.compile(
    r"[,;:] ?| (?:and|so|but|because|since) |(?<=[인은는한된간든했었있])데 |(?:라서|이라|어서|니까|으니) "
)
TELL = re.compile(r"\b(?:show|tell|give|need|look up|find)\b|알려|보여|찾아", re.IGNORECASE)
PAST = re.compile(r"\b(?:was|were|did|had)\b|[였었았했]", re.IGNORECASE)


def several(part: Part, before: Frame | None) -> tuple[tuple[str, str], ...]:
    """The asks of a sentence with clauses that are answered in different ways, and what each clause says."""
    found: dict[str, tuple[str, str]] = {}
    clauses = [
        (one, clause)
        for one in part.asking
        if one.marked == part.marked or one.best[1] > SURE or _tells(one.marked)
        for clause in AND.split(one.marked.text)[:MOST]
    ]
    for one, clause in clauses[:MOST]:
        if not (own := _of_clause(one.marked, clause, before)):
            continue
        kind = "value" if own in TOLD_TOGETHER else asks.kinds()[own].ask.answer
        name, text = found.get(kind, (own, ""))
        found[kind] = (name if name == own or kind != "value" else "value", f"{text} , {clause}")
    return tuple(found.values()) if len(found) > 1 else ()


def _tells(marked: Marked) -> bool:
    """Whether it asks for a line, and does not only mention one."""
    return bool(marked.topics) and any(words.search(marked.text) for words in (AMOUNT, TELL))


def _of_clause(marked: Marked, clause: str, before: Frame | None) -> str:
    """Its ask where that is sure."""
    words = (word for word in leftover.WORD.findall(clause) if leftover.LETTERS.search(word))
    if not LINE.search(clause) and all(word[0] == "{" or word.lower() in JOINING for word in words):
        return ""
    said = tuple(one.topic for one in topics.find(clause)) or (marked.topics if LINE.search(clause) else ())
    own = replace(marked, text=clause, of_terms=clause, topics=said, are_near=False)
    scores = part_of(own, before).scores
    name, score = next((pair for pair in scores if pair[0] not in MANNERS), ("unclear", 0.0))
    if "company" in asks.kinds()[name].needs and not (marked.companies or before):
        return ""
    is_sure = score > SURE or (name in TOLD_TOGETHER and bool(said))
    return name if is_sure and name not in GOES_ON | {"segments"} else ""


def is_of_future(marked: Marked) -> bool:
    """Whether what is asked lies ahead, and not only the meeting for which it is asked."""
    if not marked.is_future:
        return False
    clauses = [one for one in CLAUSE.split(marked.text) if one.strip()]
    asking = [one for one in clauses if LINE.search(one) or topics.find(one)]
    others = [one for one in clauses if "{future}" in one and one not in asking]
    if not asking or any("{future}" in one for one in asking):
        return not any(PAST.search(one) for one in asking)
    return not any(PAST.search(one) for one in asking) and any(_is_only_marks(one) for one in others)


def _is_only_marks(text: str) -> bool:
    words = (word for word in leftover.WORD.findall(text) if leftover.LETTERS.search(word))
    return all(word[0] == "{" or word.lower() in leftover.PREPOSITIONS | {"the", "about"} for word in words)
