"""Charts that code draws from the fetched closes; of other lines the figures that the page draws."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from assistant_core.builtin import numbers
from assistant_core.builtin.research import lines
from assistant_core.builtin.research.answers import price
from assistant_core.builtin.research.functions import (
    DAILY_PRICES,
    PRICE_HISTORY,
    Need,
    is_price,
    need,
    needs_of,
)
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding import periods
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER
from assistant_core.engine.retrieval.call import NAME as FILE_SEARCH

TOPICS = FUNCTIONS = False
CLOSES, WINDOW = 100, 20
MOST_CLOSES = 370
"""What one call for daily prices gives, with room for the days without trade."""
MOST_DAILY = 100
"""What the function of the daily prices gives."""
DAYS_FOR_A_CLOSE, CLOSES_A_DAY = 365 / 246, 252 / 365.25
HOLIDAYS = 7
YEARS = 4
COUNT = r"(\d{1,3})"
DAYS = rf"(?:{COUNT}[- ]?(?:trading[- ])?(?:days?|sessions?)[- ]|{COUNT} ?(?:거래)?일 ?)?"
Kind = Literal["closes", "average", "return", "volatility"]
KINDS: dict[Kind, re.Pattern[str]] = {
    "volatility": re.compile(rf"{DAYS}(?:volatility\b|변동성)", re.I),
    "return": re.compile(
        r"\b(?:cumulative|total|running) (?:price )?(?:return|performance|gain)|누적 ?수익률", re.I
    ),
    "average": re.compile(
        rf"{DAYS}(?:simple |rolling |단순 ?)?(?:(?:moving |이동 ?)?(?:average|mean|평균)|\b[sm]ma\b)"
        rf"|{COUNT}일 ?선|\b(?:sma|ma)[- ]?{COUNT}\b",
        re.I,
    ),
}
NUMBER = re.compile(rf"\b{COUNT} (?:daily |trading |closing |business )*(?:closes|prices)\b", re.I)
SERIES: dict[Kind, str] = {
    "closes": "close",
    "average": "close.rolling({window}).mean()",
    "return": "(shown / shown.iloc[0] - 1) * 100",
    "volatility": "close.pct_change().rolling({window}).std() * 252**0.5 * 100",
}
CODE = """\
import json

import matplotlib.pyplot as plt
import pandas as pd

# The prices as they were fetched
with open("/mnt/data/{path}") as file:
    fetched = json.load(file)
prices = pd.DataFrame(fetched["rows"], columns=fetched["columns"])
close = prices.set_index(pd.to_datetime(prices["date"]))["close"].dropna()
shown, currency = close.tail({closes}), fetched.get("currency") or ""
series = ({series}).reindex(shown.index)

figure, axis = plt.subplots(figsize=(7.5, 4.5))
for label, line in {drawn}:
    axis.plot(line, label=label)
axis.set_ylabel({unit})
axis.set_title({title!r})
axis.grid(alpha=0.3)
axis.legend()
figure.autofmt_xdate()
plt.show()

digits = 2 if shown.iloc[-1] >= 1 else 4
for label, line in {told}:
    for day, value in line.dropna().tail(1).items():
        print(f"{{label}}: {{value:,.{{digits}}f}} ({{day.date()}})")
"""


@dataclass(frozen=True)
class Plot:
    kind: Kind
    closes: int = CLOSES
    window: int = WINDOW
    """Of the average, or of the volatility, in trading days."""

    @property
    def needed(self) -> int:
        """Closes to fetch, so that the first one shown has its average."""
        return self.closes + {"average": self.window - 1, "volatility": self.window}.get(self.kind, 0)

    def label(self, name: str, voice: Voice) -> str:
        return voice.say(f"label_{'close' if name == 'closes' else name}", window=self.window)


def plot_wanted(question: str) -> Plot | None:
    """None for one of more days than can be fetched at once, or of a time in the past."""
    found = ((kind, pattern.search(question)) for kind, pattern in KINDS.items())
    kind, window = next((pair for pair in found if pair[1]), ("closes", None))
    rest = question.replace(window[0], " ") if window else question
    said, closes = periods.read(rest, date.today()), NUMBER.search(rest)
    in_days = any(span.kind.startswith("days") for span in said.spans)
    days = round((said.times.days or 0) * (1 if in_days else CLOSES_A_DAY))
    count = int(closes[1]) if closes else days or CLOSES
    length = next((int(group) for group in (window.groups() if window else ()) if group), WINDOW)
    plot = Plot(kind, count, length)
    is_drawable = plot.closes >= 2 and plot.window >= 2 and plot.needed <= MOST_CLOSES
    return plot if is_drawable and not said.times.points else None


def needs(frame: Frame) -> tuple[Need, ...]:
    plot = plot_wanted(frame.text)
    if _is_of_lines(frame):
        return needs_of(frame.topics, frame.times)
    of_time = plot and plot.kind == "closes" and frame.times.days not in (None, plot.closes)
    if plot is None or of_time:
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
    """Where code is run here, with a library for charts: a calculator has none."""
    plot, found = _drawable(study), [company for company in study.listed if company.prices]
    return tuple(
        python(plot, output_path(study.turn, one.prices[0], one.symbol or ""), _name(one), study.voice)
        for one in found
        if plot and one.prices and len(one.prices[1].closes) > 1
    )


def write(study: Study) -> list[str]:
    frame, times, no_code = study.frame, study.frame.times, study.voice.say("no_code")
    if _is_of_lines(frame):
        times = times if times.points or times.last else replace(times, last=YEARS)
        own = replace(study, frame=replace(frame, times=times))
        return [*(part for one in study.listed for part in lines.told(own, one, frame.topics)), no_code]
    if plot := _drawable(study):
        return [_told(study, company, plot) for company in study.listed if company.prices]
    return [no_code, *price.write(replace(study, frame=_moving(frame)))]


def _drawable(study: Study) -> Plot | None:
    offered = str(study.turn.tools.get(CODE_INTERPRETER, {}).get("description") or "")
    return (
        plot_wanted(study.frame.text) if "matplotlib" in offered and not _is_of_lines(study.frame) else None
    )


def _is_of_lines(frame: Frame) -> bool:
    return bool(frame.topics) and not any(is_price(topic.concepts[0]) for topic in frame.topics)


def _moving(frame: Frame) -> Frame:
    return replace(frame, topics=(), ask=replace(frame.ask, options={"about": "move"}))


def output_path(turn: Turn, function: str, symbol: str) -> str:
    """Where the newest output of the function for the symbol lies, under /mnt/data."""
    calls = [call for call in turn.past_calls if call.name == function]
    ours = [call for call in calls if str(call.arguments.get("ticker")).upper() == symbol.upper()]
    newest = (ours or calls)[-1:]
    if newest and newest[0].file:
        return newest[0].file
    # Another engine may not tell where they lie: they are counted.
    counted = [call for call in turn.past_calls if call.name not in (CODE_INTERPRETER, FILE_SEARCH)]
    place = next((at for at, call in enumerate(counted) if newest and call is newest[0]), 0)
    return f"outputs/{place + 1}-{function}.json"


def python(plot: Plot, path: str, company: str, voice: Voice) -> str:
    """Code that draws the plot and prints what is seen in it, labelled in the reader's language."""
    label = {name: plot.label(name, voice) for name in ("close", "first", "last", "gap", "begins")}
    shown, own = voice.say("label_closes", closes=plot.closes), plot.label(plot.kind, voice)
    told = [f"({label['first']!r}, shown.head(1))", f"({label['last']!r}, shown)", f"({own!r}, series)"]
    drawn, what, unit = f"[({own!r}, series)]", own, f"{own + ' (%)'!r}"
    if plot.kind in ("closes", "average"):
        unit, what = f'f"{label["close"]} ({{currency}})"', shown
        drawn = f"[({label['close']!r}, shown)]"
    if plot.kind == "average":
        drawn = f"[({label['close']!r}, shown), ({own!r}, series)]"
        what = voice.say("label_both", closes=shown, window=plot.window)
        told.append(f"({label['gap']!r}, (shown / series - 1) * 100)")
        told.append(f"({label['begins']!r}, series.dropna().head(1))")
    # A dollar sign would begin a formula.
    title, series = f"{company}: {what}".replace("$", r"\$"), SERIES[plot.kind].format(window=plot.window)
    given = {"path": path, "closes": plot.closes, "series": series, "unit": unit, "title": title}
    return CODE.format(drawn=drawn, told=f"[{', '.join(told)}]", **given)


def printed(logs: str, label: str) -> tuple[float, str] | None:
    """The number behind a label that the code printed, and its day."""
    found = re.search(rf"^{re.escape(label)}: (-?[\d.,]+).*\(([\d-]+)\)$", logs, re.M)
    return (float(found[1].replace(",", "")), found[2]) if found else None


def _name(company: Company) -> str:
    found = company.prices[1] if company.prices else None
    return f"{found.text('company')} ({found.text('symbol')})" if found else ""


def _told(study: Study, company: Company, plot: Plot) -> str:
    voice, calls = study.voice, reversed(study.turn.calls_of_this_run)
    ran = (call for call in calls if call.name == CODE_INTERPRETER)
    logs = next((call.output for call in ran if _name(company) in str(call.arguments.get("code"))), "")
    names = ("first", "last", plot.kind, "gap", "begins")
    first, last, seen, gap, begins = (printed(logs, plot.label(name, voice)) for name in names)
    if not first or not last or not company.prices:
        errors = [line for line in logs.splitlines() if line.strip()]
        return voice.say("no_chart", error=clean(errors[-1], 200)) if errors else voice.say("silent_chart")
    currency, there = company.prices[1].currency, len(company.prices[1].closes)
    ends = {"first": voice.price(first[0], currency), "first_date": voice.date(first[1])}
    ends |= {"last": voice.price(last[0], currency), "date": voice.date(last[1])}
    told = [voice.say("charted", company=company.bold, **ends)]
    if seen and gap:
        apart = {"average": voice.price(seen[0], currency), "gap": numbers.percent(abs(gap[0]) / 100)}
        told.append(voice.say("chart_below" if gap[0] < 0 else "chart_above", window=plot.window, **apart))
    elif seen and plot.kind != "closes":
        value = numbers.change(seen[0] / 100) if plot.kind == "return" else numbers.percent(seen[0] / 100)
        told.append(voice.say(f"chart_{plot.kind}", window=plot.window, value=value))
    if there < plot.closes:
        told.append(voice.say("chart_fewer", count=there, closes=plot.closes))
    elif begins and there < plot.needed:
        told.append(voice.say("chart_short", count=there, date=voice.date(begins[1])))
    return " ".join(told)
