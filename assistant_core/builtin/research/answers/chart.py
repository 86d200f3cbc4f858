"""Charts that code draws from the fetched closes; of other lines the figures that the page draws."""

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.research import plots
from assistant_core.builtin.research.answers import price, value
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import DAILY_PRICES, PRICE_HISTORY, Need, need
from assistant_core.builtin.research.places import is_price, needs_of
from assistant_core.builtin.research.plots import Plot, plot_wanted, printed
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
    plot = plot_wanted(frame.text)
    if _is_of_lines(frame):
        return needs_of(frame.topics, frame.times)
    if plot is None:
        return (price.history(_moving(frame)),)
    if plot.needed <= MOST_DAILY:
        return (need(DAILY_PRICES),)
    start = date.today() - timedelta(round(plot.needed * DAYS_FOR_A_CLOSE) + HOLIDAYS)
    return (need(PRICE_HISTORY, interval="1d", start=start.isoformat()),)


def then(study: Study) -> tuple[Need, ...]:
    """The daily prices where the longer history cannot be had."""
    short = any(PRICE_HISTORY in company.failures for company in study.listed)
    return (need(DAILY_PRICES),) if short and not _is_of_lines(study.frame) else ()


def code(study: Study) -> tuple[str, ...]:
    plot = _drawable(study)
    return tuple(_code(study, company, plot) for company in study.listed) if plot else ()


def write(study: Study) -> list[str]:
    frame, times, no_code = study.frame, study.frame.times, study.voice.say("no_code")
    if _is_of_lines(frame):
        times = times if times.points or times.last else replace(times, last=YEARS)
        own = replace(study, frame=replace(frame, times=times))
        return [*value.of_each(own, frame.topics), no_code]
    plot = _drawable(study)
    if plot:
        return [_drawn(study, company, plot) for company in study.listed if company.prices]
    return [no_code, *price.write(replace(study, frame=_moving(frame)))]


def _drawable(study: Study) -> Plot | None:
    is_drawn = not _is_of_lines(study.frame) and plots.can_draw(study.turn)
    return plot_wanted(study.frame.text) if is_drawn else None


def _is_of_lines(frame: Frame) -> bool:
    return bool(frame.topics) and not any(is_price(topic.concepts[0]) for topic in frame.topics)


def _moving(frame: Frame) -> Frame:
    return replace(frame, topics=(), ask=replace(frame.ask, options={"about": "move"}))


def _code(study: Study, company: Company, plot: Plot) -> str:
    if not company.prices or len(company.prices[1].closes) < 2:
        return ""
    path = plots.output_path(study.turn, company.prices[0], company.symbol or "")
    return plots.python(plot, path, _name(company), study.turn.language)


def _name(company: Company) -> str:
    found = company.prices[1] if company.prices else None
    return f"{found.text('company')} ({found.text('symbol')})" if found else ""


def _drawn(study: Study, company: Company, plot: Plot) -> str:
    voice, labels, logs = study.voice, plot.labels(study.turn.language), _logs(study, company)
    ends = [printed(logs, labels[end]) for end in ("first", "last")]
    if not all(ends) or not company.prices:
        lines = [line for line in logs.splitlines() if line.strip()]
        return voice.say("no_chart", error=clean(lines[-1], 200)) if lines else voice.say("silent_chart")
    currency, there = company.prices[1].currency, len(company.prices[1].closes)
    (first, first_day), (last, last_day) = (end for end in ends if end)
    told = [
        voice.say(
            "charted",
            company=company.title,
            last=voice.price(last, currency),
            date=voice.date(last_day),
            first=voice.price(first, currency),
            first_date=voice.date(first_day),
        )
    ]
    seen, gap = printed(logs, labels.get(plot.kind, "")), printed(logs, labels["gap"])
    if seen and plot.kind == "average":
        side, apart = "chart_above" if not gap or gap[0] >= 0 else "chart_below", abs(gap[0]) if gap else 0.0
        average = voice.price(seen[0], currency)
        told.append(voice.say(side, window=plot.window, average=average, gap=numbers.percent(apart / 100)))
    elif seen:
        written = f"{seen[0]:{'+' if plot.kind == 'return' else ''}.1f}%"
        told.append(voice.say(f"chart_{plot.kind}", window=plot.window, value=written))
    begins = re.search(rf"^{re.escape(labels['begins'])}: ([\d-]+)$", logs, re.M)
    if there < plot.closes:
        told.append(voice.say("chart_fewer", count=there, closes=plot.closes))
    elif plot.kind == "average" and there < plot.needed and begins:
        told.append(voice.say("chart_short", count=there, date=voice.date(begins[1])))
    return " ".join(told)


def _logs(study: Study, company: Company) -> str:
    calls = [call for call in study.turn.calls_of_this_run if call.name == CODE_INTERPRETER]
    symbol = f"({company.prices[1].text('symbol')})" if company.prices else ""
    return next((c.output for c in reversed(calls) if symbol in str(c.arguments.get("code"))), "")
