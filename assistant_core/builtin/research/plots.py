"""Charts of closes that a question asks for, and the Python that draws them from what was fetched."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant_core.builtin.language import Language
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
AVERAGE = re.compile(
    rf"\b{COUNT}[- ]?(?:trading[- ])?(?:days?|sessions?)[- ](?:simple |rolling )?(?:moving )?"
    r"(?:average|mean|ma|sma)\b"
    rf"|\b(?:sma|ma)[- ]?{COUNT}\b|{COUNT} ?(?:거래)?일 ?(?:단순 ?)?(?:이동 ?)?평균|{COUNT}일선"
    r"|\bmoving averages?\b|\bsma\b|이동 ?평균",
    re.I | re.A,
)
RETURN = re.compile(
    r"\b(cumulative|total|running) (price )?(returns?|performance|gains?)\b|누적 ?수익률", re.I | re.A
)
VOLATILITY = re.compile(rf"\b(?:{COUNT}[- ]?days? )?volatility\b|(?:{COUNT} ?일 ?)?변동성", re.I | re.A)
NUMBER = re.compile(
    rf"\b{COUNT} (?:daily |trading |closing |business )*(?:closes|prices|days|sessions)\b"
    r"(?![- ](?:moving|average))"
    rf"|{COUNT} ?(?:거래일|영업일|일)(?!선)(?! ?(?:단순 ?)?(?:이동|평균|변동))",
    re.I | re.A,
)


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


def plot_wanted(question: str) -> Plot | None:
    """None for what asks for no chart of closes, or for one of more days than can be fetched at once."""
    if VOLATILITY.search(question):
        plot = Plot("volatility", _closes(question), count(VOLATILITY, question) or WINDOW)
    elif RETURN.search(question):
        plot = Plot("return", _closes(question))
    elif AVERAGE.search(question):
        plot = Plot("average", _closes(question), count(AVERAGE, question) or WINDOW)
    elif DRAW.search(question) and PRICES.search(question):
        plot = Plot("closes", _closes(question))
    else:
        return None
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
    place = next((at for at, call in enumerate(counted) if call is newest[0]), 0) if newest else 0
    return f"outputs/{place + 1}-{function}.json"


WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "close": "Close",
        "average": "{window}-day average",
        "return": "Cumulative return",
        "volatility": "{window}-day volatility, annualised",
        "title": "{company}: {what}",
        "closes_of": "last {closes} closes",
        "with": "{closes} and {window}-day average",
        "first": "First close",
        "last": "Last close",
        "gap": "Last close against the average",
        "begins": "Average from",
    },
    "ko": {
        "close": "종가",
        "average": "{window}일 이동평균",
        "return": "누적 수익률",
        "volatility": "{window}일 변동성(연율)",
        "title": "{company}: {what}",
        "closes_of": "최근 {closes}일 종가",
        "with": "{closes}와 {window}일 이동평균",
        "first": "첫 종가",
        "last": "마지막 종가",
        "gap": "이동평균 대비 마지막 종가",
        "begins": "이동평균 시작",
    },
}
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
DRAWN: Mapping[Kind, str] = {
    "closes": """\
axis.plot(shown, label={close!r})
axis.set_ylabel(f"{close} ({{currency}})")
""",
    "average": """\
average = close.rolling({window}).mean().reindex(shown.index)
axis.plot(shown, label={close!r})
axis.plot(average, label={average!r})
axis.set_ylabel(f"{close} ({{currency}})")
""",
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
TOLD: Mapping[Kind, str] = {
    "closes": "",
    "average": """\
print(f"{average}: {{average.iloc[-1]:,.{{digits}}f}} {{currency}} ({{last}})")
gap = (shown.iloc[-1] / average.iloc[-1] - 1) * 100
print(f"{gap}: {{gap:+.1f}}% ({{last}})")
print(f"{begins}: {{average.first_valid_index():%Y-%m-%d}}")
""",
    "return": """\
print(f"{return}: {{change.iloc[-1]:+.1f}}% ({{last}})")
""",
    "volatility": """\
print(f"{volatility}: {{spread.iloc[-1]:.1f}}% ({{last}})")
""",
}


def python(plot: Plot, path: str, company: str, language: Language) -> str:
    """Code that draws the plot and prints what is seen in it, labelled in the reader's language."""
    labels = labels_of(plot, language)
    own = WORDS[language]
    closes = own["closes_of"].format(closes=plot.closes)
    what = {
        "closes": closes,
        "average": own["with"].format(closes=closes, window=plot.window),
        "return": labels["return"],
        "volatility": labels["volatility"],
    }[plot.kind]
    # A dollar sign would begin a formula.
    title = own["title"].format(company=company, what=what).replace("$", r"\$")
    given = {**labels, "title": title, "path": path, "closes": plot.closes, "window": plot.window}
    template = READ + DRAWN[plot.kind] + SHOW + TOLD[plot.kind]
    return template.format(**given)


def labels_of(plot: Plot, language: Language) -> dict[str, str]:
    return {name: said.format_map(_Window(plot.window)) for name, said in WORDS[language].items()}


class _Window(dict[str, object]):
    """Fills in the window, and leaves what is not known yet."""

    def __init__(self, window: int) -> None:
        super().__init__(window=window)

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def printed(logs: str, label: str) -> tuple[float, str] | None:
    """The number behind a label that the code printed, and its day."""
    found = re.search(rf"^{re.escape(label)}: ([-+\d.,]+).*\(([\d-]+)\)$", logs, re.M)
    return (float(found[1].replace(",", "")), found[2]) if found else None


def count(pattern: re.Pattern[str], question: str) -> int | None:
    """The number that the pattern finds."""
    found = pattern.search(question)
    text = next((group for group in found.groups() if group and group.isdigit()), "") if found else ""
    return int(text) or None if text else None


def _closes(question: str) -> int:
    if named := count(NUMBER, question):
        return named
    months, years = count(MONTHS, question), count(YEARS, question)
    if months or years:
        return (months or 0) * DAYS_A_MONTH + (years or 0) * DAYS_A_YEAR
    return CLOSES
