"""The price: now, its change and ranges, and how it moved over a time."""

from dataclasses import replace
from datetime import date, timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.research import money, say
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import DAILY_PRICES, PRICE_HISTORY, QUOTE, Need, need
from assistant_core.builtin.research.outputs import Prices
from assistant_core.builtin.research.pick import of_now
from assistant_core.builtin.research.places import all_needs
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame, Times
from assistant_core.figures.model import Fact

FUNCTIONS = TOPICS = False
TRADING_DAYS = 100
YEARS = 4
"""Of lines whose course is asked for."""
PERIODS = {7: "5d", 30: "1mo", 31: "1mo", 91: "3mo", 182: "6mo", 365: "1y", 730: "2y", 1825: "5y", 1826: "5y"}
ENDS = 2
MOST_ROWS = 12
QUARTER_DAYS, YEAR_DAYS = 91, 365
RANGES = ("day", "year")


def needs(frame: Frame) -> tuple[Need, ...]:
    if not _is_of_price(frame):
        return tuple(dict.fromkeys(all_needs(frame.topics, frame.times)))
    if not is_move(frame):
        return tuple(dict.fromkeys((need(QUOTE), *all_needs(frame.topics, frame.times))))
    times, today = frame.times, date.today()
    if times.days == TRADING_DAYS:
        return (need(DAILY_PRICES),)
    if times.points:
        first, last = min(times.points, key=_order), max(times.points, key=_order)
        end = None if times.is_range and first == last else _end(last)
        ends = {"end": end.isoformat()} if end and end < today else {}
        return (need(PRICE_HISTORY, start=_start(first).isoformat(), **ends),)
    days = days_of(times) or YEAR_DAYS
    if days in PERIODS:
        return (need(PRICE_HISTORY, period=PERIODS[days]),)
    return (need(PRICE_HISTORY, start=(today - timedelta(days)).isoformat()),)


def _is_of_price(frame: Frame) -> bool:
    return not frame.topics or any(topic.concepts[0].startswith("price") for topic in frame.topics)


def is_move(frame: Frame) -> bool:
    times = frame.times
    return frame.ask.options.get("about") == "move" or bool(times.points or days_of(times))


def days_of(times: Times) -> int | None:
    if times.last and times.frequency in ("annual", "quarterly"):
        return times.last * (YEAR_DAYS if times.frequency == "annual" else QUARTER_DAYS)
    return times.days


def write(study: Study) -> list[str]:
    from assistant_core.builtin.research.answers import value

    others = tuple(
        topic for topic in study.frame.topics if topic.concepts[0] not in ("price", "price_change")
    )
    moved = is_move(study.frame)
    told: list[str] = []
    for company in study.listed:
        if others and not _is_of_price(study.frame):
            times = study.frame.times
            times = replace(times, last=YEARS) if moved and times.is_open else times
            own = replace(study, frame=replace(study.frame, times=times))
            told += value.lines(own.using(value.WORDS), company, others)
        elif moved:
            told += _moved(study, company)
        else:
            told += _now(study, company)
            told += value.lines(study.using(value.WORDS), company, others) if others else []
    return told


def _now(study: Study, company: Company) -> list[str]:
    voice, quote = study.voice, company.facts(QUOTE)
    price = of_now(company, ("price",))
    if price is None:
        return [] if company.failures else [voice.say("none", company=company.title)]
    told = {"company": company.title, "price": money.said(price, study)}
    if quote is None:
        return [voice.say("close", day=voice.date(price.period), **told), *money.rates([price], study)]
    if old := quote.text("not_traded_since"):
        return [voice.say("old", day=voice.date(old), **told), *money.rates([price], study)]
    share, before = quote.percent("change_percent"), quote.number("previous_close")
    change = ""
    if share is not None and before is not None:
        key = "up" if share > 0 else "down" if share < 0 else "level"
        change = voice.say(key, share=numbers.percent(abs(share)), before=voice.price(before, quote.currency))
    when = voice.date(quote.text("time") or price.period)
    lead = voice.say("now", when=when, change=change, **told)
    return [lead, bullets(_more(study, company)), *money.rates([price], study)]


def _more(study: Study, company: Company) -> list[str]:
    voice, told = study.voice, []
    if worth := of_now(company, ("market_cap",)):
        told.append(voice.say("worth", value=money.said(worth, study)))
    for span in RANGES:
        low, high = (of_now(company, (f"{span}_{end}",)) for end in ("low", "high"))
        if low and high:
            told.append(voice.say(span, low=say.value(low, voice), high=say.value(high, voice)))
    if volume := of_now(company, ("volume",)):
        usual = of_now(company, ("average_volume",))
        average = voice.say("average", value=voice.shares(usual.value)) if usual else ""
        told.append(voice.say("volume", value=voice.shares(volume.value), average=average))
    if quote := company.facts(QUOTE):
        day, clock, exchange = (
            quote.text("next_earnings", "date"),
            quote.text("time")[11:16],
            quote.text("exchange"),
        )
        guessed = voice.say("estimated") if quote.at("next_earnings", "estimated") is True else ""
        told += [voice.say("earnings", day=voice.date(day), estimated=guessed)] if day else []
        told += (
            [voice.say("quoted", clock=clean(clock), exchange=clean(exchange))] if clock and exchange else []
        )
    return told


def _moved(study: Study, company: Company) -> list[str]:
    voice = study.voice
    found = next((one for one in company.documents.values() if isinstance(one, Prices)), None)
    if found is None or found.first_close is None:
        return [] if company.failures else [voice.say("none", company=company.title)]
    share = found.last_close / found.first_close - 1 if found.first_close else 0.0
    facts = [fact for close in (found.first_close, found.last_close) for fact in _facts(company, close)]
    first, last = (voice.price(close, found.currency) for close in (found.first_close, found.last_close))
    if len(facts) == ENDS:
        first, last = (money.said(fact, study) for fact in facts)
    key = "moved_up" if share > 0 else "moved_down" if share < 0 else "moved_level"
    lead = voice.say(
        key,
        company=company.title,
        share=numbers.percent(abs(share)),
        first=first,
        first_day=voice.date(found.first_date),
        last=last,
        last_day=voice.date(found.last_date),
    )
    if found.low is not None and found.high is not None:
        ends = {name: voice.price(getattr(found, name), found.currency) for name in ("low", "high")}
        lead += " " + voice.say("range", **ends)
    return [lead, *_closes(found, study), *money.rates(facts, study)]


def _facts(company: Company, close: float) -> list[Fact]:
    levels = (f for f in company.figures if f.concept == "price" and f.aspect == "level")
    return [fact for fact in levels if fact.value == close][:1]


def _closes(found: Prices, study: Study) -> list[str]:
    """The last close of each month, or of each year where those would be too many."""
    voice = study.voice
    for length in (7, 4):
        ends = {day[:length]: (day, close) for day, close in found.closes}
        if len(ends) <= MOST_ROWS:
            break
    if len(ends) < 3:
        return []
    rows: list[list[str | None]] = [
        [voice.date(day), numbers.per_share(close)] for day, close in ends.values()
    ]
    header = [voice.say("day_of"), voice.say("close_in", currency=voice.currency(found.currency))]
    return [table(header, rows[-MOST_ROWS:])]


def _order(point: object) -> tuple[int, int]:
    return point.year, point.quarter or 0  # type: ignore[attr-defined]


def _start(point: object) -> date:
    year, quarter = _order(point)
    return date(year, 3 * quarter - 2 if quarter else 1, 1)


def _end(point: object) -> date:
    year, quarter = _order(point)
    month = 3 * quarter if quarter else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


WORDS = {
    "en": {
        "now": "**{company}** trades at {price} ({when}){change}.",
        "up": ", up {share} on the previous close of {before}",
        "down": ", down {share} on the previous close of {before}",
        "level": ", unchanged from the previous close of {before}",
        "close": "**{company}** closed at {price} on {day}.",
        "old": "**{company}** last traded on {day}, at {price}, and not since: this is no price of today.",
        "worth": "Market value: {value}",
        "day": "Range of the day: {low} to {high}",
        "year": "Range of 52 weeks: {low} to {high}",
        "volume": "Volume: {value}{average}",
        "average": " (on average {value})",
        "earnings": "Next earnings: {day}{estimated}",
        "estimated": " (estimated)",
        "quoted": "Quote of {clock} UTC, {exchange}",
        "moved_up": "**{company}** rose {share}, from {first} on {first_day} to {last} on {last_day}.",
        "moved_down": "**{company}** fell {share}, from {first} on {first_day} to {last} on {last_day}.",
        "moved_level": "**{company}** ended where it began: {first} on {first_day} and {last} on {last_day}.",
        "range": "In that time it ranged from {low} to {high}.",
        "day_of": "Date",
        "close_in": "Close ({currency})",
        "none": "The data has no price of **{company}**.",
    },
    "ko": {
        "now": "**{company}**의 현재가는 {price}입니다({when}{change}).",
        "up": ", 전일 종가 {before}보다 {share} 상승",
        "down": ", 전일 종가 {before}보다 {share} 하락",
        "level": ", 전일 종가 {before}와 같음",
        "close": "**{company}**의 {day} 종가는 {price}입니다.",
        "old": "**{company}**의 마지막 거래일은 {day}, 가격은 {price}이었습니다. 이후 거래가 없어 오늘의"
        " 가격이 아닙니다.",
        "worth": "시가총액: {value}",
        "day": "당일 범위: {low} ~ {high}",
        "year": "52주 범위: {low} ~ {high}",
        "volume": "거래량: {value}{average}",
        "average": " (평균 {value})",
        "earnings": "다음 실적 발표: {day}{estimated}",
        "estimated": "(예상)",
        "quoted": "시세 시각: {clock} UTC, {exchange}",
        "moved_up": "**{company}** 주가는 {share} 올랐습니다. {first_day} {first}에서 {last_day}"
        " {last}(으)로 움직였습니다.",
        "moved_down": "**{company}** 주가는 {share} 내렸습니다. {first_day} {first}에서 {last_day}"
        " {last}(으)로 움직였습니다.",
        "moved_level": "**{company}** 주가는 제자리입니다. {first_day} {first}, {last_day} {last}입니다.",
        "range": "이 기간의 범위는 {low} ~ {high}입니다.",
        "day_of": "날짜",
        "close_in": "종가({currency})",
        "none": "**{company}**의 주가 자료가 없습니다.",
    },
}
