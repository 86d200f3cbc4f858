"""When a company reports, what analysts expect, and how the last reports came out against that."""

from assistant_core.builtin.research import say
from assistant_core.builtin.research.documents import Document, number, word
from assistant_core.builtin.research.functions import EARNINGS
from assistant_core.builtin.research.pick import point_of
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.figures.outputs import UNITS, day

TOPICS = False
MOST_QUARTERS = 4
VERDICTS = ("strong_buy", "buy", "hold", "sell", "strong_sell")
TARGETS = ("target_mean", "target_median", "target_low", "target_high", "count_analysts")
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
        "history": _history(study, company, found),
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
    guessed = voice.say("date_estimated") if found.at("next_earnings", "estimated") is True else ""
    is_one = found.text("next_earnings", "date") == found.text("next_earnings", "date_to")
    keys = ("next" if is_one else "next_between", "next", "next_unknown")
    dates = (voice.tell(key, found, company=company.bold, estimated=guessed) for key in keys)
    told["next"] = next(filter(None, dates))
    caveat = voice.say("estimates_caveat") if told["estimates"] or told["targets"] else ""
    return [*(told[part] for part in ORDERS.get(about, ORDERS["dates"])), caveat]


def _estimates(company: Company, found: Document, voice: Voice) -> str:
    eps, revenue = (found.text("estimates", f"{of}_currency") or found.currency for of in ("eps", "revenue"))
    factor = UNITS.get(found.text("estimates", "revenue_unit") or found.text("unit"))
    lead, rows = voice.say("estimates"), found.table("estimates")
    for row in reversed(rows):
        name, end = voice.term(word(row.get("period"))), voice.date(word(row.get("period_end")))
        period, average = name[:1].lower() + name[1:], number(row.get("revenue_average"))
        own = Document({**row, "currency": eps})
        lead = voice.tell("expected", own, company=company.bold, period=period) or lead
        row["period"] = f"{name} ({end})" if name and end else name or end
        row["revenue_average"] = average * factor if average is not None and factor else None
    return voice.records(rows, ESTIMATES, lead, {"eps_average": eps, "revenue_average": revenue})


def _history(study: Study, company: Company, found: Document) -> str:
    """The newest quarters, or those that the question names."""
    voice, told = study.voice, [found.text(part, "eps_currency") for part in ("history", "estimates")]
    currency = next(filter(None, told), None) or found.currency
    rows = sorted(found.table("history"), key=lambda row: word(row.get("quarter_end")), reverse=True)
    known = [row for row in rows if number(row.get("eps_actual")) is not None]
    named = [point for point in study.frame.times.points if point.quarter]
    asked = [row for row in known if not named or point_of(day(row.get("quarter_end")), True) in named]
    if known and not asked:
        first, last = (voice.date(word(known[place].get("quarter_end"))) for place in (-1, 0))
        points = voice.listing([say.point(one, voice) for one in named])
        line = say.label("eps_actual", voice)
        return voice.say("not_then", points=points, line=line, company=company.bold, first=first, last=last)
    newest = Document({**asked[0], "currency": currency} if asked else {})
    lead = voice.tell("reported", newest, company=company.bold) or voice.say("history")
    return voice.records(asked[:MOST_QUARTERS], HISTORY, lead, {"eps_actual": currency})


def _targets(company: Company, found: Document, voice: Voice) -> str:
    """Price targets, and the newest recommendations."""
    parts = [one for target in TARGETS if (one := voice.tell(target, found))]
    newest = max(found.table("recommendations"), key=lambda row: word(row.get("month")), default={})
    counts = [(verdict, voice.cell(newest.get(verdict), "count")) for verdict in VERDICTS]
    rated = voice.listing(
        [f"{voice.term(one).lower()} {count}" for one, count in counts if count is not None]
    )
    told = [voice.say("targets", company=company.bold, parts=", ".join(parts))] if parts else []
    month = f" ({voice.date(word(newest.get('month')))})" if word(newest.get("month")) else ""
    return " ".join([*told, *([voice.say("ratings", month=month, parts=rated)] if rated else [])])
