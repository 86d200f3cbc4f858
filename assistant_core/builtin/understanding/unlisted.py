"""Names that no list has: misspelt ones, and those in the place where a company stands."""

import re
from collections.abc import Iterator

from assistant_core.builtin.understanding import gazetteer
from assistant_core.builtin.understanding.evidence import (
    Reading,
    Token,
    korean_starts,
    listed_words,
)
from assistant_core.figures.vocabulary import meanings

MOST_WINDOW = 3
"""Words that a misspelt name may have."""
LEAST_UNKNOWN = 3


def strange(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Stretches of words of which one is no word: what may be a misspelt name. Longest first."""
    read = reading.tokens
    odd = [_is_odd(one) for one in read]
    for length in range(MOST_WINDOW, 0, -1):
        for at in range(len(read) - length + 1):
            window = read[at : at + length]
            if (
                any(odd[at : at + length])
                and all(one.is_joined for one in window[1:])
                and not any(one.word in listed_words("articles") for one in window)
            ):
                said = "".join(one.word for one in window)
                if len(said) >= gazetteer.LEAST_MISSPELT and not gazetteer.is_korean(said):
                    yield window[0].start, window[-1].name_end, said
    for word in re.finditer("[가-힣]+", reading.text):
        for stem in _stems(word[0]):
            if len(stem) >= gazetteer.KOREAN_ERROR and stem not in listed_words("korean_common"):
                yield word.start(), word.start() + len(stem), stem


def _is_odd(token: Token) -> bool:
    word = token.word
    return not (
        any(letter.isdigit() for letter in word)
        or len(word) < 3
        or gazetteer.is_word(word)
        or word in meanings()
        or word in listed_words("followers")
        or word in listed_words("terms")
        or word in listed_words("persons")
        or gazetteer.is_proper(word)
    )


def _stems(word: str) -> list[str]:
    """The word as it is, and without a particle, a word of finance or both."""
    found = [word]
    for cut in range(len(word) - 1, 1, -1):
        rest = word[cut:]
        if rest in listed_words("korean_particles") or rest.startswith(korean_starts()):
            found.append(word[:cut])
    return found


def unknown(reading: Reading, is_alone: bool) -> list[tuple[int, int]]:
    """Names that no list has, in the place of a company.

    Where the question names listed ones, only what has capitals and can be nothing else.
    """
    found = list(_capitalised(reading, strictly=not is_alone))
    if is_alone and not found:
        found = [*_small(reading), *_unknown_korean(reading.text)]
    return found[:4]


def _capitalised(reading: Reading, strictly: bool) -> Iterator[tuple[int, int]]:
    at, read = 0, reading.tokens
    while at < len(read):
        end = at
        while end < len(read) and read[end].is_capital and (end == at or read[end].is_joined):
            end += 1
        if end > at:
            span = _name_in(reading, at, end, strictly)
            if span:
                yield read[span[0]].start, read[span[1] - 1].name_end
        at = max(end, at + 1)


def _name_in(reading: Reading, start: int, end: int, strictly: bool) -> tuple[int, int] | None:
    """Without ordinary words at the ends; none where all are words, places or persons."""

    read = reading.tokens

    def is_plain(token: Token) -> bool:
        return not _is_odd(token) or token.word in listed_words("persons") or token.is_stop_symbol

    odd = [at for at in range(start, end) if not is_plain(read[at])]
    if not odd or any(read[at].word in listed_words("persons") for at in range(start, end)):
        return None
    first = odd[0] if read[start].is_first else start
    while first < odd[0] and (
        read[first].word in listed_words("leads") or read[first].word in listed_words("common")
    ):
        first += 1
    last = odd[-1] + 1
    while last < end and (read[last].word in listed_words("shapes")):
        last += 1
    before, after = reading.word(first - 1), reading.word(last)
    shaped = read[last - 1].word in listed_words("shapes")
    owns = read[last - 1].is_owner
    beside = {before, after} & {"and", "or", "vs", "versus", "with"}
    stands = owns or after in listed_words("followers") | listed_words("valued") | listed_words("auxiliaries")
    led = before in listed_words("strong_leads") or (first == 0 and stands) or last - first == len(read)
    if last - first == 1 and len(read[first].word) < LEAST_UNKNOWN:
        return None
    return (first, last) if shaped or owns or beside or (led and not strictly) else None


def _small(reading: Reading) -> Iterator[tuple[int, int]]:
    """A word in small letters that is none, where only a company can stand: is blorptech a buy."""
    read = reading.tokens
    for at, token in enumerate(read):
        if (
            not _is_odd(token)
            or token.word.endswith(_ENDINGS)
            or len(token.word) <= LEAST_UNKNOWN
            or gazetteer.is_korean(token.word)
            or token.is_stop_symbol
        ):
            continue
        end = at + 1
        while end < len(read) and read[end].word in listed_words("shapes"):
            end += 1
        before, after = reading.word(at - 1), reading.word(end)
        led = before in listed_words("leads") or at == 0
        stands = after in ("stock", "shares", "share") or read[end - 1].is_owner
        shaped = end > at + 1
        bought = before in ("is", "buy", "sell", "own") and (after in listed_words("valued") or after == "")
        of = before in ("of", "about") and after == ""
        if led and (stands or shaped or bought or of):
            yield token.start, read[end - 1].name_end
            return


# Of ordinary words that no short list has.
_ENDINGS = tuple(
    "cy tion ness ment ing ed ly ity ism able ible ship ence ance ally ally ists ers ories".split()
)


def _unknown_korean(text: str) -> Iterator[tuple[int, int]]:
    """A Korean word, not a common one, before a word of finance or shaped as names of companies are."""
    words = list(re.finditer(r"[^\W_]+", text))
    for at, word in enumerate(words):
        if not gazetteer.is_korean(word[0]) or word[0][0].isdigit():
            continue
        after = words[at + 1][0].casefold() if at + 1 < len(words) else ""
        stem = _bare(word[0])
        shaped = any(
            stem.endswith(shape) and len(stem) > len(shape) + 1 for shape in listed_words("korean_shapes")
        )
        # "아이폰 매출" is a segment's, "뽀로롱 주가" a company's.
        named = at == 0 and after.startswith(tuple(listed_words("korean_sure")))
        common = stem in listed_words("korean_common") or stem.startswith(korean_starts()) or len(stem) < 2
        common = common or (stem == word[0] and stem.endswith(_DESCRIBING)) or stem.startswith(_TIMES)
        if not common and stem not in meanings() and (named or (shaped and (after or stem == word[0]))):
            yield word.start(), word.start() + len(stem)
            return


# Of adjectives and verbs before a noun: 밝은, 유망한.
_TIMES = ("지난", "이번", "다음", "최근", "동안", "하루", "일주", "매년", "매달")
_DESCRIBING = tuple("은 는 한 운 던 된 인 할 될 적인".split())


def _bare(word: str) -> str:
    for length in (3, 2, 1):
        if len(word) > length + 1 and word[-length:] in listed_words("korean_particles"):
            return word[:-length]
    return word
