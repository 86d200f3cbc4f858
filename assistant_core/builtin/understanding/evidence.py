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
_LINKS = ("이랑", "랑", "하고", "와", "과", "말고", "")
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


class Reading:
    """A text and its words; `start` and `end` count words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shouts = not any(letter.islower() for letter in text)
        self.tokens: list[Token] = []
        for match in _TOKEN.finditer(text):
            self.tokens.append(self._token(match))
        self.has_finance = any(is_finance(one.word) for one in self.tokens)

    def _token(self, match: re.Match[str]) -> Token:
        said, before = match["word"], self.tokens[-1] if self.tokens else None
        word = (names.tokens(said) or [said.casefold()])[0]
        gap = self.text[before.end if before else 0 : match.start()]
        is_verb = match["owner"] is not None and word in _ASKING
        return Token(
            "is" if is_verb else word,
            match.start(),
            match.end() if is_verb else match.end("word"),
            match.end(),
            before is not None and not before.is_owner and _JOINS.fullmatch(gap) is not None,
            not self.shouts and any(letter.isupper() for letter in said),
            before is None or _BETWEEN_SENTENCES.search(gap) is not None,
        )

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def is_linked(self, start: int, end: int) -> bool:
        """Joined to another, as companies in a list are."""
        since, until = self.tokens[start].start, self.tokens[end - 1].end
        before, behind = self.text[max(0, since - 2) : since].rstrip()[-1:], self.text[until : until + 1]
        words = {self.word(start - 1), self.word(end), before, behind}
        return not listed_words("links").isdisjoint(words)

    def next_name(self, at: int) -> int:
        """Where another name begins in what hangs on the one that ends here, else 0: 애플이랑테슬라."""
        for begin in (at + len(link) for link in _LINKS if self.text.startswith(link, at)):
            after = self.text[begin : begin + 20].casefold()
            if any(after[:length] in gazetteer.by_name() for length in range(2, 12)):
                return begin
        return 0

    def word_end(self, at: int) -> int:
        hanging = _REST.match(self.text, at)
        return hanging.end() if hanging else at

    def may_end(self, at: int) -> bool:
        """Whether a name may end here: with nothing, an ending, a word of finance or a name behind it."""
        rest, last = self.text[at : self.word_end(at)].casefold(), self.text[at - 1]
        if not rest or "\u3040" <= last <= "\u9fff":
            return True
        if last.isascii() and not is_korean(rest):
            return False
        is_followed = rest.startswith(korean_starts()) or rest[1:].startswith(korean_starts())
        return is_followed or is_particle(rest) or self.next_name(at) > 0

    def around(self, start: int, end: int) -> int:
        """What stands around these words, in points for a company."""
        tokens, before, after = self.tokens, self.word(start - 1), self.word(end)
        owned = start > 0 and tokens[start - 1].is_owner
        hangs = is_korean(after) and tokens[end].start == tokens[end - 1].end
        return (
            (
                not before
                or before in listed_words("leads")
                or self.text.endswith(", ", 0, tokens[start].start)
            )
            + (before in ("of", "for", "at", "from") and is_finance(self.word(start - 2)))
            + 2 * (tokens[end - 1].is_owner or hangs or is_finance(after))
            + (after in listed_words("verbs"))
            + self.closes(end)
            - 2 * (owned or before in listed_words("determiners"))
        )

    def closes(self, end: int) -> bool:
        after, at = self.word(end), self.tokens[end - 1].end
        return not after or after in listed_words("links") or after.isdigit() or self.text[at] in ",?!."

    def is_company(self, start: int, end: int, entry: Entry) -> bool:
        tokens = self.tokens[start:end]
        words = [one.word for one in tokens if one.word != "&"]
        first, many, needs = words[0], len(words) > 1, entry.needs
        phrases = {f"{self.word(start - 1)} {first}", f"{words[-1]} {self.word(end)}"}
        if self._is_another(end, entry) or not phrases.isdisjoint(meanings()):
            return False
        if self.with_legal_form(end) > end or self.text.endswith("$", 0, tokens[0].start):
            return True
        if not many and first in listed_words("terms") | listed_words("leads"):
            return False
        if needs == Needs.NOTHING:
            return True
        if many and not all(leftover.is_harmless(one) or is_finance(one) for one in words):
            needs = min(needs, Needs.A_SIGN)
        if not many and first in listed_words("plain"):
            needs = Needs.MORE
        capitals = all(one.is_capital or not one.word[0].isalpha() for one in tokens)
        in_title, alone = self._in_title(start, end), len(tokens) == len(self.tokens)
        in_place = many or alone or not (tokens[0].is_first or in_title)
        named = capitals and (in_place or not (names.is_word(first) or in_title))
        points = self.around(start, end)
        if needs == Needs.MORE:
            return named and points > 0
        return points + 2 * named + (self.has_finance and (many or needs == Needs.A_LITTLE)) >= needs

    def with_legal_form(self, end: int) -> int:
        while end < len(self.tokens) and self.tokens[end].is_joined and self.word(end) in names.LEGAL:
            if len(self.word(end)) == 2 and not self.tokens[end].is_capital:
                break
            end += 1
        return end

    def _is_another(self, end: int, entry: Entry) -> bool:
        """Another company with a longer name: Amazon Mining Partners is not Amazon."""
        others = listed_words("shapes") - listed_words("any_shape") - {*names.tokens(entry.listed.name)}
        after = self.tokens[end] if end < len(self.tokens) else None
        return after is not None and after.is_joined and after.is_capital and after.word in others

    def _in_title(self, start: int, end: int) -> bool:
        """Beside other words with capitals: Global Unity Partners."""
        beside = self.tokens[start - 1 : start] if start and self.tokens[start].is_joined else []
        beside += [one for one in self.tokens[end : end + 1] if one.is_joined]
        others = (one.word for one in beside if one.is_capital and not (one.is_first or one.is_owner))
        return any(word not in listed_words("leads") and not is_finance(word) for word in others)

    def is_ticker(self, at: int, said: str, listed: names.Listed) -> bool:
        plain = said.lower()
        is_word = names.is_word(plain) or plain in meanings()
        if plain in listed_words("terms"):
            return False
        if said.isupper() and (not self.shouts or is_korean(self.text)):
            points = self.around(at, at + 1)
            if leftover.is_harmless(plain) or plain in listed_words("plain") | listed_words("leads"):
                return points > 1 and not self.closes(at + 1)
            return not is_word or points > 1
        is_known = said.isupper() or (listed.is_prominent and not names.is_proper(plain))
        return is_known and not is_word and (len(plain) >= LEAST_SMALL or len(self.tokens) == 1)

    def is_korean_company(self, at: int, end: int, entry: Entry) -> bool:
        """That ends at this letter: ordinary words need a word of finance behind them, or nothing else."""
        behind = (word.strip("?!.,") for word in self.text[end : end + 40].casefold().split())
        rest = [word for word in behind if not is_particle(word)]
        return entry.needs == Needs.NOTHING or (is_finance(rest[0]) if rest else at == 0)


def is_shape(word: str) -> bool:
    """Whether names of companies end with it."""
    return word in listed_words("shapes") or word in names.LEGAL


def is_finance(word: str) -> bool:
    if is_korean(word):
        return word.startswith(_korean_finance())
    return word != "per" and (word in listed_words("followers") or word in meanings())


def is_particle(rest: str) -> bool:
    """One or two: 에서는."""
    particles = listed_words("particles")
    return rest in particles or any(rest[:at] in particles and rest[at:] in particles for at in (1, 2, 3))


@cache
def _korean_finance() -> tuple[str, ...]:
    words = {word for word in meanings() if is_korean(word) and len(word) > 1}
    return tuple(words | listed_words("korean_finance"))


@cache
def korean_starts() -> tuple[str, ...]:
    """What follows a company, without a space, too."""
    return (*_korean_finance(), *listed_words("korean_followers"))
