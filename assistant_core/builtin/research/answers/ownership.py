"""Who owns a company, and what its insiders bought and sold."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts, fraction
from assistant_core.builtin.research.functions import OWNERSHIP, Need, need
from assistant_core.builtin.research.outputs import number, word
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame

MOST_HOLDERS = MOST_TRADES = 6
TOPICS = False
KOREAN_TRADES = {
    "sale": "매도",
    "sell": "매도",
    "purchase": "매수",
    "buy": "매수",
    "stock gift": "증여",
    "stock award": "주식 보상",
    "conversion": "옵션 행사",
    "option exercise": "옵션 행사",
}
AT_PRICE = re.compile(r" at price .*", re.I | re.S)
INSIDERS = re.compile(r"insider|내부자|임원", re.I)
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "lead": "Of **{company}**, {parts}.",
        "institutions_percent": "institutions hold {value}",
        "insiders_percent": "insiders hold {value}",
        "largest": "The largest holder on file is {holder} with {value}.",
        "plain": "The owners of **{company}** that are on file:",
        "holders": "The largest holders:",
        "holder": "Holder",
        "percent": "Share",
        "value": "Value ({currency})",
        "as_of": "As of",
        "trades": "Trades of insiders, newest first:",
        "date": "Date",
        "who": "Who",
        "what": "What",
        "shares": "Shares",
        "no_trades": "No trades of insiders are in the data of **{company}**.",
        "net": "On balance insiders of **{company}** {verb} {shares}{period}.",
        "bought": "bought",
        "sold": "sold",
        "period": " in the last {count} months",
    },
    "ko": {
        "lead": "**{company}** 지분 구성: {parts}.",
        "institutions_percent": "기관 {value}",
        "insiders_percent": "내부자 {value}",
        "largest": "공시된 최대 보유자는 {holder}({value})입니다.",
        "plain": "**{company}** 공시된 주주:",
        "holders": "최대 보유자:",
        "holder": "보유자",
        "percent": "지분율",
        "value": "평가액({currency})",
        "as_of": "기준일",
        "trades": "내부자 거래(최신순):",
        "date": "날짜",
        "who": "이름",
        "what": "내용",
        "shares": "주식 수",
        "no_trades": "**{company}** – 자료에 내부자 거래가 없습니다.",
        "net": "**{company}** – 내부자는 {period}{shares}를 {verb}했습니다.",
        "bought": "순매수",
        "sold": "순매도",
        "period": "최근 {count}개월간 ",
    },
}
MONTHS = re.compile(r"(\d{1,2}) ?m(?:onths?)?", re.I)


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(OWNERSHIP),)


def write(study: Study) -> list[str]:
    of_insiders = INSIDERS.search(study.frame.text) is not None
    return [part for company in study.listed for part in _owners(company, of_insiders, study.voice)]


def _owners(company: Company, of_insiders: bool, voice: Voice) -> list[str]:
    facts = company.facts(OWNERSHIP)
    if facts is None:
        return []
    holders, trades, net = _holders(facts, voice), _trades(facts, voice), _net(company, facts, voice)
    lead = _lead(company, facts, voice)
    if not (lead or holders or trades or net):
        return []
    if of_insiders:
        told = [net or ("" if trades else voice.say("no_trades", company=company.title)), trades, lead]
    else:
        told = [lead or voice.say("plain", company=company.title), holders, net, trades]
    return [one for one in told if one]


def _lead(company: Company, facts: Facts, voice: Voice) -> str:
    found = ((key, facts.percent(key)) for key in ("institutions_percent", "insiders_percent"))
    parts = [voice.say(key, value=numbers.percent(value)) for key, value in found if value is not None]
    lead = voice.say("lead", company=company.title, parts=voice.listing(parts)) if parts else ""
    known = [(number(row.get("percent")), word(row.get("holder"))) for row in facts.table("holders")]
    shares = [(share, name) for share, name in known if share is not None and name]
    if not shares or not lead:
        return lead
    share, name = max(shares)
    largest = voice.say("largest", holder=clean(name, 40), value=numbers.percent(share / 100))
    return f"{lead} {largest}"


def _holders(facts: Facts, voice: Voice) -> str:
    rows: list[list[str | None]] = []
    for row in facts.table("holders")[:MOST_HOLDERS]:
        share, value = fraction(number(row.get("percent"))), number(row.get("value"))
        rows.append(
            [
                clean(word(row.get("holder")), 40),
                None if share is None else numbers.percent(share),
                None if value is None else voice.amount(value),
                voice.date(word(row.get("as_of"))) or None,
            ]
        )
    worth = voice.say("value", currency=voice.currency(facts.currency))
    written = table([voice.say("holder"), voice.say("percent"), worth, voice.say("as_of")], rows)
    return voice.say("holders") + "\n\n" + written if written else ""


def _trades(facts: Facts, voice: Voice) -> str:
    rows: list[list[str | None]] = []
    trades = facts.table("insider_trades")
    # A grant of shares has no description; what was bought or sold has.
    told = [row for row in trades if row.get("what")] or trades
    for row in sorted(told, key=lambda row: word(row.get("date")), reverse=True)[:MOST_TRADES]:
        shares, value = number(row.get("shares")), number(row.get("value"))
        rows.append(
            [
                voice.date(word(row.get("date"))),
                clean(word(row.get("name")), 40) or None,
                _trade(word(row.get("what")), voice) or None,
                None if shares is None else f"{shares:,.0f}",
                None if value is None else voice.amount(value),
            ]
        )
    header = [voice.say(key) for key in ("date", "who", "what", "shares")]
    written = table([*header, voice.say("value", currency=voice.currency(facts.currency))], rows)
    return voice.say("trades") + "\n\n" + written if written else ""


def _trade(what: str, voice: Voice) -> str:
    known = (korean for english, korean in KOREAN_TRADES.items() if what.casefold().startswith(english))
    # The value of the trade says what "at price 226.35 per share" does.
    short = clean(AT_PRICE.sub("", what), 60)
    return next(known, short) if voice.language == "ko" else short


def _net(company: Company, facts: Facts, voice: Voice) -> str:
    net = facts.number("insider_net_purchases", "net_shares")
    if not net:
        return ""
    months = MONTHS.fullmatch(facts.text("insider_net_purchases", "period"))
    period = voice.say("period", count=months[1]) if months else ""
    verb, shares = voice.say("bought" if net > 0 else "sold"), voice.shares(abs(net))
    return voice.say("net", company=company.title, period=period, verb=verb, shares=shares)
