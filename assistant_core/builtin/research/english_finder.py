"""Company names in a question in Latin letters, told from the words around them.

What is left after the common words are gone is a name if it looks like a ticker, is well known, is
capitalised, or stands where a name stands ("… stock", "…'s debt", "is … overvalued").
"""

import re
from dataclasses import dataclass

from assistant_core.builtin.research import names, stopwords
from assistant_core.builtin.research.topics import is_about_finance

TOKEN = re.compile(r"[$^]?[^\W_][\w.&\-’']*|&|[^\w\s]")
CASHTAG = re.compile(r"\$[A-Za-z]{1,6}([.-][A-Za-z]{1,3})?")
LISTED = re.compile(r"[A-Z0-9]{1,9}[.-][A-Z]{1,3}|\d{6}|\^[A-Z0-9]{2,8}")
TICKER = re.compile(r"[A-Z]{2,5}")
LEADS = frozenset(
    "about of is are was has does did buy sell hold analyze analyse compare own owning for".split()
)
GENERIC = frozenset(("company", "companies"))  # "the fruit company" names none
FOLLOWERS = frozenset("doing is are has and or vs versus :".split())


@dataclass(frozen=True)
class Token:
    text: str
    owner: bool
    """Written with an apostrophe: "Apple's"."""
    proper: bool = False
    """Well known, and written with a capital."""

    @property
    def key(self) -> str:
        return self.text.casefold()

    @property
    def sure(self) -> bool:
        return self.is_symbol or self.proper

    @property
    def is_symbol(self) -> bool:
        return bool(CASHTAG.fullmatch(self.text) or LISTED.fullmatch(self.text))

    @property
    def separates(self) -> bool:
        return self.key in stopwords.ENGLISH_SEPARATORS or not re.match(r"[$^]?\w|&", self.text)

    @property
    def common(self) -> bool:
        if self.is_symbol or self.key in names.PHRASES:
            return False
        bare = self.key.replace("'", "").replace("’", "").rstrip(".")
        return bare in stopwords.ENGLISH or self.text[0].isdigit() or self.text in ("&", "I", "A")


def find(text: str) -> list[str]:
    tokens = _tokens(text)
    runs = _runs(tokens)
    words = sum(not token.separates for token in tokens)
    sure = {run for run in runs if _is_name(tokens, run)}
    understood = len(sure) == len(runs) or is_about_finance(text)
    capital = [run for run in runs if run in sure or _capitalised(tokens, run, words)]
    if capital and (understood or len(capital) == len(runs)):
        return [_written(tokens, run) for run in capital]
    proper = [run for run in runs if tokens[run.start].proper]
    likely = [run for run in runs if (run in sure and understood) or _stands_for_name(tokens, run, words)]
    likely = sorted({*proper, *likely}, key=lambda run: run.start)
    return [_written(tokens, run) for run in likely]


def names_in(text: str) -> list[str]:
    """Every name in a piece of text of which it is known that what is not a common word is a name."""
    tokens = _tokens(text)
    return [_written(tokens, run) for run in _runs(tokens)]


def is_numeric_ticker(text: str) -> bool:
    return bool(re.fullmatch(r"\d{6}(\.[A-Z]{2})?|\d{4}\.[A-Z]{1,2}", text))


def _tokens(text: str) -> list[Token]:
    tokens = [_token(match) for match in TOKEN.findall(text)]
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        near = tokens[at : at + 5]
        length = next((size for size in range(len(near), 0, -1) if _phrase(near[:size])), 1)
        phrase = _phrase(near[:length])
        merged.append(Token(phrase, near[length - 1].owner) if phrase else near[0])
        at += length
    return merged


def _token(word: str) -> Token:
    text = word.rstrip(".-&'’") if not word[:-1].casefold().endswith(("inc", "n.v")) else word
    known = names.ENGLISH.get(text.replace("’", "'").casefold())
    owner = re.search(r"['’][sS]$", text) is not None
    name = known or re.sub(r"['’][sS]$", "", text) or word
    proper = name.casefold() in names.ENGLISH and word[0].isupper()
    return Token(name, owner or word.endswith(("s'", "s’")), proper)


def _phrase(tokens: list[Token]) -> str | None:
    return names.PHRASES.get(" ".join(token.text for token in tokens).casefold())


def _runs(tokens: list[Token]) -> list[range]:
    """Stretches of words that are neither common nor separators; a list of tickers is taken apart."""
    runs: list[range] = []
    for index, token in enumerate(tokens):
        if token.separates or (token.common and not _joins(tokens, index)):
            continue
        if runs and runs[-1].stop == index and not _apart(tokens[index - 1], token):
            runs[-1] = range(runs[-1].start, index + 1)
        elif token.text != "&":
            runs.append(range(index, index + 1))
    return [part for run in runs for part in _known_part(tokens, run)]


def _known_part(tokens: list[Token], run: range) -> list[range]:
    """Among words of another language ("Es Apple una buena compra") only the well-known name."""
    known = [range(index, index + 1) for index in run if tokens[index].key in names.ENGLISH]
    lower = [index for index in run if tokens[index].text[0].islower()]
    return known if known and lower else [run]


def _joins(tokens: list[Token], index: int) -> bool:
    """The & of "AT & T", and the legal form of "Ford Motor Company" but not of "the company"."""
    if not 0 < index < len(tokens) or tokens[index - 1].common or tokens[index - 1].separates:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].text == "&":
        both_known = after is not None and {tokens[index - 1].key, after.key} <= names.ENGLISH.keys()
        return after is not None and not after.common and not both_known
    return tokens[index].key in stopwords.LEGAL_FORMS and tokens[index].text[0].isupper()


def _apart(before: Token, token: Token) -> bool:
    if before.is_symbol or token.is_symbol or before.owner:
        return True
    both_tickers = TICKER.fullmatch(before.text) and TICKER.fullmatch(token.text)
    return bool(both_tickers) and token.key not in stopwords.LEGAL_FORMS


def _is_name(tokens: list[Token], run: range) -> bool:
    """A ticker that can be nothing else, or a well-known name."""
    words = [tokens[index] for index in run]
    joined = " ".join(word.key for word in words)
    return (
        words[0].sure or joined in names.ENGLISH or joined in names.PHRASES or words[0].key in names.ENGLISH
    )


def _capitalised(tokens: list[Token], run: range, words: int) -> bool:
    """A capital says nothing at the start of a sentence: "Predict the market"."""
    starts_sentence = run.start == 0 or tokens[run.start - 1].text in ".?!"
    if starts_sentence and len(run) == 1 and tokens[run.start].text.istitle():
        return _stands_for_name(tokens, run, words)
    return any(letter.isupper() for letter in tokens[run.start].text)


def _stands_for_name(tokens: list[Token], run: range, words: int) -> bool:
    """`words` is how many of the tokens are words."""
    alone = len(run) == words and len(run) <= 3
    before = tokens[run.start - 1].key if run.start else ""
    after = tokens[run.stop].key if run.stop < len(tokens) else ""
    two_after = " ".join(token.key for token in tokens[run.stop : run.stop + 2])
    followed = after in FOLLOWERS or (after not in GENERIC and is_about_finance(two_after))
    return alone or tokens[run.stop - 1].owner or before in LEADS or followed


def _written(tokens: list[Token], run: range) -> str:
    name = " ".join(tokens[index].text for index in run)
    known = names.ENGLISH.get(name.casefold()) or names.PHRASES.get(name.casefold())
    if CASHTAG.fullmatch(name):
        return name[1:].upper()
    return known or name
