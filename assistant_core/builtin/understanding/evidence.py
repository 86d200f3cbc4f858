"""Whether words in their place mean a company: capitals, what stands before and after, what hangs on them."""

import re
from dataclasses import dataclass
from functools import cache

from assistant_core.builtin.understanding import gazetteer, leftover
from assistant_core.builtin.understanding.gazetteer import Entry, Needs, is_korean, listed_words
from assistant_core.figures.vocabulary import meanings
from assistant_core.market.listed import names

LEAST_SMALL = 3
"""Fewest letters of a symbol in small letters."""
_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[가-힣]+|[^\W_가-힣]+|&)"
    r"(?P<owner>(?:['’]s|(?<=s)['’])(?![^\W_]))?"
)
_JOINS = re.compile(r"\s|[-.'’]|\.\s|!\s|,\s(?=(?:Inc|Corp|Ltd|Co|PLC|plc|LLC|S\.A|N\.V)\b)|")
_BETWEEN_SENTENCES = re.compile(r"[.?!:\n]\s*$")
_REST = re.compile(r"[^\W_]{,40}")
_ASKING = frozenset("what how who where when".split())


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


@dataclass(frozen=True)
class Reading:
    text: str
    tokens: list[Token]
    has_finance: bool
    shouts: bool
    """All in capitals."""

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def is_linked(self, start: int, end: int) -> bool:
        """Joined to another, as companies in a list are."""
        since, until = self.tokens[start].start, self.tokens[end - 1].end
        before, behind = self.text[max(0, since - 2) : since].rstrip()[-1:], self.text[until : until + 1]
        words = {self.word(start - 1), self.word(end), before, behind}
        return not listed_words("links").isdisjoint(words)


def read(text: str) -> Reading:
    found: list[Token] = []
    shouts = not any(letter.islower() for letter in text)
    last = 0
    for match in _TOKEN.finditer(text):
        said, gap = match["word"], text[last : match.start()]
        word = (names.tokens(said) or [said.casefold()])[0]
        is_verb = match["owner"] and word in _ASKING
        end = match.end() if is_verb else match.start() + len(said)
        is_first = not found or _BETWEEN_SENTENCES.search(gap) is not None
        is_capital = any(letter.isupper() for letter in said) and not shouts
        joined = bool(found) and _JOINS.fullmatch(gap) is not None and not found[-1].is_owner
        token = Token(
            "is" if is_verb else word, match.start(), end, match.end(), joined, is_capital, is_first
        )
        found.append(token)
        last = match.end()
    return Reading(text, found, any(is_finance(one.word) for one in found), shouts)


def is_shaped(name: str) -> bool:
    """Whether it ends as names of companies do."""
    return any(word in listed_words("legal") for word in names.tokens(name)[1:])


def is_finance(word: str) -> bool:
    if is_korean(word):
        return word.startswith(_korean_finance())
    return word != "per" and (word in listed_words("followers") or word in meanings())


@cache
def _korean_finance() -> tuple[str, ...]:
    words = {word for word in meanings() if is_korean(word) and len(word) > 1}
    return tuple(words | listed_words("korean_finance"))


@cache
def korean_starts() -> tuple[str, ...]:
    """What follows a company, without a space, too."""
    return (*_korean_finance(), *listed_words("korean_followers"))


def is_particle(rest: str) -> bool:
    """One or two: 에서는."""
    particles = listed_words("particles")
    return rest in particles or any(rest[:at] in particles and rest[at:] in particles for at in (1, 2, 3))


def next_name(text: str, end: int) -> int:
    """Where another name begins in what hangs on the one that ends here, else 0: 애플이랑테슬라."""
    for link in ("이랑", "랑", "하고", "와", "과", "말고", ""):
        after = text[end + len(link) : end + 20].casefold()
        if text.startswith(link, end) and any(
            after[:length] in gazetteer.by_name() for length in range(2, 12)
        ):
            return end + len(link)
    return 0


def word_end(text: str, at: int) -> int:
    hanging = _REST.match(text, at)
    return hanging.end() if hanging else at


def may_end(text: str, end: int) -> bool:
    """Whether a name may end here: with nothing, an ending, a word of finance or a name behind it."""
    rest = text[end : word_end(text, end)].casefold()
    if not rest or "\u3040" <= text[end - 1] <= "\u9fff":
        return True
    if text[end - 1].isascii() and not is_korean(rest):
        return False
    is_followed = rest.startswith(korean_starts()) or rest[1:].startswith(korean_starts())
    return is_followed or is_particle(rest) or next_name(text, end) > 0


def around(reading: Reading, start: int, end: int) -> int:
    """What stands around the words from `start` to `end`, in points for a company."""
    tokens, before, after = reading.tokens, reading.word(start - 1), reading.word(end)
    owned = start > 0 and tokens[start - 1].is_owner
    hangs = is_korean(after) and tokens[end].start == tokens[end - 1].end
    return (
        (not before or before in listed_words("leads"))
        + (before in ("of", "for", "at", "from") and is_finance(reading.word(start - 2)))
        + 2 * (tokens[end - 1].is_owner or hangs or is_finance(after))
        + (after in listed_words("verbs"))
        + closes(reading, end)
        - 2 * (owned or before in listed_words("determiners"))
    )


def closes(reading: Reading, end: int) -> bool:
    after, at = reading.word(end), reading.tokens[end - 1].end
    return not after or after in listed_words("links") or after.isdigit() or reading.text[at] in ",?!."


def is_company(reading: Reading, start: int, end: int, entry: Entry) -> bool:
    tokens = reading.tokens
    words = [one.word for one in tokens[start:end] if one.word != "&"]
    many, alone, needs = len(words) > 1, end - start == len(tokens), entry.needs
    has_form = with_legal_form(tokens, end) > end
    phrases = {f"{reading.word(start - 1)} {words[0]}", f"{words[-1]} {reading.word(end)}"}
    if _is_another(tokens, end, entry) or not phrases.isdisjoint(meanings()):
        return False
    if has_form or reading.text.endswith("$", 0, tokens[start].start):
        return True
    if not many and words[0] in listed_words("terms") | listed_words("leads"):
        return False
    if needs == Needs.NOTHING:
        return True
    if (
        many
        and needs == Needs.MORE
        and not all(leftover.is_harmless(one) or is_finance(one) for one in words)
    ):
        needs = Needs.A_SIGN
    if not many and words[0] in listed_words("plain"):
        needs = Needs.MORE
    capitals = all(one.is_capital or not one.word[0].isalpha() for one in tokens[start:end])
    in_title = _in_title(tokens, start, end)
    named = capitals and (many or alone or not (tokens[start].is_first or in_title))
    named = named or (capitals and not gazetteer.is_word(words[0]) and not in_title)
    points = around(reading, start, end)
    if needs == Needs.MORE:
        return named and points > 0
    return points + 2 * named + (reading.has_finance and (many or needs == Needs.A_LITTLE)) >= needs


def with_legal_form(tokens: list[Token], end: int) -> int:
    while end < len(tokens) and tokens[end].is_joined and tokens[end].word in names.LEGAL:
        if len(tokens[end].word) == 2 and not tokens[end].is_capital:
            break
        end += 1
    return end


def _is_another(tokens: list[Token], end: int, entry: Entry) -> bool:
    """Another company with a longer name: Amazon Mining Partners is not Amazon."""
    if end == len(tokens) or not (tokens[end].is_joined and tokens[end].is_capital):
        return False
    others = listed_words("shapes") - listed_words("any_shape")
    return tokens[end].word in others and tokens[end].word not in names.tokens(entry.listed.name)


def _in_title(tokens: list[Token], start: int, end: int) -> bool:
    """Beside other words with capitals: Global Unity Partners."""
    beside = [tokens[start - 1]] if start > 0 and tokens[start].is_joined else []
    beside += [tokens[end]] if end < len(tokens) and tokens[end].is_joined else []
    others = (one for one in beside if one.is_capital and not (one.is_first or one.is_owner))
    return any(one.word not in listed_words("leads") and not is_finance(one.word) for one in others)


def is_ticker(reading: Reading, at: int, said: str, listed: names.Listed) -> bool:
    plain = said.lower()
    is_word = gazetteer.is_word(plain) or plain in meanings()
    if plain in listed_words("terms"):
        return False
    if said.isupper() and (not reading.shouts or is_korean(reading.text)):
        points = around(reading, at, at + 1)
        if leftover.is_harmless(plain) or plain in listed_words("plain") | listed_words("leads"):
            return points > 1 and not closes(reading, at + 1)
        return not is_word or points > 1
    is_known = said.isupper() or (listed.is_prominent and not gazetteer.is_proper(plain))
    return is_known and not is_word and (len(plain) >= LEAST_SMALL or len(reading.tokens) == 1)


def is_korean_company(reading: Reading, at: int, end: int, entry: Entry) -> bool:
    """Ordinary words need a word of finance behind them, or nothing else in the question."""
    behind = (word.strip("?!.,") for word in reading.text[end : end + 40].casefold().split())
    rest = [word for word in behind if not is_particle(word)]
    return entry.needs == Needs.NOTHING or (is_finance(rest[0]) if rest else at == 0)
