"""The assumptions of a discounted cash flow that a question states: rates in percent, and years."""

import re
from typing import Any

from assistant_core.builtin.research.spans import YEARS, count
from assistant_core.builtin.research.topics import sections_named

RATE = r"(-?\d{1,3}(?:\.\d+)?)\s*(?:%|percent\b|per cent\b|퍼센트|프로(?![가-힣]))"
LINK = r"(?:\s*(?:rate|of|is|at|to|=|:|을|를|은|는|이|가))*\s*(?:about |around |약 ?)?"
NOUNS = {
    "terminal_growth_percent": r"(?:terminal|perpetual|perpetuity|long[- ](?:term"
    r"|run))(?: value)?(?: growth)?(?: rates?)?"
    r"|(?:영구|터미널|장기) ?성장률?",
    "cost_of_equity_percent": r"cost of equity|자기 ?자본 ?비용",
    "cost_of_debt_percent": r"cost of debt|타인 ?자본 ?비용|부채 ?비용",
    "tax_rate_percent": r"tax(?: rates?)?|세율",
    "discount_rate_percent": r"discount(?:ed|ing)?(?: rates?)?|wacc|cost of capital"
    r"|(?:required|hurdle|expected) (?:rate of )?(?:returns?|rate)"
    r"|할인율?|요구 ?수익률|(?:가중 ?평균 ?)?자본 ?비용",
    "growth_percent": r"(?:annual |yearly |cash flow |fcf )*(?:growth|grow(?:s|ing|th)?)(?: rates?"
    r"| a year| by| at)*|성장률?|성장",
}
COSTS = ("cost_of_equity_percent", "cost_of_debt_percent")
TO_EQUITY = re.compile(r"\bfcfe\b|\bto (the )?equity\b|주주 ?(잉여|기준)|자기 ?자본 ?기준", re.I | re.A)
TO_FIRM = re.compile(r"\bfcff\b|\bto the firm\b|\bunlevered\b|기업 ?(잉여|전체)", re.I | re.A)
ESTIMATES = re.compile(
    r"\bgrow\w*\b.{0,40}\b(analysts?|estimates?|consensus)\b"
    r"|\b(analysts?|estimate[ds]?|consensus)\b.{0,20}\bgrow\w*"
    r"|성장.{0,10}(애널리스트|추정|컨센서스)|(애널리스트|추정|컨센서스).{0,10}성장",
    re.I | re.A,
)
STOCK_COMPENSATION = re.compile(
    r"\b(stock|share)[- ]based comp\w*|\bstock compensation\b|\bsbc\b|주식 ?(기준)? ?보상", re.I | re.A
)
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
    if len(loose) == 1 and not found.keys() & {"discount_rate_percent", *COSTS}:
        found["discount_rate_percent"] = _plain(loose[0])
    years = count(YEARS, question)
    return found | ({"years": years} if years else {}) | _treatments(question, found)


def together(earlier: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    """Earlier assumptions with those stated now: of a discount rate and what it is made of, the newer."""
    if "cost_of_debt_percent" in stated:
        stated = {"method": "to_firm", **stated}
    gone = set(COSTS) if "discount_rate_percent" in stated else set()
    if stated.keys() & set(COSTS):
        gone.add("discount_rate_percent")
    if stated.get("method") == "to_equity":
        gone.add("cost_of_debt_percent")
    return {name: value for name, value in earlier.items() if name not in gone} | stated


def _treatments(question: str, found: dict[str, Any]) -> dict[str, Any]:
    """A cost of equity alone discounts the cash flow to equity."""
    told: dict[str, Any] = {}
    alone = "cost_of_equity_percent" in found and "cost_of_debt_percent" not in found
    if TO_FIRM.search(question):
        told["method"] = "to_firm"
    elif TO_EQUITY.search(question) or alone:
        told["method"] = "to_equity"
    if ESTIMATES.search(question) and "growth_percent" not in found:
        told["growth_from"] = "estimates"
    if STOCK_COMPENSATION.search(question):
        told["treatments"] = ["stock_compensation_as_cost"]
    return told


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
