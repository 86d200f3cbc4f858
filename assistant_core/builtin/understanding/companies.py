"""Which companies a text names: the longest listed names, symbols, misspelt names, and unlisted ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant_core.builtin.understanding import evidence, gazetteer, unlisted
from assistant_core.builtin.understanding.evidence import Reading
from assistant_core.builtin.understanding.frame import Named
from assistant_core.builtin.understanding.gazetteer import Entry, Needs, is_korean, listed_words
from assistant_core.figures.hangul import is_same
from assistant_core.market import symbols
from assistant_core.market.listed import names

MOST_READ = 4_000
MOST_COMPANIES = 12
MOST_WEIGHED = 64
MOST_WORDS = 7
LONGEST_NAME = 80
LONGEST_KEY = 40

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
    doubt: int = 0
    """1: an ordinary word. 2: in small letters and on its own: a target for Nike."""


def find(text: str) -> list[Found]:
    """Every mention in the order of the text; of one company there may be several."""
    reading = evidence.read(text[:MOST_READ])
    found = _apart([*_signed(reading.text), *_listed(reading)])
    most = 1 if any(one.doubt == 0 for one in found) else 2
    found = [one for one in found if one.doubt <= most][:MOST_WEIGHED]
    for start, end, entry, is_typo in unlisted.misspelt(reading, [(one.start, one.end) for one in found]):
        covered = [one for one in found if start < one.end and one.start < end]
        if all(one.named.symbol == entry.listed.symbol for one in covered):
            found = [one for one in found if one not in covered]
            found.append(
                Found(start, end, _named(reading.text[start:end], entry.listed, is_typo and not covered))
            )
    taken = [(one.start, one.end) for one in found]
    for start, end in unlisted.unknown(reading, taken):
        found.append(Found(start, end, Named(reading.text[start:end][:LONGEST_NAME])))
    return _apart(found)[:MOST_COMPANIES]


def once(found: Iterable[Found]) -> tuple[Named, ...]:
    """Each company, by its first mention."""
    companies: dict[str, Named] = {}
    for one in found:
        companies.setdefault(one.named.symbol or one.named.said.casefold(), one.named)
    return tuple(companies.values())


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
    known = gazetteer.by_symbol()
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
            free = evidence.next_name(reading.text, one.end) or evidence.word_end(reading.text, one.end)
            start = free


def _longest(reading: Reading, at: int, start: int) -> Found | None:
    text, tokens = reading.text, reading.tokens
    for key, end, last in reversed(_keys(reading, at, start)):
        entry = gazetteer.by_name().get(key)
        if entry is None or not evidence.may_end(text, end):
            continue
        if is_korean(key):
            if evidence.is_korean_company(reading, at, end, entry):
                return Found(start, end, _named(text[start:end], entry.listed))
        elif _is_spelt(key, entry, tokens[at:last]) and evidence.is_company(reading, at, last, entry):
            end = tokens[evidence.with_legal_form(tokens, last) - 1].name_end
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
        # A Korean name may end inside a word.
        begin = max(start, token.start)
        ends = (
            range(begin + 1, min(token.name_end, begin + LONGEST_KEY) + 1)
            if is_korean(token.word)
            else (token.name_end,)
        )
        for end in ends:
            key += reading.text[end - 1].casefold() if is_korean(token.word) else token.word.replace("&", "")
            found.append((key, end, place + 1))
    return found


def _is_spelt(key: str, entry: Entry, tokens: list[evidence.Token]) -> bool:
    """In as many words as the name has, or it is long and well known."""
    said = [one.word for one in tokens if one.word != "&"]
    is_known = len(key) >= gazetteer.LONG and entry.listed.is_prominent and not gazetteer.is_word(key)
    return tokens[-1].word != "&" and (is_known or len(said) == len(entry.words))


def _ticker(reading: Reading, at: int, start: int) -> Found | None:
    """A symbol in capitals; in small letters only a well-known one that is no word."""
    token, text = reading.tokens[at], reading.text
    match = _TICKER.match(text, token.start)
    said = match[0] if match and match.end() >= token.name_end else text[token.start : token.name_end]
    symbol, end = said.upper().replace(".", "-").replace("/", "-"), token.start + len(said)
    listed = gazetteer.by_symbol().get(symbol)
    if (
        start > token.start
        or listed is None
        or not evidence.may_end(text, end)
        or text.endswith("&", 0, start)
    ):
        return None
    if not evidence.is_ticker(reading, at, said, listed):
        return None
    return Found(start, end, _named(said, listed, symbol=symbol if symbol in listed.others else ""))


def same_company(said: str, listing_name: str, symbol: str) -> bool:
    """Whether the listing found for `said` is the company that was typed, not one with a similar name."""
    typed, listed_as = said.strip().lstrip("$").upper(), symbol.upper()
    if typed and typed in (listed_as, listed_as.partition(".")[0], listed_as.replace("-", ".")):
        return True
    shapes = listed_words("shapes") | names.LEGAL
    for one in find(said):
        if one.named.symbol == symbol and shapes.issuperset(
            names.tokens(said[: one.start] + said[one.end :])
        ):
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
