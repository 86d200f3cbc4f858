"""Who owns a company, and what its insiders bought and sold."""

import re

from assistant_core.builtin.research.documents import Document, number, word
from assistant_core.builtin.research.functions import OWNERSHIP
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice

TOPICS = False
MOST_ROWS = 6
HOLDERS = {"holder": "text", "percent": "percent", "value": "amount", "as_of": "date"}
TRADES = {"date": "date", "name": "text", "what": "text", "shares": "count", "value": "amount"}
AT_PRICE = re.compile(r" at price .*", re.I | re.S)
"""Of a trade whose value is told as well."""
INSIDERS = re.compile(r"insider|내부자|임원", re.I)
MONTHS = re.compile(r"(\d{1,2}) ?m(?:onths?)?", re.I)


def of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(OWNERSHIP), study.voice
    if found is None:
        return []
    net, in_currency = _net(company, found, voice), {"value": found.currency}
    rows = found.table("holders")
    holders = voice.records(rows[:MOST_ROWS], HOLDERS, voice.say("holders"), in_currency)
    trades = voice.records(_trades(found, voice), TRADES, voice.say("trades"), in_currency)
    held = [one for key in ("institutions_hold", "insiders_hold") if (one := voice.tell(key, found))]
    largest = Document(max(rows, key=lambda row: number(row.get("percent")) or 0, default={}))
    told = [
        voice.say("held", company=company.bold, parts=voice.listing(held)),
        voice.tell("largest", largest),
    ]
    lead = " ".join(filter(None, told)) if held else ""
    if not (lead or holders or trades or net):
        return []
    if INSIDERS.search(study.frame.text):
        return [net or ("" if trades else voice.say("no_trades", company=company.bold)), trades, lead]
    return [lead or voice.say("owners", company=company.bold), holders, net, trades]


def _trades(found: Document, voice: Voice) -> list[dict[str, object]]:
    """A grant of shares has no description; what was bought or sold has."""
    trades = found.table("insider_trades")
    dated = sorted(
        [row for row in trades if row.get("what")] or trades, key=lambda row: word(row.get("date"))
    )
    told = []
    for row in dated[: -MOST_ROWS - 1 : -1]:
        what = AT_PRICE.sub("", word(row.get("what")))
        kind = what.casefold().removeprefix("stock ").partition(" ")[0]
        told.append({**row, "what": voice.first(f"trade_{kind}", what)})
    return told


def _net(company: Company, found: Document, voice: Voice) -> str:
    net = found.number("insider_net_purchases", "net_shares")
    if not net:
        return ""
    months = MONTHS.fullmatch(found.text("insider_net_purchases", "period"))
    period = voice.say("last_months", count=months[1]) if months else ""
    verb, shares = voice.say("bought" if net > 0 else "sold"), voice.shares(abs(net))
    return voice.say("net_trades", company=company.bold, period=period, verb=verb, shares=shares)
