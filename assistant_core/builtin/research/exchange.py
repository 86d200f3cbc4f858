"""Rates of exchange: which one is fetched for two currencies, and how one is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant_core.builtin.research.functions import PRICE_HISTORY, Document, Need, need
from assistant_core.builtin.research.outputs import Failure, Prices, number, word
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean

LEAST = 0.1
"""A rate below is told the other way round."""
DEAREST_FIRST = "GBP EUR CHF USD CAD AUD SGD BRL CNY HKD MXN THB TWD INR PHP RUB JPY KRW VND IDR".split()


@dataclass(frozen=True)
class Rate:
    base: str
    quote: str
    value: float
    """As it was fetched, what one of the dearer currency is in the cheaper one."""
    date: str
    turned: bool
    """The dearer one is `quote`."""

    def of(self, amount: float) -> float:
        return amount / self.value if self.turned else amount * self.value

    def told(self, voice: Voice) -> str:
        dear, cheap = (self.quote, self.base) if self.turned else (self.base, self.quote)
        return voice.say("rate", base=dear, quote=voice.price(self.value, cheap), date=voice.date(self.date))


def rate_needed(base: str, quote: str) -> tuple[Need, str]:
    """The need and the ticker: of the dearer in the cheaper, so that no digits are lost."""
    dear, cheap = (quote, base) if _place(quote) < _place(base) else (base, quote)
    return need(PRICE_HISTORY, period="5d", interval="1d"), f"{dear}{cheap}=X"


def read_rate(found: Document | Failure | None, base: str, quote: str) -> Rate | None:
    if not isinstance(found, Prices) or found.last_close <= 0:
        return None
    return Rate(base, quote, found.last_close, found.last_date, _place(quote) < _place(base))


def is_code(currency: str | None) -> bool:
    return bool(currency) and len(str(currency)) == 3 and str(currency).isupper()


def _place(currency: str) -> int:
    return DEAREST_FIRST.index(currency) if currency in DEAREST_FIRST else DEAREST_FIRST.index("HKD")


def exchange_rate(rate: Mapping[str, Any], voice: Voice) -> str:
    """Empty where there is none."""
    value = number(rate.get("rate"))
    if value is None:
        return ""
    base, quote, date = (clean(word(rate.get(key)), 12) for key in ("from", "to", "date"))
    if 0 < value < LEAST:
        base, quote, value = quote, base, 1 / value
    return voice.say("exchange_rate", rate=f"{value:,.6g}", base=base, quote=quote, date=voice.date(date))


def converted_at(rates: Sequence[Mapping[str, Any]], voice: Voice) -> str:
    told = [said for rate in rates if (said := exchange_rate(rate, voice))]
    return voice.say("exchange_rates", rates=voice.listing(told)) if told else ""
