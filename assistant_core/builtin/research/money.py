"""Rates of exchange, and amounts in the currency that the question wants."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant_core.builtin.research.documents import Document, mapping, number, word
from assistant_core.builtin.research.functions import PRICE_HISTORY, Need, need
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean
from assistant_core.figures.model import Fact

if TYPE_CHECKING:
    from assistant_core.builtin.research.study import Study

LEAST = 0.1
"""A rate below is told the other way round."""
DEAREST_FIRST = "GBP EUR CHF USD CAD AUD SGD BRL CNY HKD MXN THB TWD INR PHP RUB JPY KRW VND IDR".split()


@dataclass(frozen=True)
class Rate:
    base: str
    quote: str
    value: float
    """What one of `base` is in `quote`."""
    date: str

    def told(self, voice: Voice) -> str:
        one = self if self.value >= LEAST else Rate(self.quote, self.base, 1 / self.value, self.date)
        price = voice.price(one.value, one.quote)
        return voice.say("rate", base=one.base, quote=price, date=voice.date(one.date))


def rate_needed(base: str, quote: str) -> tuple[Need, str]:
    """The need and the ticker: of the dearer in the cheaper, so that no digits are lost."""
    dear, cheap = sorted((base, quote), key=_place)
    return need(PRICE_HISTORY, period="5d", interval="1d"), f"{dear}{cheap}=X"


def is_code(currency: str | None) -> bool:
    return bool(currency) and len(str(currency)) == 3 and str(currency).isupper()


def at_rates(rates: Iterable[Any], voice: Voice) -> str:
    """At which a function has converted; empty where it has not."""
    found = [
        Rate(clean(word(one.get("from")), 12), clean(word(one.get("to")), 12), value, word(one.get("date")))
        for one in map(mapping, rates)
        if (value := number(one.get("rate"))) is not None and value > 0
    ]
    return _converted(found, voice)


def converted(fact: Fact, study: "Study") -> Fact:
    """As it is where no rate is needed or could be had."""
    rate = _rate(fact, study)
    return replace(fact, value=fact.value * rate.value, currency=rate.quote) if rate else fact


def rates(facts: list[Fact], study: "Study") -> list[str]:
    """At which rates, or that there is none."""
    voice = study.voice
    told = _converted([rate for fact in facts if (rate := _rate(fact, study))], voice)
    without = {fact.currency for fact in facts if _wants(fact, study) and not _rate(fact, study)}
    wanted = voice.currency(study.frame.currency)
    missing = [
        voice.say("no_rate", own=voice.currency(one), wanted=wanted) for one in sorted(filter(None, without))
    ]
    return [line] if (line := " ".join(filter(None, [told, *missing]))) else []


def one_currency(facts: list[Fact]) -> bool:
    return len({fact.currency for fact in facts if fact.kind == "money"}) < 2


def _converted(rates: list[Rate], voice: Voice) -> str:
    told = [rate.told(voice) for rate in dict.fromkeys(rates)]
    return voice.say("converted", rates=voice.listing(told)) if told else ""


def _wants(fact: Fact, study: "Study") -> bool:
    wanted = study.frame.currency
    return bool(wanted) and fact.kind == "money" and fact.currency is not None and fact.currency != wanted


def _rate(fact: Fact, study: "Study") -> Rate | None:
    if not _wants(fact, study) or not fact.currency or not is_code(fact.currency):
        return None
    base, quote = fact.currency, study.frame.currency
    one, ticker = rate_needed(base, quote)
    found = study.ledger.document(one, ticker)
    day, value = found.close("last") if isinstance(found, Document) else ("", None)
    if not value or value <= 0:
        return None
    return Rate(base, quote, value if ticker.startswith(base) else 1 / value, day)


def _place(currency: str) -> int:
    return DEAREST_FIRST.index(currency if currency in DEAREST_FIRST else "HKD")
