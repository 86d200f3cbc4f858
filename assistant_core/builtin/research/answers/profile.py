"""What a company does, where it is, who runs it, under which symbol it is listed."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

from assistant_core.builtin.research.functions import PROFILE
from assistant_core.builtin.research.study import Company, Study
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


FACTS = ("industry", "place", "staff", "fund", "exchange")
DETAILS = ("officers", "year_end", "reports_in", "website")


def of(study: Study, company: Company) -> list[str]:
    found, voice, text = company.document(PROFILE), study.voice, study.frame.text
    if found is None:
        return []
    officers = {told: one for one in found.inside("officers") if (told := voice.tell("officer", one))}
    chiefs = [one for one in officers.values() if CHIEF.search(one.text("title")) and ASKS_CHIEF.search(text)]
    # The day is left out: many fiscal years end on a weekday, not on a date.
    end, code = MONTH_AND_DAY.fullmatch(found.text("fiscal_year_end")), COUNTRIES.get(found.text("country"))
    country = Locale(voice.language).territories[code] if code else clean(found.text("country"))
    given = {
        "place": ", ".join(filter(None, (clean(found.text("city")), country))),
        "sector": clean(voice.first(f"named_{found.text('sector')}", found.text("sector"))),
        "names": voice.listing(list(officers)),
        "month": format_date(date(2000, int(end[1]), 1), "LLLL", locale=voice.language) if end else "",
    }
    known = {key: told for key, told in given.items() if told}
    facts, details = (
        [told for key in keys if (told := voice.tell(key, found, **known))] for keys in (FACTS, DETAILS)
    )
    summary = _shortened(found.text("summary"))
    if not (facts or summary):
        return []
    lead = voice.say("profile", company=company.bold, facts=", ".join(facts)) if facts else company.bold
    return [
        *(voice.tell("chief", one, company=company.bold) for one in chiefs[:1]),
        lead,
        voice.say("summary", text=summary) if summary else "",
        bullets(details),
    ]


def _shortened(summary: str) -> str:
    """Whole sentences, as many as fit."""
    kept = ""
    for sentence in SENTENCE_END.split(" ".join(summary.split())):
        if kept and len(kept) + len(sentence) > LONGEST_SUMMARY:
            break
        kept = f"{kept} {sentence}".strip()
    return clean(kept, LONGEST_SUMMARY)
