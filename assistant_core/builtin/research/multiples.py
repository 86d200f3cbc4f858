"""What a multiple of the last close was in past years."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research import say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import KEY_RATIOS
from assistant_core.builtin.research.wording import Voice
from assistant_core.figures.model import Fact


def past(company: Company, fact: Fact, voice: Voice) -> str:
    """At the ends of fiscal years, with their median; nothing of what is no multiple of now."""
    ratios = company.facts(KEY_RATIOS)
    median = ratios.number("valuation_history", "multiples", fact.concept, "median") if ratios else None
    found = [f for f in company.figures if f.concept == fact.concept and f.frequency == "annual"]
    if fact.frequency or median is None or not found:
        return ""
    told = voice.listing([f"{say.value(f, voice)} ({say.column(f, voice)})" for f in found])
    return " " + voice.say("at_year_ends", past=told, median=numbers.multiple(median))
