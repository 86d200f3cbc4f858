"""Which time, and which currency, a question asks for."""

import re
from datetime import date
from typing import Literal

Frequency = Literal["annual", "quarterly", "trailing"]

NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            *("", "one 일 한", "two 이 두", "three 삼 세", "four 사 네", "five 오 다섯", "six 육 여섯"),
            *("seven 칠 일곱", "eight 팔 여덟", "nine 구 아홉", "ten 십 열", "eleven 십일 열한"),
            "twelve 십이 열두",
        )
    )
    for word in words.split()
}
COUNT = r"(\d{1,3}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")"
YEARS = re.compile(
    rf"\b{COUNT}[- ]?(fiscal |calendar |financial )?(years?|yrs?|y)\b|{COUNT} ?(개년|년(?!도)|개 ?연도)",
    re.I | re.A,
)
MONTHS = re.compile(rf"\b{COUNT}[- ]?(months?|mo)\b|{COUNT} ?(개월|달(?!러))", re.I | re.A)
WEEKS = re.compile(rf"\b{COUNT}[- ]?weeks?\b|{COUNT} ?주(일|간)", re.I | re.A)
QUARTERS = re.compile(
    rf"\b{COUNT}[- ]?(fiscal )?quarters?\b|{COUNT} ?개 ?분기|(?:최근|지난|직전) ?{COUNT} ?분기", re.I | re.A
)
SINCE = re.compile(
    r"\bsince (?:the (?:start|beginning) of )?(20\d\d|19\d\d)\b|((?:19|20)\d\d)년? ?(이후|부터)", re.I | re.A
)
THIS_YEAR = re.compile(r"\b(ytd|year[- ]to[- ]date|this year)\b|올해|연초", re.I | re.A)
LAST_ONE = re.compile(
    r"\b(?:last|past) (year|quarter|month|week)\b|(작년|지난해|지난 ?달|지난 ?주(?!가|식|주))", re.I | re.A
)
ALL_TIME = re.compile(r"\b(all[- ]time|ever|since (its )?ipo|max)\b|상장 ?(이후|이래)|역대", re.I | re.A)
OVER_YEARS = re.compile(
    r"\b(over the (last |past )?(few |several |recent )?years|year[- ](by|over|on|to)[- ]year|yoy|by year"
    r"|each year"
    r"|every year|annually|annual (trend|figures|numbers)|(past|recent|previous|prior|last few) years"
    r"|historical\w*"
    r"|years ago|last year)\b|연도별|매년|연간 ?추이|전년|해마다|추이",
    re.I | re.A,
)
QUARTERLY = re.compile(r"\bquarter(s|ly)?\b|분기", re.I | re.A)
TRAILING = re.compile(
    r"\b(ttm|ltm|trailing|(last|past) (twelve|12) months)\b|(최근|직전|지난) ?(12|십이) ?개월|후행",
    re.I | re.A,
)
BESIDE_ANOTHER = re.compile(
    r"\b(it|them|versus|vs|(with|against|to) (?!its|the|their|last))\b"
    r"|(?<!마진)(?<!매출)(?<!이익)(?<!이익률)(?<!흐름)(?<!수익성)(와|과|랑|하고|보다)(\s|$)",
    re.I | re.A,
)
CURRENCIES = (
    ("USD", r"\b(in|to|into) (us |u\.s\. )?(dollars?|usd)\b|(?<!홍콩 )(?<!대만 )달러(화)? ?(로|기준|환산)"),
    ("KRW", r"\b(in|to|into) (korean |south korean )?(won|krw)\b|(?<![가-힣])원(화)? ?(으?로|기준|환산)"),
    ("EUR", r"\b(in|to|into) (euros?|eur)\b|유로(화)? ?(로|기준|환산)"),
    ("JPY", r"\b(in|to|into) (japanese )?(yen|jpy)\b|(?<![가-힣])엔(화)? ?(으?로|기준|환산)"),
    ("GBP", r"\b(in|to|into) (british )?(pounds?|sterling|gbp)\b|파운드(화)? ?(로|기준|환산)"),
    ("CNY", r"\b(in|to|into) (chinese )?(yuan|renminbi|cny|rmb)\b|위안(화)? ?(으?로|기준|환산)"),
    ("CHF", r"\b(in|to|into) (swiss )?(francs?|chf)\b|프랑(화)? ?(으?로|기준|환산)"),
    ("INR", r"\b(in|to|into) (indian )?(rupees?|inr)\b|루피(화)? ?(로|기준|환산)"),
)
PERIODS = (
    (7, "5d"),
    (31, "1mo"),
    (92, "3mo"),
    (184, "6mo"),
    (366, "1y"),
    (731, "2y"),
    (1827, "5y"),
    (3653, "10y"),
)


def count(pattern: re.Pattern[str], question: str) -> int | None:
    """The number of years, months … that the question names."""
    found = pattern.search(question)
    text = next((group for group in found.groups() if group), "") if found else ""
    if not text:
        return None
    number = int(text) if text.isdigit() else NUMBER_WORDS.get(text.casefold(), 0)
    return number or None


def frequency(question: str) -> Frequency:
    if TRAILING.search(question):
        return "trailing"
    return "quarterly" if QUARTERLY.search(question) else "annual"


def spans_years(question: str) -> bool:
    return bool(YEARS.search(question) or OVER_YEARS.search(question))


def compares_years(question: str) -> bool:
    """ "Compare the last three years of …": one company with itself, not with another."""
    return spans_years(question) and not BESIDE_ANOTHER.search(question)


def currency_wanted(question: str) -> str | None:
    """ "in dollars" → USD."""
    named = (code for code, pattern in CURRENCIES if re.search(pattern, question, re.I | re.A))
    return next(named, None)


def price_span(question: str, today: date) -> dict[str, str] | None:
    """What `get_price_history` takes for the time that the question names; None when it names none."""
    if since := SINCE.search(question):
        return {"start": f"{since[1] or since[2]}-01-01"}
    if ALL_TIME.search(question):
        return {"period": "max"}
    if days := _days(question):
        fitting = (name for length, name in PERIODS if abs(days - length) <= max(2, length // 60))
        period = next(fitting, None)
        return (
            {"period": period}
            if period
            else {"start": date.fromordinal(today.toordinal() - days).isoformat()}
        )
    return {"period": "ytd"} if THIS_YEAR.search(question) else None


def _days(question: str) -> int | None:
    lengths = ((YEARS, 365.25), (QUARTERS, 91.3), (MONTHS, 30.44), (WEEKS, 7.0))
    for pattern, length in lengths:
        number = count(pattern, question)
        if number and number * length < 36525:
            return round(number * length)
    one = LAST_ONE.search(question)
    words = {"year": 365, "작년": 365, "지난해": 365, "quarter": 92, "month": 30, "week": 7}
    found = (one[1] or one[2]).replace(" ", "").casefold() if one else ""
    return words.get(found, 30 if "달" in found else 7) if found else None
