"""Which sentence or row of what was found answers best, and how likely it does."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from assistant_core.builtin.book.passages import LIST_ITEM, Result, Unit, units_of
from assistant_core.builtin.book.terms import HANGUL, NAME, WORD, Term, Text, terms_of
from assistant_core.engine.retrieval.analyze import tokens

ENOUGH = 0.45
"""So likely an answer is told; measured on questions with and without one (tests/builtin/book)."""
MOST_ITEMS, MOST_SIGNS = 12, 50
ASKED, BESIDE = "_", 12
WEIGHTS = (7.5, 5.6, 2.0, -0.6, 1.4, 1.3, -8.0)
"""Of the features and a constant, by logistic regression on 875 questions of XQuAD and KorQuAD and 110 of
this project's own (tests/builtin/book/questions.txt), with and without an answer in the text.
"""
PRONOUN = re.compile(
    r"\b(he|she|they|it|his|her|hers|their|its|him|them)\b|(^|\s)(그는|그녀|그의|그가|이를|이는|그들)",
    re.IGNORECASE,
)
SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
SIGNS = (
    (
        r"\bwhen\b|\b(what|which) (year|date|time|day|month|century)\b"
        r"|언제|몇 ?[년월일시](?! ?[간동])|날짜|연도|[가-힣] 해는",
        r"\b(1\d{3}|20\d\d)\b|\d\s?(년|월|일|시|세기)|\d:\d\d|\b\d{1,2}(st|nd|rd|th)\b|o'clock"
        r"|[월화수목금토일]요일|[일이삼사오륙칠팔구십]월|아침|저녁|정오|봄|여름|가을|겨울"
        r"|\b(january|february|march|april|may|june|july|august|september|october|november|december|noon"
        r"|(mon|tues|wednes|thurs|fri|satur|sun)days?|midnight|morning|evening|century|spring|summer|autumn"
        rf"|winter|christmas|at ({SMALL}))\b",
    ),
    (
        r"\bhow (many|much|long|old|far|large|big|tall|high|often|fast|deep)\b|percentage|몇|며칠|얼마",
        rf"\d|\b({SMALL}|dozen|\w{{2,5}}teen|\w{{2,5}}ty(-\w+)?|hundred|thousand|million|half|third|twice"
        r"|several|few|no)\b|(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|스물|수|백|천|만|이|삼) ?"
        r"(명|개|번|대|마리|살|시|배|가지|권|년|곳|날|달|가구|주|층|사람|분|석)",
    ),
    (r"\bwho(m|se)?\b|\bnames?\b", rf"(?-i:{NAME.pattern}|^[A-Z]\w+ [A-Z]\w+)|[가-힣]"),
    (
        r"\bwhy\b|\breasons?\b|왜|이유|원인|까닭",
        r"\b(because|since|due|reasons?|caused?|so that|therefore|too|led)\b|때문|위해|인해|덕분|[되하]자",
    ),
    (
        r"^\W*what('s| is| are| was| were| does)( an?| the)? [\w-]+( [\w-]+)?( called| mean)?\W*$"
        r"|뜻|정의|이?란 [무뭐]",
        r"\b(is|are|was|were|means?|called|known as)\b|이다|였다|말한다|뜻한다|가리킨다|라고",
    ),
)
"""What asks for a date, a number, a name, a cause, a meaning, and how texts show it."""


@dataclass(frozen=True)
class Found:
    unit: Unit
    text: str
    """The sentence, with the one beside it where that says more of what is asked, or the list it begins."""
    likely: float
    """That it answers, 0 to 1."""
    features: tuple[float, ...]
    column: int | None = None
    """Of the row, where the question names one."""


def ranked(question: str, results: Sequence[Result]) -> list[Found]:
    """Best first."""
    asked = _Asked(question, results)
    return sorted((one for page in asked.pages for one in asked.found(page)), key=lambda one: -one.likely)


class _Page:
    def __init__(self, result: Result, rank: int, terms: list[Term]) -> None:
        self.rank, self.heading = rank, Text(result.heading)
        self.units = units_of(result)
        texts = [Text(" . ".join((*u.row.header, *u.row.cells)) if u.row else u.text) for u in self.units]
        self.covers = [[term.within(text) for term in terms] for text in texts]
        """Of each sentence: how much of each term it says."""
        self.of_others: list[bool] = []


class _Asked:
    def __init__(self, question: str, results: Sequence[Result]) -> None:
        self.terms = terms_of(question, Text(" ".join(result.text for result in results)))
        self.forms = {form[:2] if HANGUL.match(form) else form for term in self.terms for form in term.forms}
        self.signs = [
            re.compile(shows, re.IGNORECASE) for asks, shows in SIGNS if re.search(asks, question, re.I)
        ]
        self.pages = [_Page(result, rank, self.terms) for rank, result in enumerate(results)]
        for page in self.pages:
            page.of_others = self._of_others(page)
        covers = [cover for page in self.pages for cover in page.covers]
        having = [sum(cover[index] >= 0.5 for cover in covers) for index in range(len(self.terms))]
        # How telling each term is among these sentences.
        self.weights = [
            math.log(1 + (len(covers) + 4 - number) / (number + 0.6)) * term.worth
            for term, number in zip(self.terms, having, strict=True)
        ]

    def found(self, page: _Page) -> Iterator[Found]:
        for place, unit in enumerate(page.units):
            if (
                any(page.covers[place])
                and not (unit.is_heading or page.of_others[place])
                and self._names(unit)
            ):
                near = self._near(page, place)
                signs = self._signs(page, place)
                # Who is asked about is named, but not what is asked.
                plain = [cover for cover, term in zip(near, self.terms, strict=True) if term.worth == 1.0]
                if any(plain) or any(signs) or not plain:
                    yield self._found(page, place, near, signs)

    def _found(self, page: _Page, place: int, near: Sequence[float], signs: Sequence[float]) -> Found:
        """By how much of the question the sentence says by itself, how much more is right beside it, whether
        it has what is looked for, whether a name or number is neither in it nor before it, how many words it
        has, whether it came first.
        """
        unit, own = page.units[place], page.covers[place]
        lost = [1 - cover for cover, term in zip(near, self.terms, strict=True) if term.is_special]
        features = (
            self._share(own),
            self._share(near) - self._share(own),
            sum(signs) / len(signs) if signs else 0.5,
            max(lost, default=0.0),
            math.log(1 + sum(cover >= 0.5 for cover in own)),
            float(page.rank == 0),
        )
        logit = sum(a * b for a, b in zip(WEIGHTS, (*features, 1.0), strict=True))
        likely = 1 / (1 + math.exp(-logit))
        start, end = self._span(page, place)
        return Found(unit, unit.result.text[start:end], likely, features, self._column(unit))

    def _of_others(self, page: _Page) -> list[bool]:
        """Of each sentence: whether those who are named in it, or were before a pronoun, are none of whom
        the question names.
        """
        names = [index for index, term in enumerate(self.terms) if term.is_special and term.said[0].isalpha()]
        found, last = [], False
        for unit, cover in zip(page.units, page.covers, strict=True):
            said = any(cover[index] for index in names)
            named = said or bool(NAME.search(unit.text))
            found.append(last if PRONOUN.search(unit.text) and not said else named and not said)
            last = not said if named else last
        in_heading = any(self.terms[index].within(page.heading) for index in names)
        return [
            of and bool(names) and not in_heading and not unit.row
            for of, unit in zip(found, page.units, strict=True)
        ]

    def _near(self, page: _Page, place: int) -> list[float]:
        """How much of each term is said in or right beside the sentence; a name only before it."""
        # "She" is somebody who was named before.
        back = 2 if PRONOUN.search(page.units[place].text) else 1
        near = []
        for index, term in enumerate(self.terms):
            places = range(max(place - back, 0), min(place + 1 + (not term.is_special), len(page.units)))
            around = [page.covers[one][index] for one in places if not page.of_others[one]]
            near.append(max(term.within(page.heading), *around))
        return near

    def _signs(self, page: _Page, place: int) -> list[float]:
        """How well the sentence, or the next one, shows each thing that is looked for."""
        own, after = page.units[place : place + 1], page.units[place + 1 : place + 2]
        return [self._shows(sign, own) or 0.4 * self._shows(sign, after) for sign in self.signs]

    def _shows(self, sign: re.Pattern[str], units: Sequence[Unit]) -> float:
        """Most right beside a word of the question; a word of the question itself is no sign."""
        best = 0.0
        for unit in units:
            text = WORD.sub(
                lambda word: ASKED if self._asks(word[0]) else word[0], LIST_ITEM.sub("", unit.text, 1)
            )
            for shown in islice(sign.finditer(text), MOST_SIGNS):
                beside = ASKED in text[max(shown.start() - BESIDE, 0) : shown.end() + BESIDE]
                best = max(best, 1.0 if beside else 0.7)
        return best

    def _asks(self, word: str) -> bool:
        low = word.lower()
        return not self.forms.isdisjoint((low[:1], low[:2]) if HANGUL.match(low) else tokens(low))

    def _span(self, page: _Page, place: int) -> tuple[int, int]:
        unit, own = page.units[place], page.covers[place]
        start, end = unit.start, unit.end
        if unit.row:
            return start, end
        if unit.text.endswith(":"):
            items = page.units[place + 1 :][:MOST_ITEMS]
            end = max(
                (one.end for one in takewhile(lambda one: LIST_ITEM.match(one.text), items)), default=end
            )
        best = 0.0
        for other in (place + 1, place - 1):
            beside = page.units[other] if 0 <= other < len(page.units) else unit
            if beside is unit or beside.row or beside.is_heading or page.of_others[other]:
                continue
            more = [max(a - b, 0.0) for a, b in zip(page.covers[other], own, strict=True)]
            adds = any(self._shows(one, [beside]) and not self._shows(one, [unit]) for one in self.signs)
            gain = self._share(more) + 0.2 * adds
            if gain > best:
                best, start, end = gain, min(unit.start, beside.start), max(end, beside.end)
        return start, end

    def _share(self, cover: Sequence[float]) -> float:
        return sum(a * b for a, b in zip(self.weights, cover, strict=True)) / sum(self.weights)

    def _names(self, unit: Unit) -> bool:
        """A row is meant by what is in it; the names of its columns are those of every other row, too."""
        if not unit.row:
            return True
        cells, header = Text(" . ".join(unit.row.cells)), Text(" . ".join(unit.row.header))
        return any(term.within(cells) > term.within(header) for term in self.terms)

    def _column(self, unit: Unit) -> int | None:
        """The one that the question names; None when it names none, or two alike."""
        names = unit.row.header if unit.row else ()
        scores = [self._share([term.within(Text(name)) for term in self.terms]) for name in names]
        best = max(range(len(scores)), key=scores.__getitem__, default=0)
        named = best and scores[best] > 0 and scores.count(scores[best]) == 1
        return best if unit.row and named and best < len(unit.row.cells) else None
