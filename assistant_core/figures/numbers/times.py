"""Times in a text: dates, months, quarters, halves, fiscal and calendar years, in English and Korean."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant_core.figures.numbers.durations import FIRST_YEAR, Time, duration
from assistant_core.figures.numbers.number import When
from assistant_core.figures.numbers.numerals import TENS, WORDS
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import (
    CURRENCY_CODES,
    CURRENCY_NAMES,
    PEOPLE,
    SCALE_LETTERS,
    SCALE_WORDS,
    UNITS,
)

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SPANS = {"ttm": 12, "ltm": 12, "ntm": 12}
_KOREAN_HALVES = {"상반기": 1, "하반기": 2}
_LAST_YEAR = 2099
_NUMBER_WORDS = {*WORDS, *TENS, "a", "half"}
_PIVOT = 70
"""Two digits below it are of this century."""


Fields = dict[str, int]
Read = Callable[[Token], Fields | None]


def _year(token: Token) -> Fields | None:
    fits = token.is_whole and token.digits == 4 and FIRST_YEAR <= token.value <= _LAST_YEAR
    return {"year": int(token.value)} if fits else None


def _short_year(token: Token) -> Fields | None:
    if not token.is_whole or len(token.text) != 2:
        return None
    return {"year": int(token.value) + (2000 if token.value < _PIVOT else 1900)}


def _last_year(token: Token) -> Fields | None:
    read = _year(token) or _short_year(token)
    return {"last_year": read["year"]} if read else None


def _within(name: str, most: int) -> Read:
    def read(token: Token) -> Fields | None:
        fits = token.is_whole and len(token.text) <= 2 and 1 <= token.value <= most
        return {name: int(token.value)} if fits else None

    return read


def _named(name: str, table: dict[str, int], capital: bool = False) -> Read:
    def read(token: Token) -> Fields | None:
        number = table.get(token.key.rstrip("."))
        return {name: number} if number and not (capital and token.text.islower()) else None

    return read


def _said(*words: str, **fields: int) -> Read:
    return lambda token: dict(fields) if token.key in words else None


def _short_quarter(token: Token) -> Fields | None:
    """24.3 of 24.3Q."""
    match = re.fullmatch(r"(\d\d)\.([1-4])", token.text)
    return {"year": 2000 + int(match[1]), "quarter": int(match[2])} if match else None


def _nothing(token: Token) -> Fields | None:
    return {}


_ELEMENTS: dict[str, Read] = {
    "year": _year,
    "yy": _short_year,
    "last": _last_year,
    "month": _named("month", MONTHS, capital=True),
    "mo": _within("month", 12),
    "day": _within("day", 31),
    "late": lambda token: {"day": int(token.value)} if token.is_whole and 12 < token.value <= 31 else None,
    "slash": _said("/"),
    "n": _within("quarter", 4),
    "half": _within("half", 2),
    "months": _within("months", 12),
    "ordinal": _named("quarter", _ORDINALS),
    "halves": _named("half", {word: number for word, number in _ORDINALS.items() if number < 3}),
    "fy": _said("fy", "f", "fye", fiscal=1),
    "cy": _said("cy"),
    **{word: _said(word, fiscal=1) for word in ("qfy", "hfy", "mfy")},
    "year_": _said("year", "years"),
    "fiscal": _said("fiscal", "financial", fiscal=1),
    "span": _named("months", _SPANS),
    "est": _said("e", "f", "est", estimate=1),
    "act": _said("a", "p"),
    "apostrophe": _said("'", "’", "‘", "`"),
    "dash": _said("-", "–", "/", "~", "—"),
    "th": _said("st", "nd", "rd", "th"),
    "fiscals": _said("회계연도", "회계년도", "사업연도", fiscal=1),
    "halfyear": _named("half", _KOREAN_HALVES),
    "년": _said("년", "년도"),
    "yyq": _short_quarter,
}

# Elements one after another: "?" may be missing, "|" is between alternatives, "+" stands right against what
# is before it; what is no element is a word. The longest match is taken.
_YEAR = "fy|fiscal? year_? apostrophe? year|+yy +est|+act?"
_PATTERNS = f"""
month
month day th?
month day th? ,? year
month ,? of? year
month apostrophe|+-? +yy
day th? of? month
day th? of? month ,? year
day +- +month +- +year|+yy
mo +slash +late
fy apostrophe|-? year|+yy +est|+act?
fy year|+yy dash fy? last +est?
fy +q +n
cy apostrophe? year|+yy +est|+act?
fiscal year_? apostrophe? year|+yy
q +n
q +n +-|+/|,|of|in? {_YEAR}
n +q
n +q +-|+/|,|of|in? {_YEAR}
h +half
h +half +-|+/|,|of|in? {_YEAR}
half +h
half +h +-|+/|,|of|in? {_YEAR}
n +qfy year|+yy +est?
half +hfy year|+yy +est?
months +m|+mfy year|+yy +est?
months +mf
months +m fwd|forward|trailing
f +n +q +yy
year +-? q +n
year n +q
yyq +q +est?
ordinal -? fiscal? quarter
ordinal -? fiscal? quarter of? {_YEAR}
halves -? half_
halves -? half_ of? {_YEAR}
span
year
year +est|+act|+s
year +dash +last +est?
apostrophe +yy +est|+act|+s?
yy +est
year 년
year +년대
year 년? 제? n 분기
year 년? halfyear|fiscals
year 년? 회계|사업 연도
year 년 mo 월
year 년 mo 월 day 일
apostrophe yy +년
yy +년도
apostrophe? yy +년 halfyear
apostrophe? yy +년 n 분기
apostrophe? yy +년 mo 월
apostrophe? yy +년 mo 월 day 일
mo +월
mo +월 day 일
n +분기
halfyear
"""


@dataclass
class _Node:
    """A place in the tree of patterns: where one may end, and what may come next."""

    ends: bool = False
    next: dict[str, "_Node"] = field(default_factory=dict)
    edges: list[tuple[Read, bool, "_Node"]] = field(default_factory=list)
    """What reads the next token, whether it stands right against this one, and where that leads."""

    def child(self, word: str) -> "_Node":
        if word not in self.next:
            self.next[word] = _Node()
            name = word.removeprefix("+")
            read = _ELEMENTS.get(name) or _said(name.removesuffix("_"))
            self.edges.append((read, word.startswith("+"), self.next[word]))
        return self.next[word]


def _tree() -> _Node:
    root = _Node()
    for line in _PATTERNS.strip().splitlines():
        places = [root]
        for word in line.split():
            alternatives = word.removesuffix("?").split("|")
            reached = [place.child(one) for place in places for one in alternatives]
            places = places + reached if word.endswith("?") else reached
        for place in places:
            place.ends = True
    return root


_ROOT = _tree()
_WORDS = {*MONTHS, *_ORDINALS, *_SPANS, *_KOREAN_HALVES, *"fy fye f cy fiscal financial q h ' ’ ‘ `".split()}
_DATE = re.compile(r"\d+")


def time(tokens: Sequence[Token], at: int) -> Time | None:
    """The longest time that begins at a token, or None."""
    first = tokens[at]
    if first.kind == "date":
        return Time(_date(first.text, tokens, at), at + 1)
    if not _may_begin(first):
        return None
    lasting = duration(tokens, at)
    best = _longest(_ROOT, tokens, at, at, {})
    if lasting and (best is None or lasting.next >= best[0]):
        return lasting
    if best is None or not _stands(tokens, at, *best):
        return lasting
    return Time(_when(tokens, at, *best), best[0])


def _may_begin(token: Token) -> bool:
    if token.kind == "numeral":
        return token.shape in ("plain", "decimal", "korean")
    return token.key.rstrip(".") in _WORDS or token.key in _NUMBER_WORDS


def _longest(
    node: _Node, tokens: Sequence[Token], at: int, index: int, fields: Fields
) -> tuple[int, Fields] | None:
    best = (index, fields) if node.ends else None
    token = tokens[index]
    for read, glued, child in node.edges:
        if index > at and (token.gap if glued else token.gap == "\n"):
            continue
        said = read(token)
        if said is None:
            continue
        found = _longest(child, tokens, at, index + 1, fields | said)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best


def _stands(tokens: Sequence[Token], at: int, end: int, fields: Fields) -> bool:
    """Whether the match is a time by what is around it: not 2024 shares, May 5% or 3Qx."""
    first, last, after, before = tokens[at], tokens[end - 1], tokens[end], tokens[at - 1]
    if not first.gap and before.end and (before.kind in _AGAINST or before.text in _NOT_BEFORE_A_TIME):
        return False
    if not after.gap and after.kind in ("word", "numeral") and not (after.key == "s" and end - at > 1):
        return False
    if fields.keys() <= {"month"} and first.key == "may":
        return before.key in _BEFORE_MAY
    if tokens[end - 2].text == "/" and end - at == 3 and "last_year" not in fields:
        return "/" not in (after.text, before.text) and not _is_amount(tokens, end)  # 9/30, 11/19 analysts
    if last.is_whole and (end == at + 1 or (last.gap and fields.get("year") != last.value)):
        return not _is_amount(tokens, end)
    return not (last.is_whole and (after.text == "%" or after.key in SCALE_WORDS))


_NOT_BEFORE_A_TIME = ("#", "@", "+", ".")
_AGAINST = ("word", "numeral", "currency")
_BEFORE_MAY = frozenset(
    "in since early late mid of from to until by last this next through between and -".split()
)


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at]
    if after.gap == "\n":
        return False
    two = f"{after.key} {tokens[at + 1].key}"
    if after.gap == "" and after.text in SCALE_LETTERS:
        return True
    return (
        any(one in table for one in (after.key, two) for table in (SCALE_WORDS, UNITS, CURRENCY_NAMES))
        or after.text in CURRENCY_CODES
        or after.key in PEOPLE
        or (after.shape == "unit" and after.text not in ("년", "중", "말", "초", "대"))
        or (after.kind == "currency" and not after.gap)
    )


def _date(said: str, tokens: Sequence[Token], at: int) -> When:
    parts = [int(one) for one in _DATE.findall(said.partition("T")[0])]
    if parts[0] > _PIVOT + 1000 or len(parts) < 3:
        year, month, day = [*parts, None][:3]
        return When(year, month=month, day=day, fiscal=_ends_year(tokens, at, at + 1))
    one, other, year = parts
    year = year if year > 1000 else 2000 + year
    month, day = (other, one) if one > 12 else (one, other)
    return When(year, month=month, day=day, fiscal=_ends_year(tokens, at, at + 1))


def _when(tokens: Sequence[Token], at: int, end: int, fields: Fields) -> When:
    fiscal = bool(fields.get("fiscal")) or _ends_year(tokens, at, end)
    last = fields.get("last_year")
    if tokens[end - 1].key in ("s", "년대"):
        year = fields.get("year", 0)
        last = year + 9 if year % 10 == 0 else None
    return When(
        year=fields.get("year"),
        half=fields.get("half"),
        quarter=fields.get("quarter"),
        month=fields.get("month"),
        day=fields.get("day"),
        fiscal=fiscal,
        last_year=last,
        months=fields.get("months", 0),
        estimate=bool(fields.get("estimate")),
    )


_ENDS = frozenset("ended ending end ends to".split())
_PERIODS = frozenset("year years period quarter months fiscal ye".split())


def _ends_year(tokens: Sequence[Token], at: int, end: int) -> bool:
    """The fiscal year ended September 28, 2024; 2024년 9월 28일 마감."""
    before = [tokens[at - back].key for back in range(1, 5) if at >= back]
    if any(key in _ENDS for key in before[:2]) and any(key in _PERIODS for key in before):
        return True
    return tokens[end].text.startswith(("마감", "종료", "결산")) or (
        tokens[end].text == "에" and tokens[end + 1].text.startswith(("끝난", "마감"))
    )
