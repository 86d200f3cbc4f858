"""Who owns a company, and what its insiders bought and sold."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Document, number, word
from assistant_core.builtin.research.functions import OWNERSHIP
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean

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
    lead, net, in_currency = (
        _lead(company, found, voice),
        _net(company, found, voice),
        {"value": found.currency},
    )
    rows = found.table("holders")[:MOST_ROWS]
    holders = voice.records(rows, HOLDERS, voice.say("holders"), in_currency)
    trades = voice.records(_trades(found, voice), TRADES, voice.say("trades"), in_currency)
    if not (lead or holders or trades or net):
        return []
    if INSIDERS.search(study.frame.text):
        return [net or ("" if trades else voice.say("no_trades", company=company.title)), trades, lead]
    return [lead or voice.say("owners", company=company.title), holders, net, trades]


def _lead(company: Company, found: Document, voice: Voice) -> str:
    held = ((key, voice.cell(found.at(f"{key}_percent"), "percent")) for key in ("institutions", "insiders"))
    parts = [voice.say(f"{key}_hold", value=value) for key, value in held if value is not None]
    if not parts:
        return ""
    told = [voice.say("held", company=company.title, parts=voice.listing(parts))]
    rows = [(number(row.get("percent")), word(row.get("holder"))) for row in found.table("holders")]
    if shares := [(share, name) for share, name in rows if share is not None and name]:
        share, name = max(shares)
        told.append(voice.say("largest", holder=clean(name, 40), value=numbers.percent(share / 100)))
    return " ".join(told)


def _trades(found: Document, voice: Voice) -> list[dict[str, object]]:
    """A grant of shares has no description; what was bought or sold has."""
    trades = found.table("insider_trades")
    dated = sorted(
        [row for row in trades if row.get("what")] or trades, key=lambda row: word(row.get("date"))
    )
    told = []
    for row in dated[: -MOST_ROWS - 1 : -1]:
        what = AT_PRICE.sub("", word(row.get("what")))
        told.append({**row, "what": voice.first(f"trade_{what.casefold().partition(' ')[0]}", what)})
    return told


def _net(company: Company, found: Document, voice: Voice) -> str:
    net = found.number("insider_net_purchases", "net_shares")
    if not net:
        return ""
    months = MONTHS.fullmatch(found.text("insider_net_purchases", "period"))
    period = voice.say("last_months", count=months[1]) if months else ""
    verb, shares = voice.say("bought" if net > 0 else "sold"), voice.shares(abs(net))
    return voice.say("net_trades", company=company.title, period=period, verb=verb, shares=shares)
