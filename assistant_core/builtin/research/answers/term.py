"""Terms of finance: what one is, how it is computed, what it is good for; and how two of them differ."""

from assistant_core.builtin import glossary
from assistant_core.builtin.language import Language
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame

MOST = 3
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "unknown": "I have no explanation of “{words}”: the built-in model knows only the common terms of"
        " finance. A language model may help: you can connect one under Settings → Model.",
        "unknown_any": "I cannot explain that: the built-in model knows only the common terms of finance. A"
        " language model may help: you can connect one under Settings → Model.",
    },
    "ko": {
        "unknown": "‘{words}’에 대한 설명은 없습니다. 내장 모델은 기본적인 금융 용어만 설명할 수 있습니다."
        " 설정 → 모델에서 언어 모델을 연결하면 도움을 받을 수 있습니다.",
        "unknown_any": "그 질문에는 답할 수 없습니다. 내장 모델은 기본적인 금융 용어만 설명할 수 있습니다."
        " 설정 → 모델에서 언어 모델을 연결하면 도움을 받을 수 있습니다.",
    },
}


FETCHES = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    frame, voice = study.frame, study.voice
    found = glossary.find(frame.text) or glossary.named(frame.terms)
    if frame.ask.name == "term":
        # "Stock" beside another term is what that one is about.
        found = [one for one in found if one.name != "stock"] or found
    if found and not frame.beyond:
        return [f"**{clean(one.title[voice.language])}**: {one.text[voice.language]}" for one in found[:MOST]]
    words = clean(voice.listing(frame.beyond) or " ".join(frame.terms))
    return [voice.say("unknown", words=words) if words else voice.say("unknown_any")]
