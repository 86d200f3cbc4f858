"""One line for each part of a company: the figures there are, and the names of those that are missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant_core.builtin import numbers
from assistant_core.builtin.research.figures import (
    BalanceFigures,
    IncomeFigures,
    PriceFigures,
    Trend,
    ValuationFigures,
)
from assistant_core.builtin.research.statements import Period, value_of
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean

LONGEST_REASON = 160


@dataclass(frozen=True)
class Line:
    text: str | None
    missing: tuple[str, ...] = ()
    """Keys of the phrases that name what was not reported."""


def growth_line(income: IncomeFigures, voice: Voice, annual: bool = True) -> Line:
    facts = [
        _trend_fact(voice, "revenue", income.revenue, income.currency),
        _trend_fact(voice, "net_income", income.net_income, income.currency),
    ]
    missing = _missing(revenue=income.revenue.value, net_income=income.net_income.value)
    return _line(voice, "growth_line", facts, missing, period=_period(voice, income, annual))


def margins_line(income: IncomeFigures, voice: Voice, annual: bool = True) -> Line:
    period = _period(voice, income, annual)
    if income.revenue.value == 0:
        return _line(voice, "margins_line", [voice.say("no_revenue")], (), period=period)
    margins = {
        "gross_margin": income.gross_margin,
        "operating_margin": income.operating_margin,
        "net_margin": income.net_margin,
    }
    facts = [_percent(voice, key, value) for key, value in margins.items()]
    facts.append(_percent(voice, "net_margin_before", income.net_margin_before))
    return _line(voice, "margins_line", facts, _missing(**margins), period=period)


def cash_flow_line(newest: Period, voice: Voice) -> Line:
    amounts = {
        row: value_of(row, newest) for row in ("operating_cash_flow", "capital_expenditure", "free_cash_flow")
    }
    facts = [
        None if value is None else f"{voice.say(f'what_{row}')} {voice.money(value, newest.currency)}"
        for row, value in amounts.items()
    ]
    margin = value_of("free_cash_flow_margin", newest)
    facts.append(_percent(voice, "free_cash_flow_of_revenue", margin))
    missing = _missing(free_cash_flow=newest.free_cash_flow)
    return _line(voice, "cash_flow_line", facts, missing, period=voice.say("year_to", date=clean(newest.end)))


def leverage_line(balance: BalanceFigures, voice: Voice) -> Line:
    negative = balance.equity is not None and balance.equity < 0
    net = balance.net_debt
    facts = [
        _money(voice, "debt", balance.debt, balance.currency),
        _money(voice, "equity", balance.equity, balance.currency),
        _multiple(voice, "debt_to_equity", balance.debt_to_equity),
        voice.say("equity_below_zero") if negative else None,
        _money(voice, "net_debt", net, balance.currency)
        if net is not None and net >= 0
        else _money(voice, "net_cash_is", None if net is None else -net, balance.currency),
        _percent(voice, "liabilities_share", balance.liabilities_share),
    ]
    missing = _missing(debt=balance.debt, debt_to_equity=0 if negative else balance.debt_to_equity)
    return _line(voice, "leverage_line", facts, missing, period=_as_at(voice, balance.period))


def liquidity_line(balance: BalanceFigures, voice: Voice) -> Line:
    facts = [
        _multiple(voice, "current_ratio", balance.current_ratio),
        _money(voice, "cash", balance.cash, balance.currency),
        _money(voice, "cash_and_investments", balance.cash_and_investments, balance.currency),
    ]
    missing = _missing(current_ratio=balance.current_ratio, cash=balance.cash)
    return _line(voice, "liquidity_line", facts, missing, period=_as_at(voice, balance.period))


def price_line(prices: PriceFigures, voice: Voice) -> Line:
    facts = [_last_close(prices, voice)]
    if prices.change is not None and prices.first is not None and prices.first_date:
        start = voice.price(prices.first, prices.currency)
        change, since = numbers.change(prices.change), clean(prices.first_date)
        facts.append(voice.say("price_change", change=change, date=since, value=start))
    if prices.low is not None and prices.high is not None:
        low, high = (voice.price(value, prices.currency) for value in (prices.low, prices.high))
        facts.append(voice.say("price_range", low=low, high=high))
    return _line(voice, "price_line", facts, ())


def valuation_line(valuation: ValuationFigures, voice: Voice) -> Line:
    facts: list[str | None] = []
    if valuation.eps is not None:
        eps = voice.price(valuation.eps, valuation.currency)
        facts.append(voice.say("eps", value=eps, date=clean(valuation.eps_period)))
    if valuation.price_to_earnings is not None:
        multiple = numbers.multiple(valuation.price_to_earnings)
        facts.append(voice.say("price_to_earnings", value=multiple, date=clean(valuation.period)))
    elif valuation.refused:
        reason = clean(voice.said(valuation.refused), LONGEST_REASON)
        facts.append(voice.say("no_price_to_earnings", reason=reason))
    missing = () if facts else ("missing_eps",)
    return _line(voice, "valuation_line", facts, missing)


def _line(
    voice: Voice, phrase: str, facts: Sequence[str | None], missing: tuple[str, ...], period: str = ""
) -> Line:
    told = [fact for fact in facts if fact]
    text = voice.say(phrase, facts="; ".join(told) + ".", period=period) if told else None
    return Line(text, missing)


def _trend_fact(voice: Voice, phrase: str, trend: Trend, currency: str | None) -> str | None:
    if trend.value is None:
        return None
    if phrase == "net_income" and trend.value < 0:
        return voice.say("net_loss", value=voice.money(-trend.value, currency))
    return voice.say(phrase, value=voice.money(trend.value, currency), change=_change(voice, trend))


def _change(voice: Voice, trend: Trend) -> str:
    if trend.change is None:
        return ""
    short = {"change": numbers.change(trend.change), "since": clean(trend.since)}
    if trend.yearly is None:
        return voice.say("change", **short)
    yearly = {"yearly": numbers.change(trend.yearly), "yearly_since": clean(trend.yearly_since)}
    return voice.say("change_yearly", **short, **yearly)


def _last_close(prices: PriceFigures, voice: Voice) -> str:
    value = voice.price(prices.last, prices.currency)
    if not prices.last_date:
        return voice.say("last_close_undated", value=value)
    return voice.say("last_close", value=value, date=clean(prices.last_date))


def _period(voice: Voice, income: IncomeFigures, annual: bool) -> str:
    if not income.whole:
        return f" ({voice.of_months(income.months, income.period)})"
    return voice.say("year_to" if annual else "period_to", date=clean(income.period))


def _as_at(voice: Voice, period: str) -> str:
    return voice.say("as_at", date=clean(period))


def _money(voice: Voice, phrase: str, value: float | None, currency: str | None) -> str | None:
    return None if value is None else voice.say(phrase, value=voice.money(value, currency))


def _percent(voice: Voice, phrase: str, value: float | None) -> str | None:
    return None if value is None else voice.say(phrase, value=numbers.percent(value))


def _multiple(voice: Voice, phrase: str, value: float | None) -> str | None:
    return None if value is None else voice.say(phrase, value=numbers.multiple(value))


def _missing(**values: float | None) -> tuple[str, ...]:
    return tuple(f"missing_{key}" for key, value in values.items() if value is None)
