"""Does it pay a dividend, how much a share, what it yields; and stock splits."""

from assistant_core.builtin.research import lines
from assistant_core.builtin.research.answers import value
from assistant_core.builtin.research.documents import Document, mapping, number, word
from assistant_core.builtin.research.functions import CASH_FLOW, DIVIDENDS, Need, need
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame, Point, Topic

FUNCTIONS = False
MOST_YEARS = 6
RETURNS = Topic(("shareholder_returns", "CashDividendsPaid", "RepurchaseOfCapitalStock"), "")


def needs(frame: Frame) -> tuple[Need, ...]:
    if _is_return(frame):
        return (need(CASH_FLOW),)
    return (need(DIVIDENDS),) if _is_of_dividends(frame) else ()


def write(study: Study) -> list[str]:
    if _is_return(study.frame):
        return [part for one in study.listed for part in lines.told(study, one, (RETURNS,))]
    if not _is_of_dividends(study.frame):
        return value.write(study)
    return [line for company in study.listed for line in _of(study, company)]


def _is_of_dividends(frame: Frame) -> bool:
    return not frame.topics or any("ivid" in one for topic in frame.topics for one in topic.concepts)


def _is_return(frame: Frame) -> bool:
    return any(topic.concepts[0] in (RETURNS.concepts[0], RETURNS.concepts[2]) for topic in frame.topics)


def _of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(DIVIDENDS), study.voice
    if found is None or not (found.at("trailing_12_months") or found.at("dividends")):
        return []
    if study.frame.ask.options.get("about") == "splits":
        splits = _dated(study, found, "splits", "ratio")
        told = voice.say("splits", parts=voice.listing(splits)) if splits else voice.say("no_splits")
        return [f"{company.bold} – {told}"]
    of_times = [_of_time(study, company, found, point) for point in study.frame.times.points]
    lead = " ".join(of_times) or _lead(study, company, found)
    specials = _dated(study, found, "special_dividends", "special_amount")[:MOST_YEARS]
    told = voice.say("specials", parts=voice.listing(specials)) if specials else ""
    return [lead, told, _by_year(study, found)]


def _lead(study: Study, company: Company, found: Document) -> str:
    voice, payments = study.voice, found.table("dividends")
    if not found.number("trailing_12_months", "amount"):
        until = found.text("trailing_12_months", "to") or found.text("last_date")
        return voice.say("none_lately" if until and payments else "never", company=company.bold)
    key = "yield_" if found.at("yield_with_specials_percent") is None else "yield_regular"
    beside = {"yield_": voice.tell(key, found), "regular": voice.tell("regular", found)}
    last = Document({"currency": found.currency, **(payments[-1] if payments else {})})
    told = [
        voice.tell("pays_dividends", found, company=company.bold, **beside),
        voice.tell("last_dividend", last),
    ]
    if told[1] and found.text("dividend_status") == "stopped":
        told.append(voice.say("stopped"))
    return " ".join(filter(None, told))


def _of_time(study: Study, company: Company, found: Document, point: Point) -> str:
    """Of a calendar year, or what was paid in a quarter of it."""
    voice, amounts = study.voice, [found.number("dividends_by_year", str(point.year))]
    if point.quarter:
        months = [f"{point.year}-{3 * point.quarter - back:02}" for back in range(3)]
        paid = (row for row in found.table("dividends") if word(row.get("date"))[:7] in months)
        amounts = [number(row.get("amount")) for row in paid]
    told = voice.listing([voice.price(one, found.currency) for one in amounts if one is not None])
    when = voice.say(
        "calendar_quarter" if point.quarter else "calendar", year=point.year, quarter=point.quarter
    )
    return voice.say("in_time" if told else "not_in_time", company=company.bold, when=when, amount=told)


def _dated(study: Study, found: Document, path: str, name: str) -> list[str]:
    """Of a table, what happened on which day, the newest first."""
    voice, told = study.voice, []
    for row in reversed(found.table(path)):
        amount, day = number(row.get(name)), voice.date(word(row.get("date")))
        what = clean(word(row.get(name)), 20) if amount is None else voice.price(amount, found.currency)
        told += [voice.say("dated", what=what, date=day)] if what and day else []
    return told


def _by_year(study: Study, found: Document) -> str:
    voice, current = study.voice, found.text("last_date")[:4]
    years = sorted(mapping(found.at("dividends_by_year")).items(), reverse=True)[:MOST_YEARS]
    rows = [
        (voice.say("so_far", year=clean(year)) if year == current else clean(year), voice.cell(paid, "share"))
        for year, paid in years
    ]
    return table([voice.term("year"), voice.say("of_year", currency=voice.currency(found.currency))], rows)
