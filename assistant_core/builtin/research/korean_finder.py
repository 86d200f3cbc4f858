"""Company names in a question that holds Korean: 애플은, 삼성전자의, Apple 주식, SK하이닉스와."""

import re

from assistant_core.builtin.research import english_finder, names, stopwords
from assistant_core.builtin.research.topics import is_about_finance

WORD = re.compile(r"[^\s,;/?!()\[\]{}\"“”‘’'·…~]+")
LETTER = re.compile(r"[A-Za-zÀ-ÿ]")
LATIN_FIRST = re.compile(r"(\$?[A-Za-z0-9À-ÿ.&\-']*)([가-힣]*)")
HANGUL = re.compile(r"[가-힣]")
# Longest first. After a name from the table any of these may stand.
PARTICLES = (
    *(
        "에대해서",
        "에대한",
        "에대해",
        "이라는",
        "라는",
        "한테",
        "에서",
        "에는",
        "에게",
        "까지",
        "부터",
        "이랑",
        "이나",
    ),
    *(
        "으로",
        "처럼",
        "보다",
        "하고",
        "이란",
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "의",
        "도",
        "와",
        "과",
        "랑",
        "나",
    ),
    *("에", "로", "만", "란", "야"),
)
AFTER_CONSONANT = ("이랑", "은", "이", "을", "과")
AFTER_VOWEL = ("랑", "는", "가", "를", "와")
AFTER_ANY = ("에대해서", "에대해", "에서", "에는", "하고", "보다", "의", "도", "에", "만")


def find(text: str) -> list[str]:
    """Names in the order of the text. A name of the table is given in English, others as written."""
    words = [word.strip(".:") for word in WORD.findall(_with_known_pairs_joined(text))]
    found: list[tuple[int, str]] = []
    latin: list[str] = []
    for index, word in enumerate([*words, ""]):
        known, start, rest = _known(word), *_split(word)
        if start and not known and _may_follow(rest):
            latin.append(start)
        if latin and (known or rest or not start):
            found += [(index, name) for name in english_finder.names_in(" ".join(latin))]
            latin.clear()
        if known:
            found.append((index, known))
        elif start and rest and not _may_follow(rest):
            found.append((index, _stem(word)))
    return [
        name for _, name in sorted([*found, *_unknown(words, text, bool(found))], key=lambda item: item[0])
    ]


def _with_known_pairs_joined(text: str) -> str:
    for name in (name for name in names.KOREAN if " " in name):
        text = text.replace(name, name.replace(" ", ""))
    return text


TABLE = {name.replace(" ", "").casefold(): english for name, english in names.KOREAN.items()}
LONGEST_KNOWN = max(map(len, TABLE))


def _known(word: str) -> str | None:
    """The table's longest name that the word begins with, if only a particle or a common word follows."""
    for length in range(min(len(word), LONGEST_KNOWN), 1, -1):
        english = TABLE.get(word[:length].casefold())
        if english and _may_follow(word[length:]):
            return english
    return None


def _may_follow(rest: str) -> bool:
    return rest in ("", "주", "株") or rest in PARTICLES or rest.startswith(stopwords.KOREAN_STEMS)


def _split(word: str) -> tuple[str, str]:
    """A Latin beginning and the Hangul behind it: AAPL은 → AAPL, 은. "3분기" begins with no name."""
    match = LATIN_FIRST.fullmatch(word)
    if not match or not (english_finder.is_numeric_ticker(match[1]) or LETTER.search(match[1])):
        return "", word
    return match[1], match[2]


def _unknown(words: list[str], text: str, others: bool) -> list[tuple[int, str]]:
    """Words of no table and no stop list, where the question is about a company or is nothing else."""
    if not (is_about_finance(text) or _asks_about(words) or len(words) == 1):
        return []
    stems = [(index, _stem(word)) for index, word in enumerate(words) if not _known(word)]
    unknown = [(index, stem) for index, stem in stems if not (_is_common(stem) or _is_theme(words, index))]
    first = [] if others else unknown[:1]
    return [item for item in unknown if item in first or _linked(words, item[0])]


def _asks_about(words: list[str]) -> bool:
    return any(word.startswith(("어때", "어떤", "어떻", "괜찮", "알려")) for word in words)


def _linked(words: list[str], index: int) -> bool:
    """Named beside another: "두산과 한화 비교"."""
    neighbours = (words[index], words[index - 1] if index else "")
    return any(word.casefold().endswith(("와", "과", "랑", "하고", "vs")) for word in neighbours)


def _is_theme(words: list[str], index: int) -> bool:
    """ "메타버스 관련주": a theme, not a company."""
    return index + 1 < len(words) and words[index + 1].startswith("관련")


def _is_common(stem: str) -> bool:
    return (
        len(stem) < 2
        or stem in stopwords.KOREAN_WORDS
        or stem.startswith(stopwords.KOREAN_STEMS)
        or not HANGUL.match(stem)
    )


def _stem(word: str) -> str:
    """The word without a particle that fits its last syllable: 두산의 → 두산, 에코프로 → 에코프로."""
    for particle in sorted((*AFTER_CONSONANT, *AFTER_VOWEL, *AFTER_ANY), key=len, reverse=True):
        stem = word.removesuffix(particle)
        if stem != word and len(stem) >= 2 and _fits(stem, particle):
            return stem
    return word


def _fits(stem: str, particle: str) -> bool:
    if particle in AFTER_ANY or not HANGUL.fullmatch(stem[-1]):
        return True
    ends_in_consonant = (ord(stem[-1]) - ord("가")) % 28 != 0
    return particle in (AFTER_CONSONANT if ends_in_consonant else AFTER_VOWEL)
