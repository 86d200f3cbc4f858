"""Questions about the problem before: "explain in more detail", "why?"."""

import re

_WORDS = frozenset(
    "explain explanation explanations more in detail details detailed step steps by further"
    " elaborate please can"
    " could would you it that this to me why how the show work working did do does get got so is"
    " what are solution"
    " answer result again longer at length a an your i don't dont not understand tell and of with"
    " let us deeper"
    " slowly be come came there comes on go through from here each every all much for one am lost why's need"
    " want give also ok okay still really like".split()
)
_KEYS = re.compile(
    r"explain|explanation|detail|steps?$|why|elaborate|how$|understand|further|longer|length|lost"
)
_KOREAN = re.compile(
    r"자세히|자세하게|자세한|상세히|상세하게|상세한|설명|단계별로|단계별|한 단계씩|단계|풀이|과정"
    r"|왜|어떻게|이유|이해"
    r"|차근차근|구체적으로|길게|천천히"
)
_KOREAN_FILLER = re.compile(
    r"더|좀|조금|다시|한 ?번|해 ?줘요?|해 ?주세요|해 ?주십시오|해 ?주시겠어요|해 ?줄래요?|해 ?줄"
    r" 수 (있어요?|있나요|있을까요)"
    r"|부탁(드려요|드립니다|해요?|합니다)|보여 ?(줘요?|주세요)|알려 ?(줘요?|주세요)|가르쳐 ?(줘요?"
    r"|주세요)|되나요|되는지|되죠|됐나요"
    r"|나왔(나요|어요?|는지|지)|나오(나요|는지|죠|지)|푼 ?거(야|예요)?|풀었(나요|어요?|는지|지)"
    r"|풀이를|그렇게|그런|그런가요|그래요?"
    r"|인가요|이에요|예요|야|죠|요|안 ?(돼요?|되요|됩니다|가요?)|못 ?(했어요?|하겠어요?)|그|이|답"
    r"|것|건|를|을|은|는|이|가|도|의|로|과|와|하고|싶어요?"
    r"|하세요|할게요|합니다|해|써|문제"
)


def asks_for_more(text: str) -> bool:
    """It wants the last answer at length, and names no problem of its own."""
    words = re.findall(r"[A-Za-z']+", text.lower())
    if words and not re.search(r"[가-힣\d]", text):
        return all(word in _WORDS for word in words) and any(_KEYS.match(word) for word in words)
    if not _KOREAN.search(text) or len(text) > 80:
        return False
    rest = _KOREAN_FILLER.sub("", _KOREAN.sub("", text))
    return not re.search(r"\w", rest)
