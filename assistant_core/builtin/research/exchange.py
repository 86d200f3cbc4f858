"""The rate at which a tool converted, as a sentence's part."""

from collections.abc import Mapping
from typing import Any

from assistant_core.builtin.research.outputs import number, word
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean


def exchange_rate(rate: Mapping[str, Any], voice: Voice) -> str:
    """Empty where there is none."""
    value = number(rate.get("rate"))
    if value is None:
        return ""
    base, quote, date = (clean(word(rate.get(key)), 12) for key in ("from", "to", "date"))
    return voice.say("exchange_rate", rate=f"{value:,.6g}", base=base, quote=quote, date=date)


def converted_at(rates: list[Mapping[str, Any]], voice: Voice) -> str:
    told = [said for rate in rates if (said := exchange_rate(rate, voice))]
    return voice.say("exchange_rates", rates=voice.listing(told)) if told else ""
