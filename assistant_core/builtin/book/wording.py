"""What the book skill says, in both languages."""

from assistant_core.builtin.language import Language

SAYS: dict[Language, dict[str, str]] = {
    "en": {
        "found": "This is what {files} says:",
        "whole": "What {file} is about, section by section:",
        "nothing": "The file does not seem to answer this: I found nothing that says it. Try the words that "
        "the text itself would use.",
        "closest": "The closest passage is this:",
        "no_file": "There is no file to search yet. Add one to this conversation and ask again.",
        "reading": "Some files are still being read, so there may be more to find in a moment.",
        "failed": "Some of the files could not be read; the list of files says why.",
    },
    "ko": {
        "found": "{files}에는 이렇게 나와 있습니다:",
        "whole": "{file}의 내용을 순서대로 보면 다음과 같습니다:",
        "nothing": "파일에는 이에 대한 답이 없는 것 같습니다. 본문에 쓰였을 법한 단어로 다시 물어봐 주세요.",
        "closest": "가장 가까운 구절은 다음과 같습니다:",
        "no_file": "아직 검색할 파일이 없습니다. 이 대화에 파일을 추가한 뒤 다시 물어봐 주세요.",
        "reading": "아직 읽는 중인 파일이 있어 잠시 뒤에는 더 찾을 수 있습니다.",
        "failed": "읽지 못한 파일이 있습니다. 이유는 파일 목록에 나와 있습니다.",
    },
}
NOTES = (("none has been added", "no_file"), ("still being read", "reading"), ("could not be read", "failed"))


def note_in(note: str, language: Language) -> str:
    """What the reader should know of the engine's note to the model."""
    return " ".join(SAYS[language][key] for sign, key in NOTES if sign in note)
