"""Names that no list has: misspelt ones, and those in the place where a company stands."""

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant_core.builtin.understanding import evidence, gazetteer, leftover
from assistant_core.builtin.understanding.evidence import Reading, Token
from assistant_core.builtin.understanding.gazetteer import Entry, is_korean, listed_words
from assistant_core.figures.vocabulary import meanings
from assistant_core.market.listed import names

MOST_WINDOW = 3
"""Words that a misspelt name may have."""
MOST_TRIED = 100
LONGEST = 40
_ENDINGS = tuple("est cy tion ness ment ing ed ly ity ism able ible ship ence ance ists ers ories".split())
"""Of ordinary words that no short list has."""
Spans = Sequence[tuple[int, int]]


def misspelt(reading: Reading, taken: Spans) -> Iterator[tuple[int, int, Entry, bool]]:
    """Well-known names with a typing error, and whether it is one: not "teslas".

    Where other companies are named, only in the place of one, or around its name: foreign words look like
    names.
    """
    found: list[tuple[int, int]] = []
    for start, end, said, is_linked in islice(_strange(reading), MOST_TRIED):
        inside = any(start <= since and until <= end for since, until in taken)
        if _are_apart(start, end, found if inside else [*taken, *found]):
            bare = said.removesuffix("s")
            exact = gazetteer.by_name().get(bare)
            entry = exact
            if not entry and (inside or is_linked or not taken):
                entry = gazetteer.likely(said) or gazetteer.likely(bare)
            if entry:
                found.append((start, end))
                yield start, end, entry, exact is None


def _are_apart(start: int, end: int, taken: Spans) -> bool:
    return all(end <= since or until <= start for since, until in taken)


def _strange(reading: Reading) -> Iterator[tuple[int, int, str, bool]]:
    """Stretches of words of which one is no word, the longest first; Korean ones as names may end."""
    read, fixed = reading.tokens, listed_words("determiners")
    odd = [_is_odd(one) for one in read]
    for length in range(MOST_WINDOW, 0, -1):
        for at in range(len(read) - length + 1):
            window = read[at : at + length]
            said = "".join(one.word for one in window).replace("&", "")[:LONGEST]
            joined = all(one.is_joined for one in window[1:]) and fixed.isdisjoint(one.word for one in window)
            if joined and any(odd[at : at + length]) and not is_korean(said):
                yield window[0].start, window[-1].name_end, said, reading.is_linked(at, at + length)
    for at, token in enumerate(read):
        if is_korean(token.word):
            shortest, longest = token.start + gazetteer.MISSPELT_KOREAN, min(token.end, token.start + LONGEST)
            for end in range(longest, shortest - 1, -1):
                if evidence.may_end(reading.text, end):
                    yield token.start, end, reading.text[token.start : end], reading.is_linked(at, at + 1)


def _is_odd(token: Token) -> bool:
    word = token.word
    is_known = gazetteer.is_word(word) or gazetteer.is_proper(word) or word in listed_words("terms")
    is_plain = is_known or evidence.is_finance(word) or _is_shape(word)
    return len(word) > 2 and not (is_plain or is_korean(word) or any(letter.isdigit() for letter in word))


def _is_shape(word: str) -> bool:
    return word in listed_words("shapes") or word in names.LEGAL


def unknown(reading: Reading, taken: Spans) -> list[tuple[int, int]]:
    """Names that no list has, in the place of a company.

    Where the question names listed ones, only what has capitals and can be nothing else.
    """
    found, at, read = [], 0, reading.tokens
    while at < len(read):
        start, end = _run(read, at)
        if _is_name(reading, start, end, is_alone=not taken):
            found.append((read[start].start, read[end - 1].name_end))
        at = max(end, at + 1)
    found = [span for span in found if _are_apart(*span, taken)]
    return found or ([] if taken else list(_korean(reading))[:1])


def _run(read: list[Token], at: int) -> tuple[int, int]:
    """Words with capitals, or one without, from an odd one on, and those that companies' names end with."""
    start = end = at
    while end < len(read) and read[end].is_capital and (end == at or read[end].is_joined):
        end += 1
    odd = [place for place in range(at, max(end, at + 1)) if _is_odd(read[place])]
    if odd:
        start = odd[0] if read[at].is_first or read[at].word in listed_words("leads") else at
        end = odd[-1] + 1
        while end < len(read) and read[end].is_joined and _is_shape(read[end].word):
            end += 1
    return start, end


def _is_name(reading: Reading, start: int, end: int, is_alone: bool) -> bool:
    odd = next((one for one in reading.tokens[start:end] if _is_odd(one)), None)
    if odd is None:
        return False
    last, points = reading.tokens[end - 1], evidence.around(reading, start, end)
    shaped = last.is_owner or _is_shape(last.word)
    if odd.is_capital:
        beside = [reading.tokens[at] for at in (start - 2, end + 1) if 0 <= at < len(reading.tokens)]
        linked = reading.is_linked(start, end) and any(one.is_capital for one in beside)
        return shaped or linked or (is_alone and points > 1 + reading.tokens[start].is_first)
    ordinary = odd.word.endswith(_ENDINGS) or len(odd.word) < 4
    at_end = evidence.closes(reading, end) and reading.word(start - 1) not in ("of", "about")
    return is_alone and not ordinary and points + shaped - at_end > 1


def _korean(reading: Reading) -> Iterator[tuple[int, int]]:
    """A Korean word, not a common one, before a word of finance or shaped as names of companies are."""
    for at, token in enumerate(reading.tokens):
        cuts = range(len(token.word) - 1, 1, -1)
        stem = next((token.word[:cut] for cut in cuts if evidence.is_particle(token.word[cut:])), token.word)
        common = stem in meanings() or stem in listed_words("korean_common") or leftover.is_harmless(stem)
        if common or not is_korean(stem) or len(stem) < 2 or stem.startswith(evidence.korean_starts()):
            continue
        after = reading.word(at + 1)
        # "아이폰 매출" is a segment's, "뽀로롱 주가" a company's.
        named = at == 0 and after.startswith(tuple(listed_words("korean_sure")))
        shapes = tuple(shape for shape in listed_words("korean_shapes") if len(stem) > len(shape) + 1)
        if named or (stem.endswith(shapes) and (after or stem == token.word)):
            yield token.start, token.start + len(stem)
