"""The words of the app, one file a language, and dates and numbers as the reader writes them."""

from dataclasses import dataclass
from datetime import date

from assistant_core.words import en, ko, reading
from assistant_core.words.said import formula, said
from assistant_core.words.terms import term

LANGUAGES = {"en": en.STRINGS, "ko": ko.STRINGS}


@dataclass(frozen=True)
class Words:
    """The words of one language, for code that has no browser to ask (`exhibits.model.Words`)."""

    language: str
    locale: str = ""
    """CLDR name (`en_GB`); empty, the language's own."""
    zone: str = "UTC"

    def __call__(self, key: str, **values: object) -> str:
        return LANGUAGES[self.language][key].format(**values)

    def tool(self, name: str) -> str:
        """What readers call a tool; one that the app does not have, by its own name."""
        return LANGUAGES[self.language].get(f"tool.{name}", name)

    def term(self, name: str) -> str:
        return term(name, self.language)

    def said(self, text: str) -> str:
        """A note or reason of a tool, a file or a model, which is English, in the reader's words."""
        return self.dated(said(text, self.language))

    def formula(self, text: str) -> str:
        """`NetIncome / TotalRevenue`, with the lines as a reader calls them."""
        return self.dated(formula(text, self.language))

    def day(self, value: str | date) -> str:
        return reading.day(value, self._locale, self.zone)

    def moment(self, value: str | int | date, named: bool = False) -> str:
        """A time (Unix seconds, ISO or a datetime) in the reader's zone, `named` where others may read it."""
        return reading.moment(value, self._locale, self.zone, named)

    def dated(self, text: str) -> str:
        """A text with the ISO dates in it as the reader writes them."""
        return reading.within(text, self._locale, self.zone)

    def chart_day(self) -> str:
        return reading.chart_day(self._locale)

    def size(self, count: int) -> str:
        return reading.size(count, self._locale)

    @property
    def _locale(self) -> str:
        return self.locale or self.language
