"""The share price over a time that the question names: "… over 5 years", "since 2020"."""

import re
from datetime import UTC, datetime

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.figures import price_figures
from assistant_core.builtin.research.functions import PRICE_HISTORY, Need, need
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import Prices
from assistant_core.builtin.research.spans import price_span
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

MOST_ROWS = 12
STATEMENT_WORDS = re.compile(
    r"\b(margins?|revenues?|sales|cash flows?|profits?|income|debt|dividends?|insiders?|earnings)\b|마진"
    r"|매출|이익|현금|부채|배당",
    re.I | re.A,
)
LONG = re.compile(r"\bprice history\b|\bhistorical prices?\b|주가 ?추이", re.I | re.A)
PRICE_WORDS = re.compile(r"\b(prices?|charts?|stock|shares?)\b|주가|종가|시세|차트|수익률", re.I | re.A)


WORDS: Words = {
    "en": {
        "lead": "**{company}** closed at {last} on {date}{change}.",
        "change": ", {value} since {first_date} ({first})",
        "range": "The range in that time was {low} to {high}.",
        "table": "Closes, oldest first:",
        "date": "Date",
        "close": "Close ({currency})",
    },
    "ko": {
        "lead": "**{company}** {date} 종가: {last}{change}.",
        "change": ", {first_date}({first}) 대비 {value}",
        "range": "이 기간의 범위: {low} ~ {high}.",
        "table": "종가(오래된 순):",
        "date": "날짜",
        "close": "종가({currency})",
    },
}


class PriceHistory(Intent):
    rank = 35
    pattern = re.compile(
        r"\b((share |stock )?price( history| performance| chart)?|(price |stock )?chart|(stock "
        r"|share )?performance|perform(ed|ing)?"
        r"|(stock|shares?) (return(s|ed)?|done|do|did|gone|gain(s|ed)?)|returned|done|risen|fallen"
        r"|gone (up|down)|gained|lost)\b"
        r"|주가( ?추이)?|종가|시세|차트|주식 ?수익률|수익률|올랐|내렸|떨어졌|상승률",
        re.I | re.A,
    )
    functions = (PRICE_HISTORY,)
    covers = frozenset({"price"})
    words = WORDS

    def recognises(self, turn: Turn) -> bool:
        question = turn.question
        if not self.pattern.search(question) or _span(question) is None:
            return False
        return bool(PRICE_WORDS.search(question)) or not STATEMENT_WORDS.search(question)

    def needs(self, turn: Turn) -> tuple[Need, ...]:
        return (need(PRICE_HISTORY, **(_span(turn.question) or {})),)

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        found = company.documents.get(self.needs(turn)[0])
        if not isinstance(found, Prices):
            return []
        prices = price_figures(found)
        change = ""
        if prices.change is not None and prices.first is not None and prices.first_date:
            change = voice.say(
                "change",
                value=numbers.change(prices.change),
                first=voice.price(prices.first, prices.currency),
                first_date=clean(prices.first_date),
            )
        last = voice.price(prices.last, prices.currency)
        lead = voice.say(
            "lead", company=company.title, last=last, date=clean(prices.last_date), change=change
        )
        if prices.low is not None and prices.high is not None:
            ends = {key: voice.price(getattr(prices, key), prices.currency) for key in ("low", "high")}
            lead += " " + voice.say("range", **ends)
        return [lead, *_closes(found, voice)]


def _span(question: str) -> dict[str, str] | None:
    named = price_span(question, datetime.now(UTC).date())
    return named or ({"period": "1y"} if LONG.search(question) else None)


def _closes(prices: Prices, voice: Voice) -> list[str]:
    """The last close of each year, or of each month where that makes no long table."""
    for length in (7, 4):
        ends = {day[:length]: (day, close) for day, close in prices.closes}
        if len(ends) <= MOST_ROWS:
            break
    rows: list[list[str | None]] = [[clean(day), numbers.per_share(close)] for day, close in ends.values()]
    if len(rows) < 2:
        return []
    header = [voice.say("date"), voice.say("close", currency=voice.currency(prices.currency))]
    return [voice.say("table") + "\n\n" + table(header, rows[-MOST_ROWS:])]


INTENT = PriceHistory()
