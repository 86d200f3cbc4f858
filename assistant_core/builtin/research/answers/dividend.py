"""Does it pay a dividend, how much a share, what it yields; and stock splits."""

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.functions import DIVIDENDS, Need, need
from assistant_core.builtin.research.outputs import mapping, number, word
from assistant_core.builtin.research.places import statement_of
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame, Topic

FUNCTIONS = False
MOST_YEARS = 6
RETURNED = frozenset({"shareholder_returns", "RepurchaseOfCapitalStock"})
RETURNS = Topic(("shareholder_returns", "CashDividendsPaid", "RepurchaseOfCapitalStock"), "")


def needs(frame: Frame) -> tuple[Need, ...]:
    if _is_return(frame):
        return (need(statement_of("CashDividendsPaid")),)
    return (need(DIVIDENDS),) if _is_of_dividends(frame) else ()


def write(study: Study) -> list[str]:
    from assistant_core.builtin.research.answers import value

    if not _is_of_dividends(study.frame):
        return value.write(study.using(value.WORDS))
    if _is_return(study.frame):
        words = study.using(value.WORDS)
        return [line for company in study.listed for line in value.lines(words, company, (RETURNS,))]
    return [line for company in study.listed for line in _of(study, company)]


def _is_of_dividends(frame: Frame) -> bool:
    return (
        not frame.topics
        or _is_return(frame)
        or any("ivid" in concept for topic in frame.topics for concept in topic.concepts)
    )


def _is_return(frame: Frame) -> bool:
    return any(RETURNED & set(topic.concepts[:1]) for topic in frame.topics)


def _of(study: Study, company: Company) -> list[str]:
    facts = company.facts(DIVIDENDS)
    if facts is None or not (facts.at("trailing_12_months") or facts.at("dividends")):
        return []
    told = [_lead(study, company, facts), _specials(study, facts), _by_year(study, facts)]
    splits = _splits(study, facts)
    if study.frame.ask.options.get("about") == "splits":
        return [f"**{company.title}** – {splits}"]
    years = [point.year for point in study.frame.times.points]
    if years:
        told = [_of_years(study, company, facts, years), *told[1:]]
    return [one for one in told if one]


def _lead(study: Study, company: Company, facts: Facts) -> str:
    voice = study.voice
    year = facts.number("trailing_12_months", "amount")
    until = voice.date(facts.text("trailing_12_months", "to") or facts.text("last_date"))
    payments = facts.table("dividends")
    if not year:
        key = "none" if until and (year == 0 or payments) and payments else "never"
        return voice.say(key, company=company.title, date=until)
    amount = voice.price(year, facts.currency)
    parts = {name: facts.number("trailing_12_months", f"{name}_amount") for name in ("regular", "special")}
    if parts["regular"] is not None and parts["special"] is not None:
        apart = {name: voice.price(value or 0, facts.currency) for name, value in parts.items()}
        amount += f" ({voice.say('regular', **apart)})"
    told = voice.say("lead", company=company.title, amount=amount, date=until, yield_=_yield(study, facts))
    last = number(payments[-1].get("amount")) if payments else None
    if last is None:
        return told
    day = voice.date(word(payments[-1].get("date")))
    told += " " + voice.say("last", amount=voice.price(last, facts.currency), date=day)
    return told + " " + voice.say("stopped") if facts.text("dividend_status") == "stopped" else told


def _of_years(study: Study, company: Company, facts: Facts, years: list[int]) -> str:
    voice, paid = study.voice, mapping(facts.at("dividends_by_year"))
    told = []
    for year in years:
        amount = number(paid.get(str(year)))
        if amount is None:
            told.append(voice.say("not_in_year", company=company.title, year=year))
        else:
            told.append(
                voice.say(
                    "in_year", company=company.title, year=year, amount=voice.price(amount, facts.currency)
                )
            )
    return " ".join(told)


def _yield(study: Study, facts: Facts) -> str:
    voice, value, close = study.voice, facts.percent("yield_percent"), facts.number("last_close")
    if value is None or close is None:
        return ""
    key = "yield_" if facts.at("yield_with_specials_percent") is None else "yield_regular"
    closed, day = voice.price(close, facts.currency), voice.date(facts.text("last_date"))
    return voice.say(key, value=numbers.percent(value), close=closed, date=day)


def _specials(study: Study, facts: Facts) -> str:
    """The newest first."""
    voice = study.voice
    parts = [
        voice.say(
            "special", amount=voice.price(amount, facts.currency), date=voice.date(word(row.get("date")))
        )
        for row in reversed(facts.table("special_dividends"))
        if (amount := number(row.get("special_amount"))) is not None and row.get("date")
    ]
    return voice.say("specials", parts=voice.listing(parts[:MOST_YEARS])) if parts else ""


def _by_year(study: Study, facts: Facts) -> str:
    voice = study.voice
    years = sorted(mapping(facts.at("dividends_by_year")).items(), reverse=True)[:MOST_YEARS]
    current = facts.text("last_date")[:4]
    rows: list[list[str | None]] = [
        [
            voice.say("so_far", year=clean(year)) if year == current else clean(year),
            numbers.per_share(amount) if (amount := number(paid)) is not None else None,
        ]
        for year, paid in years
    ]
    header = [voice.say("year"), voice.say("of_year", currency=voice.currency(facts.currency))]
    return table(header, rows)


def _splits(study: Study, facts: Facts) -> str:
    voice = study.voice
    parts = [
        voice.say("split", ratio=clean(word(row.get("ratio")), 20), date=voice.date(word(row.get("date"))))
        for row in reversed(facts.table("splits"))
        if row.get("ratio") and row.get("date")
    ]
    return voice.say("splits", parts=voice.listing(parts)) if parts else voice.say("no_splits")


WORDS = {
    "en": {
        "lead": "Yes, **{company}** paid dividends of {amount} per share over the last twelve"
        " months{yield_}.",
        "yield_": ", a yield of {value} on the close of {close} ({date})",
        "yield_regular": ", a yield of {value} without the special ones on the close of {close} ({date})",
        "regular": "of it {regular} regular and {special} special, as far as size and rhythm tell",
        "specials": "Special dividends, inferred: {parts}.",
        "special": "{amount} on {date}",
        "stopped": "Since then none came: dividends seem to have stopped.",
        "last": "The last payment was {amount} per share on {date}.",
        "none": "No, **{company}** paid no dividend over the last twelve months.",
        "never": "No, **{company}** pays no dividend: none is in the data.",
        "in_year": "**{company}** paid {amount} per share in dividends in {year}.",
        "not_in_year": "The data has no dividend of **{company}** in {year}.",
        "year": "Year",
        "of_year": "Dividends per share ({currency})",
        "so_far": "{year} (so far)",
        "splits": "Stock splits: {parts}.",
        "split": "{ratio} on {date}",
        "no_splits": "No stock split is in the data.",
    },
    "ko": {
        "lead": "네, **{company}**은(는) 최근 12개월 동안 주당 {amount}을(를) 배당했습니다{yield_}.",
        "yield_": "({date} 종가 {close} 기준 배당수익률 {value})",
        "yield_regular": "({date} 종가 {close} 기준, 특별배당을 뺀 배당수익률 {value})",
        "regular": "그중 정기배당 {regular}, 특별배당 {special}, 금액과 주기로 추정",
        "specials": "특별배당(추정): {parts}.",
        "special": "{date} {amount}",
        "stopped": "그 뒤로 배당이 없어 중단된 것으로 보입니다.",
        "last": "마지막 배당은 {date}, 주당 {amount}입니다.",
        "none": "아니요, **{company}**은(는) 최근 12개월 동안 배당하지 않았습니다.",
        "never": "아니요, **{company}**은(는) 배당하지 않습니다. 자료에 배당 내역이 없습니다.",
        "in_year": "**{company}**은(는) {year}년에 주당 {amount}을(를) 배당했습니다.",
        "not_in_year": "**{company}**의 {year}년 배당 내역은 자료에 없습니다.",
        "year": "연도",
        "of_year": "주당 배당금({currency})",
        "so_far": "{year}(현재까지)",
        "splits": "주식 분할: {parts}.",
        "split": "{date} {ratio}",
        "no_splits": "자료에 주식 분할 내역이 없습니다.",
    },
}
