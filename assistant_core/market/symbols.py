"""How people and data vendors write a symbol, brought into Yahoo's spelling.

Yahoo writes a class of shares with a dash (BRK-B), an exchange with a dot (BMW.DE), and none for the United
States. One writing may have several readings; whoever asks tries them in turn.
"""

import re
import unicodedata

from assistant_core.errors import InvalidArguments

TICKER = re.compile(r"[A-Z0-9.^=&_-]{1,20}")
UNITED_STATES = ""

# Yahoo's suffix → how others name the exchange before a colon, as in NASDAQ:AAPL.
_BEFORE_A_COLON = {
    UNITED_STATES: "NASDAQ NYSE NYSEARCA NYSEAMERICAN AMEX ARCA BATS CBOE OTC OTCMKTS OTCQB OTCQX PINK US",
    "AS": "AMS EURONEXTAMS",
    "AX": "ASX",
    "BK": "BKK SET",
    "BO": "BOM BSE",
    "BR": "EBR",
    "CO": "CPH OMXCOP",
    "DE": "ETR XETR XETRA",
    "F": "FRA FWB",
    "HE": "HEL OMXHEX",
    "HK": "HKG HKEX SEHK",
    "JK": "IDX JAK",
    "JO": "JSE",
    "KL": "KLSE MYX",
    "KQ": "KOSDAQ",
    "KS": "KOSPI KRX",
    "KW": "BOURSAKUWAIT KWSE KSE",
    "L": "LON LSE",
    "LS": "ELI",
    "MC": "BME",
    "MI": "BIT MIL",
    "MX": "BMV",
    "NS": "NSE",
    "NZ": "NZE NZX",
    "OL": "OSL OSE",
    "PA": "EPA",
    "SA": "BVMF BMFBOVESPA B3",
    "SI": "SGX SES",
    "SR": "TADAWUL",
    "SS": "SHA SSE",
    "ST": "STO OMXSTO",
    "SW": "SWX SIX VTX",
    "SZ": "SHE SZSE",
    "T": "TYO",
    "TA": "TASE TLV",
    "TO": "TSX",
    "TW": "TPE TWSE",
    "TWO": "TPEX",
    "V": "CVE TSXV",
    "VI": "VIE",
}
# Yahoo's suffix → Bloomberg's codes, behind a space as in "AAPL US", or a dot where they mean nothing else.
_BEHIND_A_SPACE = {
    UNITED_STATES: "US UN UW UQ UR UA",
    "AS": "NA",
    "AX": "AU AT",
    "BK": "TB",
    "BO": "IB",
    "BR": "BB",
    "CO": "DC",
    "DE": "GY GR",
    "F": "GF",
    "HE": "FH",
    "HK": "HK",
    "JK": "IJ",
    "JO": "SJ",
    "KL": "MK",
    "KQ": "KQ",
    "KS": "KS KP",
    "KW": "KK",
    "L": "LN",
    "LS": "PL",
    "MC": "SM SQ",
    "MI": "IM",
    "MX": "MM",
    "NS": "IN IS",
    "NZ": "NZ",
    "OL": "NO",
    "PA": "FP",
    "SA": "BZ BS",
    "SI": "SP",
    "SR": "AB",
    "SS": "CG CH",
    "ST": "SS",
    "SW": "SW SE VX",
    "SZ": "CS",
    "T": "JP JT",
    "TA": "IT",
    "TO": "CN CT",
    "TW": "TT",
    "V": "CV",
    "VI": "AV",
}
# Reuters' codes of American exchanges, and the country: AAPL.O, IBM.N, AAPL.US.
_AMERICAN_BEHIND_A_DOT = {"O", "OQ", "N", "US"}


def _by_code(table: dict[str, str]) -> dict[str, str]:
    return {code: suffix for suffix, codes in table.items() for code in codes.split()}


PREFIXES, BLOOMBERG = _by_code(_BEFORE_A_COLON), _by_code(_BEHIND_A_SPACE)
SUFFIXES = {
    *_BEFORE_A_COLON,
    *_BEHIND_A_SPACE,
    *"BA BE BH CL CN CR DU DX FG H HA HM IC IR IS JP MU NE NX PS QA RG RO SAU SG SN TL".split(),
    *"UA VN VS WA XC XD".split(),
} - {UNITED_STATES}

# 005930, or with letters as newer Korean codes: 0126Z0. Some write A005930.
_KOREAN = re.compile(r"A?(\d[0-9A-Z]{5})")
_CHINESE = {"60": "SS", "68": "SS", "00": "SZ", "30": "SZ"}
_PREFERRED = re.compile(r"([A-Z]{1,5})[ ./^-]?(?:PR|P)[./-]?([A-Z])")
_SLASHED = re.compile(r"([A-Z0-9]{1,10})/([A-Z0-9]{0,4})")
_CLASS = re.compile(r"[A-Z]")


def spellings(text: str) -> tuple[str, ...]:
    """The symbols that `text` may mean, in Yahoo's spelling, the likeliest first.

    Raises InvalidArguments for what can be none, such as a name.
    """
    asked = typed(text)
    readings = (_read(asked) if asked.isascii() else []) if len(asked) <= 40 else []
    found = tuple(dict.fromkeys(one for one in readings if TICKER.fullmatch(one)))
    if not found:
        raise InvalidArguments(
            f"{text!r} is not a ticker symbol. Use one such as AAPL or BMW.DE; get_ticker finds it by name."
        )
    return found


def typed(text: str) -> str:
    """As it was typed, but for what makes no difference: small letters, spaces around, a dollar sign."""
    return " ".join(unicodedata.normalize("NFKC", text).upper().split()).removeprefix("$")


def is_symbol(text: str) -> bool:
    """Whether it is written as a symbol, not as a name: in capitals, or with marks that only symbols have."""
    if not re.search(r"[:$]|[a-z0-9][.^=-][a-z0-9]|\d", text) and text != text.upper():
        return False
    try:
        return bool(spellings(text))
    except InvalidArguments:
        return False


def _read(asked: str) -> list[str]:
    before, colon, behind = (part.strip() for part in asked.partition(":"))
    if colon:
        return _before_a_colon(before, behind)
    root, space, code = asked.removesuffix(" EQUITY").rpartition(" ")
    if space:
        return _behind_a_space(root, code)
    if slashed := _SLASHED.fullmatch(asked):
        return [f"{slashed[1]}-{slashed[2]}".strip("-")]
    if korean := _KOREAN.fullmatch(asked):
        return _six_characters(korean[1], asked)
    return _with_marks(asked)


def _before_a_colon(before: str, behind: str) -> list[str]:
    if before in PREFIXES:
        return _on(behind, PREFIXES[before], all_of_korea=before == "KRX")
    return _on(before, BLOOMBERG[behind]) if behind in BLOOMBERG else []


def _behind_a_space(root: str, code: str) -> list[str]:
    if code in BLOOMBERG:
        return _on(root, BLOOMBERG[code])
    if TICKER.fullmatch(root) and _CLASS.fullmatch(code):
        return [f"{root}-{code}"]
    preferred = _PREFERRED.fullmatch(f"{root} {code}")
    return [f"{preferred[1]}-P{preferred[2]}"] if preferred else []


def _six_characters(code: str, asked: str) -> list[str]:
    """Korean codes and, of digits alone, Chinese ones."""
    chinese = _CHINESE.get(code[:2]) if code.isdecimal() else None
    return [f"{code}.KS", f"{code}.KQ", *([f"{code}.{chinese}"] if chinese else []), asked]


def _with_marks(asked: str) -> list[str]:
    """Dots and dashes stand between a company and its class of shares, or before an exchange."""
    if "/" in asked:
        return []
    if ".PR" in asked and (preferred := _PREFERRED.fullmatch(asked)):
        return [f"{preferred[1]}-P{preferred[2]}"]
    root, dot, last = asked.rpartition(".")
    if dot and last in SUFFIXES:
        return [*_on(root, last), *([f"{root}-{last}"] if _CLASS.fullmatch(last) else []), asked]
    if dot and root:
        american = _on(root, UNITED_STATES) if last in _AMERICAN_BEHIND_A_DOT else []
        elsewhere = _on(root, BLOOMBERG[last]) if last in BLOOMBERG else []
        return [*american, *elsewhere, *_on(asked, UNITED_STATES), asked]
    root, dash, last = asked.rpartition("-")
    if dash and root and last == "US":
        return [asked, root]
    return [asked, f"{root}.{last}"] if dash and root and len(last) > 1 and last in SUFFIXES else [asked]


def _on(root: str, suffix: str, all_of_korea: bool = False) -> list[str]:
    """A company, maybe with its class of shares, on an exchange of which Yahoo's suffix is known."""
    root = root.strip("/. ")
    korean = _KOREAN.fullmatch(root)
    if suffix in ("KS", "KQ") and korean:
        root = korean[1]
    if suffix == "HK" and root.isdecimal():
        root = root.lstrip("0").zfill(4)
    preferred = _PREFERRED.fullmatch(root) if suffix == UNITED_STATES and re.search(r"[./^]", root) else None
    root = f"{preferred[1]}-P{preferred[2]}" if preferred else re.sub(r"[./ ]", "-", root)
    if not root:
        return []
    others = ["KQ"] if all_of_korea else []
    # Scandinavian classes are written without a mark elsewhere: VOLVB SS.
    marked = (
        [f"{root[:-1]}-{root[-1]}"] if suffix in ("ST", "CO") and re.fullmatch(r"[A-Z]{3,}[AB]", root) else []
    )
    return [f"{one}.{place}" if place else one for one in (root, *marked) for place in (suffix, *others)]
