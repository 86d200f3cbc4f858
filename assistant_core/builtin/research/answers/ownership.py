"""Who owns a company, and what its insiders bought and sold."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Document, number, word
from assistant_core.builtin.research.functions import OWNERSHIP
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice, table
from assistant_core.builtin.text import clean

TOPICS = False
MOST_ROWS = 6
HOLDERS = (("holder", "text"), ("percent", "percent"), ("value", "amount"), ("as_of", "date"))
TRADES = (("date", "date"), ("name", "text"), ("what", "text"), ("shares", "count"), ("value", "amount"))
AT_PRICE = re.compile(r" at price .*", re.I | re.S)
"""Of a trade whose value is told as well."""
KIND = re.compile("sale|sell|purchase|buy|stock gift|stock award|conversion|option exercise", re.I)
INSIDERS = re.compile(r"insider|내부자|임원", re.I)
MONTHS = re.compile(r"(\d{1,2}) ?m(?:onths?)?", re.I)


def of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(OWNERSHIP), study.voice
    if found is None:
        return []
    holders, trades, net = _holders(found, voice), _trades(found, voice), _net(company, found, voice)
    lead = _lead(company, found, voice)
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


def _holders(found: Document, voice: Voice) -> str:
    rows = [voice.cells(row, HOLDERS) for row in found.table("holders")[:MOST_ROWS]]
    header = [voice.say("holder"), voice.say("share"), _value(found, voice), voice.say("as_of")]
    return table(header, rows, voice.say("holders"))


def _trades(found: Document, voice: Voice) -> str:
    trades = found.table("insider_trades")
    # A grant of shares has no description; what was bought or sold has.
    dated = sorted(
        [row for row in trades if row.get("what")] or trades, key=lambda row: word(row.get("date"))
    )
    rows = []
    for row in dated[: -MOST_ROWS - 1 : -1]:
        what = AT_PRICE.sub("", word(row.get("what")))
        kind = KIND.match(what)
        told = voice.first(f"trade_{kind[0].casefold().replace(' ', '_')}", what) if kind else what
        rows.append(voice.cells({**row, "what": told}, TRADES))
    header = [voice.say(key) for key in ("date", "who", "what", "shares")]
    return table([*header, _value(found, voice)], rows, voice.say("trades"))


def _value(found: Document, voice: Voice) -> str:
    return voice.say("value_in", currency=voice.currency(found.currency))


def _net(company: Company, found: Document, voice: Voice) -> str:
    net = found.number("insider_net_purchases", "net_shares")
    if not net:
        return ""
    months = MONTHS.fullmatch(found.text("insider_net_purchases", "period"))
    period = voice.say("last_months", count=months[1]) if months else ""
    verb, shares = voice.say("bought" if net > 0 else "sold"), voice.shares(abs(net))
    return voice.say("net_trades", company=company.title, period=period, verb=verb, shares=shares)
