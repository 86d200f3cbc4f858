"""Numbers that state nothing: numbering, references, products, indices, forms, ordinals."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant_core.figures.numbers.beside import has_unit, money_after, unit
from assistant_core.figures.numbers.numerals import WORDS
from assistant_core.figures.numbers.tokens import NO_PROSE, Token
from assistant_core.figures.numbers.units import CURRENCY_CODES, KOREAN_SCALES

REFERENCES = frozenset(
    "section sections item items page pages chapter note notes table tables figure figures fig "
    "exhibit part step option phase rank tier stage no no. p. pp. appendix annex schedule footnote "
    "rule article version level type class series day round scenario case point q question answer "
    "category grade line slide top big magnificent mag fortune forbes route highway gate flight room "
    "floor lot vol volume issue act title".split()
)
KOREAN_REFERENCES = ("제", "표", "그림", "주석", "항목", "단계", "시나리오", "섹션", "상위", "톱", "빅")
INDICES = frozenset(
    "p russell nasdaq ftse kospi kosdaq nikkei stoxx cac dax topix dow jones asx msci csi ifrs ias "
    "asc asu iso sfas fas gaap basel covid boeing airbus".split()
)
KOREAN_NAMES = (
    "코스피",
    "코스닥",
    "닛케이",
    "나스닥",
    "러셀",
    "아이폰",
    "아이패드",
    "갤럭시",
    "보잉",
    "에어버스",
    "윈도",
    "코로나",
    "니케이",
)
_HYPHENATED = frozenset(
    "mid sub low high pre post early late over under ex non multi top up down vs to at".split()
)


_THE = frozenset("the these those all other both".split())
MOST_PIECES = 4


class Name(NamedTuple):
    first: int
    next: int
    reason: str


def opaque(token: Token) -> str:
    """Why a token that is no prose states nothing: it is code, a link, a citation; "" for prose."""
    if token.kind in NO_PROSE:
        return token.kind if any(char.isdigit() for char in token.text) else ""
    return ""


def numbering(tokens: Sequence[Token], at: int) -> Name | None:
    """1. / 2) at the start of a line, (1) before a word, ## 3.1 Title."""
    token, after = tokens[at], tokens[at + 1]
    if token.kind != "numeral" or (token.gap == "" and tokens[at - 1].text != "("):
        return None
    first = at
    hashes = False
    while tokens[first].gap != "\n" and tokens[first - 1].text in "#>-+•·([" and at - first < 8:
        first -= 1
        hashes = hashes or tokens[first].text == "#"
    if tokens[first].gap != "\n":
        return None
    short = token.is_whole and len(token.text) <= 2
    if (
        short
        and after.text in (".", ")")
        and not after.gap
        and tokens[at + 2].gap != ""
        and (after.text == "." or tokens[at - 1].text != "(" or tokens[at + 2].gap == " ")
    ):
        return Name(at, at + 2, "numbering")
    follows = (
        after.gap == " " and (after.kind == "hangul" or after.text[:1].isupper()) and after.shape != "unit"
    )
    if (
        hashes
        and token.shape in ("plain", "decimal")
        and token.value < 20
        and follows
        and not _is_unit(after)
    ):
        return Name(at, at + 1, "numbering")
    return None


def _is_unit(token: Token) -> bool:
    return token.text in CURRENCY_CODES


def name(tokens: Sequence[Token], at: int) -> Name | None:
    """A numeral that belongs to a name: iPhone 16, S&P 500, H100, 10-K, 5G, No. 1, 3rd, 005930."""
    token = tokens[at]
    if token.kind != "numeral" or token.shape in ("power", "vulgar", "korean", "several", "scale"):
        return _in_words(tokens, at)
    before, after = tokens[at - 1], tokens[at + 1]
    glued = token.gap == ""
    if after.gap == "" and after.key in ("st", "nd", "rd", "th"):
        return Name(at, at + 2, "ordinal")
    if after.text in ("위", "번째", "째", "차", "등급") and after.gap != "\n":
        return Name(at, at + 2, "ordinal")
    if glued and before.kind == "word" and before.text not in CURRENCY_CODES and not _is_amount(tokens, at):
        return Name(at - 1, _run(tokens, at + 1), "product")
    if glued and before.kind == "hangul" and token.is_whole and not has_unit(tokens, at + 1):
        return Name(at - 1, at + 1, "product")
    if before.text in ("상위", "하위") and token.is_whole and after.text != "%" and token.gap != "\n":
        return Name(at, at + 1, "rank")
    if (
        after.text == "]"
        and tokens[at + 2].text == "("
        and tokens[at + 3].kind == "link"
        and before.kind == "word"
    ):
        return Name(at, at + 1, "link")
    if glued and before.text in ("#", "@", "№"):
        return Name(at - 1, at + 1, "reference")
    if token.is_whole and len(token.text) > 1 and token.text[0] == "0":
        return Name(at, at + 1, "code")
    if _is_stock_code(tokens, at):
        return Name(at, at + 1, "code")
    if _is_parameter(tokens, at):
        return Name(at, at + 1, "parameter")
    if form := _letters_after(tokens, at):
        return form
    hyphen = glued and before.text == "-" and not before.gap
    if hyphen and tokens[at - 2].kind == "word" and _names(tokens, at - 2, at):
        return Name(at - 2, _run(tokens, at + 1), "product")
    if token.is_whole and token.gap == " " and _names(tokens, at - 1, at):
        first = at - 3 if before.key == "p" else at - 1
        return Name(first, _run(tokens, at + 1), "reference" if before.key in REFERENCES else "product")
    if token.is_whole and before.text == "." and tokens[at - 2].key == "no" and token.gap != "\n":
        return Name(at - 2, at + 1, "reference")
    return None


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """PER10배, GM46.2%, EPS8,450원: letters and an amount without the blank."""
    return bool(unit(tokens, at + 1) or money_after(tokens, at + 1)) or tokens[at + 1].text in KOREAN_SCALES


def _run(tokens: Sequence[Token], at: int) -> int:
    """Past what belongs to a name: the "-8B" of "Llama-3-8B", the "MAX 8" of "737 MAX 8"."""
    for _ in range(MOST_PIECES):
        token, after = tokens[at], tokens[at + 1]
        if not token.gap and token.kind in ("word", "numeral"):
            at += 1
        elif token.text == "-" and not token.gap and not after.gap and after.kind in ("word", "numeral"):
            at += 2
        elif (
            token.text.isupper()
            and token.gap == " "
            and after.is_whole
            and after.gap == " "
            and token.kind == "word"
        ):
            if has_unit(tokens, at + 2):
                break
            at += 2
        else:
            break
    return at


def _is_stock_code(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.is_whole
        and len(token.text) == 6
        and token.gap == ""
        and tokens[at - 1].text == "("
        and (tokens[at + 1].text == ")" or tokens[at + 1].text == ".")
    )


def _is_parameter(tokens: Sequence[Token], at: int) -> bool:
    """The 14 of RSI(14)."""
    token, bracket, word = tokens[at], tokens[at - 1], tokens[at - 2]
    against = bracket.text == "(" and not bracket.gap and not token.gap and word.text.isupper()
    return against and word.kind == "word" and tokens[at + 1].text in (")", ",") and token.is_whole


def _names(tokens: Sequence[Token], word: int, at: int) -> bool:
    """Whether a word and the number after it are a name: by its kind, or its capital in a sentence."""
    token, numeral = tokens[word], tokens[at]
    if has_unit(tokens, at + 1) or numeral.shape == "grouped":
        return False
    if token.kind == "hangul":
        return token.text in KOREAN_NAMES or (token.text in KOREAN_REFERENCES and not numeral.gap)
    if token.kind != "word":
        return False
    if (token.key in REFERENCES and token.text[:1].isupper()) or token.key in (
        "top",
        "page",
        "note",
        "section",
        "step",
    ):
        return True
    if token.key in INDICES:
        return token.key != "p" or tokens[word - 1].text == "&"
    inner = any(char.isupper() for char in token.text[1:]) and not token.text.isupper()
    if inner and token.text[0].islower():
        return True  # iPhone, eBook
    if not (token.text[:1].isupper() and token.text[1:].islower()) or token.key in _HYPHENATED:
        return False
    before = tokens[word - 1]
    return before.kind == "word" and before.text.islower() and token.gap == " " and numeral.digits <= 4


def _letters_after(tokens: Sequence[Token], at: int) -> Name | None:
    """5G, 3nm, 737MAX, 10-K, 401(k), 24/7; 3M where it is no amount."""
    token, after = tokens[at], tokens[at + 1]
    if after.text == "°":
        return Name(at, at + 2, "measure")
    if after.key in ("ish", "pt", "pts"):
        return None
    if after.kind == "word" and not after.gap and not has_unit(tokens, at + 1):
        return Name(at, _run(tokens, at + 1), "product")
    if token.text == "3" and after.text == "M" and not after.gap and _is_company(tokens, at + 2):
        return Name(at, at + 2, "company")
    hyphen = after.text == "-" and not after.gap and not tokens[at + 2].gap
    if (
        hyphen
        and tokens[at + 2].kind == "word"
        and tokens[at + 2].text[0].isupper()
        and not has_unit(tokens, at + 1)
    ):
        return Name(at, _run(tokens, at + 3), "form")
    if (
        after.text == "("
        and not after.gap
        and tokens[at + 2].key in ("k", "b", "a")
        and tokens[at + 3].text == ")"
    ):
        return Name(at, at + 4, "form")
    if token.text == "24" and after.text == "/" and tokens[at + 2].text == "7":
        return Name(at, at + 3, "idiom")
    return None


def _is_company(tokens: Sequence[Token], at: int) -> bool:
    """What follows "3M" is no plural: "3M's margin", "3M is", "3M (MMM)"."""
    after = tokens[at]
    return (
        after.kind != "word"
        or after.gap == ""
        or not after.text.endswith("s")
        or after.key in ("is", "has", "was")
    )


def _in_words(tokens: Sequence[Token], at: int) -> Name | None:
    """첫 번째, 두 번째; the "three" of "of the three" and the "five" of "its top five"."""
    token, after, before = tokens[at], tokens[at + 1], tokens[at - 1]
    if token.key in WORDS and token.gap == " " and not has_unit(tokens, at + 1):
        ends = after.kind not in ("word", "hangul") and after.text != "-"
        if before.key == "top" or (before.key in _THE and ends):
            return Name(at, at + 1, "reference")
    if token.shape == "korean" and after.text in ("번째", "째"):
        return Name(at, at + 2, "ordinal")
    return None
