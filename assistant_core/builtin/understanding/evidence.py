"""Whether a word in its place means a company: capitals, what stands before and after, what hangs on it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.builtin.understanding import gazetteer
from assistant_core.builtin.understanding.gazetteer import Entry, Needs
from assistant_core.figures.vocabulary import meanings
from assistant_core.market.listed import names

MOST_WEIGHED = 64
LEAST_SMALL = 3
"""Fewest letters of a symbol in small letters."""

WORDS = re.compile(r"(?:[^\W_]|&)+")
_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[가-힣]+|[^\W_가-힣]+|&)(?P<owner>['’]s?(?![^\W_]))?"
)
_JOINS = re.compile(r"\s|[-.'’]|\.\s|!\s|,\s(?=(?:Inc|Corp|Ltd|Co|PLC|plc|LLC|S\.A|N\.V)\b)|")
_BETWEEN_SENTENCES = re.compile(r"[.?!:\n]\s*$")
_WORDS_FILE = Path(__file__).parent / "company_words.txt"


@cache
def listed_words(section: str) -> frozenset[str]:
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    parts = re.split(r"^\[(\w+)\]$", _WORDS_FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {name: frozenset(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)}


@dataclass(frozen=True)
class Token:
    word: str
    """In lower case, without accents."""
    start: int
    name_end: int
    """Without what only tells whose it is."""
    end: int
    is_joined: bool
    """Only a space or a mark inside names parts it from the word before."""
    is_capital: bool
    is_first: bool
    """Of a sentence."""

    @property
    def is_owner(self) -> bool:
        return self.end > self.name_end

    @property
    def is_stop_symbol(self) -> bool:
        return self.word.upper() in listed_words("stop_symbols") or self.word in listed_words("terms")


@dataclass(frozen=True)
class Reading:
    text: str
    tokens: list[Token]
    telling: list[int]
    """Places of the tokens that say something of their own."""
    money: list[int]
    """Places of words of finance."""
    is_korean: bool
    shouts: bool
    """All in capitals."""

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""


def read(text: str) -> Reading:
    found: list[Token] = []
    shouts = not any(letter.islower() for letter in text)
    last = 0
    for match in _TOKEN.finditer(text):
        said, gap = match["word"], text[last : match.start()]
        plain = names.tokens(said) or [said.casefold()]
        end = match.start() + len(said)
        is_first = not found or _BETWEEN_SENTENCES.search(gap) is not None
        is_capital = any(letter.isupper() for letter in said) and not shouts
        joined = bool(found) and _JOINS.fullmatch(gap) is not None and not found[-1].is_owner
        found.append(Token(plain[0], match.start(), end, match.end(), joined, is_capital, is_first))
        last = match.end()
    filling = listed_words("common") | listed_words("leads") | listed_words("articles")
    return Reading(
        text,
        found,
        [at for at, one in enumerate(found) if one.word not in filling],
        [at for at, one in enumerate(found) if is_finance(one.word)],
        gazetteer.is_korean(text),
        shouts,
    )


def is_shaped(name: str) -> bool:
    """Whether it ends as names of companies do."""
    return any(word in listed_words("legal") for word in names.tokens(name)[1:])


def with_legal_form(tokens: list[Token], end: int) -> int:
    while end < len(tokens) and tokens[end].is_joined and tokens[end].word in listed_words("legal"):
        end += 1
    return end


def is_company(reading: Reading, start: int, end: int, entry: Entry) -> bool:
    text, tokens = reading.text, reading.tokens
    first, last = tokens[start], tokens[end - 1]
    hangs = gazetteer.is_korean(text[last.end : last.end + 1])
    many = end - start > 1
    is_signed = text[first.start - 1 : first.start] == "$" or with_legal_form(tokens, end) > end
    if (hangs and not may_end(text, last.end)) or _is_another(tokens, end, entry):
        return False
    if not many and not is_signed and first.word in _never():
        return False
    if entry.needs == Needs.NOTHING or is_signed:
        return True
    before, after = reading.word(start - 1), reading.word(end)
    is_name = all(one.is_capital or not one.word[0].isalpha() for one in tokens[start:end]) and (
        many or reading.is_korean or (not first.is_first and not _in_title(tokens, start, end))
    )
    has_article = before in listed_words("articles") and not tokens[start - 1].is_owner
    if (has_article and not (is_name and (many or before not in ("a", "an", "the")))) or _is_phrase(
        reading, start, end
    ):
        return False
    owner = start > 0 and tokens[start - 1].is_owner
    if owner and before not in _ASKING and not is_name:
        return False
    money = len(reading.money) > sum(start <= at < end for at in reading.money[:MOST_WEIGHED])
    led = before in listed_words("leads") or before == ""
    stands = is_finance(after) or last.is_owner or hangs
    verb = after in listed_words("auxiliaries") or after in listed_words("valued")
    alone = after == "" and len(tokens) < 4 and all(start <= at < end for at in reading.telling)
    closes = after in ("", "and", "or", "vs", "versus", "to") or text[last.end : last.end + 1] in ",?!."
    if entry.needs == Needs.A_LITTLE:
        return is_name or led or stands or verb or alone or money
    if entry.needs == Needs.A_SIGN:
        # At the start of a sentence a capital tells of words that otherwise have none.
        plain = gazetteer.is_word(first.word) or _in_title(tokens, start, end)
        is_name = is_name or (first.is_capital and not plain)
        is_name = is_name or (reading.is_korean and first.word not in meanings())
        return is_name or alone or stands or (led and (verb or closes)) or (many and money)
    placed = many and money and (stands or (before == "of" and closes))
    return placed or (is_name and (led or stands or closes)) or (alone and first.is_capital)


@cache
def _never() -> frozenset[str]:
    """Words that mean no company without a sign, whatever stands around."""
    return listed_words("common") | listed_words("leads") | listed_words("terms")


def _is_another(tokens: list[Token], end: int, entry: Entry) -> bool:
    """Another company with a longer name: Amazon Mining Partners is not Amazon."""
    after = tokens[end] if end < len(tokens) else None
    return (
        after is not None
        and after.is_joined
        and after.is_capital
        and after.word in listed_words("shapes") - listed_words("legal") - listed_words("any_shape")
        and after.word not in names.tokens(entry.listed.name)
    )


_LINKS = frozenset("and or vs versus with to than between & 말고".split())


def is_beside(text: str, start: int, end: int) -> bool:
    """Whether a stretch is joined to another, as companies in a list are."""
    before, after = text[max(0, start - 20) : start].casefold(), text[end : end + 20].casefold()
    words = [*WORDS.findall(before)[-1:], *WORDS.findall(after)[:1]]
    return after[:1] in (",", "/") or before.rstrip()[-1:] in (",", "/") or not _LINKS.isdisjoint(words)


def is_finance(word: str) -> bool:
    return word in listed_words("followers") or word in meanings()


def _in_title(tokens: list[Token], start: int, end: int) -> bool:
    """Beside other words with capitals that are no acronyms: Global Unity Partners."""
    for at, joined in ((start - 1, start), (end, end)):
        if 0 <= at < len(tokens) and joined < len(tokens) and tokens[joined].is_joined:
            one = tokens[at]
            plain = one.is_first or one.is_owner or one.word in listed_words("leads") or is_finance(one.word)
            if one.is_capital and not plain:
                return True
    return False


def _is_phrase(reading: Reading, start: int, end: int) -> bool:
    """Part of the name of a figure: target price."""
    words = [reading.word(at) for at in range(max(0, start - 2), end + 2)]
    said = " ".join(reading.word(at) for at in range(start, end))
    phrases = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 2, len(words) + 1)}
    return any(said in phrase and (phrase in meanings() or phrase in _PHRASES) for phrase in phrases)


_ASKING = frozenset("what how who where when".split())
_PHRASES = frozenset({"target price", "price target", "target prices", "price targets", "fair value"})


def is_ticker(reading: Reading, at: int, said: str, entry: Entry) -> bool:
    token, after = reading.tokens[at], reading.word(at + 1)
    end = token.start + len(said)
    if gazetteer.is_korean(reading.text[end : end + 1]) and not may_end(reading.text, end):
        return False
    plain = said.lower()
    is_word = gazetteer.is_word(plain) or plain in meanings()
    if said.isupper() and (not reading.shouts or reading.is_korean):
        before = reading.word(at - 1)
        led = at == 0 or before in listed_words("leads") | _ASKING
        stands = is_finance(after) or token.is_owner or after in listed_words("valued")
        verb = after in listed_words("auxiliaries") and token.word not in listed_words("common")
        # In capitals among small letters, but for those that only stress a word.
        told = (
            len(plain) >= LEAST_SMALL and token.word not in listed_words("common") and plain not in meanings()
        )
        return not is_word or (led and (stands or verb or told))
    if said.isupper():
        return not is_word and len(plain) >= LEAST_SMALL
    is_known = entry.listed.is_prominent and not (is_word or gazetteer.is_proper(plain))
    return is_known and (len(plain) >= LEAST_SMALL or len(reading.tokens) == 1)


def may_end(text: str, end: int) -> bool:
    """Whether a Korean name may end here: nothing, an ending, a word of finance or a name hangs on it."""
    rest = _rest(text, end)
    if "\u3040" <= text[end - 1] <= "\u9fff":
        return True
    if not rest or (text[end - 1].isascii() and not gazetteer.is_korean(rest)):
        return not rest
    if rest in listed_words("korean_particles") or next_in_word(text, end) > end:
        return True
    return any(rest.removeprefix(particle).startswith(korean_starts()) for particle in ("", "의"))


def _rest(text: str, end: int) -> str:
    """What hangs on the word that ends here."""
    match = re.compile(r"[^\W_]*").match(text[end : end + 40])
    return match[0].casefold() if match else ""


def next_in_word(text: str, end: int) -> int:
    """Where another name begins in the same word: 애플이랑테슬라."""
    rest = _rest(text, end)
    for link in ("이랑", "랑", "하고", "와", "과", "말고", ""):
        after = rest.removeprefix(link)
        if rest.startswith(link) and any(after[:length] in gazetteer.by_korean() for length in range(2, 12)):
            return end + len(link)
    return end


@cache
def korean_starts() -> tuple[str, ...]:
    return tuple(
        listed_words("korean_followers")
        | {word for word in meanings() if gazetteer.is_korean(word) and len(word) > 1}
    )


def is_korean_company(text: str, start: int, end: int, entry: Entry) -> bool:
    """Ordinary words need a word of finance behind them, or nothing else in the question."""
    if entry.needs == Needs.NOTHING:
        return True
    behind = WORDS.findall(text[end : end + 40])
    rest = [word for word in behind if word.casefold() not in listed_words("korean_particles")]
    alone = not text[:start].strip() and not rest
    return alone or (bool(rest) and rest[0].casefold().startswith(tuple(listed_words("korean_stands"))))
