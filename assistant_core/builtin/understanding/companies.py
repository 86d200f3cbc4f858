"""Which companies a text names: the longest listed names, symbols, misspelt names, and unlisted ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from assistant_core.builtin.understanding import gazetteer, leftover
from assistant_core.builtin.understanding.evidence import (
    Reading,
    Token,
    is_finance,
    is_particle,
    is_shape,
    korean_starts,
)
from assistant_core.builtin.understanding.frame import Named
from assistant_core.builtin.understanding.gazetteer import Entry, Needs, is_korean, listed_words
from assistant_core.figures.hangul import is_same
from assistant_core.figures.vocabulary import meanings
from assistant_core.market import symbols
from assistant_core.market.listed import names

MOST_READ, MOST_COMPANIES, MOST_WEIGHED, MOST_TRIED = 4_000, 12, 64, 100
MOST_WORDS, MOST_MISSPELT = 7, 3
"""Of a name."""
LONGEST_NAME, LONGEST_KEY = 80, 40
_SIGNED = re.compile(
    r"(?<![\w$])\$(?P<cash>[A-Za-z]{1,5}(?:[.-][A-Za-z]{1,2})?)(?![\w$])"
    r"|(?<!\w)(?P<at>[A-Z][A-Z0-9]{1,11}:\s?[A-Z0-9.^-]{1,12})(?!\w)"
    r"|(?<![\w.])(?P<index>\^[A-Z0-9]{2,8}|[A-Z]{2,5}-USD|[A-Z]{6}=X)(?![\w])"
    r"|(?<![\w.])(?P<home>[A-Z0-9]{1,9}(?:-[A-Z])?\.(?i:[A-Z]{1,3}))(?!\w)"
    r"|(?<![\w.,])(?P<code>\d{6})(?![\d.,%]|\s?(?:원|won|달러|주\b|shares|dollars))"
)
_TICKER = re.compile(r"[A-Z]{1,5}(?:[./-][A-Z])?|[a-z]{2,5}[.-][ab]")
_ENDINGS = tuple("est cy tion ness ment ing ed ly ity ism able ible ship ence ance ists ers ories".split())
"""Of ordinary words that no short list has."""


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    named: Named
    doubt: int = 0
    """1: an ordinary word. 2: in small letters and on its own: a target for Nike."""


def find(text: str) -> list[Found]:
    """Every mention in the order of the text; of one company there may be several."""
    reading = Reading(text[:MOST_READ])
    found = _apart([*_signed(reading.text), *_listed(reading)])
    most = 1 if any(one.doubt == 0 for one in found) else 2
    found = _with_misspelt(reading, [one for one in found if one.doubt <= most][:MOST_WEIGHED])
    return _apart([*found, *_unknown(reading, found)])[:MOST_COMPANIES]


def once(found: Iterable[Found]) -> tuple[Named, ...]:
    """Each company, by its first mention."""
    companies: dict[str, Named] = {}
    for one in found:
        companies.setdefault(one.named.symbol or one.named.said.casefold(), one.named)
    return tuple(companies.values())


def is_shaped(name: str) -> bool:
    """Whether it ends as names of companies do."""
    return any(is_shape(word) for word in names.tokens(name)[1:])


def _named(said: str, listed: names.Listed | None, is_typo: bool = False, symbol: str = "") -> Named:
    name = listed.name if listed else ""
    return Named(said[:LONGEST_NAME], symbol or (listed.symbol if listed else ""), name, is_typo)


def _apart(found: list[Found]) -> list[Found]:
    """The longest of those that overlap."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _signed(text: str) -> Iterator[Found]:
    """Symbols that can be nothing else: $F, NYSE:F, 005930.KS, 005930, ^GSPC."""
    known = names.by_symbol()
    for match in _SIGNED.finditer(text):
        kind, said = match.lastgroup, match[match.lastgroup or 0]
        is_home = said.rpartition(".")[2].upper() in symbols.SUFFIXES and not said.isalpha()
        if (kind == "code" and said not in known) or (kind == "home" and not is_home):
            continue
        try:
            readings = (said,) if kind in ("index", "code") else symbols.spellings(said.replace(" ", ""))
        except ValueError:
            continue
        symbol = next((one for one in readings if one in known), readings[0])
        named = _named(said, known.get(symbol), symbol="" if kind == "code" else symbol)
        yield Found(match.start(), match.end(), named)


def _listed(reading: Reading) -> Iterator[Found]:
    """The longest name that begins with each word, or inside a Korean one, behind another name."""
    free = 0
    for at, token in enumerate(reading.tokens):
        start = max(free, token.start)
        while start < token.name_end and (one := _longest(reading, at, start) or _ticker(reading, at, start)):
            yield one
            free = start = reading.next_name(one.end) or reading.word_end(one.end)


def _longest(reading: Reading, at: int, start: int) -> Found | None:
    text, tokens = reading.text, reading.tokens
    for key, end, last in reversed(_keys(reading, at, start)):
        entry = gazetteer.by_name().get(key)
        if entry is None or not reading.may_end(end):
            continue
        if is_korean(key):
            if reading.is_korean_company(at, end, entry):
                return Found(start, end, _named(text[start:end], entry.listed))
        elif _is_spelt(key, entry, tokens[at:last]) and reading.is_company(at, last, entry):
            end = tokens[reading.with_legal_form(last) - 1].name_end
            is_beside = not text[start:end].islower() or reading.is_linked(at, last)
            doubt = 0 if entry.needs < Needs.A_SIGN else 1 if is_beside else 2
            return Found(start, end, _named(text[start:end], entry.listed), doubt)
    return None


def _keys(reading: Reading, at: int, start: int) -> list[tuple[str, int, int]]:
    """What may be a name from here: its key, where it ends, and the word after it."""
    found: list[tuple[str, int, int]] = []
    key = ""
    for place, token in enumerate(reading.tokens[at : at + MOST_WORDS], at):
        if (place > at and not token.is_joined) or len(key) > LONGEST_KEY or (token.word == "&" and not key):
            break
        if not is_korean(token.word):
            key += token.word.replace("&", "")
            found.append((key, token.name_end, place + 1))
            continue
        begin = max(start, token.start)
        for end in range(begin + 1, min(token.name_end, begin + LONGEST_KEY) + 1):
            key += reading.text[end - 1].casefold()
            found.append((key, end, place + 1))
    return found


def _is_spelt(key: str, entry: Entry, tokens: list[Token]) -> bool:
    """In as many words as the name has, or it is long and well known."""
    said = [one.word for one in tokens if one.word != "&"]
    is_known = len(key) >= gazetteer.LONG and entry.listed.is_prominent and not names.is_word(key)
    return tokens[-1].word != "&" and (is_known or len(said) == len(entry.words))


def _ticker(reading: Reading, at: int, start: int) -> Found | None:
    """A symbol in capitals; in small letters only a well-known one that is no word."""
    token, text = reading.tokens[at], reading.text
    match = _TICKER.match(text, token.start)
    said = match[0] if match and match.end() >= token.name_end else text[token.start : token.name_end]
    symbol, end = said.upper().replace(".", "-").replace("/", "-"), token.start + len(said)
    listed = names.by_symbol().get(symbol)
    is_whole = start == token.start and reading.may_end(end) and not text.endswith("&", 0, start)
    if listed is None or not is_whole or not reading.is_ticker(at, said, listed):
        return None
    return Found(start, end, _named(said, listed, symbol=symbol if symbol in listed.others else ""))


def _free(start: int, end: int, found: Iterable[Found]) -> bool:
    return all(end <= one.start or one.end <= start for one in found)


def _with_misspelt(reading: Reading, found: list[Found]) -> list[Found]:
    """With well-known names that have a slip, and "teslas". Where other companies are named, only in the
    place of one, or around its name: foreign words look like names.
    """
    misspelt: list[Found] = []
    for start, end, said, is_linked in islice(_strange(reading), MOST_TRIED):
        around = [one for one in found if start <= one.start and one.end <= end]
        if not _free(start, end, misspelt if around else [*found, *misspelt]):
            continue
        bare = said.removesuffix("s")
        entry = exact = gazetteer.by_name().get(bare)
        if not entry and (around or is_linked or not found):
            entry = gazetteer.likely(said) or gazetteer.likely(bare)
        if entry and all(one.named.symbol == entry.listed.symbol for one in around):
            is_typo = exact is None and not around
            misspelt.append(Found(start, end, _named(reading.text[start:end], entry.listed, is_typo)))
    return [one for one in found if _free(one.start, one.end, misspelt)] + misspelt


def _strange(reading: Reading) -> Iterator[tuple[int, int, str, bool]]:
    """Stretches of words of which one is no word, the longest first; Korean ones as names may end."""
    read, fixed = reading.tokens, listed_words("determiners")
    odd = [_is_odd(one) for one in read]
    for length in range(MOST_MISSPELT, 0, -1):
        for at in range(len(read) - length + 1):
            window = read[at : at + length]
            said = "".join(one.word for one in window).replace("&", "")[:LONGEST_KEY]
            joined = all(one.is_joined for one in window[1:]) and fixed.isdisjoint(one.word for one in window)
            if joined and any(odd[at : at + length]) and not is_korean(said):
                yield window[0].start, window[-1].name_end, said, reading.is_linked(at, at + length)
    for at, token in enumerate(read):
        if is_korean(token.word):
            shortest = token.start + gazetteer.MISSPELT_KOREAN
            for end in range(min(token.end, token.start + LONGEST_KEY), shortest - 1, -1):
                if reading.may_end(end):
                    yield token.start, end, reading.text[token.start : end], reading.is_linked(at, at + 1)


def _is_odd(token: Token) -> bool:
    word = token.word
    is_known = names.is_word(word) or names.is_proper(word) or word in listed_words("terms")
    is_plain = is_known or is_finance(word) or is_shape(word)
    return len(word) > 2 and not (is_plain or is_korean(word) or any(letter.isdigit() for letter in word))


def _unknown(reading: Reading, found: list[Found]) -> list[Found]:
    """Names that no list has, in the place of a company. Where the question names listed ones, only what has
    capitals and can be nothing else.
    """
    spans, at, read = [], 0, reading.tokens
    while at < len(read):
        start, end = _run(read, at)
        if _is_name(reading, start, end, is_alone=not found):
            spans.append((read[start].start, read[end - 1].name_end))
        at = max(end, at + 1)
    spans = [span for span in spans if _free(*span, found)]
    spans = spans or ([] if found else list(_korean(reading))[:1])
    return [Found(start, end, _named(reading.text[start:end], None)) for start, end in spans]


def _run(read: list[Token], at: int) -> tuple[int, int]:
    """Words with capitals, or one without, from an odd one on, and those that companies' names end with."""
    start = end = at
    while end < len(read) and read[end].is_capital and (end == at or read[end].is_joined):
        end += 1
    odd = [place for place in range(at, max(end, at + 1)) if _is_odd(read[place])]
    if odd:
        start = odd[0] if read[at].is_first or read[at].word in listed_words("leads") else at
        end = odd[-1] + 1
        while end < len(read) and read[end].is_joined and is_shape(read[end].word):
            end += 1
    return start, end


def _is_name(reading: Reading, start: int, end: int, is_alone: bool) -> bool:
    odd = next((one for one in reading.tokens[start:end] if _is_odd(one)), None)
    if odd is None:
        return False
    last, points = reading.tokens[end - 1], reading.around(start, end)
    shaped = last.is_owner or is_shape(last.word)
    if odd.is_capital:
        beside = [reading.tokens[at] for at in (start - 2, end + 1) if 0 <= at < len(reading.tokens)]
        linked = reading.is_linked(start, end) and any(one.is_capital for one in beside)
        return shaped or linked or (is_alone and points > 1 + reading.tokens[start].is_first)
    ordinary = odd.word.endswith(_ENDINGS) or len(odd.word) < 4
    at_end = reading.closes(end) and reading.word(start - 1) not in ("of", "about")
    is_compared = not {"vs", "versus"}.isdisjoint((reading.word(start - 1), reading.word(end)))
    return not ordinary and (is_compared or (is_alone and points + shaped - at_end > 1))


def _korean(reading: Reading) -> Iterator[tuple[int, int]]:
    """A Korean word, not a common one, before a word of finance or shaped as names of companies are."""
    for at, token in enumerate(reading.tokens):
        cuts = range(len(token.word) - 1, 1, -1)
        stem = next((token.word[:cut] for cut in cuts if is_particle(token.word[cut:])), token.word)
        common = stem in meanings() or stem in listed_words("korean_common") or leftover.is_harmless(stem)
        if common or not is_korean(stem) or len(stem) < 2 or stem.startswith(korean_starts()):
            continue
        after = reading.word(at + 1)
        # "아이폰 매출" is a segment's, "뽀로롱 주가" a company's.
        named = at == 0 and after.startswith(tuple(listed_words("korean_sure")))
        shapes = tuple(shape for shape in listed_words("korean_shapes") if len(stem) > len(shape) + 1)
        if named or (stem.endswith(shapes) and (after or stem == token.word)):
            yield token.start, token.start + len(stem)


def same_company(said: str, listing_name: str, symbol: str) -> bool:
    """Whether the listing found for `said` is the company that was typed, not one with a similar name."""
    typed, listed_as = said.strip().lstrip("$").upper(), symbol.upper()
    if typed and typed in (listed_as, listed_as.partition(".")[0], listed_as.replace("-", ".")):
        return True
    shapes = listed_words("shapes") | names.LEGAL
    for one in find(said):
        rest = said[: one.start] + said[one.end :]
        if one.named.symbol == symbol and shapes.issuperset(names.tokens(rest)):
            return True
    asked, has = names.core(names.tokens(said)), names.core(names.tokens(listing_name))
    if not asked or not has:
        return False
    if is_korean(said):
        return said.replace(" ", "") == listing_name.replace(" ", "") or is_same(said, has[0])
    if asked[: len(has)] == has:
        return shapes.issuperset(asked[len(has) :])
    initials = "".join(word[0] for word in has if word != "&")
    return has[: len(asked)] == asked or "".join(asked) in ("".join(has), initials)
