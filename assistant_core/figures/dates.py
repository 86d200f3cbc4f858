"""Dates, years and quarters in a text, in English and Korean."""

import re

from assistant_core.figures.model import Figure, When

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTH = rf"(?P<month_name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"(?P<short>\d\d)"
_FY = r"(?P<fiscal>FY|fiscal(?:\s+year)?|financial\s+year)"
_NUMERIC_END = r"(?![\d%]|[.,]\d)"
# What follows a bare number that makes it an amount, not a year.
_AMOUNT = (
    r"(?!\s?(?:%|percent|times\b|x\b|배|billion|million|thousand|trillion|bn\b|mn\b|조|억|만|"
    r"USD|EUR|GBP|JPY|KRW|INR|dollars?|won\b|yen\b|euros?\b|달러|원|엔|유로|파운드|루피|shares|주\b|"
    r"employees|명|people|analysts))"
)

_PATTERNS = [
    rf"{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01]){_NUMERIC_END}",
    rf"{_YEAR}\.\s(?P<month>[1-9]|1[0-2])\.\s(?P<day>[12]\d|3[01]|[1-9])\b\.?",
    rf"{_YEAR}년\s*(?P<month>\d{{1,2}})월(?:\s*(?P<day>\d{{1,2}})일)?",
    rf"{_YEAR}년\s*(?:제\s*)?(?P<quarter>[1-4])\s*분기",
    rf"(?:{_FY}\s*)?{_YEAR}\s*(?P<fiscal2>회계\s*연도|사업\s*연도|회계년도|fiscal\s+year)",
    rf"{_YEAR}년(?:도)?",
    r"(?<!\d)(?P<month>1[0-2]|[1-9])월\s*(?P<day>[12]\d|3[01]|[1-9])일",
    rf"\b{_MONTH}\s+(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
    rf"\b(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}\b",
    rf"\b{_MONTH},?\s+{_YEAR}\b",
    rf"\bQ(?P<quarter>[1-4])[\s,/-]*(?:of\s+)?(?:{_FY}\s*)?(?:{_YEAR}|'{_SHORT})\b",
    rf"\b(?:{_FY}\s*)?{_YEAR}[\s-]?Q(?P<quarter>[1-4])\b",
    rf"\b(?P<quarter>[1-4])Q[\s-]?(?:{_YEAR}|{_SHORT})\b",
    rf"\b(?P<quarter_name>{'|'.join(QUARTERS)})[\s-]quarter\s+(?:of\s+)?(?:{_FY}\s*)?{_YEAR}\b",
    rf"\b{_FY}\s?(?:{_YEAR}|'?{_SHORT})\b",
    rf"(?<=[-–/~])(?P<year>(?:19|20)\d\d){_NUMERIC_END}(?!-)",
    rf"(?<![\w.,$€£¥₩#+-]){_YEAR}{_NUMERIC_END}(?![A-Za-z]){_AMOUNT}",
    rf"\b{_MONTH}\s+(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.]*\d)\b",
]
_DATES = [re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS]
_YEAR_ENDS = re.compile(
    r"(?:year|years|period|quarter)[\s-](?:to|ended|ending|end)(?:\s+(?:on|in))?:?\s*$", re.IGNORECASE
)
_KOREAN_YEAR_ENDS = re.compile(r"\s*(?:마감|종료|결산|에 끝난|로 끝난|에 마감)")


def dates(text: str) -> list[Figure]:
    """In the order of the text; of two that overlap, the fuller one."""
    taken = bytearray(len(text))
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                found.append(_figure(text, match))
    return sorted(found, key=lambda figure: figure.start)


def _figure(text: str, match: re.Match[str]) -> Figure:
    named = match.groupdict()
    year = int(named["year"]) if named.get("year") else None
    if year is None and named.get("short"):
        year = 2000 + int(named["short"])
    month = named.get("month") or ""
    quarter = named.get("quarter") or QUARTERS.get((named.get("quarter_name") or "").lower())
    when = When(
        year=year,
        month=int(month) if month else MONTHS.get((named.get("month_name") or "").lower()),
        day=int(named["day"]) if named.get("day") else None,
        quarter=int(quarter) if quarter else None,
        fiscal=bool(named.get("fiscal") or named.get("fiscal2") or _ends_year(text, match)),
    )
    return Figure(match.start(), match.end(), "date", when=when)


def _ends_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_YEAR_ENDS.search(before) or _KOREAN_YEAR_ENDS.match(text, match.end()))
