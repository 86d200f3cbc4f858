"""Charts that code draws from the fetched closes; of other lines the figures that the page draws."""

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.research import plots
from assistant_core.builtin.research.answers import price, value
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import DAILY_PRICES, PRICE_HISTORY, Need, need
from assistant_core.builtin.research.outputs import Prices
from assistant_core.builtin.research.places import all_needs, is_price
from assistant_core.builtin.research.plots import Plot
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER

TOPICS = FUNCTIONS = False
MOST_DAILY = 100
"""What the function of the daily prices gives."""
DAYS_FOR_A_CLOSE = 365 / 246
HOLIDAYS = 7
YEARS = 4


def needs(frame: Frame) -> tuple[Need, ...]:
    if _is_of_lines(frame):
        return tuple(dict.fromkeys(all_needs(frame.topics, frame.times)))
    plot = plots.plot_wanted(frame.text)
    if plot is None:
        return price.needs(_moving(frame))
    if plot.needed <= MOST_DAILY:
        return (need(DAILY_PRICES),)
    start = date.today() - timedelta(round(plot.needed * DAYS_FOR_A_CLOSE) + HOLIDAYS)
    return (need(PRICE_HISTORY, interval="1d", start=start.isoformat()),)


def then(study: Study) -> tuple[Need, ...]:
    """The daily prices where the longer history cannot be had."""
    short = any(PRICE_HISTORY in company.failures for company in study.listed)
    return (need(DAILY_PRICES),) if short and not _is_of_lines(study.frame) else ()


def code(study: Study) -> tuple[str, ...]:
    plot = plots.plot_wanted(study.frame.text)
    if plot is None or _is_of_lines(study.frame) or not plots.can_draw(study.turn):
        return ()
    return tuple(_code(study, company, plot) for company in study.listed)


def write(study: Study) -> list[str]:
    if _is_of_lines(study.frame):
        return _lines(study)
    plot = plots.plot_wanted(study.frame.text)
    told: list[str] = []
    if plot is None or not plots.can_draw(study.turn):
        own = replace(study, frame=_moving(study.frame)).using(price.WORDS)
        return [study.voice.say("no_code"), *price.write(own)]
    for company in study.listed:
        told += _drawn(study, company, plot)
    return told


def _lines(study: Study) -> list[str]:
    times = study.frame.times
    times = times if times.points or times.last else replace(times, last=YEARS)
    own = replace(study, frame=replace(study.frame, times=times)).using(value.WORDS)
    told = [line for company in study.listed for line in value.lines(own, company, study.frame.topics)]
    return [*told, study.voice.say("no_code")]


def _is_of_lines(frame: Frame) -> bool:
    return bool(frame.topics) and not any(is_price(topic.concepts[0]) for topic in frame.topics)


def _moving(frame: Frame) -> Frame:
    return replace(frame, topics=(), ask=replace(frame.ask, options={"about": "move"}))


def _prices(company: Company) -> tuple[str, Prices] | None:
    found = [(one.function, doc) for one, doc in company.documents.items() if isinstance(doc, Prices)]
    return found[0] if found else None


def _code(study: Study, company: Company, plot: Plot) -> str:
    found = _prices(company)
    if not found or len(found[1].closes) < 2:
        return ""
    path = plots.output_path(study.turn, found[0], company.symbol or "")
    return plots.python(plot, path, f"{found[1].company} ({found[1].symbol})", study.turn.language)


def _drawn(study: Study, company: Company, plot: Plot) -> list[str]:
    found, voice = _prices(company), study.voice
    if not found:
        return []
    prices, logs = found[1], _logs(study, found[1].symbol)
    labels = plots.labels_of(plot, study.turn.language)
    first, last = plots.printed(logs, labels["first"]), plots.printed(logs, labels["last"])
    if not first or not last:
        lines = [line for line in logs.splitlines() if line.strip()]
        return [voice.say("failed", error=clean(lines[-1], 200)) if lines else voice.say("silent")]
    told = voice.say(
        "close",
        company=company.title,
        last=voice.price(last[0], prices.currency),
        date=voice.date(last[1]),
        first=voice.price(first[0], prices.currency),
        first_date=voice.date(first[1]),
    )
    more = [_seen(study, plot, prices, logs, labels), _shortness(study, plot, prices, logs, labels)]
    return [" ".join(part for part in [told, *more] if part)]


def _seen(study: Study, plot: Plot, prices: Prices, logs: str, labels: dict[str, str]) -> str:
    voice, found = study.voice, plots.printed(logs, labels.get(plot.kind, ""))
    if found is None:
        return ""
    if plot.kind == "average":
        gap = plots.printed(logs, labels["gap"]) or (0.0, "")
        side = voice.say("above" if gap[0] >= 0 else "below")
        average, apart = voice.price(found[0], prices.currency), numbers.percent(abs(gap[0]) / 100)
        return voice.say("average", window=plot.window, average=average, gap=apart, side=side)
    sign = "+" if plot.kind == "return" else ""
    return voice.say(plot.kind, window=plot.window, value=f"{found[0]:{sign}.1f}%")


def _shortness(study: Study, plot: Plot, prices: Prices, logs: str, labels: dict[str, str]) -> str:
    voice, there = study.voice, len(prices.closes)
    if there < plot.closes:
        return voice.say("fewer", count=there, closes=plot.closes)
    begins = re.search(rf"^{re.escape(labels['begins'])}: ([\d-]+)$", logs, re.M)
    if plot.kind == "average" and there < plot.needed and begins:
        return voice.say("short", count=there, date=voice.date(begins[1]))
    return ""


def _logs(study: Study, symbol: str) -> str:
    calls = [call for call in study.turn.calls_of_this_run if call.name == CODE_INTERPRETER]
    ours = [call.output for call in calls if f"({symbol})" in str(call.arguments.get("code"))]
    return ours[-1] if ours else ""


WORDS = {
    "en": {
        "close": "**{company}** closed at {last} on {date}, after {first} on {first_date}, the first day"
        " shown.",
        "average": "The {window}-day average of its closes was {average} that day: the close lies {gap}"
        " {side} it.",
        "above": "above",
        "below": "below",
        "return": "Over that time the cumulative return is {value}, without dividends.",
        "volatility": "Its volatility over the last {window} days is {value} a year.",
        "short": "Only {count} closes could be had, so the average begins on {date}.",
        "fewer": "Only {count} of the {closes} closes asked for could be had.",
        "failed": "The chart could not be drawn. The code ended with: {error}",
        "silent": "The chart could not be drawn: the code printed nothing that I can read.",
        "no_code": "Charts drawn by code are not available here; the page draws what was fetched below.",
    },
    "ko": {
        "close": "**{company}**의 {date} 종가는 {last}, 표시된 첫날인 {first_date} 종가는 {first}입니다.",
        "average": "같은 날 종가의 {window}일 이동평균은 {average}로, 종가가 이동평균보다 {gap} {side}.",
        "above": "높습니다",
        "below": "낮습니다",
        "return": "이 기간의 누적 수익률은 배당을 빼고 {value}입니다.",
        "volatility": "최근 {window}일의 변동성은 연율 {value}입니다.",
        "short": "종가를 {count}개만 가져올 수 있어, 이동평균은 {date}부터 시작합니다.",
        "fewer": "요청하신 종가 {closes}개 가운데 {count}개만 가져올 수 있었습니다.",
        "failed": "차트를 그리지 못했습니다. 코드가 다음 오류로 끝났습니다: {error}",
        "silent": "차트를 그리지 못했습니다. 코드의 출력에서 읽을 수 있는 것이 없습니다.",
        "no_code": "코드로 그리는 차트는 여기에서 쓸 수 없습니다. 가져온 자료는 화면이 아래에 그립니다.",
    },
}
