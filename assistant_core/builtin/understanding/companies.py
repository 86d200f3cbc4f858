"""Which companies a text names: the longest listed names, symbols, misspelt names, and unlisted ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant_core.builtin.understanding import evidence, gazetteer, unlisted
from assistant_core.builtin.understanding.evidence import Reading
from assistant_core.builtin.understanding.frame import Named
from assistant_core.builtin.understanding.gazetteer import Entry, Needs
from assistant_core.figures.hangul import is_same
from assistant_core.market import symbols
from assistant_core.market.listed import names

MOST_READ = 4_000
MOST_COMPANIES = 12
MOST_WEIGHED = 64
MOST_SLIPS = 24
LONGEST_KOREAN = 20
LONGEST_NAME = 80

_SIGNED = re.compile(
    r"(?<![\w$])\$(?P<cash>[A-Za-z]{1,5}(?:[.-][A-Za-z]{1,2})?)(?![\w$])"
    r"|(?<!\w)(?P<at>[A-Z][A-Z0-9]{1,11}:\s?[A-Z0-9.^-]{1,12})(?!\w)"
    r"|(?<![\w.])(?P<index>\^[A-Z0-9]{2,8}|[A-Z]{2,5}-USD|[A-Z]{6}=X)(?![\w])"
    r"|(?<![\w.])(?P<home>[A-Z0-9]{1,9}(?:-[A-Z])?\.(?i:[A-Z]{1,3}))(?!\w)"
    r"|(?<![\w.,])(?P<code>\d{6})(?![\d.,%]|\s?(?:원|won|달러|주\b|shares|dollars))"
)
_TICKER = re.compile(r"[A-Z]{1,5}(?:[./-][A-Z])?|[a-z]{2,5}[.-][ab]")


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    named: Named


@dataclass(frozen=True)
class _Seen:
    start: int
    end: int
    entry: Entry | None
    symbol: str = ""
    is_typo: bool = False


def find(text: str) -> list[Found]:
    """Every mention in the order of the text; of one company there may be several."""
    text = text[:MOST_READ]
    reading = evidence.read(text)
    found = _apart([*_signed(text), *_korean(text), *_latin(reading)])[:MOST_WEIGHED]
    found = [one for one in found if not _is_word_beside(text, one, found)]
    found = _apart([*found, *_slips(reading, found)])
    strangers = unlisted.unknown(reading, is_alone=not found)
    found = _apart([*found, *(_Seen(*span, None) for span in strangers)])
    return [_mention(text, one) for one in found[:MOST_COMPANIES]]


def once(found: Iterable[Found]) -> tuple[Named, ...]:
    """Each company, by its first mention."""
    companies: dict[str, Named] = {}
    for one in found:
        companies.setdefault(one.named.symbol or one.named.said.casefold(), one.named)
    return tuple(companies.values())


def _mention(text: str, one: _Seen) -> Found:
    said = text[one.start : one.end][:LONGEST_NAME]
    listed = one.entry.listed if one.entry else None
    named = Named(
        said, one.symbol or (listed.symbol if listed else ""), listed.name if listed else "", one.is_typo
    )
    return Found(one.start, one.end, named)


def _apart(found: list[_Seen]) -> list[_Seen]:
    """The longest of those that overlap."""
    kept: list[_Seen] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _is_word_beside(text: str, one: _Seen, found: list[_Seen]) -> bool:
    """An ordinary word in small letters, where another is the company: a target for Nike."""
    return (
        one.entry is not None
        and one.entry.needs >= Needs.A_SIGN
        and any(other.entry and other.entry.needs < Needs.A_SIGN for other in found)
        and not any(letter.isupper() for letter in text[one.start : one.end])
        and not gazetteer.is_korean(text[one.start : one.end])
        and not evidence.is_beside(text, one.start, one.end)
    )


def _signed(text: str) -> Iterator[_Seen]:
    """Symbols that can be nothing else: $F, NYSE:F, 005930.KS, 005930, ^GSPC."""
    for match in _SIGNED.finditer(text):
        kind, said = match.lastgroup, match[match.lastgroup or 0]
        known = gazetteer.by_symbol()
        if kind == "index":
            yield _Seen(match.start(), match.end(), _entry(said), said)
        elif kind == "code":
            if said in known:
                yield _Seen(match.start(), match.end(), _entry(said))
        elif kind == "home" and (said.rpartition(".")[2].upper() not in symbols.SUFFIXES or said.isalpha()):
            continue
        else:
            readings = _readings(said.replace(" ", ""))
            if readings:
                symbol = next((one for one in readings if one in known), readings[0])
                yield _Seen(match.start(), match.end(), _entry(symbol), symbol)


def _readings(said: str) -> tuple[str, ...]:
    try:
        return symbols.spellings(said)
    except ValueError:
        return ()


def _entry(symbol: str) -> Entry | None:
    listed = gazetteer.by_symbol().get(symbol)
    return Entry(listed, Needs.NOTHING) if listed else None


def _latin(reading: Reading) -> Iterator[_Seen]:
    at = 0
    while at < len(reading.tokens):
        length, one = _longest(reading, at)
        if one:
            yield one
        at += length


def _longest(reading: Reading, at: int) -> tuple[int, _Seen | None]:
    """The longest name that begins with this word and means a company, and how many words it has."""
    tokens, most = reading.tokens, 1
    while most < gazetteer.MOST_WORDS and at + most < len(tokens) and tokens[at + most].is_joined:
        most += 1
    for length in range(most, 0, -1):
        words = [token.word for token in tokens[at : at + length]]
        entry = gazetteer.by_name().get(" ".join(words)) or _joined("".join(words))
        if entry and evidence.is_company(reading, at, at + length, entry):
            end = evidence.with_legal_form(tokens, at + length)
            return end - at, _Seen(tokens[at].start, tokens[end - 1].name_end, entry)
    return 1, _ticker(reading, at)


def _joined(word: str) -> Entry | None:
    name = gazetteer.run_together().get(word)
    return gazetteer.by_name()[name] if name else None


def _ticker(reading: Reading, at: int) -> _Seen | None:
    """A symbol in capitals; in small letters only a well-known one that is no word."""
    token, text = reading.tokens[at], reading.text
    match = _TICKER.match(text, token.start)
    said = match[0] if match and match.end() >= token.end else text[token.start : token.end]
    symbol = said.upper().replace(".", "-").replace("/", "-")
    entry = _entry(symbol)
    if entry is None or token.is_stop_symbol or not evidence.is_ticker(reading, at, said, entry):
        return None
    return _Seen(token.start, token.start + len(said), entry, symbol if symbol in entry.listed.others else "")


def _korean(text: str) -> Iterator[_Seen]:
    """Names with Hangul, however they are spaced, with what may hang on them."""
    at = 0
    for word in evidence.WORDS.finditer(text):
        at = max(at, word.start())
        while at < word.end() and (one := _korean_at(text, at)):
            yield one
            at = evidence.next_in_word(text, one.end)


def _korean_at(text: str, start: int) -> _Seen | None:
    """The longest name that begins here."""
    stop = min(len(text), start + 2 * LONGEST_KOREAN)
    places = [place for place in range(start, stop) if text[place] != " "][:LONGEST_KOREAN]
    compact = "".join(text[place].lower()[:1] for place in places)
    for length in range(len(places), 1, -1):
        entry, end = gazetteer.by_korean().get(compact[:length]), places[length - 1] + 1
        if entry and evidence.may_end(text, end) and evidence.is_korean_company(text, start, end, entry):
            return _Seen(start, end, entry)
    return None


def _slips(reading: Reading, found: list[_Seen]) -> list[_Seen]:
    """Well-known names with a typing error, among words that are no words.

    Where other companies are named, only in the place of one: foreign words look like names, too.
    """
    taken = [(one.start, one.end) for one in found]
    slips: list[_Seen] = []
    tried = 0
    for start, end, said in unlisted.strange(reading):
        whole = next((one for one in found if start <= one.start and one.end <= end), None)
        if whole and whole.entry and (entry := gazetteer.likely(said)) and entry.listed == whole.entry.listed:
            slips.append(_Seen(start, end, whole.entry))
            continue
        if tried >= MOST_SLIPS or any(
            start < until and since < end
            for since, until in (*taken, *((one.start, one.end) for one in slips))
        ):
            continue
        # "teslas margins"
        exact = gazetteer.by_name().get(said.removesuffix("s"))
        if not exact and found and not evidence.is_beside(reading.text, start, end):
            continue
        tried += 1
        entry = exact or gazetteer.likely(said) or (gazetteer.likely(said[:-1]) if said[-1] == "s" else None)
        if entry:
            slips.append(_Seen(start, end, entry, is_typo=exact is None))
    return slips


def same_company(said: str, listing_name: str, symbol: str) -> bool:
    """Whether the listing found for `said` is the company that was typed, not one with a similar name."""
    typed, listed_as = said.strip().lstrip("$").upper(), symbol.upper()
    if typed and typed in (listed_as, listed_as.partition(".")[0], listed_as.replace("-", ".")):
        return True
    for one in find(said):
        rest = names.tokens(said[: one.start] + said[one.end :])
        if one.named.symbol == symbol and evidence.listed_words("shapes").issuperset(rest):
            return True
    asked, has = names.core(names.tokens(said)), names.core(names.tokens(listing_name))
    if not asked or not has:
        return False
    if gazetteer.is_korean(said):
        return said.replace(" ", "") == listing_name.replace(" ", "") or is_same(said, has[0])
    if asked[: len(has)] == has:
        return evidence.listed_words("shapes").issuperset(asked[len(has) :])
    initials = "".join(word[0] for word in has if word != "&")
    return has[: len(asked)] == asked or "".join(asked) in ("".join(has), initials)
