"""One voice for both languages: phrases by key, and figures as the language writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant_core.engine.models.builtin import numbers
from assistant_core.engine.models.builtin.language import Language
from assistant_core.engine.models.builtin.research import english_phrases, korean_phrases

TABLES: dict[Language, dict[str, str]] = {"en": english_phrases.PHRASES, "ko": korean_phrases.PHRASES}


@dataclass(frozen=True)
class Voice:
    language: Language

    def say(self, phrase: str, **values: object) -> str:
        return TABLES[self.language][phrase].format(**values)

    def listing(self, parts: Sequence[str]) -> str:
        """Written out: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("list_separator").join(parts[:-1]) + self.say("last_separator") + parts[-1]

    def money(self, value: float, currency: str | None) -> str:
        return numbers.money(value, currency, self.language)

    def price(self, value: float, currency: str | None) -> str:
        return numbers.price(value, currency, self.language)

    def currency(self, code: str | None) -> str:
        return numbers.currency_name(code, self.language)
