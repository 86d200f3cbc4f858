"""Cuts a Markdown text into numerals, words, signs and what is no prose. One scan, linear in the text."""

import re
from typing import NamedTuple

from assistant_core.figures.numbers import korean
from assistant_core.figures.numbers.units import CURRENCY_SIGNS

# Characters that mean the same; each takes one place, so that places stay what they were.
_ALIKE = str.maketrans(
    "０１２３４５６７８９％．，＄（）～／＋－：￥￦＜＞" + "﹣−‐‑⁃⁄∼〜→➔➜⇒⟶∕\xa0\t\r⁓",
    "0123456789%.,$()~/+-:¥₩<>" + "-----/~~→→→→→/   ~",
)
_THIN = "[\u202f\u2009\u2007]"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
VULGAR = {
    **{"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5)},
    **{
        "⅗": (3, 5),
        "⅘": (4, 5),
        "⅙": (1, 6),
        "⅚": (5, 6),
        "⅛": (1, 8),
        "⅜": (3, 8),
        "⅝": (5, 8),
        "⅞": (7, 8),
    },
}
LONGEST_UNIT = 8
_AFTER_NUMERALS = frozenset("% ) p".split())
MOST_DIGITS = 40

_CURRENCY = "|".join(
    ("(?<![A-Za-z])" if sign[0].isalpha() else "") + re.escape(sign)
    for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)
)
_CENTURY, _MONTH, _DAY = r"(?:19|20)", r"(?:0?[1-9]|1[0-2])", r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = rf"""(?<![\d.])(?:
    {_CENTURY}\d\d(?P<by>[-/.]){_MONTH}(?P=by){_DAY}(?!\d|[.,]\d)(?:T[\d:]+Z?)?
    |{_CENTURY}\d\d\.\ {_MONTH}\.\ {_DAY}\b\.?
    |\d{{1,2}}/\d{{1,2}}/(?:{_CENTURY}\d\d|\d\d)(?!\d)
    |{_CENTURY}\d\d[-/](?:0[1-9]|1[0-2])(?![\d%]|[.,-]\d))"""
_NUMERAL = rf"""(?:
    (?P<european>\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
        |\d{{1,3}},\d{{1,2}}(?=\s?[%€]))
    |(?P<grouped>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d+)?)
    |(?P<apart>\d{{1,3}}(?:(?:{_THIN}\d{{3}})+|(?:\ \d{{3}}){{2,}}|(?:\ \d{{3}})+(?=,\d{{1,2}}\b))
        (?!\d)(?:[.,]\d+)?)
    |(?P<swiss>\d{{1,3}}(?:['’]\d{{3}})+(?!\d)(?:\.\d+)?)
    |(?P<plain>\d+(?:\.\d+)?|(?<![\w.])\.\d+))
    (?:[eE](?P<exponent>[+-]?\d{{1,3}})(?!\w)
        |\s?(?:×|x|X|\\times|·|\\cdot)\s?10
            (?:\^\{{?(?P<power>[+-]?\d{{1,3}})\}}?|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})))?"""
_PHONE = r"""\+\d{1,3}[ -]\(?\d{1,4}\)?[- ]\d{3,4}[- ]\d{4}(?!\d)
    |(?<![\d.,])(?:1-)?(?:\(?0\d{1,2}\)?|\(?\d{3}\)?)[- ]\d{3,4}-\d{4}(?!\d)"""
_WORD = r"""U\.S\.|p\.[pa]\.
    |(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s?[\d'’])
    |(?:c|ca|approx|Rs|No)\.(?=\s?[\d$€£])
    |[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’](?!s\b)[A-Za-z]+)?"""
_PATTERN = re.compile(
    rf"""
    (?P<code>```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|(?<!`)`[^`\n]+`)
    |(?P<link>(?:https?://|www\.)[^\s<>|)]+|(?<=\]\()[^)\s]{{1,500}}(?=\)))
    |(?P<citation>【[^】]{{0,300}}】|\[\^?\d{{1,3}}\](?!\())
    |(?P<markup><[^>\n\d]{{1,60}}>|&(?:nbsp|amp|thinsp|ensp);|\*+|~~|_+|`
        |\\(?=[^\w\s])|\\(?:approx|sim|text|mathrm)\b)
    |(?P<space>\s+)
    |(?P<symbol>\b\d{{4,6}}\.[A-Z]{{1,3}}\b(?!\$))
    |(?P<date>{_DATE})
    |(?P<clock>\b\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?[AaPp]\.?[Mm]\b)?)
    |(?P<phone>{_PHONE})
    |(?P<version>(?!\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.]))\d+(?:\.\d+){{2,}}(?![\d,]))
    |(?P<numeral>{_NUMERAL})
    |(?P<vulgar>[{"".join(VULGAR)}])
    |(?P<currency>{_CURRENCY})
    |(?P<hangul>[가-힣]+)
    |(?P<word>{_WORD})
    |(?P<sign>>=|<=|\S)
    """,
    re.VERBOSE | re.DOTALL,
)
NO_PROSE = ("code", "link", "citation", "symbol", "clock", "phone", "version", "long")
"""Kinds of tokens that state nothing. `long` has more digits than a number that anybody reads."""


class Token(NamedTuple):
    """A piece of the text. `gap` is what stands before it: "", " " or a line break."""

    kind: str
    """numeral, word, hangul, currency, sign, date; code, link and the like; "end" after the last."""
    start: int
    end: int
    text: str
    gap: str = ""
    key: str = ""
    """The text in lower case."""
    value: float = 0.0
    step: float = 1.0
    digits: int = 0
    shape: str = ""
    """Of numerals: plain, decimal, grouped, power, vulgar, or as Korean words are; of others "unit"."""

    @property
    def is_whole(self) -> bool:
        """Digits alone: no groups, decimals or power."""
        return self.shape == "plain"


END = Token("end", 0, 0, "", "\n")
PADDING = 12
"""Ends after the last token and, as tokens[-1] and so on, before the first: rules look around freely."""


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    gap, counting = "\n", False
    for match in _PATTERN.finditer(_plain(text)):
        kind = match.lastgroup or ""
        kind = next((one for one in ("numeral", "date") if match[one]), kind)
        said = match[0]
        if kind == "space":
            gap = "\n" if "\n" in said or gap == "\n" else " "
            continue
        if kind == "markup":
            gap = gap or (" " if said[0] in "<&" else "")
            continue
        if kind == "hangul":
            pieces = _hangul(match, gap, counting)
        elif kind in ("numeral", "vulgar"):
            pieces = [_numeral(match, gap)]
        else:
            pieces = [Token(kind, match.start(), match.end(), said, gap, said.lower())]
        last = pieces[-1]
        counting = last.kind == "numeral" or last.shape == "unit" or (counting and said in _AFTER_NUMERALS)
        found += pieces
        gap = ""
    return found + [END] * PADDING


def _plain(text: str) -> str:
    """With one character for those that mean the same. Next to ▼, the triangles ▲ and △ mean up."""
    plain = text.translate(_ALIKE)
    return plain.translate({0x25B2: "↑", 0x25B3: "↑"}) if "▼" in text or "▽" in text else plain


def _numeral(match: re.Match[str], gap: str) -> Token:
    said = match[0]
    if said in VULGAR:
        over, under = VULGAR[said]
        return Token("numeral", match.start(), match.end(), said, gap, said, over / under, 0.1, 1, "vulgar")
    shape = next(name for name in ("european", "grouped", "apart", "swiss", "plain") if match[name])
    digits = match[shape]
    if shape == "european" or (shape == "apart" and "," in digits):
        digits = digits.replace(".", "").replace(",", ".")
    digits = re.sub(r"[^\d.]", "", digits)
    power = int(match["exponent"] or match["power"] or (match["raised"] or "0").translate(_SUPERSCRIPTS))
    whole, _, decimals = digits.partition(".")
    if len(digits) > MOST_DIGITS or abs(power) > MOST_DIGITS:
        return Token("long", match.start(), match.end(), said, gap, said.lower())
    shown = len((whole + decimals).lstrip("0")) or 1
    named = "power" if power else "grouped" if shape != "plain" else "decimal" if "." in digits else "plain"
    step = 10.0 ** (power - len(decimals))
    return Token(
        "numeral",
        match.start(),
        match.end(),
        said,
        gap,
        said,
        float(digits) * 10.0**power,
        step,
        shown,
        named,
    )


def _hangul(match: re.Match[str], gap: str, counting: bool) -> list[Token]:
    """Units right after a numeral and numerals in words stand apart: 두|배로, (3,910)억|달러|로."""
    found = []
    after = match.string[match.end() : match.end() + LONGEST_UNIT]
    for piece in korean.pieces(match[0], counting and gap != "\n", bool(gap), after):
        start = match.start() + piece.start
        found.append(
            Token(
                "numeral" if piece.value is not None else "hangul",
                start,
                start + len(piece.text),
                piece.text,
                gap if not piece.start else "",
                piece.text,
                piece.value or 0.0,
                piece.step,
                piece.digits,
                piece.shape if piece.value is not None else "unit" if piece.is_unit else "",
            )
        )
    return found
