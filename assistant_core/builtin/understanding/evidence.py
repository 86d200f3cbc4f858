"""Whether a word in its place means a company: capitals, what stands before and after, what hangs on it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.builtin.understanding import gazetteer
from assistant_core.builtin.understanding.gazetteer import Entry, Needs
from assistant_core.figures.vocabulary import meanings
from assistant_core.market.listed import names

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
        return self.word.upper() in listed_words("stop_symbols")


def tokens_of(text: str) -> list[Token]:
    found: list[Token] = []
    # In a text all of capitals, or of Titles, a capital tells nothing.
    shouts = not any(letter.islower() for letter in text)
    last = 0
    for match in _TOKEN.finditer(text):
        said, gap = match["word"], text[last : match.start()]
        plain = names.tokens(said) or [said.casefold()]
        word, end = plain[0], match.start() + len(said)
        is_first = not found or _BETWEEN_SENTENCES.search(gap) is not None
        is_capital = any(letter.isupper() for letter in said) and not shouts
        joined = bool(found) and _JOINS.fullmatch(gap) is not None and not found[-1].is_owner
        found.append(Token(word, match.start(), end, match.end(), joined, is_capital, is_first))
        last = match.end()
    return found


def near(read: list[Token], at: int) -> str:
    return read[at].word if 0 <= at < len(read) else ""


def with_legal_form(read: list[Token], end: int) -> int:
    while end < len(read) and read[end].is_joined and read[end].word in listed_words("legal"):
        end += 1
    return end


def is_company(text: str, read: list[Token], start: int, end: int, entry: Entry) -> bool:
    first, last = read[start], read[end - 1]
    behind = text[last.end : last.end + 2]
    if gazetteer.is_korean(behind[:1]) and not may_end(text, first.start, last.end):
        return False
    many = end - start > 1
    words_only = listed_words("common") | listed_words("leads")
    if not many and first.word in words_only and not is_sign(text, first):
        return False
    if _is_another(read, end, entry):
        return False
    if entry.needs == Needs.NOTHING:
        return True
    if with_legal_form(read, end) > end or is_sign(text, first):
        return True
    before, after = near(read, start - 1), near(read, end)
    in_capitals = all(one.is_capital or not one.word[0].isalpha() for one in read[start:end])
    is_name = in_capitals and (many or (not first.is_first and not _in_title(read, start, end)))
    if (before in listed_words("articles") and not (is_name and many)) or _is_phrase(read, start, end):
        return False
    led = before in listed_words("leads") or before == ""
    stands = is_finance(after) or last.is_owner or gazetteer.is_korean(behind)
    verb = after in listed_words("auxiliaries") or after in listed_words("valued")
    alone = all(one.word in _filling() for one in (*read[:start], *read[end:]))
    closes = (
        after == "" or after in ("and", "or", "vs", "versus", "to") or text[last.end : last.end + 1] in ",?!."
    )
    if entry.needs == Needs.A_LITTLE:
        return bool(is_name or led or stands or verb or alone or _is_about_money(read))
    if entry.needs == Needs.A_SIGN:
        money = many and _is_about_money([*read[:start], *read[end:]])
        return bool(is_name or alone or stands or (led and (verb or closes)) or money)
    return bool((is_name and (led or stands or closes)) or (alone and first.is_capital))


def is_sign(text: str, token: Token) -> bool:
    return text[token.start - 1 : token.start] == "$"


def _is_another(read: list[Token], end: int, entry: Entry) -> bool:
    """Another company with a longer name: Amazon Mining Partners is not Amazon."""
    after = read[end] if end < len(read) else None
    return (
        after is not None
        and after.is_joined
        and after.is_capital
        and after.word in listed_words("shapes") - listed_words("legal") - listed_words("any_shape")
        and after.word not in names.tokens(entry.listed.name)
    )


def is_finance(word: str) -> bool:
    return word in listed_words("followers") or word in meanings()


def _filling() -> frozenset[str]:
    return listed_words("common") | listed_words("leads") | listed_words("articles")


def _in_title(read: list[Token], start: int, end: int) -> bool:
    """Beside other words with capitals that are no acronyms: Global Unity Partners."""
    beside = [read[at] for at in (start - 1, end) if 0 <= at < len(read)]
    return any(
        one.is_capital
        and not one.is_first
        and not one.is_owner
        and (one.is_joined if one.start > read[start].start else read[start].is_joined)
        and one.word not in listed_words("leads")
        and not is_finance(one.word)
        for one in beside
    )


def _is_phrase(read: list[Token], start: int, end: int) -> bool:
    """Part of the name of a figure: target price."""
    words = [one.word for one in read[max(0, start - 2) : end + 2]]
    said = " ".join(one.word for one in read[start:end])
    phrases = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 2, len(words) + 1)}
    return any(said in phrase and (phrase in meanings() or phrase in _PHRASES) for phrase in phrases)


_PHRASES = frozenset({"target price", "price target", "target prices", "price targets", "fair value"})


def _is_about_money(read: list[Token]) -> bool:
    return any(is_finance(one.word) for one in read)


def is_ticker(text: str, read: list[Token], at: int, said: str, entry: Entry) -> bool:
    token = read[at]
    behind = text[token.start + len(said) :][:1]
    if gazetteer.is_korean(behind) and not may_end(text, token.start, token.start + len(said)):
        return False
    if (said.isupper() and any(letter.islower() for letter in text)) or (
        gazetteer.is_korean(text) and said.isupper()
    ):
        is_word = gazetteer.is_word(said.lower()) or said.lower() in meanings()
        after = near(read, at + 1)
        led = near(read, at - 1) in listed_words("leads") or at == 0
        return (
            not is_word
            or (led and (after in listed_words("followers") or after in listed_words("valued")))
            or (led and after in listed_words("auxiliaries") and token.word not in listed_words("common"))
        )
    plain = said.lower()
    is_all = len(read) == 1 and len(said) > 1
    return (
        (len(plain) >= 3 or is_all)
        and entry.listed.is_prominent
        and not (gazetteer.is_word(plain) or gazetteer.is_proper(plain) or plain in meanings())
    ) or (said.isupper() and not gazetteer.is_word(plain) and len(plain) >= 3)


def may_end(text: str, start: int, end: int) -> bool:
    """Whether a Korean name may end here: nothing, an ending or a word of finance hangs on it."""
    word = re.compile(r"[^\W_]*").match(text, end)
    rest = word[0].casefold() if word else ""
    if not rest or (text[end - 1].isascii() and not gazetteer.is_korean(rest)):
        return not rest
    return rest in listed_words("korean_particles") or any(
        rest.removeprefix(particle).startswith(follower)
        for particle in ("", "의")
        for follower in korean_starts()
    )


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
    return alone or (bool(rest) and rest[0].casefold().startswith(tuple(listed_words("korean_sure"))))
