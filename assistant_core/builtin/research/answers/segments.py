"""A company's figures by segment, country or product, as its own reports tell them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from babel import Locale

from assistant_core.builtin.research.answers import refuse
from assistant_core.builtin.research.documents import Document, items, number, word
from assistant_core.builtin.research.functions import SEGMENTS, Need, frequency_of, need
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice, table
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame, Times
from assistant_core.figures.companies import parts_in_korean
from assistant_core.figures.hangul import is_same
from assistant_core.market.age import today
from assistant_core.market.edgar.labels import words

TOPICS = FUNCTIONS = False
AXES = ("segment", "product", "geography")
LINES = ("TotalRevenue", "OperatingIncome")
MOST_NAMED, MOST_PERIODS, MOST_YEARS = 3, 6, 10
COUNTED = re.compile(
    r"\bhow many\b|\bunits?\b(?! (?:of|at)\b)|subscriber|\busers?\b|\bstores?\b|backlog|market share|"
    r"\bshipped\b|\bdeliver|가입자|이용자|구독자|회원|매장|수주잔고|점유율|판매량|판매 대수|몇 (?:대|명|개)",
    re.IGNORECASE,
)
"""What is no money, which no report tells by segment."""
BY = {
    "geography": re.compile(
        r"\bby (?:region|country|geograph\w*|market)|geographic|지역별|국가별|해외|abroad|outside", re.I
    ),
    "product": re.compile(r"\bby (?:product|service)|product line|제품별|상품별", re.I),
    "segment": re.compile(
        r"segment|by (?:business|division|unit)|breakdown|break down|부문별|사업부?별|매출 구성", re.I
    ),
}
COMMON = frozenset("other all rest product business revenue sale region international country".split())
AMERICAN = re.compile(r"\bU\.?S\.?(?:A\.?)?(?!\w)|\bUnited States\b|\bAmerica\b(?!n)|미국")
HANGUL = re.compile(r"[가-힣]+")
KOREAN = {
    **{name: Locale("en").territories[code] for code, name in Locale("ko").territories.items()},
    **{korean: english for english, told in parts_in_korean().items() for korean in told},
}
"""Countries and usual names of segments and products."""


def offered(frame: Frame, tools: Mapping[str, object]) -> Frame:
    """Refused where no function tells it: what is no money, and companies that do not file in the US."""
    foreign = all("." in one.symbol for one in frame.companies)
    if frame.ask.answer == "segments" and (SEGMENTS not in tools or foreign or COUNTED.search(frame.text)):
        return replace(frame, ask=replace(frame.ask, answer="refuse"))
    return frame


def needs(frame: Frame) -> tuple[Need, ...]:
    """By what the question names; all of them where it names only a part, such as a product."""
    told = [by for by, pattern in BY.items() if pattern.search(frame.text)]
    period = "quarterly" if frequency_of(frame.times) == "quarterly" else "annual"
    years = _years(frame.times)
    return tuple(need(SEGMENTS, by=by, period=period, years=years).settled for by in told or AXES)


def of(study: Study, company: Company) -> list[str]:
    found = [document for one, document in company.documents.items() if one.function == SEGMENTS]
    if not found:
        return []
    voice, lines = study.voice, _lines(study.frame)
    named = [(one, member) for one in found for member in _named(one, study.frame.text)][:MOST_NAMED]
    if named:
        told = [
            sentence for one, member in named for sentence in _told(one, member, lines[0], study, company)
        ]
        return [" ".join(told), *_tables(named[0][0], lines, voice)]
    is_whole = any(pattern.search(study.frame.text) for pattern in BY.values())
    beyond = clean(" ".join(study.frame.beyond[: refuse.MOST_WORDS]))
    first = found[0]
    lead = voice.say(
        "segments_whole" if is_whole or not beyond else "segments_not_named",
        company=company.bold,
        words=beyond,
        by=voice.within(voice.term(first.text("by"))),
    )
    return [lead, *_tables(first, lines, voice)]


def _years(times: Times) -> int:
    oldest = min((point.year for point in times.points), default=today().year)
    count = times.last or 0
    wanted = max(3, count if times.frequency != "quarterly" else -(-count // 4), today().year - oldest + 1)
    return min(wanted, MOST_YEARS)


def _lines(frame: Frame) -> list[str]:
    """The line that is asked for comes first."""
    asked = [topic.concepts[0] for topic in frame.topics if topic.concepts[0][:1].isupper()]
    return list(dict.fromkeys((*asked, *LINES)))


def _named(found: Document, text: str) -> list[Document]:
    """The members that the text names: by all of their words, else by one that no other member has."""
    members = found.inside("members")
    shared = {id(one): _shared(one.text("member"), text) for one in members}
    full = [one for one in members if shared[id(one)] and shared[id(one)] == _words(one.text("member"))]
    if full:
        longest = max(len(shared[id(one)]) for one in full)
        return [one for one in full if len(shared[id(one)]) == longest]
    part = [one for one in members if shared[id(one)] - COMMON]
    return part if len(part) == 1 else []


def _words(name: str) -> frozenset[str]:
    bare = re.sub(r"\s*\([^()]*\)$", "", name)
    return frozenset(("united", "state")) if AMERICAN.fullmatch(bare) else words(bare)


def _shared(name: str, text: str) -> frozenset[str]:
    hangul = HANGUL.findall(text)
    english = [told for korean, told in KOREAN.items() if any(one.startswith(korean) for one in hangul)]
    text = " ".join([text, *english])
    said = words(text) | (frozenset(("united", "state")) if AMERICAN.search(text) else frozenset())
    own = _words(name)
    if name.casefold() in {one.casefold().removesuffix("'s") for one in text.split()}:
        return own  # iphone
    return frozenset(
        one for one in own if one in said or any(len(token) > 1 and is_same(token, one) for token in hangul)
    )


def _told(found: Document, member: Document, line: str, study: Study, company: Company) -> list[str]:
    """A sentence about one member, for the period that the question names, else the newest."""
    voice, periods = study.voice, found.words("periods")
    line = line if line in member.data else next((one for one in LINES if one in member.data), "")
    values = [number(value) for value in items(member.at(line))]
    years = [point.year for point in study.frame.times.points]
    at = next((place for place, end in enumerate(periods) if int(end[:4]) in years), 0)
    if not line or at >= len(values) or values[at] is None:
        return []
    factor = Document({"unit": found.text("unit"), "value": values[at]}).money("value")
    if factor is None:
        return []
    total = [number(value) for value in items(found.at("totals", line))]
    whole = total[at] if at < len(total) else None
    share = ""
    if whole and whole > 0 and (values[at] or 0) >= 0 and line == LINES[0]:
        share = voice.say("segments_share", share=voice.cell(100 * (values[at] or 0) / whole, "percent"))
    return [
        voice.say(
            "segments_of",
            company=company.bold,
            member=clean(member.text("member")),
            line=voice.within(voice.term(line)),
            value=voice.money(factor, found.currency),
            date=voice.date(periods[at]),
            share=share,
        )
    ]


def _tables(found: Document, lines: Sequence[str], voice: Voice) -> list[str]:
    told = []
    periods = found.words("periods")[:MOST_PERIODS]
    for line in [line for line in lines if any(line in one.data for one in found.inside("members"))][:2]:
        title = voice.say("segments_table", line=voice.term(line), currency=voice.currency(found.currency))
        rows = [
            [clean(one.text("member")), *_cells(items(one.at(line)), found, voice)]
            for one in found.inside("members")
            if line in one.data
        ]
        if whole := items(found.at("totals", line)):
            rows.append([voice.say("segments_total"), *_cells(whole, found, voice)])
        header = [voice.term(word(found.text("by"))), *(voice.date(end) for end in periods)]
        told.append(table(header, rows, title))
    return [one for one in told if one]


def _cells(values: Sequence[object], found: Document, voice: Voice) -> list[str | None]:
    unit = found.text("unit")
    amounts = (Document({"value": value}).money("value", unit=unit) for value in values[:MOST_PERIODS])
    return [None if amount is None else voice.amount(amount) for amount in amounts]
