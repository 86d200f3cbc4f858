"""What rules cannot do: said at once, with what would help, and without any figure."""

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.functions import Need
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.frame import Frame

MOST_WORDS = 4
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "which": "Which company do you mean? Please name it or give its ticker symbol.",
        "cannot": "I cannot {what}: the built-in model follows rules and knows only what its"
        " functions return.",
        "company": "a company",
        "beyond": "I cannot break down {company}’s figures by “{words}”: the functions report the company"
        " as a whole.",
        "beyond_any": "I cannot give figures for “{words}”: the functions report companies as a whole.",
        "model": "A language model may be able to help: you can connect one under Settings → Model.",
    },
    "ko": {
        "which": "어느 회사를 말씀하시나요? 회사 이름이나 종목 코드를 알려 주세요.",
        "cannot": "저는 규칙으로 움직이는 내장 모델이라 {what}은(는) 답해 드릴 수 없습니다.",
        "company": "회사",
        "beyond": "{company}의 수치를 ‘{words}’ 기준으로는 나누어 알려 드릴 수 없습니다. 함수는 회사 전체의"
        " 수치만 제공합니다.",
        "beyond_any": "‘{words}’에 대한 수치는 알려 드릴 수 없습니다. 함수는 회사 전체의 수치만 제공합니다.",
        "model": "설정 → 모델에서 언어 모델을 연결하면 도움을 받을 수 있습니다.",
    },
}


FETCHES = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return ()


def write(study: Study) -> list[str]:
    frame, voice = study.frame, study.voice
    options = frame.ask.options
    if options.get("about") == "company":
        return [voice.say("which")]
    names = voice.listing([clean(one.name or one.said) for one in frame.companies])
    if frame.beyond:
        words = clean(" ".join(frame.beyond[:MOST_WORDS]))
        phrase = "beyond" if names else "beyond_any"
        first = voice.say(phrase, company=names, words=words)
    else:
        what = options.get(f"what_{voice.language}", "").format(company=names or voice.say("company"))
        first = voice.say("cannot", what=what)
    where = options.get(f"where_{voice.language}", "")
    model = "" if options.get("model") == "no" else voice.say("model")
    return [" ".join(part for part in (first, where, model) if part)]
