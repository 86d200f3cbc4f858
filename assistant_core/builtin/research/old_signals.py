"""What speaks for and against, by rules of thumb over the computed figures.

The thresholds are common ones of security analysis and deliberately coarse. They are not written into the
answer, which holds no figure that is not from a tool output.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant_core.builtin.research.figures import (
    BalanceFigures,
    IncomeFigures,
    ValuationFigures,
)
from assistant_core.builtin.research.statements import Period
from assistant_core.builtin.research.topics import Section

GOOD_NET_MARGIN, THIN_NET_MARGIN = 0.15, 0.05
LOW_DEBT_TO_EQUITY, HIGH_DEBT_TO_EQUITY = 0.5, 1.5
LOW_PRICE_TO_EARNINGS, HIGH_PRICE_TO_EARNINGS = 15, 30
Kind = Literal["change", "percent", "multiple", "money"]


@dataclass(frozen=True)
class Signal:
    good: bool
    section: Section
    phrase: str
    value: float | None = None
    kind: Kind = "multiple"
    currency: str | None = None


def income_signals(income: IncomeFigures) -> Iterator[Signal]:
    for phrase, trend in (("revenue", income.revenue), ("net_income", income.net_income)):
        if trend.change is not None and trend.change != 0:
            way = "grew" if trend.change > 0 else "fell"
            yield Signal(trend.change > 0, "growth", f"{phrase}_{way}", trend.change, "change")
    if income.net_income.value is not None and income.net_income.value < 0:
        loss = -income.net_income.value
        yield Signal(False, "margins", "made_loss", loss, "money", income.currency)
    elif income.net_margin is not None and income.net_margin >= GOOD_NET_MARGIN:
        yield Signal(True, "margins", "good_margin", income.net_margin, "percent")
    elif income.net_margin is not None and income.net_margin < THIN_NET_MARGIN:
        yield Signal(False, "margins", "thin_margin", income.net_margin, "percent")


def cash_flow_signals(newest: Period) -> Iterator[Signal]:
    value = newest.free_cash_flow
    if value is not None and value != 0:
        phrase = "positive_free_cash_flow" if value > 0 else "negative_free_cash_flow"
        yield Signal(value > 0, "cash_flow", phrase, value, "money", newest.currency)


def balance_signals(balance: BalanceFigures) -> Iterator[Signal]:
    yield from _leverage(balance)
    if balance.current_ratio is not None:
        good = balance.current_ratio >= 1
        phrase = "current_covered" if good else "current_uncovered"
        yield Signal(good, "liquidity", phrase, balance.current_ratio)


def _leverage(balance: BalanceFigures) -> Iterator[Signal]:
    if balance.equity is not None and balance.equity < 0:
        yield Signal(False, "leverage", "negative_equity", balance.equity, "money", balance.currency)
    elif balance.debt_to_equity is not None and balance.debt_to_equity >= HIGH_DEBT_TO_EQUITY:
        yield Signal(False, "leverage", "high_debt", balance.debt_to_equity)
    elif balance.debt_to_equity is not None and balance.debt_to_equity <= LOW_DEBT_TO_EQUITY:
        yield Signal(True, "leverage", "low_debt", balance.debt_to_equity)
    if balance.net_debt is not None and balance.net_debt < 0:
        yield Signal(True, "leverage", "net_cash", -balance.net_debt, "money", balance.currency)


def valuation_signals(valuation: ValuationFigures) -> Iterator[Signal]:
    multiple = valuation.price_to_earnings
    if multiple is not None and multiple >= HIGH_PRICE_TO_EARNINGS:
        yield Signal(False, "valuation", "dear", multiple)
    elif multiple is not None and multiple <= LOW_PRICE_TO_EARNINGS:
        yield Signal(True, "valuation", "cheap", multiple)
