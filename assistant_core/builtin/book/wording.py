"""What the book skill says, in both languages."""

from assistant_core.builtin.language import Language

SAYS: dict[Language, dict[str, str]] = {
    "en": {
        "not_in": "I did not find this in {files}.",
        "no_part": "I did not find “{part}” in the files.",
        "lacking": "Nothing there speaks of {words}.",
        "rephrase": "I compare words and do not understand the text as a language model would: try the words "
        "that it would use itself.",
        "begins": "{file} begins “{begins}” {cite}",
        "help": "Ask me anything about it: I look for the passage that answers and quote it.",
        "whole": "I cannot sum up in words of my own; a language model can (Settings).",
        "part": "{where} of {file} begins:",
        "differ": "I cannot judge how they differ, only quote what each of them says.",
        "none has been added": "There is no file to search yet. Add one to this conversation and ask again.",
        "still being read": "Some files are still being read, so there may be more to find in a moment.",
        "could not be read": "Some of the files could not be read; the list of files says why.",
    },
    "ko": {
        "not_in": "{files}에서 이에 대한 내용을 찾지 못했습니다.",
        "no_part": "파일에서 ‘{part}’에 해당하는 부분을 찾지 못했습니다.",
        "lacking": "{words}에 관한 말이 없습니다.",
        "rephrase": "저는 언어 모델처럼 글을 이해하지 않고 낱말을 견주어 찾습니다. "
        "본문에 쓰였을 법한 말로 다시 물어봐 주세요.",
        "begins": "{file}의 첫머리입니다: “{begins}” {cite}",
        "help": "이 파일에 대해 무엇이든 물어보세요. 답이 되는 구절을 찾아 그대로 인용해 드립니다.",
        "whole": "제 말로 요약하지는 못합니다. 요약은 언어 모델을 연결하면 됩니다(설정).",
        "part": "{file}의 {where}입니다.",
        "differ": "어떻게 다른지 판단하지는 못하고, 각 파일에 나와 있는 말을 그대로 옮길 수 있습니다.",
        "none has been added": "아직 검색할 파일이 없습니다. 이 대화에 파일을 추가한 뒤 다시 물어봐 주세요.",
        "still being read": "아직 읽는 중인 파일이 있어 잠시 뒤에는 더 찾을 수 있습니다.",
        "could not be read": "읽지 못한 파일이 있습니다. 이유는 파일 목록에 나와 있습니다.",
        "page": "{}쪽",
        "section": "섹션 {}",
        "slide": "슬라이드 {}",
    },
}
NOTES = ("none has been added", "still being read", "could not be read")


def note_in(note: str, language: Language) -> str:
    """What the reader should know of the engine's note to the model."""
    return " ".join(SAYS[language][sign] for sign in NOTES if sign in note)


def place(where: str, language: Language) -> str:
    """“page 12”, as a person writes it."""
    unit, _, number = where.partition(" ")
    return SAYS[language].get(unit, f"{unit} {{}}").format(number) if number.isdigit() else ""
