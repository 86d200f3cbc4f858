"""Answers without a figure: greetings and thanks, and at once what rules cannot do, with what would help."""

from assistant_core.builtin.offer import offer
from assistant_core.builtin.phrases import say
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.text import clean

FETCHES = False
MOST_WORDS = 4


def write(study: Study) -> list[str]:
    frame, voice, options = study.frame, study.voice, study.frame.ask.options
    match options.get("about"):
        case "hello":
            return [offer(study.turn, "hello")]
        case "thanks":
            return [say("welcome", voice.language)]
        case "company":
            return [voice.say("which")]
    unlisted = [clean(one.name or one.said) for one in frame.companies if one.said in frame.beyond]
    if unlisted:
        return [voice.say("no_listing", name=voice.listing(unlisted))]
    names = voice.listing([clean(one.name or one.said) for one in frame.companies])
    if frame.beyond:
        words = clean(" ".join(frame.beyond[:MOST_WORDS]))
        first = voice.say("beyond" if names else "beyond_any", company=names, words=words)
    else:
        what = options.get(f"what_{voice.language}", "").format(company=names or voice.say("a_company"))
        first = voice.say("cannot", what=what)
    model = "" if options.get("model") == "no" else voice.say("model")
    return [" ".join(part for part in (first, options.get(f"where_{voice.language}", ""), model) if part)]
