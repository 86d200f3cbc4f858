"""When a company reports, what analysts expect, and how the last reports came out against that."""

from typing import Any

from assistant_core.builtin import numbers
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.facts import Facts, fraction
from assistant_core.builtin.research.functions import EARNINGS, Need, need
from assistant_core.builtin.research.outputs import number, word
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame

MOST_QUARTERS = 4
TOPICS = False
VERDICTS = ("strong_buy", "buy", "hold", "sell", "strong_sell")
TARGETS = ("mean", "median", "low", "high")
PERIODS = ("current_quarter", "next_quarter", "current_year", "next_year")
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "next": "**{company}** next reports earnings on {date}{estimated}.",
        "next_between": "**{company}** next reports earnings between {date} and {until}{estimated}.",
        "next_unknown": "The date of the next earnings of **{company}** is not in the data.",
        "estimated": " (estimated)",
        "estimates": "What analysts expect on average:",
        "expected": "Analysts expect **{company}** to earn {eps} per share in the {period} to {date}.",
        "period": "Period to",
        "eps": "EPS estimate ({currency})",
        "revenue": "Revenue estimate ({currency})",
        "growth": "Expected growth",
        "analysts": "Analysts",
        "current_quarter": "Current quarter",
        "next_quarter": "Next quarter",
        "current_year": "Current fiscal year",
        "next_year": "Next fiscal year",
        "beat": "**{company}** reported EPS of {actual} for the quarter to {date}, against an EPS estimate of"
        " {estimate} (surprise {surprise}).",
        "history": "Earnings per share reported, against the estimates before:",
        "quarter": "Quarter to",
        "actual": "EPS ({currency})",
        "estimate": "EPS estimate",
        "surprise": "Surprise",
        "targets": "Analysts' price targets for **{company}**: {parts}.",
        "mean": "mean target {value}",
        "median": "median target {value}",
        "low": "lowest target {value}",
        "high": "highest target {value}",
        "count": "{count} analysts",
        "ratings": "Recommendations{month}: {parts}.",
        "strong_buy": "strong buy {count}",
        "buy": "buy {count}",
        "hold": "hold {count}",
        "sell": "sell {count}",
        "strong_sell": "strong sell {count}",
        "caveat": "Estimates are opinions of analysts and are often wrong.",
    },
    "ko": {
        "next": "**{company}**의 다음 실적 발표일은 {date}{estimated}입니다.",
        "next_between": "**{company}**의 다음 실적 발표일은 {date}~{until}{estimated}입니다.",
        "next_unknown": "**{company}** – 다음 실적 발표일은 자료에 없습니다.",
        "estimated": "(예상)",
        "estimates": "애널리스트 평균 추정치:",
        "expected": "애널리스트들은 **{company}**의 {period}({date} 마감) 주당순이익(EPS)을"
        " {eps}(으)로 예상합니다.",
        "period": "기간 마감",
        "eps": "예상 EPS({currency})",
        "revenue": "예상 매출({currency})",
        "growth": "예상 성장률",
        "analysts": "애널리스트",
        "current_quarter": "이번 분기",
        "next_quarter": "다음 분기",
        "current_year": "이번 회계연도",
        "next_year": "다음 회계연도",
        "beat": "**{company}**의 {date} 마감 분기 주당순이익(EPS)은 {actual}(으)로, 애널리스트 예상은"
        " {estimate}이었습니다({surprise}).",
        "history": "발표된 주당순이익(EPS)과 발표 전 추정치:",
        "quarter": "분기 마감",
        "actual": "EPS({currency})",
        "estimate": "예상 EPS",
        "surprise": "서프라이즈",
        "targets": "**{company}** 애널리스트 목표주가: {parts}.",
        "mean": "평균 목표주가 {value}",
        "median": "목표주가 중앙값 {value}",
        "low": "최저 목표주가 {value}",
        "high": "최고 목표주가 {value}",
        "count": "애널리스트 {count}명",
        "ratings": "투자의견{month}: {parts}.",
        "strong_buy": "적극 매수 {count}명",
        "buy": "매수 {count}명",
        "hold": "보유 {count}명",
        "sell": "매도 {count}명",
        "strong_sell": "적극 매도 {count}명",
        "caveat": "추정치는 애널리스트의 의견이며 자주 빗나갑니다.",
    },
}
SURPRISED = frozenset({"surprise_percent", "eps_actual"})
TARGETED = frozenset({"price_target_mean", "price_target_high", "price_target_low", "price_target_median"})


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(EARNINGS),)


def write(study: Study) -> list[str]:
    return [part for company in study.listed for part in _told(study, company)]


def _told(study: Study, company: Company) -> list[str]:
    """What is asked goes first: the date, how the last reports came out, the estimates or the targets."""
    facts, voice = company.facts(EARNINGS), study.voice
    if facts is None:
        return []
    date = _next(company, facts, voice)
    past = _history(company, facts, voice)
    expected, targets = _estimates(company, facts, voice), _targets(company, facts, voice)
    if not (past or expected or targets) and not facts.text("next_earnings", "date"):
        return []
    concepts = {concept for topic in study.frame.topics for concept in topic.concepts}
    about = study.frame.ask.options.get("about", "dates")
    if concepts & TARGETED:
        about = "targets"
    orders = {
        "dates": [date, past, expected, targets],
        "surprise": [past, date, expected, targets],
        "estimates": [expected, targets, date],
        "targets": [targets, expected, date],
    }
    order = orders["surprise" if concepts & SURPRISED else about if about in orders else "dates"]
    return [one for one in [*order, voice.say("caveat") if expected or targets else ""] if one]


def _next(company: Company, facts: Facts, voice: Voice) -> str:
    date, until = facts.text("next_earnings", "date"), facts.text("next_earnings", "date_to")
    if not date:
        return voice.say("next_unknown", company=company.title)
    guessed = voice.say("estimated") if facts.at("next_earnings", "estimated") is True else ""
    key = "next_between" if until and until != date else "next"
    days = {"date": voice.date(date), "until": voice.date(until)}
    return voice.say(key, company=company.title, estimated=guessed, **days)


def _estimates(company: Company, facts: Facts, voice: Voice) -> str:
    eps_currency = facts.text("estimates", "eps_currency") or facts.currency
    revenue_currency = facts.text("estimates", "revenue_currency") or facts.currency
    header = [
        voice.say("period"),
        voice.say("eps", currency=voice.currency(eps_currency)),
        voice.say("revenue", currency=voice.currency(revenue_currency)),
        voice.say("growth"),
        voice.say("analysts"),
    ]
    found = facts.table("estimates")
    written = table(header, [_estimate(row, facts, voice) for row in found])
    if not written:
        return ""
    first = next((row for row in found if number(row.get("eps_average")) is not None), None)
    lead = voice.say("estimates")
    if first and word(first.get("period")) in PERIODS:
        period = voice.say(word(first.get("period")))
        eps = voice.price(number(first.get("eps_average")) or 0.0, eps_currency)
        day = voice.date(word(first.get("period_end")))
        lead = voice.say("expected", company=company.title, eps=eps, period=_lower(period), date=day)
    return f"{lead}\n\n{written}"


def _estimate(row: dict[str, Any], facts: Facts, voice: Voice) -> list[str | None]:
    name, end = word(row.get("period")), voice.date(word(row.get("period_end")))
    label = voice.say(name) if name in PERIODS else "" if end else clean(name)
    eps, growth = number(row.get("eps_average")), fraction(number(row.get("growth_percent")))
    revenue = facts.scaled(number(row.get("revenue_average")), facts.text("estimates", "revenue_unit"))
    analysts = number(row.get("eps_analysts"))
    return [
        f"{label} ({end})" if label and end else label or end,
        None if eps is None else numbers.per_share(eps),
        None if revenue is None else voice.amount(revenue),
        None if growth is None else numbers.change(growth),
        None if analysts is None else f"{analysts:.0f}",
    ]


def _history(company: Company, facts: Facts, voice: Voice) -> str:
    currency = (
        facts.text("history", "eps_currency") or facts.text("estimates", "eps_currency") or facts.currency
    )
    found = sorted(facts.table("history"), key=lambda row: word(row.get("quarter_end")), reverse=True)
    known = [row for row in found if number(row.get("eps_actual")) is not None][:MOST_QUARTERS]
    rows = [_reported(row, voice) for row in known]
    header = [
        voice.say("quarter"),
        voice.say("actual", currency=voice.currency(currency)),
        voice.say("estimate"),
        voice.say("surprise"),
    ]
    written = table(header, rows)
    if not written:
        return ""
    lead, (day, actual, estimate, surprise) = voice.say("history"), rows[0]
    if actual and estimate and surprise:
        money = voice.currency(currency)
        values = {"actual": f"{actual} {money}", "estimate": f"{estimate} {money}", "surprise": surprise}
        lead = voice.say("beat", company=company.title, date=day, **values)
    return f"{lead}\n\n{written}"


def _reported(row: dict[str, Any], voice: Voice) -> list[str | None]:
    per_share = [number(row.get(key)) for key in ("eps_actual", "eps_estimate")]
    surprise = fraction(number(row.get("surprise_percent")))
    return [
        voice.date(word(row.get("quarter_end"))),
        *(None if value is None else numbers.per_share(value) for value in per_share),
        None if surprise is None else numbers.change(surprise),
    ]


def _targets(company: Company, facts: Facts, voice: Voice) -> str:
    currency = facts.text("price_targets", "currency") or facts.currency
    found = [(name, facts.number("price_targets", name)) for name in TARGETS]
    parts = [
        voice.say(name, value=voice.price(value, currency)) for name, value in found if value is not None
    ]
    count = facts.number("price_targets", "analysts")
    if parts and count is not None:
        parts.append(voice.say("count", count=f"{count:.0f}"))
    told = [voice.say("targets", company=company.title, parts=", ".join(parts)) if parts else ""]
    return " ".join(part for part in (*told, _ratings(facts, voice)) if part)


def _ratings(facts: Facts, voice: Voice) -> str:
    rows = facts.table("recommendations")
    newest = max(rows, key=lambda row: word(row.get("month")), default={})
    counts = [(verdict, number(newest.get(verdict))) for verdict in VERDICTS]
    parts = [voice.say(verdict, count=f"{value:.0f}") for verdict, value in counts if value is not None]
    month = voice.date(word(newest.get("month")))
    said = f" ({month})" if month else ""
    return voice.say("ratings", month=said, parts=voice.listing(parts)) if parts else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
