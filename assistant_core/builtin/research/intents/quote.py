"""The price of the moment: quote, market value, ranges."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import QUOTE
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import Turn

TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|\+00:00)?)?")


WORDS: Words = {
    "en": {
        "lead": "**{company}** trades at {price}{time}{change}.",
        "old": "**{company}** last traded on {day}, at {price}{exchange}, and not since: "
        "this is no price of today.",
        "time": " ({time}{exchange})",
        "change": ", {percent} since the previous close{before}",
        "before": " of {value}",
        "market_cap": "Market value {value}",
        "shares_outstanding": "Shares outstanding {value}",
        "day": "Range of the day {low} to {high}",
        "year": "Range of 52 weeks {low} to {high}",
        "volume": "Volume {value}{average}",
        "average": "; average volume {value}",
        "next_earnings": "Next earnings on {date}{estimated}",
        "estimated": " (estimated)",
        "ex_dividend": "Last ex-dividend date {date}",
    },
    "ko": {
        "lead": "**{company}** 현재가: {price}{time}{change}.",
        "old": "**{company}** 마지막 거래일 {day}, 당시 가격: {price}{exchange}. 이후 거래가 없어 오늘의 "
        "가격이 아닙니다.",
        "time": " ({time}{exchange})",
        "change": ", 전일 종가{before} 대비 등락률 {percent}",
        "before": " {value}",
        "market_cap": "시가총액 {value}",
        "shares_outstanding": "발행 주식 수 {value} 주",
        "day": "당일 범위 {low} ~ {high}",
        "year": "52주 범위 {low} ~ {high}",
        "volume": "거래량 {value}{average}",
        "average": ", 평균 거래량 {value}",
        "next_earnings": "다음 실적 발표 {date}{estimated}",
        "estimated": " (예상)",
        "ex_dividend": "최근 배당락일 {date}",
    },
}


class Quote(Intent):
    rank = 15
    pattern = re.compile(
        r"\b((share |stock )?prices? (right )?(now|today|currently|at the moment)"
        r"|(current|live|today's|latest) (share |stock |market )?(price|quote)|quotes?"
        r"|market (cap(itali[sz]ation)?|value)|52[- ]?weeks? (high|low|range)|trading volume|volume"
        r"|how much (is|does) (a|an|one) .{1,40}(share|stock)( cost)?|(trading|trade) at)\b(?! multiple)"
        r"|시가 ?총액|시총|현재 ?(주?가격?)(?![가-힣]*에 (사|매수))|(지금|오늘|실시간) ?(주가|시세)|52주"
        r"|거래량|전일 ?대비",
        re.I | re.A,
    )
    functions = (QUOTE,)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(QUOTE)
        price = facts.number("price") if facts else None
        if facts is None or price is None:
            return []
        told = [_lead(company, facts, price, voice), bullets(_lines(facts, voice))]
        return [one for one in told if one]


def _lead(company: Company, facts: Facts, price: float, voice: Voice) -> str:
    match = TIME.match(facts.text("time"))
    moment = " ".join(part for part in (match[1], match[2], match[3] and "UTC") if part) if match else ""
    exchange = facts.text("exchange")
    listed = ", " + clean(exchange, 30) if exchange else ""
    if old := facts.text("not_traded_since"):
        paid = voice.price(price, facts.currency)
        listed = f" ({clean(exchange, 30)})" if exchange else ""
        return voice.say("old", company=company.title, day=clean(old), price=paid, exchange=listed)
    percent, before = facts.percent("change_percent"), facts.number("previous_close")
    base = voice.say("before", value=voice.price(before, facts.currency)) if before is not None else ""
    return voice.say(
        "lead",
        company=company.title,
        price=voice.price(price, facts.currency),
        time=voice.say("time", time=moment, exchange=listed) if moment else "",
        change=voice.say("change", percent=numbers.change(percent), before=base)
        if percent is not None
        else "",
    )


def _lines(facts: Facts, voice: Voice) -> list[str]:
    told: list[str] = []
    if (value := facts.number("market_cap")) is not None:
        told.append(voice.say("market_cap", value=voice.money(value, facts.currency)))
    if (count := facts.number("shares_outstanding")) is not None:
        told.append(voice.say("shares_outstanding", value=voice.amount(count)))
    for span in ("day", "year"):
        low, high = facts.number(f"{span}_low"), facts.number(f"{span}_high")
        if low is not None and high is not None:
            ends = {"low": voice.price(low, facts.currency), "high": voice.price(high, facts.currency)}
            told.append(voice.say(span, **ends))
    if (volume := facts.number("volume")) is not None:
        usual = facts.number("average_volume")
        average = voice.say("average", value=voice.shares(usual)) if usual is not None else ""
        told.append(voice.say("volume", value=voice.shares(volume), average=average))
    if date := facts.text("next_earnings", "date"):
        guessed = voice.say("estimated") if facts.at("next_earnings", "estimated") is True else ""
        told.append(voice.say("next_earnings", date=clean(date), estimated=guessed))
    if date := facts.text("ex_dividend_date"):
        told.append(voice.say("ex_dividend", date=clean(date)))
    return told


INTENT = Quote()
