"""What lies under a multiple of the last close: what it was in past years, and a rate of exchange."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.voice import Voice
from assistant_core.figures.model import Fact


def past(company: Company, fact: Fact, voice: Voice) -> list[str]:
    """At the ends of fiscal years, with their median; nothing of what is no multiple of now."""
    median = company.ratios.number("valuation_history", "multiples", fact.concept, "median")
    found = [f for f in company.figures if f.concept == fact.concept and f.frequency == "annual"]
    if fact.frequency or median is None or not found:
        return []
    told = voice.listing([f"{say.value(f, voice)} ({say.column(f, voice)})" for f in found])
    return [voice.say("at_year_ends", past=told, median=numbers.multiple(median))]


def rates_of_now(company: Company, voice: Voice) -> list[str]:
    """At which a price in one currency and statements in another have met."""
    told = money.at_rates([company.ratios.at("exchange_rate")], voice)
    return [told] if told else []
