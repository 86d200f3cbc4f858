"""One voice for both languages: phrases by key, and figures as the language writes them."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from babel.dates import format_date

from assistant_core.builtin import korean, numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.documents import Document, Failure, mapping, number, word
from assistant_core.builtin.research.functions import DISCOUNTED_CASH_FLOW
from assistant_core.builtin.text import clean
from assistant_core.figures.vocabulary import ordered_meanings
from assistant_core.words import Words, ko
from assistant_core.words.said import said
from assistant_core.words.terms import term

FOLDER = Path(__file__).parent / "phrases"
EMPTY = "–"
LONGEST_TEXT = 60
PATTERNS = {"en": ("MMM d, y", "MMM y"), "ko": ("y년 M월 d일", "y년 M월")}
"""Of days and of months."""
ISO_DATE, MONTH = re.compile(r"\b\d{4}-\d\d-\d\d\b"), re.compile(r"\d{4}-\d\d")


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Key → language → phrase."""
    files = sorted(FOLDER.glob("*.toml"))
    return {key: told for f in files for key, told in tomllib.loads(f.read_text(encoding="utf-8")).items()}


@cache
def _names() -> Mapping[str, str]:
    """The first Korean word for each figure."""
    korean = ((names[0], text) for text, names in ordered_meanings().items() if "가" <= text[0] <= "힣")
    return dict(reversed(list(korean)))


@dataclass(frozen=True)
class Voice:
    language: Language

    def say(self, phrase: str, **values: object) -> str:
        return self.filled(phrase, values)

    def filled(self, phrase: str, values: Mapping[str, object]) -> str:
        return self.fitted(phrases()[phrase], values)

    def fitted(self, phrase: Mapping[str, str], values: Mapping[str, object]) -> str:
        """Of a phrase in both languages, the reader's, filled in."""
        text = phrase[self.language].format_map(values)
        return korean.fitted(text) if self.language == "ko" else text

    def has(self, phrase: str) -> bool:
        return self.language in phrases().get(phrase, {})

    def first(self, phrase: str, otherwise: str) -> str:
        return self.say(phrase) if self.has(phrase) else otherwise

    def failure(self, failure: Failure, functions: Sequence[str]) -> str:
        """Why these functions gave nothing."""
        kind, names = failure.kind, self.listing([self.function(one) for one in functions])
        if list(functions) == [DISCOUNTED_CASH_FLOW] and self.has(f"no_value_{kind}"):
            return self.say(f"no_value_{kind}")
        key = f"failed_{kind}{'_until' if kind == 'rate_limited' and failure.retry_after is not None else ''}"
        told = {"documents": capital(names), "seconds": failure.retry_after, "kind": clean(kind, 40)}
        return self.filled(key if self.has(key) else "failed_otherwise", told)

    def said(self, text: str) -> str:
        """What a function says in English, in this language where the app has words for it."""
        return ISO_DATE.sub(lambda match: self.date(match[0]), said(text, self.language))

    def date(self, day: date | str | None) -> str:
        """Sep 28, 2024 or 2024년 9월 28일, of a month Sep 2024; of what is no date, the text."""
        is_month = isinstance(day, str) and MONTH.fullmatch(day) is not None
        try:
            told = date.fromisoformat(f"{day[:10]}-01"[:10]) if isinstance(day, str) else day
        except ValueError:
            return clean(str(day))
        return format_date(told, PATTERNS[self.language][is_month], locale=self.language) if told else ""

    def listing(self, parts: Sequence[str]) -> str:
        """Written out: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + (", " if self.language == "ko" else " and ") + parts[-1]

    def money(self, value: float, currency: str | None, of_trillions: int = 1) -> str:
        return numbers.money(value, currency, self.language, of_trillions)

    def price(self, value: float, currency: str | None) -> str:
        return numbers.price(value, currency, self.language)

    def amount(self, value: float) -> str:
        return numbers.amount(value, self.language)

    def shares(self, count: float) -> str:
        return self.say("shares_of", count=self.amount(count))

    def currency(self, code: str | None) -> str:
        return numbers.currency_name(code, self.language)

    def term(self, name: str) -> str:
        """What the app calls a line or a column; in Korean else what answers call it."""
        told = ko.TERMS.get(name) or _names().get(name) if self.language == "ko" else None
        return told or term(name, self.language)

    def function(self, name: str) -> str:
        """What the app calls a function, within a sentence."""
        return self.first(name, self.within(Words(self.language).tool(name)))

    def within(self, text: str) -> str:
        """A name as it is written within a sentence: abbreviations stay as they are."""
        is_word = self.language == "en" and not text[:2].isupper() and text[1:2] not in "/"
        return text[:1].lower() + text[1:] if is_word else text

    def tell(self, phrase: str, found: Document, **given: object) -> str:
        """A phrase whose fields are paths in an output; empty where something is not there."""
        try:
            return self.filled(phrase, _Fields(_Value(found.data, self), given))
        except LookupError:
            return ""

    def cells(self, row: Mapping[str, Any], columns: Mapping[str, str]) -> list[str | None]:
        """Of a record, each named value in its form."""
        return [self.cell(row.get(name), form) for name, form in columns.items()]

    def records(
        self,
        rows: Sequence[Mapping[str, Any]],
        columns: Mapping[str, str],
        title: str,
        currencies: Mapping[str, str | None],
    ) -> str:
        """A table of records; of some columns, the head tells the currency."""
        header = [
            self.first(f"head_{name}", self.term(name))
            + (f" ({self.currency(currencies[name])})" if name in currencies else "")
            for name in columns
        ]
        return table(header, [self.cells(row, columns) for row in rows], title)

    def cell(self, value: Any, form: str, currency: str | None = None) -> str | None:
        """None for what is not there."""
        if form in ("text", "date", "currency"):
            write: dict[str, Callable[[str], str]] = {
                "text": partial(clean, limit=LONGEST_TEXT),
                "date": self.date,
                "currency": self.currency,
            }
            return write[form](word(value)) or None if word(value) else None
        figure = number(value)
        if figure is None:
            return None
        match form:
            case "percent" | "change":
                return (numbers.percent if form == "percent" else numbers.change)(figure / 100)
            case "rate":
                return f"{round(figure, 2):g}%"
            case "count":
                return f"{figure:,.0f}"
            case "price":
                return self.price(figure, currency)
        return {"amount": self.amount, "share": numbers.per_share, "shares": self.shares}[form](figure)


class _Value:
    """In a phrase `{price_targets.mean:price}`: a path in an output, and the form of what stands there."""

    def __init__(self, value: Any, voice: Voice, currency: str | None = None) -> None:
        self._value, self._voice, self._currency = value, voice, currency

    def __getattr__(self, name: str) -> "_Value":
        inside = mapping(self._value)
        return _Value(inside.get(name), self._voice, word(inside.get("currency")) or self._currency)

    def __format__(self, form: str) -> str:
        told = self._voice.cell(self._value, form or "text", self._currency)
        if told is None:
            raise LookupError
        return told


class _Fields(dict[str, object]):
    def __init__(self, value: _Value, given: Mapping[str, object]) -> None:
        super().__init__(given)
        self._value = value

    def __missing__(self, name: str) -> _Value:
        return getattr(self._value, name)


def table(header: Sequence[str], rows: Iterable[Sequence[str | None]], title: str = "") -> str:
    """In Markdown. Rows without any figure are left out, missing cells are a dash. Empty without rows."""
    told = [row for row in rows if any(cell is not None for cell in row[1:])]
    cells = [[EMPTY if cell is None else cell for cell in row] for row in told]
    ruled = [header, ["---", *(["---:"] * (len(header) - 1))], *cells]
    lines = [*([title, ""] if title else []), *("| " + " | ".join(row) + " |" for row in ruled)]
    return "\n".join(lines) if told else ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
