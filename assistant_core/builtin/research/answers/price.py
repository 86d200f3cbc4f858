"""The price: now, its change and ranges, and how it moved over a time."""

from dataclasses import replace
from datetime import date, timedelta

from assistant_core.builtin import numbers
from assistant_core.builtin.research import lines, say
from assistant_core.builtin.research.documents import Document
from assistant_core.builtin.research.functions import DAILY_PRICES, PRICE_HISTORY, QUOTE, Need, need, needs_of
from assistant_core.builtin.research.pick import of_now, order
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import table
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame, Point
from assistant_core.figures.model import Fact

FUNCTIONS = TOPICS = False
TRADING_DAYS = 100
YEARS = 4
"""Of lines whose course is asked for."""
PERIODS = {7: "5d", 30: "1mo", 31: "1mo", 91: "3mo", 182: "6mo", 365: "1y", 730: "2y", 1825: "5y", 1826: "5y"}
MOST_ROWS = 12
BESIDE = "market_cap day_low day_high year_low year_high volume average_volume".split()
"""What is told beside the price."""
DAYS = {"quarterly": 91, "annual": 365}


def needs(frame: Frame) -> tuple[Need, ...]:
    if not _is_of_price(frame):
        return needs_of(frame.topics, frame.times)
    if not _days(frame):
        return tuple(dict.fromkeys((need(QUOTE), *needs_of(frame.topics, frame.times))))
    return (history(frame),)


def history(frame: Frame) -> Need:
    """The prices of the time that the question names."""
    times, today, days = frame.times, date.today(), _days(frame)
    if times.days == TRADING_DAYS:
        return need(DAILY_PRICES)
    if times.points:
        first, last = min(times.points, key=order), max(times.points, key=order)
        end = None if times.is_range and first == last else _day(last, 1) - timedelta(1)
        told = end.isoformat() if end and end < today else None
        return need(PRICE_HISTORY, start=_day(first).isoformat(), end=told)
    if days in PERIODS:
        return need(PRICE_HISTORY, period=PERIODS[days])
    return need(PRICE_HISTORY, start=(today - timedelta(days)).isoformat())


def write(study: Study) -> list[str]:
    frame, times = study.frame, study.frame.times
    others = tuple(topic for topic in frame.topics if topic.concepts[0] not in ("price", "price_change"))
    told: list[str] = []
    if not _is_of_price(frame):
        if _days(frame) and times.is_open:
            study = replace(study, frame=replace(frame, times=replace(times, last=YEARS)))
        return [part for one in study.listed for part in lines.told(study, one, others)]
    for company in study.listed:
        if _days(frame):
            told += moved(study, company)
        else:
            told += [*now(study, company), *lines.told(study, company, others)]
    return told


def _is_of_price(frame: Frame) -> bool:
    return not frame.topics or any(topic.concepts[0].startswith("price") for topic in frame.topics)


def _days(frame: Frame) -> int:
    """How long the time is over which the price is asked for; none where it is that of now."""
    times = frame.times
    days = times.last * DAYS[times.frequency] if times.last and times.frequency in DAYS else times.days
    is_move = times.points or frame.ask.options.get("about") == "move"
    return days or (DAYS["annual"] if is_move else 0)


def now(study: Study, company: Company) -> list[str]:
    voice, quote, price = study.voice, company.document(QUOTE), of_now(company, "price")
    if price is None:
        return [] if company.failures else [voice.say("no_price", company=company.bold)]
    told, rates = {"company": company.bold, "price": say.told(price, study)}, say.rates([price], study)
    old = quote.text("not_traded_since") if quote else ""
    if quote is None or old:
        day = voice.date(old or price.period)
        return [voice.say("old_price" if old else "closed", day=day, **told), *rates]
    share, clock = quote.number("change_percent"), clean(quote.text("time")[11:16])
    key = "up" if share and share > 0 else "down" if share else "level"
    change = "" if share is None else voice.tell(key, quote, share=numbers.percent(abs(share) / 100))
    found = (of_now(company, name) for name in BESIDE)
    more = [f"{say.label(one.concept, voice, start=True)}: {say.told(one, study)}" for one in found if one]
    guessed = voice.say("date_estimated") if quote.at("next_earnings", "estimated") is True else ""
    more += [voice.tell("next_earnings", quote, estimated=guessed)]
    more += [voice.tell("quoted", quote, clock=clock)] if clock else []
    when = voice.date(quote.text("time") or price.period)
    lead = voice.say("trading", when=when, change=change, **told)
    return [lead, bullets([line for line in more if line]), *rates]


def moved(study: Study, company: Company) -> list[str]:
    voice, found = study.voice, company.prices[1] if company.prices else Document({})
    (since, first), (until, last) = found.close("first"), found.close("last")
    if last is None:
        return [] if company.failures else [voice.say("no_price", company=company.bold)]
    if first is None:
        closed = voice.price(last, found.currency)
        return [voice.say("closed", company=company.bold, price=closed, day=voice.date(until))]
    share = last / first - 1 if first else 0.0
    ends = [_fact(company, close) for close in (first, last)]
    prices = [
        say.told(fact, study) if fact else voice.price(close, found.currency)
        for fact, close in zip(ends, (first, last), strict=True)
    ]
    lead = voice.say(
        "moved_up" if share > 0 else "moved_down" if share < 0 else "moved_level",
        company=company.bold,
        share=numbers.percent(abs(share)),
        first=prices[0],
        first_day=voice.date(since),
        last=prices[1],
        last_day=voice.date(until),
    )
    around = voice.tell("ranged", found)
    return [
        f"{lead} {around}".strip(),
        _closes(found, study),
        *say.rates([fact for fact in ends if fact], study),
    ]


def _fact(company: Company, close: float) -> Fact | None:
    levels = (f for f in company.figures if f.concept == "price" and f.aspect == "level")
    return next((fact for fact in levels if fact.value == close), None)


def _closes(found: Document, study: Study) -> str:
    """The last close of each month, or of each year where those would be too many."""
    voice = study.voice
    by_month, by_year = ({day[:length]: (day, close) for day, close in found.closes} for length in (7, 4))
    ends = list((by_month if len(by_month) <= MOST_ROWS else by_year).values())
    if len(ends) < 3:
        return ""
    header = [voice.say("day_of"), voice.say("close_in", currency=voice.currency(found.currency))]
    return table(header, [(voice.date(day), numbers.per_share(close)) for day, close in ends[-MOST_ROWS:]])


def _day(point: Point, after: int = 0) -> date:
    """The first of its year or quarter, or of the next one."""
    month = 3 * point.quarter - 2 + 3 * after if point.quarter else 1 + 12 * after
    return date(point.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
