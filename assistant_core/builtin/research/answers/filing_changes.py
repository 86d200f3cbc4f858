"""What a section of a filing says otherwise than the year before."""

import re
from collections.abc import Iterator

from assistant_core.builtin.research.documents import Document
from assistant_core.builtin.research.functions import COMPARE_FILINGS, Need, need
from assistant_core.builtin.research.study import Company, Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame
from assistant_core.market.edgar.words import parts
from assistant_core.words import Words

TOPICS = False
FUNCTIONS = False
MOST, LONGEST = 6, 360
SECTIONS = {
    "7": re.compile(r"\bmd&a\b|management['’]s discussion|경영진", re.IGNORECASE),
    "3": re.compile(r"\blegal proceedings|\blawsuits?|소송", re.IGNORECASE),
    "1": re.compile(r"\bbusiness (?:description|section)|사업의 내용|사업 내용", re.IGNORECASE),
}
"""Of the annual report; else the risk factors."""
LINK = re.compile(r"https?://[^\s<>()\[\]{}\"'`|\\^]+")
COUNTED = ("added_headings", "removed_headings", "added", "removed", "changed")


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(COMPARE_FILINGS, section=_section(frame)),)


def of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(COMPARE_FILINGS, section=_section(study.frame)), study.voice
    if found is None or "changes" not in found.data:
        return []
    filings = [
        voice.say("filed", form=clean(one.text("form")), date=voice.date(one.text("filed")[:10]))
        for one in (Document(found.at("filing") or {}), Document(found.at("earlier") or {}))
    ]
    told = {"company": company.bold, "section": clean(found.text("section", "title"))}
    counts = [
        voice.say(f"changes_{name}", count=int(count))
        for name in COUNTED
        if (count := found.number("counts", name))
    ]
    what = voice.listing(counts) if counts else voice.say("changes_none")
    first = voice.say("filing_changes", **told, now=filings[0], before=filings[1], what=what)
    lines = list(_lines(found, voice))
    return [first, bullets(lines[:MOST])] if lines else [first]


def _lines(found: Document, voice: Voice) -> Iterator[str]:
    for one in found.inside("changes"):
        kind = f"{one.text('change')}{'_headings' if one.at('is_heading') else ''}"
        link = one.text("now", "link") or one.text("before", "link")
        name = Words(voice.language)(f"exhibit.change.{kind}")
        # What changed is written as it is shown elsewhere: struck through, and bold.
        looks = {"=": "{}", "-": "~~{}~~", "+": "**{}**"}
        text = one.text("text")
        if one.text("change") != "changed":
            said = clean(text, LONGEST)
        else:
            pieces = ((part.kind, clean(part.text, LONGEST)) for part in parts(text[: LONGEST * 3]))
            said = " ".join(looks[kind].format(piece) for kind, piece in pieces if piece)
        yield f"{f'[{name}]({link})' if LINK.fullmatch(link) else name}: {said}"


def _section(frame: Frame) -> str | None:
    return next((section for section, said in SECTIONS.items() if said.search(frame.text)), None)
