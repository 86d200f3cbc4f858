"""The words of a question that nobody has understood, and whether they narrow what is asked for."""

import re
from collections.abc import Callable
from functools import cache

from assistant_core.analyzer import STOP_WORDS, tokens
from assistant_core.builtin import glossary
from assistant_core.builtin.understanding.gazetteer import listed_words
from assistant_core.builtin.understanding.topics import narrowing

WORD = re.compile(r"\{\w+\}|[가-힣]+|[^\W가-힣_]+(?:['’.&/+-][^\W가-힣_]+)*|[^\w\s]")
HANGUL = re.compile(r"[가-힣]")
JAMO = re.compile("[ㄱ-ㅣ]")
LETTERS = re.compile(r"[^\W\d_]")
PREPOSITIONS = frozenset(
    "from in for by of at on outside within excluding except across through via per".split()
)
BREAKS = frozenset(
    """i you me us we they could can would will please tell show give know what how when if that is was are
    were did does do has have had""".split()
)
"""What begins a clause of its own: a word before them narrows no line behind them."""
WHERE = frozenset("in on at".split())
LINES = frozenset({"{line}", "{growth}", "{profit}", "{liquidity}"})
POSSESSIVES = frozenset({"s", "의", "many"})
PLACE = re.compile(
    r"\{(?:line|growth|profit)\}(?: (?:is|are|was|were|come|comes|came|made|earned|generated))?"
    r" (?:in|from|outside|across) (?:the )?\{company\}|\{company\} (?:'s|의) +\{company\} \{(?:line|growth)\}"
)
STOPS = frozenset(
    {"{company}", "{time}", "{future}", "{currency}", "{assumption}", "{change}", *LINES, *",;:.?!()"}
)
PARTICLES = re.compile(
    r"(?:에서만?|으로부터|에서의|부문|사업부?|쪽|별|의|은|는|이|가|을|를|에|도|만|로|으로|와|과|랑|이랑)$"
)
ENDING = re.compile("[은는이가을를에의도만로와과서한인던할된란면고지요야데서때니]$")
FOREIGN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0400-\u04ff\u0600-\u06ff\u0590-\u05ff\u0e00-\u0e7f\u0900-\u097f]"
)


def beyond(
    marked: str, said: tuple[str, ...], knows: Callable[[str], bool], is_anywhere: bool = False
) -> tuple[str, ...]:
    """Of a clause with marks, what nobody knows: the words before a line, behind one, or after a preposition:
    "{company} iPhone {line}", "{line} from data centers". `said`: what the marks of companies stand for; a
    place may be listed, too ("{line} in {company}"). `is_anywhere`: what stands behind "in" only says where.
    """
    words = WORD.findall(marked)
    lower = marked.lower()
    found = [one for one in narrowing() if re.search(rf"(?<!\w){re.escape(one)}", lower)]
    found += [said[lower.count("{company}", 0, match.end()) - 1] for match in PLACE.finditer(lower)]
    run: list[str] = []
    binds = False
    for place, word in enumerate([*words, "."]):
        small = word.lower()
        if word in STOPS or small in PREPOSITIONS or small in POSSESSIVES:
            if run and (binds or word in LINES):
                found.append(" ".join(run))
            leads = small in (PREPOSITIONS - WHERE if is_anywhere else PREPOSITIONS)
            run, binds = [], leads or small in POSSESSIVES or word in LINES
        elif small in BREAKS:
            run = run if binds else []
        elif not LETTERS.search(word) or JAMO.match(word) or is_harmless(word) or knows(word):
            continue
        elif not HANGUL.search(word) or (len(word) > 1 and _is_before_line(words, place)):
            run.append(word)
    return tuple(dict.fromkeys(found))


def is_harmless(word: str) -> bool:
    if HANGUL.search(word):
        return word in listed_words("harmless") or PARTICLES.sub("", word) in listed_words("harmless")
    return all(token in _harmless_stems() for token in tokens(word))


def narrows(word: str, knows: Callable[[str], bool]) -> bool:
    """Of the word beside a term: "convertible" of a bond is something else, "exactly" is not."""
    is_bare = not HANGUL.search(word) or not ENDING.search(word)
    return is_bare and not is_harmless(word) and not knows(word) and not glossary.find(word)


def is_foreign(text: str) -> bool:
    """Neither English nor Korean: another script, or more of the small words of another language."""
    letters = LETTERS.findall(text)
    if not letters or HANGUL.search(text):
        return False
    if len(FOREIGN.findall(text)) * 3 > len(letters):
        return True
    words = [word.lower() for word in WORD.findall(text)]
    foreign = sum(word in listed_words("foreign") for word in words)
    return foreign > 1 and foreign > sum(word in STOP_WORDS for word in words)


def _is_before_line(words: list[str], place: int) -> bool:
    return any(word in LINES for word in words[place + 1 : place + 5])


@cache
def _harmless_stems() -> frozenset[str]:
    words = (word for word in (*listed_words("harmless"), *STOP_WORDS) if word.isascii())
    return frozenset(token for word in words for token in tokens(word))
