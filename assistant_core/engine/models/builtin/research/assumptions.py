"""The assumptions of a discounted cash flow that a question states: rates in percent, and years."""

import re
from typing import Any

from assistant_core.engine.models.builtin.research.spans import YEARS, count
from assistant_core.engine.models.builtin.research.topics import sections_named

RATE = r"(-?\d{1,3}(?:\.\d+)?)\s*(?:%|percent\b|per cent\b|퍼센트|프로(?![가-힣]))"
LINK = r"(?:\s*(?:rate|of|is|at|to|=|:|을|를|은|는|이|가))*\s*(?:about |around |약 ?)?"
NOUNS = {
    "terminal_growth_percent": r"(?:terminal|perpetual|perpetuity|long[- ](?:term"
    r"|run))(?: value)?(?: growth)?(?: rates?)?"
    r"|(?:영구|터미널|장기) ?성장률?",
    "discount_rate_percent": r"discount(?:ed|ing)?(?: rates?)?|wacc|cost of (?:capital|equity)"
    r"|(?:required|hurdle|expected) (?:rate of )?(?:returns?|rate)"
    r"|할인율?|요구 ?수익률|자본 ?비용|가중 ?평균 ?자본 ?비용",
    "growth_percent": r"(?:annual |yearly |cash flow |fcf )*(?:growth|grow(?:s|ing|th)?)(?: rates?"
    r"| a year| by| at)*|성장률?|성장",
}
NUMBER = re.compile(RATE, re.I | re.A)


def assumptions(question: str) -> dict[str, Any]:
    """Arguments of `value_by_discounted_cash_flow` that the question states, each once."""
    found: dict[str, Any] = {}
    for name, nouns in NOUNS.items():
        match = _match(nouns, question)
        if match:
            found[name] = _plain(next(group for group in match.groups() if group))
            question = question[: match.start()] + " ; " + question[match.end() :]
    loose = NUMBER.findall(question)
    if len(loose) == 1 and "discount_rate_percent" not in found:
        found["discount_rate_percent"] = _plain(loose[0])
    years = count(YEARS, question)
    return found | ({"years": years} if years else {})


def states_rate(question: str) -> bool:
    """As in "and at 9%?"."""
    return NUMBER.search(question) is not None


def states_years(question: str) -> bool:
    """Years and no part of a company, as in "and over ten years?"."""
    return YEARS.search(question) is not None and not sections_named(question)


def _match(nouns: str, question: str) -> re.Match[str] | None:
    """ "terminal growth of 3%" before "3% terminal growth": of two rates in a row the noun leads."""
    after = re.search(rf"(?:{nouns}){LINK}{RATE}", question, re.I | re.A)
    return after or re.search(rf"{RATE}\s*(?:씩 ?|의 ?|a |an |per year )?(?:{nouns})", question, re.I | re.A)


def _plain(text: str) -> float:
    value = float(text)
    return int(value) if value.is_integer() else value
