"""One voice for both languages: phrases by key, and figures as the language writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant_core.builtin import numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research import (
    english_phrases,
    english_rows,
    korean_phrases,
    korean_rows,
)
from assistant_core.builtin.text import clean
from assistant_core.words.said import said

TABLES: dict[Language, dict[str, str]] = {
    "en": english_rows.ROWS | english_phrases.PHRASES,
    "ko": korean_rows.ROWS | korean_phrases.PHRASES,
}


@dataclass(frozen=True)
class Voice:
    language: Language
    own: Mapping[str, str] = field(default_factory=dict)
    """Phrases of an intent, which come before the common ones."""

    def using(self, words: Mapping[Language, Mapping[str, str]]) -> "Voice":
        return replace(self, own=words[self.language])

    def say(self, phrase: str, **values: object) -> str:
        return (self.own.get(phrase) or TABLES[self.language][phrase]).format(**values)

    def said(self, text: str) -> str:
        """What a function says in English, in this language where the app has words for it."""
        return said(text, self.language)

    def of_months(self, months: float | None, end: str) -> str:
        """The end of a period, with its length."""
        if months is None:
            return self.say("of_unknown_length", date=clean(end))
        return self.say("of_one_month" if months == 1 else "of_months", months=f"{months:g}", date=clean(end))

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
