"""Finds the figures in a text: amounts, percentages, multiples, dates, in English and Korean notation."""

import re
from dataclasses import replace

from assistant_core.figures.dates import dates
from assistant_core.figures.model import Figure, Kind
from assistant_core.figures.notation import CODES, KOREAN_SCALES, PENCE, SCALES, SYMBOLS, WORDS
from assistant_core.figures.words_in import LONGEST_NAME, pattern_of


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_NUMBER = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?)"
_CODE = rf"\b(?:{'|'.join(CODES)})(?![A-Za-z])"
_KOREAN = rf"(?:\s?(?:{_any(KOREAN_SCALES)}))"
_AFTER = rf"(?:{_CODE}|(?:{_any(PENCE)})(?![A-Za-z])|(?:{_any(w for w in WORDS if w.isascii())})\b|(?:{_any(w for w in WORDS if not w.isascii())})|p(?![\w.]))"  # noqa: E501
_FIGURE = re.compile(
    rf"""(?P<open>\()?(?P<sign>(?<![\w)\]%.])[-+–±]\s?)?
    (?:(?P<before>(?:{_any(SYMBOLS)})|{_CODE})\s?(?P<sign2>[-+])?)?
    (?P<number>{_NUMBER})
    (?:(?P<korean>{_KOREAN}(?:\s?{_NUMBER}{_KOREAN})*)
      |\s{{0,6}}-?(?P<scale>(?i:trillion|billions?|bn|bln|millions?|mn|mln|mm|thousand|crores?|lakhs?|tn)|[TBMKk]|(?<=\d)[mb])(?![\w])
    )?
    (?P<inner>\s?\))?
    (?:\s{{0,5}}(?P<points>%\s?p\b|%\s?포인트|퍼센트\s?포인트|percentage[\s-]points?|pp\b|pps\b|ppt\b|p\.p\.
        |basis\spoints?|bps?\b|points?\b)
      |\s{{0,5}}(?P<percent>%|percent\b|per\scent\b|퍼센트)
      |\s{{0,5}}(?P<times>x(?!\w)|×|times\b|배(?!당)|-?fold\b)
      |\s{{0,5}}(?P<after>{_AFTER})
    )?
    (?P<close>\s?\))?""",
    re.VERBOSE,
)
MOST_BLANKS = 200
_DIGIT = re.compile(r"\d")
_PART = re.compile(rf"({_NUMBER})\s?({_any(KOREAN_SCALES)})")
_SKIPPED = re.compile(
    r"(?P<code>```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]+`)"
    r"|https?://\S+|(?<=\]\()[^)\s]{0,500}(?=\))|【[^】]{0,300}】|<[^>\n]{1,60}>"
    r"|\b(?:10-[KQ]|20-F|6-K|8-K|S-1|DEF\s?14A|13[FDG])(?:/A)?\b"
    r"|\b(?:S\s?&\s?P|S&amp;P|Russell|Nasdaq|FTSE|KOSPI|KOSDAQ|Nikkei|Fortune|Forbes|Stoxx|CAC|DAX|TOPIX|"
    r"Dow(?:\sJones)?|코스피|코스닥|닛케이|나스닥)[\s-]?\d{2,4}\b"
    r"|\b\d{4,6}\.[A-Z]{1,3}\b|\bCOVID-19\b|\bIFRS\s?\d+\b|\bISO\s?\d+\b|\bASC\s?\d+\b"
    r"|\[\^?\d{1,3}\](?!\()|\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M\b)?"
    r"|(?i:\b(?:section|item|page|chapter|note|table|figure|part|step|no\.|point|option|phase|rank)\s?\d+(?:\.\d+)*)"
    r"|#\d+|\bQ[1-4]\b(?!\s*(?:FY)?\s?'?\d)|\b[1-4]Q\b|(?<!\d)(?<!년)(?<!년\s)[1-4]\s?분기",
    re.DOTALL,
)
_ENUMERATION = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?(?:\*\*)?\d{1,2}(?:\.\d{1,2})*[.)](?=[ \t*])", re.MULTILINE
)
_HEADING_NUMBER = re.compile(r"^#{1,6}[ \t]+\d{1,2}(?:\.\d{1,2})*(?=[ \t])", re.MULTILINE)
_DURATION = re.compile(
    r"[\s-]*(?:(?:calendar|fiscal|trading|consecutive|full|straight|past|recent)\s)?"
    r"(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|quarters?|sessions?|decades?|st|nd|rd|th|"
    r"년|개년|개월|달(?!러)|거래일|영업일|일|시간|분기|분(?!기)|주년|주(?=\s|간|\W|$)|위|가지|개|번|회|차|단계|대\s|세)(?![a-z])",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:(?:million|billion)\s*)?(?:shares|employees|people|analysts|holders|institutions|주|명|직원)"
)
_SPLIT = re.compile(r"(?<![\d:.])(\d{1,3})(?::| ?-?for-? ?)1(?![\d:.])")
_JOINED = re.compile(
    r"\s*(?:,|–|-|~|/|to|and|or|,\s*and|에서|부터|과|와|및|→|->|to\s+about)\s*", re.IGNORECASE
)


def blank(text: str) -> str:
    """`text` with what is not prose blanked out and markup dropped; every character keeps its place."""
    plain = _SKIPPED.sub(lambda match: " " * len(match.group()), text)
    plain = _ENUMERATION.sub(lambda match: " " * len(match.group()), plain)
    plain = _HEADING_NUMBER.sub(lambda match: "#" * len(match.group()), plain)
    return plain.translate(str.maketrans("*\\\xa0\u202f_−", "     -"))


def figures(text: str, symbols: frozenset[str] = frozenset()) -> list[Figure]:
    """The figures of a text in its order. `symbols` are tickers, whose digits are no figures."""
    plain = blank(text)
    numbered = {part for one in symbols if _DIGIT.search(one) for part in (one, one.split(".")[0]) if part}
    if numbered:
        any_symbol = pattern_of((list(map(re.escape, one[:LONGEST_NAME])), "") for one in numbered)
        plain = re.sub(any_symbol, lambda match: " " * len(match.group()), plain)
    found = dates(plain)
    chars = list(plain)
    for date in found:
        chars[date.start : date.end] = "\x00" * (date.end - date.start)
    plain = "".join(chars)
    unsplit = _SPLIT.sub(lambda match: "\x00" * len(match.group()), plain)
    amounts = [figure for match in _FIGURE.finditer(unsplit) if (figure := _amount(plain, match))]
    amounts += [
        Figure(match.start(), match.end(), "times", float(match[1]), 1.0, len(match[1]))
        for match in _SPLIT.finditer(plain)
    ]
    amounts = _with_shared_units(plain, sorted(amounts, key=lambda figure: figure.start))
    amounts = [figure for figure in amounts if _counts(plain, figure)]
    return sorted([*found, *amounts], key=lambda figure: figure.start)


def _amount(text: str, match: re.Match[str]) -> Figure | None:
    at = match.start("number")
    glued = text[at - 1] if at else " "
    if ((glued.isascii() and glued.isalnum()) or glued in "_.,#'") and not match["before"]:
        return None
    if match["scale"] in ("m", "b") and not match["before"]:
        return None
    kind, end = _kind(match)
    value, step, scale = _scaled(match)
    digits = len(match["number"].replace(",", "").replace(".", "").lstrip("0"))
    tail = text[end : end + 1]
    if tail.isalpha() and tail.isascii() and kind == "number":
        return None
    if match["after"] in (*PENCE, "p"):
        value, step = value / 100, step / 100
    start = match.start() if not match["open"] else match.start() + 1
    negative = bool(match["open"] and (match["inner"] or match["close"]) and _is_negative(text, match, kind))
    sign = (match["sign"] or match["sign2"] or "").strip().replace("–", "-").replace("±", "")
    if negative:
        start, end = match.start(), max(end, match.end("inner") if match["inner"] else match.end("close"))
        sign = "-"
    if kind == "points" and re.match(r"basis|bp", match["points"]):
        value, step = value / 100, step / 100
    signed = -value if sign == "-" else value
    return Figure(
        start + len(text[start:end]) - len(text[start:end].lstrip()),
        end,
        kind,
        signed,
        step,
        digits,
        "-" if sign == "-" else "+" if sign == "+" else "",
        _currencies(match),
        scale,
    )


def _is_negative(text: str, match: re.Match[str], kind: Kind) -> bool:
    """(3.3)% and, in a table's cell, (3,300); elsewhere brackets hold a remark."""
    if match["inner"] and match["percent"]:
        return True
    around = (
        text[max(0, match.start() - MOST_BLANKS) : match.start()],
        text[match.end() : match.end() + MOST_BLANKS],
    )
    before, after = around[0].rstrip(" \t"), around[1].lstrip(" \t")
    return before[-1:] == "|" and after[:1] in ("|", "") and not match["sign"]


def _kind(match: re.Match[str]) -> tuple[Kind, int]:
    for name in ("points", "percent", "times"):
        if match[name]:
            return name, match.end(name)
    if match["after"]:
        return "money", match.end("after")
    end = max(match.end(name) for name in ("number", "korean", "scale"))
    return ("money" if match["before"] else "number"), end


def _scaled(match: re.Match[str]) -> tuple[float, float, float]:
    number = match["number"]
    if match["korean"]:
        parts = _PART.findall(number + match["korean"])
        value = sum(float(one.replace(",", "")) * KOREAN_SCALES[scale] for one, scale in parts)
        last = KOREAN_SCALES[parts[-1][1]]
        return value, _step(parts[-1][0]) * last, last
    scale = match["scale"] or ""
    factor = SCALES.get(scale) or SCALES.get(scale.lower(), 1.0)
    return float(number.replace(",", "")) * factor, _step(number) * factor, factor


def _step(number: str) -> float:
    return float(10 ** -len(number.partition(".")[2]))


def _currencies(match: re.Match[str]) -> frozenset[str]:
    before, after = match["before"] or "", match["after"] or ""
    if after in (*PENCE, "p"):
        return frozenset({"GBP"})
    if after:
        return frozenset({WORDS.get(after) or WORDS.get(after.lower()) or after})
    return frozenset(SYMBOLS.get(before) or ((before,) if before else ()))


def _with_shared_units(text: str, amounts: list[Figure]) -> list[Figure]:
    """In "195.6 to 269.7 USD" and "46.2, 31.5 and 24.0%" the last one names the unit of all."""
    shared: list[Figure] = []
    for figure in reversed(amounts):
        after = shared[-1] if shared else None
        if after and figure.kind in ("number", "money") and figure.scale == 1:
            joined = _JOINED.fullmatch(text[figure.end : after.start])
            if (joined and (figure.kind == "number" or (after.scale != 1)) and after.kind != "number") or (
                joined and figure.kind == "number" and (after.scale != 1)
            ):
                figure = _like(figure, after)
        shared.append(figure)
    return shared[::-1]


def _like(figure: Figure, model: Figure) -> Figure:
    factor = model.scale
    return replace(
        figure,
        kind=model.kind,
        value=figure.value * factor,
        step=figure.step * factor,
        currencies=figure.currencies or model.currencies,
        scale=factor,
    )


def _counts(text: str, figure: Figure) -> bool:
    """Whether a number without a unit is a figure at all: not "3 years", nor a small whole number."""
    if figure.kind != "number":
        return True
    if _DURATION.match(text, figure.end):
        return bool((figure.scale != 1) and _COUNTED.match(text, figure.end))
    return True
