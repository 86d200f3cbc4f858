"""When a company reports, what analysts expect, and how the last reports came out against that."""

from typing import Any

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Document, number, word
from assistant_core.builtin.research.functions import EARNINGS
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.figures.outputs import UNITS

TOPICS = False
MOST_QUARTERS = 4
VERDICTS = ("strong_buy", "buy", "hold", "sell", "strong_sell")
TARGETS = ("mean", "median", "low", "high")
ESTIMATES = {
    "period": "text",
    "eps_average": "share",
    "revenue_average": "amount",
    "growth_percent": "change",
    "eps_analysts": "count",
}
HISTORY = {
    "quarter_end": "date",
    "eps_actual": "share",
    "eps_estimate": "share",
    "surprise_percent": "change",
}
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
        "targets": _targets(company, found, voice),
    }
    if not any(told.values()) and not found.text("next_earnings", "date"):
        return []
    concepts = {concept for topic in study.frame.topics for concept in topic.concepts}
    about = study.frame.ask.options.get("about", "dates")
    if any(concept.startswith("price_target") for concept in concepts):
        about = "targets"
    elif concepts & {"surprise_percent", "eps_actual"}:
        about = "surprise"
    told["next"] = _next(company, found, voice)
    caveat = voice.say("estimates_caveat") if told["estimates"] or told["targets"] else ""
    return [*(told[part] for part in ORDERS.get(about, ORDERS["dates"])), caveat]


def _next(company: Company, found: Document, voice: Voice) -> str:
    date, until = (found.text("next_earnings", name) for name in ("date", "date_to"))
    key = "next" if not until or until == date else "next_between"
    guessed = voice.say("date_estimated") if found.at("next_earnings", "estimated") is True else ""
    told = {"date": voice.date(date), "until": voice.date(until), "estimated": guessed}
    return voice.say(key if date else "next_unknown", company=company.title, **told)


def _estimates(company: Company, found: Document, voice: Voice) -> str:
    eps, revenue = (found.text("estimates", f"{of}_currency") or found.currency for of in ("eps", "revenue"))
    factor = UNITS.get(found.text("estimates", "revenue_unit") or found.text("unit"))
    lead, rows = voice.say("estimates"), found.table("estimates")
    for row in reversed(rows):
        name, end = voice.term(word(row.get("period"))), voice.date(word(row.get("period_end")))
        average, earned = number(row.get("revenue_average")), number(row.get("eps_average"))
        if earned is not None and name and end:
            told = {"eps": voice.price(earned, eps), "period": name[:1].lower() + name[1:], "date": end}
            lead = voice.say("expected", company=company.title, **told)
        row["period"] = f"{name} ({end})" if name and end else name or end
        row["revenue_average"] = average * factor if average is not None and factor else None
    return voice.records(rows, ESTIMATES, lead, {"eps_average": eps, "revenue_average": revenue})


def _history(company: Company, found: Document, voice: Voice) -> str:
    told = [found.text(part, "eps_currency") for part in ("history", "estimates")]
    currency = next(filter(None, told), None) or found.currency
    rows = sorted(found.table("history"), key=lambda row: word(row.get("quarter_end")), reverse=True)
    known = [row for row in rows if number(row.get("eps_actual")) is not None][:MOST_QUARTERS]
    newest: list[Any] = voice.cells(known[0], HISTORY) if known else []
    lead = voice.say("history")
    if newest and all(newest):
        day, actual, estimate, surprise = newest
        unit = voice.currency(currency)
        amounts = {"actual": f"{actual} {unit}", "estimate": f"{estimate} {unit}", "surprise": surprise}
        lead = voice.say("reported", company=company.title, date=day, **amounts)
    return voice.records(known, HISTORY, lead, {"eps_actual": currency})


def _targets(company: Company, found: Document, voice: Voice) -> str:
    """Price targets, and the newest recommendations."""
    told, currency = [], found.text("price_targets", "currency") or found.currency
    values = [(name, found.number("price_targets", name)) for name in TARGETS]
    parts = [
        voice.say(f"target_{name}", value=voice.price(v, currency)) for name, v in values if v is not None
    ]
    count = found.number("price_targets", "analysts")
    if parts:
        parts += [voice.say("count_analysts", count=f"{count:.0f}")] if count is not None else []
        told.append(voice.say("targets", company=company.title, parts=", ".join(parts)))
    newest = max(found.table("recommendations"), key=lambda row: word(row.get("month")), default={})
    counts = [(verdict, voice.cell(newest.get(verdict), "count")) for verdict in VERDICTS]
    if rated := [f"{voice.term(verdict).lower()} {count}" for verdict, count in counts if count is not None]:
        month = voice.date(word(newest.get("month")))
        told.append(voice.say("ratings", month=f" ({month})" if month else "", parts=voice.listing(rated)))
    return " ".join(told)
