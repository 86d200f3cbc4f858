"""Terms of finance: what one is, how it is computed, what it is good for; and how two of them differ."""

from assistant_core.builtin import glossary
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.text import clean

FETCHES = False
MOST = 3


def write(study: Study) -> list[str]:
    frame, voice = study.frame, study.voice
    found = glossary.find(frame.text) or glossary.named(frame.terms)
    if frame.ask.name == "term":
        # "Stock" beside another term is what that one is about.
        found = [one for one in found if one.name != "stock"] or found
    if found and not frame.beyond:
        return [f"**{clean(one.title(voice.language))}**: {one.text[voice.language]}" for one in found[:MOST]]
    words = clean(voice.listing(frame.beyond) or " ".join(frame.terms))
    return [voice.say("unknown_term" if words else "unknown_terms", words=words)]
