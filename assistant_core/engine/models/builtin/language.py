"""Which language to answer in: Korean for Korean, English for everything else."""

import re
from typing import Literal

Language = Literal["en", "ko"]

HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
# A Korean company name in an English sentence does not make the sentence Korean.
ENGLISH = re.compile(
    r"\b(the|is|are|a|an|and|or|of|to|i|my|me|what|how|why|who|which|should|would|could|can|do|does|did"
    r"|compare|tell|show|give|about|with|for|in|on|good|buy)\b",
    re.IGNORECASE,
)
LATIN_SENTENCE = re.compile(r"[^\W\d_]+\s+[^\W\d_]+")


def language_of(text: str) -> Language | None:
    """None when the text has no language of its own, such as a bare ticker."""
    if HANGUL.search(text):
        english = len(ENGLISH.findall(text))
        return "en" if english >= 2 or (english and len(HANGUL.findall(text)) < 2) else "ko"
    if ENGLISH.search(text) or LATIN_SENTENCE.search(text):
        return "en"
    return None


def language_of_latest(texts: list[str]) -> Language:
    """The language of the last text that has one."""
    for text in reversed(texts):
        found = language_of(text)
        if found:
            return found
    return "en"
