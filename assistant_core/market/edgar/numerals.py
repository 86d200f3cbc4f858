"""Numbers as inline XBRL writes them, exact: text, format, scale and sign to a decimal."""

import re
from decimal import Decimal, InvalidOperation

LONGEST = 100
"""Characters of a number; longer text is none."""
FARTHEST = 40
"""The largest scale either way, in powers of ten."""
_DOT = re.compile(r"\d{1,3}(?:[, '’]?\d{3})*(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+", re.ASCII)
_COMMA = re.compile(r"\d{1,3}(?:[. '’]?\d{3})*(?:,\d*)?|\d+(?:,\d*)?|,\d+", re.ASCII)
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_SPACES = str.maketrans(dict.fromkeys("\xa0\u2007\u2009\u202f\t\n\r", " "))
_ZEROS = frozenset(("fixedzero", "zerodash", "numdash"))
_DOTTED = frozenset(("numdotdecimal", "numcommadot", "numdotdecimalapos", "numdotdecimalin"))
_COMMAED = frozenset(("numcommadecimal", "numdotcomma", "numspacecomma", "numcommadecimalapos"))
_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
} | {"no": 0, "none": 0, "nil": 0}
_TENS = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def number(text: str, form: str | None, scale: str | None, sign: str | None) -> Decimal | None:
    """None where the text is no number in its format; `form` is the format's name without its namespace."""
    if len(text) > LONGEST:
        return None
    said = " ".join(text.translate(_SPACES).split())
    value = _value(said, re.sub(r"[^a-z]", "", (form or "").lower()))
    power = scale or "0"
    if value is None or not re.fullmatch(r"[+-]?\d{1,3}", power, re.ASCII) or abs(int(power)) > FARTHEST:
        return None
    scaled = value.scaleb(int(power))
    return -scaled if sign == "-" else scaled


def _value(said: str, form: str) -> Decimal | None:
    if form in _ZEROS:
        return Decimal(0)
    if form == "numwordsen":
        return _words(said)
    if form in _COMMAED and _COMMA.fullmatch(said):
        return _decimal(re.sub(r"[. '’]", "", said).replace(",", "."))
    if form in _DOTTED and (_DOT.fullmatch(said) or form.endswith("in")):
        return _decimal(re.sub(r"[, '’]", "", said))
    return _decimal(said) if form == "" and _PLAIN.fullmatch(said) else None


def _decimal(said: str) -> Decimal | None:
    try:
        found = Decimal(said)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _words(said: str) -> Decimal | None:
    """ "one hundred and five" → 105."""
    total = part = 0
    for word in re.split(r"[\s,-]+", said.lower()):
        if word in _ONES or word in _TENS:
            part += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _LARGE:
            total, part = total + (part or 1) * _LARGE[word], 0
        elif word != "and":
            return None
    return Decimal(total + part) if re.search(r"[a-z]", said.lower()) else None
