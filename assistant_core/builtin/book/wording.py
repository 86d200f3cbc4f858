"""What the book skill says, in both languages."""

from assistant_core.builtin.language import Language

SAYS: dict[Language, dict[str, str]] = {
    "en": {
        "not_in": "I did not find this in {files}.",
        "lacking": "Nothing there speaks of {words}.",
        "rephrase": "I compare words and do not understand the text as a language model would: try the words "
        "that it would use itself.",
        "cell": "**{value}** – {column}, {row} {cite}",
        "row": "The row says: {cells} {cite}",
        "whole": "{file} begins “{begins}” {cite}",
        "sections": "Its parts and how they begin:",
        "help": "Ask me anything about it: I look for the passage that answers and quote it.",
        "no_summary": "I cannot sum up in words of my own; a language model can (Settings).",
        "part": "{where} of {file} begins:",
        "no_part": "I did not find {part} in {files}.",
        "both": "I cannot judge how they differ; this is what each of them says:",
        "compared": "I cannot judge how they differ; this is what each of them begins with and goes through:",
        "silent": "{file} says nothing about it that I found.",
        "one_file": "There is only one file to compare: {files}.",
        "goes_on": "The text goes on after this.",
        "no_file": "There is no file to search yet. Add one to this conversation and ask again.",
        "reading": "Some files are still being read, so there may be more to find in a moment.",
        "failed": "Some of the files could not be read; the list of files says why.",
        "the_files": "the files",
        "page": "page {number}",
        "section": "section {number}",
        "slide": "slide {number}",
    },
    "ko": {
        "not_in": "{files}에서 이에 대한 내용을 찾지 못했습니다.",
        "lacking": "{words}에 관한 말이 없습니다.",
        "rephrase": "저는 언어 모델처럼 글을 이해하지 않고 낱말을 견주어 찾습니다. "
        "본문에 쓰였을 법한 말로 다시 물어봐 주세요.",
        "cell": "**{value}** – {column}, {row} {cite}",
        "row": "해당 행은 다음과 같습니다: {cells} {cite}",
        "whole": "{file}의 첫머리입니다: “{begins}” {cite}",
        "sections": "각 부분은 이렇게 시작합니다.",
        "help": "이 파일에 대해 무엇이든 물어보세요. 답이 되는 구절을 찾아 그대로 인용해 드립니다.",
        "no_summary": "제 말로 요약하지는 못합니다. 요약은 언어 모델을 연결하면 됩니다(설정).",
        "part": "{file}의 {where}입니다.",
        "no_part": "{files}에서 {part}을(를) 찾지 못했습니다.",
        "both": "어떻게 다른지 판단하지는 못하지만, 각 파일에는 이렇게 나와 있습니다.",
        "compared": "어떻게 다른지 판단하지는 못하지만, 각 파일의 첫머리와 구성은 다음과 같습니다.",
        "silent": "{file}에서는 이에 대한 내용을 찾지 못했습니다.",
        "one_file": "비교할 파일이 하나뿐입니다: {files}.",
        "goes_on": "본문은 이 뒤로 이어집니다.",
        "no_file": "아직 검색할 파일이 없습니다. 이 대화에 파일을 추가한 뒤 다시 물어봐 주세요.",
        "reading": "아직 읽는 중인 파일이 있어 잠시 뒤에는 더 찾을 수 있습니다.",
        "failed": "읽지 못한 파일이 있습니다. 이유는 파일 목록에 나와 있습니다.",
        "the_files": "파일",
        "page": "{number}쪽",
        "section": "섹션 {number}",
        "slide": "슬라이드 {number}",
    },
}
NOTES = (("none has been added", "no_file"), ("still being read", "reading"), ("could not be read", "failed"))


def note_in(note: str, language: Language) -> str:
    """What the reader should know of the engine's note to the model."""
    return " ".join(SAYS[language][key] for sign, key in NOTES if sign in note)


def place(where: str, language: Language) -> str:
    """“page 12”, as a person writes it."""
    unit, _, number = where.partition(" ")
    return SAYS[language][unit].format(number=number) if unit in ("page", "section", "slide") else ""
