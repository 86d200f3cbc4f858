"""Charts of closes that a question asks for, and the Python that draws them from what was fetched."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.turn import Turn
from assistant_core.engine.interpreter.call import NAME as CODE_INTERPRETER
from assistant_core.engine.retrieval.call import NAME as FILE_SEARCH

COUNT = r"(\d{1,3})"
YEARS = re.compile(rf"\b{COUNT}[- ]?(?:years?|y)\b|{COUNT} ?(?:개년|년(?!도))", re.I | re.A)
MONTHS = re.compile(rf"\b{COUNT}[- ]?(?:months?|mo)\b|{COUNT} ?(?:개월|달(?!러))", re.I | re.A)
CLOSES = 100
WINDOW = 20
MOST_CLOSES = 370
"""What one call for daily prices gives, with room for the days without trade."""
DAYS_A_MONTH, DAYS_A_YEAR = 21, 252
Kind = Literal["closes", "average", "return", "volatility"]
DRAW = re.compile(
    r"\b(plot(s|ted|ting)?|draw(s|n|ing)?|graph(s|ed)?|chart(s|ed|ing)?|visuali[sz]e)\b"
    r"|그려|그래프|차트|그림|시각화",
    re.I | re.A,
)
PRICES = re.compile(
    r"\b(clos(es?|ed|ing)|prices?|stocks?|shares?|performance)\b|종가|주가|주식|가격|시세", re.I | re.A
)
KINDS: dict[Kind, re.Pattern[str]] = {
    "volatility": re.compile(rf"\b(?:{COUNT}[- ]?days? )?volatility\b|(?:{COUNT} ?일 ?)?변동성", re.I | re.A),
    "return": re.compile(
        r"\b(cumulative|total|running) (price )?(returns?|performance|gains?)\b|누적 ?수익률", re.I | re.A
    ),
    "average": re.compile(
        rf"\b{COUNT}[- ]?(?:trading[- ])?(?:days?|sessions?)[- ](?:simple |rolling )?(?:moving )?"
        r"(?:average|mean|ma|sma)\b"
        rf"|\b(?:sma|ma)[- ]?{COUNT}\b|{COUNT} ?(?:거래)?일 ?(?:단순 ?)?(?:이동 ?)?평균|{COUNT}일선"
        r"|\bmoving averages?\b|\bsma\b|이동 ?평균",
        re.I | re.A,
    ),
}
NUMBER = re.compile(
    rf"\b{COUNT} (?:daily |trading |closing |business )*(?:closes|prices|days|sessions)\b"
    r"(?![- ](?:moving|average))"
    rf"|{COUNT} ?(?:거래일|영업일|일)(?!선)(?! ?(?:단순 ?)?(?:이동|평균|변동))",
    re.I | re.A,
)
READ = """\
import json

import matplotlib.pyplot as plt
import pandas as pd

# The prices as they were fetched
path = "/mnt/data/{path}"
with open(path) as file:
    fetched = json.load(file)
prices = pd.DataFrame(fetched["rows"], columns=fetched["columns"])
prices.index = pd.to_datetime(prices["date"])
close = prices["close"].dropna()
currency = fetched.get("currency") or ""
shown = close.tail({closes})

figure, axis = plt.subplots(figsize=(7.5, 4.5))
"""
LINE = "axis.plot(shown, label={close!r})\n"
AXIS = 'axis.set_ylabel(f"{close} ({{currency}})")\n'
DRAWN: dict[Kind, str] = {
    "closes": LINE + AXIS,
    "average": "average = close.rolling({window}).mean().reindex(shown.index)\n"
    + LINE
    + "axis.plot(average, label={average!r})\n"
    + AXIS,
    "return": """\
change = (shown / shown.iloc[0] - 1) * 100
axis.plot(change, label={return!r})
axis.axhline(0, color="gray", linewidth=0.8)
axis.set_ylabel("{return} (%)")
""",
    "volatility": """\
spread = close.pct_change().rolling({window}).std() * 252**0.5 * 100
spread = spread.reindex(shown.index)
axis.plot(spread, label={volatility!r})
axis.set_ylabel("{volatility} (%)")
""",
}
SHOW = """\
axis.set_title({title!r})
axis.grid(alpha=0.3)
axis.legend()
figure.autofmt_xdate()
plt.show()

digits = 2 if shown.iloc[-1] >= 1 else 4
first, last = shown.index[0].date(), shown.index[-1].date()
print(f"{first}: {{shown.iloc[0]:,.{{digits}}f}} {{currency}} ({{first}})")
print(f"{last}: {{shown.iloc[-1]:,.{{digits}}f}} {{currency}} ({{last}})")
"""
TOLD: dict[Kind, str] = {
    "closes": "",
    "average": """\
print(f"{average}: {{average.iloc[-1]:,.{{digits}}f}} {{currency}} ({{last}})")
gap = (shown.iloc[-1] / average.iloc[-1] - 1) * 100
print(f"{gap}: {{gap:+.1f}}% ({{last}})")
print(f"{begins}: {{average.first_valid_index():%Y-%m-%d}}")
""",
    "return": 'print(f"{return}: {{change.iloc[-1]:+.1f}}% ({{last}})")\n',
    "volatility": 'print(f"{volatility}: {{spread.iloc[-1]:.1f}}% ({{last}})")\n',
}
LABELS = ("close", "average", "return", "volatility", "first", "last", "gap", "begins")


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

    def labels(self, language: Language) -> dict[str, str]:
        return {name: Voice(language).say(f"label_{name}", window=self.window) for name in LABELS}


def plot_wanted(question: str) -> Plot | None:
    """None for what asks for no chart of closes, or for one of more days than can be fetched at once."""
    kind = next((kind for kind, pattern in KINDS.items() if pattern.search(question)), None)
    if kind is None and not (DRAW.search(question) and PRICES.search(question)):
        return None
    window = _count(KINDS[kind], question) if kind else 0
    months, years = _count(MONTHS, question), _count(YEARS, question)
    closes = _count(NUMBER, question) or months * DAYS_A_MONTH + years * DAYS_A_YEAR or CLOSES
    plot = Plot(kind or "closes", closes, window or WINDOW)
    return plot if plot.closes >= 2 and plot.window >= 2 and plot.needed <= MOST_CLOSES else None


def can_draw(turn: Turn) -> bool:
    """Whether code is run here, with a library for charts: a calculator has none."""
    return "matplotlib" in str(turn.tools.get(CODE_INTERPRETER, {}).get("description") or "")


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


def python(plot: Plot, path: str, company: str, language: Language) -> str:
    """Code that draws the plot and prints what is seen in it, labelled in the reader's language."""
    voice, labels = Voice(language), plot.labels(language)
    shown = voice.say("label_closes", closes=plot.closes)
    both = voice.say("label_both", closes=shown, window=plot.window)
    what = {"closes": shown, "average": both}.get(plot.kind, labels.get(plot.kind, ""))
    # A dollar sign would begin a formula.
    title = f"{company}: {what}".replace("$", r"\$")
    given = {**labels, "title": title, "path": path, "closes": plot.closes, "window": plot.window}
    return (READ + DRAWN[plot.kind] + SHOW + TOLD[plot.kind]).format(**given)


def printed(logs: str, label: str) -> tuple[float, str] | None:
    """The number behind a label that the code printed, and its day."""
    found = re.search(rf"^{re.escape(label)}: ([-+\d.,]+).*\(([\d-]+)\)$", logs, re.M)
    return (float(found[1].replace(",", "")), found[2]) if found else None


def _count(pattern: re.Pattern[str], question: str) -> int:
    """The number that the pattern finds, or none at all."""
    found = pattern.search(question)
    return int(next((group for group in found.groups() if group and group.isdigit()), 0)) if found else 0
