"""One voice for both languages: phrases by key, and figures as the language writes them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from babel.dates import format_date

from assistant_core.builtin import numbers
from assistant_core.builtin.korean import fitted
from assistant_core.builtin.language import Language
from assistant_core.builtin.research import words
from assistant_core.builtin.text import clean
from assistant_core.words.said import said

Words = Mapping[Language, Mapping[str, str]] | Mapping[str, Mapping[str, str]]
TABLES: dict[Language, dict[str, str]] = {"en": words.ENGLISH, "ko": words.KOREAN}
PATTERNS: dict[Language, tuple[str, str]] = {
    "en": ("MMM d, y", "MMM y"),
    "ko": ("y년 M월 d일", "y년 M월"),
}
"""Of days and of months."""
ISO_DATE, MONTH = re.compile(r"\b\d{4}-\d\d-\d\d\b"), re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True)
class Voice:
    language: Language
    own: Mapping[str, str] = field(default_factory=dict)
    """Phrases of an intent, which come before the common ones."""

    @property
    def words(self) -> Mapping[str, str]:
        """The common ones."""
        return TABLES[self.language]

    def using(self, words: Words) -> "Voice":
        return replace(self, own=words[self.language])

    def say(self, phrase: str, **values: object) -> str:
        text = (self.own.get(phrase) or TABLES[self.language][phrase]).format(**values)
        return fitted(text) if self.language == "ko" else text

    def said(self, text: str) -> str:
        """What a function says in English, in this language where the app has words for it."""
        return ISO_DATE.sub(lambda match: self.date(match[0]), said(text, self.language))

    def of_months(self, months: float | None, end: str) -> str:
        """The end of a period, with its length."""
        if months is None:
            return self.say("of_unknown_length", date=clean(end))
        return self.say("of_one_month" if months == 1 else "of_months", months=f"{months:g}", date=clean(end))

    def date(self, day: date | str | None) -> str:
        """Sep 28, 2024 or 2024년 9월 28일, of a month Sep 2024; of what is no date, the text."""
        is_month = isinstance(day, str) and MONTH.fullmatch(day) is not None
        try:
            told = date.fromisoformat(f"{day[:10]}-01"[:10]) if isinstance(day, str) else day
        except ValueError:
            return clean(str(day))
        pattern = PATTERNS[self.language][is_month]
        return format_date(told, pattern, locale=self.language) if told else ""

    def listing(self, parts: Sequence[str]) -> str:
        """Written out: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("list_separator").join(parts[:-1]) + self.say("last_separator") + parts[-1]

    def money(self, value: float, currency: str | None) -> str:
        return numbers.money(value, currency, self.language)

    def exact_money(self, value: float, currency: str | None) -> str:
        """For amounts that are added up: trillions to the billion."""
        return numbers.money(value, currency, self.language, of_trillions=3)

    def price(self, value: float, currency: str | None) -> str:
        return numbers.price(value, currency, self.language)

    def amount(self, value: float) -> str:
        return numbers.amount(value, self.language)

    def shares(self, count: float) -> str:
        return self.say("shares_of", count=self.amount(count))

    def currency(self, code: str | None) -> str:
        return numbers.currency_name(code, self.language)
