"""When a company reports, what analysts expect, and how the last reports came out against that."""

from typing import Any

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Document, number, word
from assistant_core.builtin.research.functions import EARNINGS
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice, table
from assistant_core.builtin.text import clean
from assistant_core.figures.outputs import UNITS

TOPICS = False
MOST_QUARTERS = 4
VERDICTS = ("strong_buy", "buy", "hold", "sell", "strong_sell")
TARGETS = ("mean", "median", "low", "high")
ESTIMATES = (
    ("eps_average", "share"),
    ("revenue", "amount"),
    ("growth_percent", "change"),
    ("eps_analysts", "count"),
)
HISTORY = (("eps_actual", "share"), ("eps_estimate", "share"), ("surprise_percent", "change"))
ORDERS = {
    "dates": ("next", "history", "estimates", "targets"),
    "surprise": ("history", "next", "estimates", "targets"),
    "estimates": ("estimates", "targets", "next"),
    "targets": ("targets", "estimates", "next"),
}
"""What is asked goes first."""


def of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(EARNINGS), study.voice
    if found is None:
        return []
    told = {
        "history": _history(company, found, voice),
        "estimates": _estimates(company, found, voice),
        "targets": " ".join(filter(None, [_targets(company, found, voice), _ratings(found, voice)])),
    }
    if not any(told.values()) and not found.text("next_earnings", "date"):
        return []
    concepts = {concept for topic in study.frame.topics for concept in topic.concepts}
    about = study.frame.ask.options.get("about", "dates")
    if any(concept.startswith("price_target") for concept in concepts):
        about = "targets"
    elif concepts & {"surprise_percent", "eps_actual"}:
        about = "surprise"
    order = ORDERS.get(about, ORDERS["dates"])
    caveat = voice.say("estimates_caveat") if told["estimates"] or told["targets"] else ""
    return [*({**told, "next": _next(company, found, voice)}[part] for part in order), caveat]


def _next(company: Company, found: Document, voice: Voice) -> str:
    date, until = (found.text("next_earnings", name) for name in ("date", "date_to"))
    key = "next" if not until or until == date else "next_between"
    guessed = voice.say("date_estimated") if found.at("next_earnings", "estimated") is True else ""
    told = {"date": voice.date(date), "until": voice.date(until), "estimated": guessed}
    return voice.say(key if date else "next_unknown", company=company.title, **told)


def _estimates(company: Company, found: Document, voice: Voice) -> str:
    eps, revenue = (found.text("estimates", f"{of}_currency") or found.currency for of in ("eps", "revenue"))
    factor = UNITS.get(found.text("estimates", "revenue_unit") or found.text("unit"))
    rows = found.table("estimates")
    header = [
        voice.say("period_to"),
        voice.say("expected_eps", currency=voice.currency(eps)),
        voice.say("expected_revenue", currency=voice.currency(revenue)),
        voice.say("expected_growth"),
        voice.say("analysts"),
    ]
    lead = voice.say("estimates")
    first = next((row for row in rows if number(row.get("eps_average")) is not None), {})
    if name := _period(first, voice):
        value, day = number(first.get("eps_average")) or 0.0, voice.date(word(first.get("period_end")))
        told = {"eps": voice.price(value, eps), "period": name[:1].lower() + name[1:], "date": day}
        lead = voice.say("expected", company=company.title, **told)
    cells = []
    for row in rows:
        name, end = _period(row, voice), voice.date(word(row.get("period_end")))
        average = number(row.get("revenue_average"))
        row["revenue"] = average * factor if average is not None and factor else None
        label = f"{name} ({end})" if name and end else name or end or clean(word(row.get("period")))
        cells.append([label, *voice.cells(row, ESTIMATES)])
    return table(header, cells, lead)


def _period(row: dict[str, Any], voice: Voice) -> str:
    name = f"period_{word(row.get('period'))}"
    return voice.say(name) if voice.has(name) else ""


def _history(company: Company, found: Document, voice: Voice) -> str:
    told = [found.text(part, "eps_currency") for part in ("history", "estimates")]
    currency = voice.currency(next(filter(None, told), None) or found.currency)
    rows = sorted(found.table("history"), key=lambda row: word(row.get("quarter_end")), reverse=True)
    known = [row for row in rows if number(row.get("eps_actual")) is not None][:MOST_QUARTERS]
    cells = [[voice.date(word(row.get("quarter_end"))), *voice.cells(row, HISTORY)] for row in known]
    lead = voice.say("history")
    if cells and all(cells[0]):
        day, actual, estimate, surprise = cells[0]
        amounts = {
            "actual": f"{actual} {currency}",
            "estimate": f"{estimate} {currency}",
            "surprise": surprise,
        }
        lead = voice.say("reported", company=company.title, date=day, **amounts)
    header = [voice.say("quarter_to"), voice.say("actual", currency=currency)]
    return table([*header, voice.say("estimate"), voice.say("surprise")], cells, lead)


def _targets(company: Company, found: Document, voice: Voice) -> str:
    currency = found.text("price_targets", "currency") or found.currency
    values = [(name, found.number("price_targets", name)) for name in TARGETS]
    parts = [
        voice.say(f"target_{name}", value=voice.price(v, currency)) for name, v in values if v is not None
    ]
    count = found.number("price_targets", "analysts")
    if parts and count is not None:
        parts.append(voice.say("count_analysts", count=f"{count:.0f}"))
    return voice.say("targets", company=company.title, parts=", ".join(parts)) if parts else ""


def _ratings(found: Document, voice: Voice) -> str:
    newest = max(found.table("recommendations"), key=lambda row: word(row.get("month")), default={})
    counts = [(verdict, voice.cell(newest.get(verdict), "count")) for verdict in VERDICTS]
    parts = [voice.say(f"rated_{verdict}", count=count) for verdict, count in counts if count is not None]
    month = voice.date(word(newest.get("month")))
    told = f" ({month})" if month else ""
    return voice.say("ratings", month=told, parts=voice.listing(parts)) if parts else ""
