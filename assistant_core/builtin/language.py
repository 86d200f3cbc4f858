"""Which language to answer in: Korean for Korean, English for everything else."""

import re
from typing import Literal

Language = Literal["en", "ko"]

HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
ENGLISH = re.compile(
    r"\b(the|is|are|a|an|and|or|of|to|i|my|me|what|how|why|who|which|should|would|could|can|do|does|did|has"
    r"|compare|tell|show|give|about|with|for|in|on|good|buy|please|analy[sz]e|hi|hello|find|explain"
    r"|solve|calculate|compute|evaluate|differentiate|derivative|integrate|integral|simplify|factor|expand)\b",
    re.I | re.A,
)
OPENS_ENGLISH = re.compile(
    r"(is|are|what|how|why|who|which|should|would|could|can|do|does|did|has|compare|tell|show|give|please"
    r"|analy[sz]e|find|explain|i|my|and)\s",
    re.I,
)
KOREAN_WITHOUT_WORDS = re.compile(r"\bwithout words\b[^.]*\banswer in Korean\b", re.I)
OTHER_LETTERS = re.compile(r"(?:[^\W\d_a-zÀ-ʯͰ-Ͽ]\W*){2}", re.I)
"""Neither Latin nor Greek, of which formulas are made."""
LATIN_SENTENCE = re.compile(r"\b[^\W\d_]+\s+[^\W\d_]+\s+[^\W\d_]+")


def language_of(text: str) -> Language | None:
    """None when the text has no language of its own, such as a bare ticker."""
    if HANGUL.search(text):
        # "Is 삼성전자 overvalued?" is an English sentence, "Bank of America 주식 어때?" is not.
        return "en" if OPENS_ENGLISH.match(text.lstrip()) else "ko"
    return "en" if any(sign.search(text) for sign in (ENGLISH, LATIN_SENTENCE, OTHER_LETTERS)) else None


def language_of_latest(texts: list[str], instructions: str = "") -> Language:
    """The language of the last text that has one, else the one that the instructions name for that."""
    own = next((found for text in reversed(texts) if (found := language_of(text))), None)
    return own or ("ko" if KOREAN_WITHOUT_WORDS.search(instructions) else "en")
