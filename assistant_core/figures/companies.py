"""Names of companies in a text: those that the tools spoke of, and others, of which nothing is known."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from assistant_core.figures.hangul import is_same
from assistant_core.figures.mentions import Mention
from assistant_core.figures.outputs import PART
from assistant_core.figures.words_in import LONGEST_NAME, pattern_of

UNKNOWN = "?"
LONG_NAME = 5
LEAST_INITIALS = 4

_SUFFIX = re.compile(
    r"[\s,]+(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|LLC|AG|SE|NV|N\.V|S\.A|SA|Holdings?|"
    r"Group|Platforms|ADR|The|Bancorp|K\.K|KK|Class [A-C]|ETF|& Co)\.?$"
)
_GENERIC = frozenset(
    "bank general american united first national international global world china new great south north "
    "standard advanced applied western "
    "eastern royal central capital whole no the mixed micro super home best".split()
)
_CELL = re.compile(r"\|[ \t*_]{0,4}(all other|[a-z]{5,12})[ \t*_]{0,4}(?=\|)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_ANY_PART = frozenset(
    (
        "other",
        "others",
        "all other",
        "total",
        "corporate",
        "consolidated",
        "eliminations",
        "unallocated",
        "revenue",
    )
)
# The same company in both languages, and companies that answers compare with.
_WELL_KNOWN = Path(__file__).parent / "names_of_companies.txt"
_PARTS = Path(__file__).parent / "names_of_parts.txt"
_HANGUL = re.compile(r"(?<![가-힣])[가-힣]{2,20}")
_POSSESSIVE = re.compile(
    r"(?<![\w&.-])((?:[A-Z][\w&.-]{0,40}\s){0,8}[A-Z](?=[\w&-]{0,40}[a-z])[\w&-]{1,40})['’]s(?![\w])"
)
_LEGAL = re.compile(
    r"(?<![\w&.-])((?:[A-Z][\w&-]{1,40}\s){1,8})(?:Inc|Corp|Corporation|Ltd|Limited|plc|PLC|Holdings|AG|S\.A)\b\.?"
)
_NOT_NAMES = re.compile(
    r"(?:The|This|That|It|Its|Today|Yesterday|Let|Here|There|What|Who|How|Company|Management|Year|Yahoo|Street|"
    r"Board|Firm|Business|Group|Bank|Fund|Market|Stock|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Each|One|Last|Everyone|Shareholder|Now|Quarter|Moody|Warren|Buffett|"
    r"Analyst|Investor|While|With|In|For|On|At|But|And|Nasdaq|CEO|Finance)$"
)


def mentions(text: str, names: Mapping[str, set[str]]) -> list[Mention]:
    """In the order of the text. A name that may be of several companies means any of them."""
    words: dict[str, set[str]] = {}
    for symbol, told in names.items():
        for alias in _aliases(symbol, told):
            words.setdefault(alias, set()).add(symbol)
    for group in _well_known():
        for alias in group:
            if alias not in words:
                words[alias] = {UNKNOWN + group[0]}
    if not words:
        return []
    pattern = re.compile(_any_of(words), re.IGNORECASE)
    folded: dict[str, set[str]] = {}
    for alias, symbols in words.items():
        folded.setdefault(alias.casefold(), set()).update(symbols)
    found = []
    for match in pattern.finditer(text):
        said = match.group()
        # A name in other capitals is one, but "apple" and "target" are words.
        if said in words or (len(said) >= LONG_NAME and said[0].isupper() and said.casefold() in folded):
            symbols = words.get(said) or folded[said.casefold()]
            found.append(Mention(match.start(), match.end(), frozenset(symbols)))
    found += _in_hangul(text, names, found)
    found += _rest_in_cells(text, names)
    found.sort(key=lambda mention: mention.start)
    ends = [mention.end for mention in found]
    known = len(found)
    for strange in (_POSSESSIVE, _LEGAL):
        for match in strange.finditer(text):
            next_one = bisect_right(ends, match.start())
            free = next_one == known or found[next_one].start >= match.end()
            if free and not _NOT_NAMES.match(match[1].split()[-1]):
                found.append(Mention(match.start(), match.end(1), frozenset({UNKNOWN + match[1].strip()})))
    return sorted(found, key=lambda mention: mention.start)


def _in_hangul(text: str, names: Mapping[str, set[str]], found: list[Mention]) -> list[Mention]:
    """Names that the outputs have in Latin letters only."""
    firsts = {
        symbol: first
        for symbol, told in names.items()
        if PART not in symbol
        for name in told
        if len(first := name.split()[0] if name.split() else "") > 2 and first.isascii()
    }
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    more = []
    for match in _HANGUL.finditer(text) if firsts else ():
        if match.start() in taken:
            continue
        same = {symbol for symbol, first in firsts.items() if is_same(match.group(), first)}
        if same:
            more.append(Mention(match.start(), match.end(), frozenset(same)))
    return more


def _rest_in_cells(text: str, names: Mapping[str, set[str]]) -> list[Mention]:
    """ "All other" is a part of a company where it is a cell of a table by itself, not in a sentence."""
    rest = {
        name.strip().lower(): symbol
        for symbol, told in names.items()
        for name in told
        if PART in symbol and name.strip().lower() in _ANY_PART
    }
    return [
        Mention(match.start(1), match.end(1), frozenset({rest[match[1].lower()]}))
        for match in _CELL.finditer(text)
        if match[1].lower() in rest
    ]


def _initials(name: str) -> set[str]:
    """TSMC of Taiwan Semiconductor Manufacturing Company Limited."""
    letters = [
        word[0] for word in name.split() if word[0].isupper() and word.lower() not in ("the", "of", "and")
    ]
    said = "".join(letters)
    return {said[:length] for length in (len(said) - 1, len(said)) if length >= LEAST_INITIALS}


def _aliases(symbol: str, told: set[str]) -> set[str]:
    if PART in symbol:
        return _of_part(told)
    aliases = {symbol, symbol.split(".")[0].split("-")[0]}
    for name in told:
        short = name.strip()[:LONGEST_NAME]
        aliases.add(short)
        aliases |= _initials(name)
        while (shorter := _SUFFIX.sub("", short)) != short:
            short = shorter
            aliases.add(short)
        first = short.split()[0] if short.split() else ""
        if len(first) >= 3 and first.lower() not in _GENERIC:
            aliases.add(first)
        aliases |= {one.capitalize() for one in (short, first) if one.islower()}
        for same in {short, short.removeprefix("The ")}:
            aliases |= _also_known().get(same, set())
    return {alias for alias in aliases if len(alias) >= 2 and not alias.isdigit()} | {symbol}


@cache
def parts_in_korean() -> dict[str, set[str]]:
    """By the English name of a segment, country or product, in small letters."""
    rows = (line.split("|") for line in _PARTS.read_text(encoding="utf-8").splitlines())
    return {name.casefold(): set(korean) for name, *korean in rows}


def _of_part(told: set[str]) -> set[str]:
    """A segment, country or product only by its whole name, and not by one that means any of them."""
    found = set()
    for name in told:
        short = name.strip()[:LONGEST_NAME]
        bare = _IN_BRACKETS.sub("", short)
        found |= {short, bare, short.replace("&", "and"), re.sub(r"\band\b", "&", short)}
        found |= parts_in_korean().get(bare.casefold(), set())
    return {name for name in found if len(name) > 1 and name.lower() not in _ANY_PART}


@cache
def _well_known() -> list[list[str]]:
    return [line.split("|") for line in _WELL_KNOWN.read_text().splitlines()]


@cache
def _also_known() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in _well_known():
        for name in group:
            found[name] |= set(group)
    return found


def _any_of(words: Iterable[str]) -> str:
    kept = [word for word in words if 0 < len(word) <= LONGEST_NAME]
    latin, other = ([word for word in kept if word[0].isascii() is ascii] for ascii in (True, False))
    return rf"(?<![\w&])(?:{_tree(latin)})|(?<![가-힣])(?:{_tree(other)})"


def _tree(words: Iterable[str]) -> str:
    return pattern_of(
        (list(map(re.escape, word)), r"(?![A-Za-z0-9&])" if word[-1].isascii() else "") for word in words
    )


def is_unknown(names: frozenset[str]) -> bool:
    return all(name.startswith(UNKNOWN) for name in names)
