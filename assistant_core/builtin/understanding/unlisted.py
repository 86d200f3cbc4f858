"""Names that no list has: misspelt ones, and those in the place where a company stands."""

import re
from collections.abc import Iterator, Sequence

from assistant_core.builtin.understanding import evidence, gazetteer, leftover
from assistant_core.builtin.understanding.evidence import Reading, Token
from assistant_core.builtin.understanding.gazetteer import Entry, is_korean, listed_words
from assistant_core.figures.vocabulary import meanings

MOST_WINDOW = 3
"""Words that a misspelt name may have."""
MOST_TRIED = 24
_ENDINGS = tuple("est cy tion ness ment ing ed ly ity ism able ible ship ence ance ists ers ories".split())
"""Of ordinary words that no short list has."""
_DESCRIBING = tuple("은 는 한 운 던 된 인 할 될 적인".split())
"""Of adjectives and verbs before a noun: 밝은, 유망한."""
_Spans = Sequence[tuple[int, int]]


def misspelt(reading: Reading, taken: _Spans) -> list[tuple[int, int, Entry, bool]]:
    """Well-known names with a typing error, among words that are no words; what a listed name is part of, too.

    Where other companies are named, only in the place of one: foreign words look like names.
    """
    found: list[tuple[int, int, Entry, bool]] = []
    tried = 0
    for start, end, said, is_linked in _strange(reading):
        inside = any(start <= since and until <= end for since, until in taken)
        spans = [*taken, *((one[0], one[1]) for one in found)]
        if tried >= MOST_TRIED or (not inside and _is_taken(start, end, spans)):
            continue
        bare = said.removesuffix("s")
        exact = gazetteer.by_name().get(bare)
        if not exact and taken and not (inside or is_linked):
            continue
        tried += 1
        entry = exact or gazetteer.likely(said) or (gazetteer.likely(bare) if bare != said else None)
        if entry and not _is_taken(start, end, [(one[0], one[1]) for one in found]):
            found.append((start, end, entry, exact is None))
    return found


def _is_taken(start: int, end: int, taken: _Spans) -> bool:
    return any(start < until and since < end for since, until in taken)


def _strange(reading: Reading) -> Iterator[tuple[int, int, str, bool]]:
    """Stretches of words of which one is no word. Longest first."""
    read = reading.tokens
    odd = [_is_odd(one) for one in read]
    for length in range(MOST_WINDOW, 0, -1):
        for at in range(len(read) - length + 1):
            window = read[at : at + length]
            if any(odd[at : at + length]) and all(one.is_joined for one in window[1:]):
                said = gazetteer.key_of([one.word for one in window])
                if listed_words("determiners").isdisjoint(one.word for one in window) and not is_korean(said):
                    yield window[0].start, window[-1].name_end, said, reading.is_linked(at, at + length)
    for at, token in enumerate(read):
        if is_korean(token.word):
            for end in range(token.end, token.start + 2, -1):
                if end == token.end or evidence.may_end(reading.text, end):
                    stem = reading.text[token.start : end]
                    yield token.start, end, stem, reading.is_linked(at, at + 1)


def _is_odd(token: Token) -> bool:
    word = token.word
    return not (
        len(word) < 3
        or any(letter.isdigit() for letter in word)
        or gazetteer.is_word(word)
        or gazetteer.is_proper(word)
        or word in listed_words("terms")
        or evidence.is_finance(word)
        or _is_shape(word)
        or is_korean(word)
    )


def unknown(reading: Reading, taken: _Spans) -> list[tuple[int, int]]:
    """Names that no list has, in the place of a company.

    Where the question names listed ones, only what has capitals and can be nothing else.
    """
    found, at = [], 0
    while at < len(reading.tokens):
        start, end = _run(reading.tokens, at)
        is_name = _is_name(reading, start, end, is_alone=not taken)
        if is_name and not _is_taken(reading.tokens[start].start, reading.tokens[end - 1].end, taken):
            found.append((reading.tokens[start].start, reading.tokens[end - 1].name_end))
        at = max(end, at + 1)
    return found or ([] if taken else list(_korean(reading))[:1])


def _run(read: list[Token], at: int) -> tuple[int, int]:
    """Words with capitals, or one without, from an odd one on, and those that companies' names end with."""
    end = at
    while end < len(read) and read[end].is_capital and (end == at or read[end].is_joined):
        end += 1
    odd = [place for place in range(at, end) if _is_odd(read[place])]
    start = odd[0] if odd and (read[at].is_first or read[at].word in listed_words("leads")) else at
    end = odd[-1] + 1 if odd else end
    if end == at and _is_odd(read[at]):
        end = at + 1
    while at < end < len(read) and read[end].is_joined and _is_shape(read[end].word):
        end += 1
    return start, end


def _is_shape(word: str) -> bool:
    return word in listed_words("shapes") or word in gazetteer.names.LEGAL


def _is_name(reading: Reading, start: int, end: int, is_alone: bool) -> bool:
    odd = [one for one in reading.tokens[start:end] if _is_odd(one)]
    if not odd:
        return False
    last, points = reading.tokens[end - 1], evidence.around(reading, start, end)
    shaped = last.is_owner or _is_shape(last.word)
    if odd[0].is_capital:
        beside = [reading.tokens[at] for at in (start - 2, end + 1) if 0 <= at < len(reading.tokens)]
        linked = reading.is_linked(start, end) and any(one.is_capital for one in beside)
        return shaped or linked or (is_alone and points > 1 + reading.tokens[start].is_first)
    before, ordinary = reading.word(start - 1), odd[0].word.endswith(_ENDINGS) or len(odd[0].word) < 4
    at_end = evidence.closes(reading, end) and before not in ("of", "about")
    return is_alone and not ordinary and points + shaped - at_end > 1


def _korean(reading: Reading) -> Iterator[tuple[int, int]]:
    """A Korean word, not a common one, before a word of finance or shaped as names of companies are."""
    for at, token in enumerate(reading.tokens):
        cuts = range(len(token.word) - 1, 1, -1)
        stem = next((token.word[:cut] for cut in cuts if evidence.is_particle(token.word[cut:])), token.word)
        if not is_korean(stem) or len(stem) < 2 or _is_common(stem):
            continue
        after = reading.word(at + 1)
        # "아이폰 매출" is a segment's, "뽀로롱 주가" a company's.
        named = at == 0 and after.startswith(tuple(listed_words("korean_sure"))) and not stem.endswith(_DESCRIBING)
        shapes = (shape for shape in listed_words("korean_shapes") if len(stem) > len(shape) + 1)
        if named or (stem.endswith(tuple(shapes)) and (after or stem == token.word)):
            yield token.start, token.start + len(stem)


def _is_common(stem: str) -> bool:
    known = stem in meanings() or stem in listed_words("korean_common") or leftover.is_harmless(stem)
    return known or stem.startswith((*evidence.korean_starts(), "지난", "이번", "다음", "최근", "동안"))
