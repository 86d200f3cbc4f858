"""Who owns a company, and what its insiders bought and sold."""

import re

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts, fraction
from assistant_core.builtin.research.functions import OWNERSHIP
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import number, word
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.turn import Turn

MOST_HOLDERS = MOST_TRADES = 6
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
INSIDERS = re.compile(r"\binsiders?\b|내부자", re.I | re.A)


WORDS: Words = {
    "en": {
        "lead": "Of **{company}**, {parts}.",
        "institutions_percent": "institutions hold {value}",
        "insiders_percent": "insiders hold {value}",
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
        "no_trades": "No trades of insiders are in the data.",
        "net": "Insiders on balance{period}: {verb} {shares}.",
        "bought": "bought",
        "sold": "sold",
        "period": " ({period})",
    },
    "ko": {
        "lead": "**{company}** 지분 구성: {parts}.",
        "institutions_percent": "기관 {value}",
        "insiders_percent": "내부자 {value}",
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
        "no_trades": "자료에 내부자 거래가 없습니다.",
        "net": "내부자 순거래{period}: {shares} {verb}.",
        "bought": "순매수",
        "sold": "순매도",
        "period": "({period})",
    },
}


class Ownership(Intent):
    rank = 50
    pattern = re.compile(
        r"\b(who (owns|holds|has)( \w+){0,3}( shares| stock)?|own(s|ers?|ership)"
        r"|insiders?('s?)?( \w+){0,4}? (buy(s|ing)?|bought|sell(s|ing)?|sold|sales|trad(e|es|ing)"
        r"|transactions?|purchases?|hold(ing|ings)?)"
        r"|insiders?|institution(s|al)( (investors?|holders?|holdings?|ownership))?"
        r"|((largest|biggest|major|top|main) )?((share|stock)holders?|holders)(?!'? equity))\b(?! equity"
        r"|'? equity)"
        r"|내부자( ?(거래|매매|매수|매도))*|지분(율)?|(주요|최대|대|기관)? ?주주(?! ?(환원|총회|서한))(는"
        r"|구성|현황)?|기관 ?(투자자|보유)",
        re.I | re.A,
    )
    functions = (OWNERSHIP,)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(OWNERSHIP)
        if facts is None:
            return []
        holders, trades = _holders(facts, voice), _trades(facts, voice)
        lead = _lead(company, facts, voice)
        if not (lead or holders or trades):
            return []
        told = [lead or voice.say("plain", company=company.title), holders, trades]
        if INSIDERS.search(turn.question):
            told = [told[0], trades or voice.say("no_trades"), holders]
        return [one for one in told if one]


def _lead(company: Company, facts: Facts, voice: Voice) -> str:
    found = ((key, facts.percent(key)) for key in ("institutions_percent", "insiders_percent"))
    parts = [voice.say(key, value=numbers.percent(value)) for key, value in found if value is not None]
    return voice.say("lead", company=company.title, parts=voice.listing(parts)) if parts else ""


def _holders(facts: Facts, voice: Voice) -> str:
    rows = []
    for row in facts.table("holders")[:MOST_HOLDERS]:
        share, value = fraction(number(row.get("percent"))), number(row.get("value"))
        rows.append(
            [
                clean(word(row.get("holder")), 40),
                None if share is None else numbers.percent(share),
                None if value is None else voice.amount(value),
                clean(word(row.get("as_of"))) or None,
            ]
        )
    worth = voice.say("value", currency=voice.currency(facts.currency))
    written = table([voice.say("holder"), voice.say("percent"), worth, voice.say("as_of")], rows)
    return voice.say("holders") + "\n\n" + written if written else ""


def _trades(facts: Facts, voice: Voice) -> str:
    rows = []
    trades = facts.table("insider_trades")
    # A grant of shares has no description; what was bought or sold has.
    told = [row for row in trades if row.get("what")] or trades
    for row in sorted(told, key=lambda row: word(row.get("date")), reverse=True):
        shares, value = number(row.get("shares")), number(row.get("value"))
        rows.append(
            [
                clean(word(row.get("date"))),
                clean(word(row.get("name")), 40) or None,
                _trade(word(row.get("what")), voice) or None,
                None if shares is None else f"{shares:,.0f}",
                None if value is None else voice.amount(value),
            ]
        )
    header = [voice.say(key) for key in ("date", "who", "what", "shares")]
    written = table(
        [*header, voice.say("value", currency=voice.currency(facts.currency))], rows[:MOST_TRADES]
    )
    net = _net(facts, voice)
    parts = [voice.say("trades") + "\n\n" + written if written else "", net]
    return "\n\n".join(part for part in parts if part)


def _trade(what: str, voice: Voice) -> str:
    known = (korean for english, korean in KOREAN_TRADES.items() if what.casefold().startswith(english))
    # The value of the trade says what "at price 226.35 per share" does.
    short = clean(AT_PRICE.sub("", what), 60)
    return next(known, short) if voice.language == "ko" else short


def _net(facts: Facts, voice: Voice) -> str:
    net = facts.number("insider_net_purchases", "net_shares")
    if not net:
        return ""
    period = facts.text("insider_net_purchases", "period")
    verb = voice.say("bought" if net > 0 else "sold")
    # "6m" and the like mean nothing to a reader.
    said = voice.say("period", period=clean(period)) if len(period) > 3 and voice.language == "en" else ""
    return voice.say("net", period=said, verb=verb, shares=voice.shares(abs(net)))


INTENT = Ownership()
