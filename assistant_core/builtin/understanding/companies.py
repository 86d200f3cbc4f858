"""Which companies a text names: the longest listed names, symbols, misspelt names, and unlisted ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant_core.builtin.understanding import evidence, gazetteer, unlisted
from assistant_core.builtin.understanding.evidence import Token
from assistant_core.builtin.understanding.frame import Named
from assistant_core.builtin.understanding.gazetteer import Entry, Needs
from assistant_core.figures.hangul import is_same
from assistant_core.market import symbols
from assistant_core.market.listed import names

MOST_READ = 4_000
MOST_COMPANIES = 12
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
    read = evidence.tokens_of(text)
    sure = [*_signed(text), *_korean(text), *_latin(text, read)]
    found = _apart(sure)
    if not any(one.entry or one.symbol for one in found):
        found = _slips(text, read) or [_Seen(*span, None) for span in unlisted.unknown(text, read)]
    else:
        found = _apart([*found, *_slips(text, read, found)])
        found = _apart([*found, *(_Seen(*span, None) for span in unlisted.unknown_beside(text, read, found))])
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


def _latin(text: str, read: list[Token]) -> Iterator[_Seen]:
    at = 0
    while at < len(read):
        length, one = _longest(text, read, at)
        if one:
            yield one
        at += length or 1


def _longest(text: str, read: list[Token], at: int) -> tuple[int, _Seen | None]:
    """The longest name that begins with this word and means a company, and how many words it has."""
    most = 1
    while most < gazetteer.MOST_WORDS and at + most < len(read) and read[at + most].is_joined:
        most += 1
    for length in range(most, 0, -1):
        words = [token.word for token in read[at : at + length]]
        entry = gazetteer.by_name().get(" ".join(words)) or _joined("".join(words))
        if entry and evidence.is_company(text, read, at, at + length, entry):
            end = evidence.with_legal_form(read, at + length)
            return end - at, _Seen(read[at].start, read[end - 1].name_end, entry)
    return (1, _ticker(text, read, at))


def _joined(word: str) -> Entry | None:
    name = gazetteer.run_together().get(word)
    return gazetteer.by_name()[name] if name else None


def _ticker(text: str, read: list[Token], at: int) -> _Seen | None:
    """A symbol in capitals; in small letters only a well-known one that is no word."""
    token = read[at]
    match = _TICKER.match(text, token.start)
    said = match[0] if match and match.end() >= token.end else text[token.start : token.end]
    symbol = said.upper().replace(".", "-").replace("/", "-")
    entry = _entry(symbol)
    if entry is None or token.is_stop_symbol:
        return None
    if evidence.is_ticker(text, read, at, said, entry):
        return _Seen(
            token.start, token.start + len(said), entry, symbol if symbol in entry.listed.others else ""
        )
    return None


def _korean(text: str) -> Iterator[_Seen]:
    """Names with Hangul, however they are spaced, with what may hang on them."""
    index = gazetteer.by_korean()
    at = 0
    for word in evidence.WORDS.finditer(text):
        if word.start() < at:
            continue
        places = [
            place
            for place in range(word.start(), min(len(text), word.start() + 2 * LONGEST_KOREAN))
            if text[place] != " "
        ][:LONGEST_KOREAN]
        compact = "".join(text[place].lower() for place in places)
        for length in range(len(places), 1, -1):
            entry = index.get(compact[:length])
            end = places[length - 1] + 1
            if (
                entry
                and evidence.may_end(text, word.start(), end)
                and evidence.is_korean_company(text, word.start(), end, entry)
            ):
                yield _Seen(word.start(), end, entry)
                at = end
                break


def _slips(text: str, read: list[Token], found: Iterable[_Seen] = ()) -> list[_Seen]:
    """Well-known names with a typing error, among words that are no words."""
    taken = [(one.start, one.end) for one in found]
    slips: list[_Seen] = []
    tried = 0
    for start, end, said in unlisted.strange(text, read):
        whole = next((one for one in found if start <= one.start and one.end <= end), None)
        if whole and whole.entry and (entry := gazetteer.likely(said)) and entry.listed == whole.entry.listed:
            slips.append(_Seen(start, end, whole.entry))
            continue
        if tried >= MOST_SLIPS or any(
            start < until and since < end
            for since, until in (*taken, *((one.start, one.end) for one in slips))
        ):
            continue
        tried += 1
        entry = gazetteer.likely(said)
        if entry is None and said.endswith("s") and not gazetteer.is_korean(said):
            entry = gazetteer.by_name().get(said[:-1]) or gazetteer.likely(said[:-1])
        if entry:
            slips.append(_Seen(start, end, entry, is_typo=True))
    return slips


def same_company(said: str, listing_name: str, symbol: str) -> bool:
    """Whether the listing found for `said` is the company that was typed, not one with a similar name."""
    typed, listed_as = said.strip().lstrip("$").upper(), symbol.upper()
    if typed and typed in (listed_as, listed_as.partition(".")[0], listed_as.replace("-", ".")):
        return True
    if any(one.named.symbol == symbol for one in find(said)):
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
