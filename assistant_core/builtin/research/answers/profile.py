"""What a company does, where it is, who runs it, under which symbol it is listed."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Document, items, mapping, word
from assistant_core.builtin.research.functions import PROFILE
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import bullets, clean

TOPICS = False
LONGEST_SUMMARY = 700
SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")
MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-([0-3]\d)")
CHIEF = re.compile(r"\bCEO\b|chief executive", re.I)
ASKS_CHIEF = re.compile(
    r"(?<![a-z])ceo(?![a-z])|who (?:runs|leads|heads)|\bboss\b|chief executive|대표|경영자|사장", re.I
)
COUNTRIES = {name: code for code, name in Locale("en").territories.items()}


def of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(PROFILE), study.voice
    facts, summary = (_facts(found, voice), _shortened(found.text("summary"))) if found else ([], "")
    if found is None or not (facts or summary):
        return []
    named = (
        (word(one.get("name")), word(one.get("title"))) for one in map(mapping, items(found.at("officers")))
    )
    officers = [(clean(name), clean(title)) for name, title in named if name and title]
    chiefs = [one for one in officers if CHIEF.search(one[1]) and ASKS_CHIEF.search(study.frame.text)]
    lead = (
        voice.say("profile", company=company.title, facts=", ".join(facts))
        if facts
        else f"**{company.title}**"
    )
    # The day is left out: many fiscal years end on a weekday, not on a date.
    end = MONTH_AND_DAY.fullmatch(found.text("fiscal_year_end"))
    currency = found.text("reporting_currency") or found.text("currency")
    details = {
        "officers": voice.listing([f"{name} ({title})" for name, title in officers]),
        "year_end": format_date(date(2000, int(end[1]), 1), "LLLL", locale=voice.language) if end else "",
        "reports_in": voice.currency(currency) if currency else "",
        "website": clean(found.text("website")),
    }
    return [
        *(voice.say("chief", company=company.title, name=name, title=title) for name, title in chiefs[:1]),
        lead,
        voice.say("summary", text=summary) if summary else "",
        bullets([voice.say(phrase, what=what) for phrase, what in details.items() if what]),
    ]


def _facts(found: Document, voice: Voice) -> list[str]:
    names = "industry sector city country family category exchange".split()
    told = {name: clean(voice.first(f"named_{found.text(name)}", found.text(name))) for name in names}
    if code := COUNTRIES.get(found.text("country")):
        told["country"] = Locale(voice.language).territories[code]
    told["place"] = ", ".join(part for part in (told["city"], told["country"]) if part)
    told["staff"] = voice.cell(found.at("employees"), "count") or ""
    facts = {
        "industry": told["industry"] and told["sector"],
        "place": told["place"],
        "staff": told["staff"],
        "fund": told["family"] and told["category"],
        "exchange": told["exchange"],
    }
    return [voice.filled(phrase, told) for phrase, known in facts.items() if known]


def _shortened(summary: str) -> str:
    """Whole sentences, as many as fit."""
    kept = ""
    for sentence in SENTENCE_END.split(" ".join(summary.split())):
        if kept and len(kept) + len(sentence) > LONGEST_SUMMARY:
            break
        kept = f"{kept} {sentence}".strip()
    return clean(kept, LONGEST_SUMMARY)
