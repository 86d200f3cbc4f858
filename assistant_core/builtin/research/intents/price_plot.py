"""Charts that code draws from the fetched closes: "plot the last 100 closes with a 20-day average"."""

import re
from datetime import UTC, datetime, timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.research import plots
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import DAILY_PRICES, PRICE_HISTORY, Need, need
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.intents.price_history import STATEMENT_WORDS
from assistant_core.builtin.research.outputs import Failure, Prices, read_prices
from assistant_core.builtin.research.plots import Plot
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

MOST_DAILY = 100
"""What the function of the daily prices gives."""
DAYS_FOR_A_CLOSE = 365 / 246
HOLIDAYS = 7

WORDS: Words = {
    "en": {
        "close": "**{company}** closed at {last} on {date}, after {first} on {first_date}, the first day"
        " shown.",
        "average": "The {window}-day average of its closes was {average} that day; the close lies {gap}"
        " {side} it.",
        "above": "above",
        "below": "below",
        "return": "Over that time the cumulative return is {value}, without dividends.",
        "volatility": "Its volatility over the last {window} days is {value} a year.",
        "short": "Only {count} closes could be had, so the average begins on {date}.",
        "fewer": "Only {count} of the {closes} closes asked for could be had.",
        "failed": "The chart could not be drawn. The code ended with: {error}",
        "silent": "The chart could not be drawn: the code printed nothing that I can read.",
    },
    "ko": {
        "close": "**{company}** {date} 종가는 {last}이며, 표시된 첫날인 {first_date} 종가는 {first}입니다.",
        "average": "같은 날 종가의 {window}일 이동평균은 {average}로, 종가가 이동평균보다 {gap} {side}.",
        "above": "높습니다",
        "below": "낮습니다",
        "return": "이 기간의 누적 수익률은 배당을 빼고 {value}입니다.",
        "volatility": "최근 {window}일의 변동성은 연율 {value}입니다.",
        "short": "종가를 {count}개만 가져올 수 있어, 이동평균은 {date}부터 시작합니다.",
        "fewer": "요청하신 종가 {closes}개 가운데 {count}개만 가져올 수 있었습니다.",
        "failed": "차트를 그리지 못했습니다. 코드가 다음 오류로 끝났습니다: {error}",
        "silent": "차트를 그리지 못했습니다. 코드의 출력에서 읽을 수 있는 것이 없습니다.",
    },
}


class PricePlot(Intent):
    rank = 33
    pattern = re.compile(r"(?!)")
    functions = (DAILY_PRICES,)
    covers = frozenset({"price"})
    alone = True
    words = WORDS

    def recognises(self, turn: Turn) -> bool:
        wanted = plots.can_draw(turn) and plots.plot_wanted(turn.question)
        return bool(wanted) and not STATEMENT_WORDS.search(turn.question)

    def needs(self, turn: Turn) -> tuple[Need, ...]:
        plot = plots.plot_wanted(turn.question) or Plot("closes")
        if plot.needed <= MOST_DAILY or PRICE_HISTORY not in turn.tools or _no_history(turn):
            return (need(DAILY_PRICES),)
        days = round(plot.needed * DAYS_FOR_A_CLOSE) + HOLIDAYS
        start = datetime.now(UTC).date() - timedelta(days)
        return (need(PRICE_HISTORY, interval="1d", start=start.isoformat()),)

    def computes(self, company: Company, turn: Turn) -> str:
        plot, one = plots.plot_wanted(turn.question), self.needs(turn)[0]
        prices = company.documents.get(one)
        if plot is None or not isinstance(prices, Prices) or len(prices.closes) < 2:
            return ""
        path = plots.output_path(turn, one.function, company.symbol or "")
        return plots.python(plot, path, f"{prices.company} ({prices.symbol})", turn.language)

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        plot, prices = plots.plot_wanted(turn.question), company.documents.get(self.needs(turn)[0])
        if plot is None or not isinstance(prices, Prices):
            return []
        logs = _logs(turn, prices.symbol)
        labels = plots.labels_of(plot, turn.language)
        first, last = plots.printed(logs, labels["first"]), plots.printed(logs, labels["last"])
        if not first or not last:
            return [_not_drawn(logs, voice)]
        told = voice.say(
            "close",
            company=company.title,
            last=voice.price(last[0], prices.currency),
            date=last[1],
            first=voice.price(first[0], prices.currency),
            first_date=first[1],
        )
        more = [
            _seen(plot, logs, labels, prices.currency, voice),
            _shortness(plot, prices, logs, labels, voice),
        ]
        return [" ".join(part for part in [told, *more] if part)]


def _seen(plot: Plot, logs: str, labels: dict[str, str], currency: str | None, voice: Voice) -> str:
    value = plots.printed(logs, labels.get(plot.kind, ""))
    if value is None:
        return ""
    if plot.kind == "average":
        gap = plots.printed(logs, labels["gap"]) or (0.0, "")
        side = voice.say("above" if gap[0] >= 0 else "below")
        average, apart = voice.price(value[0], currency), numbers.percent(abs(gap[0]) / 100)
        return voice.say("average", window=plot.window, average=average, gap=apart, side=side)
    sign = "+" if plot.kind == "return" else ""
    return voice.say(plot.kind, window=plot.window, value=f"{value[0]:{sign}.1f}%")


def _shortness(plot: Plot, prices: Prices, logs: str, labels: dict[str, str], voice: Voice) -> str:
    there = len(prices.closes)
    if there < plot.closes:
        return voice.say("fewer", count=there, closes=plot.closes)
    begins = re.search(rf"^{re.escape(labels['begins'])}: ([\d-]+)$", logs, re.M)
    if plot.kind == "average" and there < plot.needed and begins:
        return voice.say("short", count=there, date=begins[1])
    return ""


def _not_drawn(logs: str, voice: Voice) -> str:
    lines = [line for line in logs.splitlines() if line.strip()]
    return voice.say("failed", error=clean(lines[-1], 200)) if lines else voice.say("silent")


def _logs(turn: Turn, symbol: str) -> str:
    calls = [call for call in turn.calls_of_this_run if call.name == CODE_INTERPRETER]
    ours = [call.output for call in calls if f"({symbol})" in str(call.arguments.get("code"))]
    return ours[-1] if ours else ""


def _no_history(turn: Turn) -> bool:
    outputs = [call.output for call in turn.calls_of_this_run if call.name == PRICE_HISTORY]
    return any(isinstance(read_prices(output), Failure) for output in outputs)


INTENT = PricePlot()
