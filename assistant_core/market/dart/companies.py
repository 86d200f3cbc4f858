"""Which company a Korean symbol stands for at OpenDART, and by its name."""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from assistant_core.errors import InvalidArguments, UnexpectedAnswer, UnknownSymbol
from assistant_core.market.dart.fetch import NoData, get_archive
from assistant_core.market.listed.names import companies as known_companies
from assistant_core.market.symbols import spellings

FRESH_SECONDS = 86_400
MOST_XML_BYTES = 200_000_000
MOST_LISTED = 100_000
PIECE = 1 << 16
_CODE = re.compile(r"A?(\d[0-9A-Z]{5})(\.K[SQ])?")
_LEGAL = re.compile(r"\(주\)|㈜|주식회사|[\s.,·&'-]|\b(?:co|ltd|inc|corp|corporation|company|limited)\b\.?")


@dataclass(frozen=True, slots=True)
class Company:
    """`corp_code` is OpenDART's number of eight digits, `stock_code` the exchange's of six characters.

    `symbol` is Yahoo's (005930.KS); the code alone where the exchange is not known.
    """

    corp_code: str
    name: str
    english: str
    stock_code: str
    symbol: str


def company(symbol: str) -> Company:
    """The listed company of a symbol (005930.KS, KOSDAQ:035720, A005930) or of a Korean or English name.

    Preferred shares (005935.KS) lead to the company that issued them.

    Raises:
        UnknownSymbol: OpenDART lists none, or several.
        MarketDataError: OpenDART cannot be asked.
    """
    listed = _listed()
    text = unicodedata.normalize("NFKC", symbol).strip()
    if code := _code(text):
        common = code[1][:5] + "0"
        found = listed.by_code.get(code[1]) or listed.by_code.get(common)
        if found is None:
            raise UnknownSymbol(f"OpenDART lists no company with the stock code {code[1]}.")
        return replace(found, symbol=code[1] + code[2]) if code[2] else found
    named = listed.by_name.get(_plain(text), ())
    if len(named) == 1:
        return named[0]
    if named:
        codes = ", ".join(one.stock_code for one in named[:10])
        raise UnknownSymbol(f"Several listed companies are called {text!r}: ask by stock code ({codes}).")
    raise UnknownSymbol(f"OpenDART lists no company called {text[:80]!r}; it has those listed in Korea.")


def _code(text: str) -> re.Match[str] | None:
    """However a symbol is written: 005930.KS, A005930, KOSPI:005930."""
    if plain := _CODE.fullmatch(text.upper()):
        return plain
    try:
        return next(filter(None, map(_CODE.fullmatch, spellings(text))), None)
    except InvalidArguments:
        return None


@dataclass(frozen=True, slots=True)
class Listed:
    by_code: Mapping[str, Company]
    by_name: Mapping[str, tuple[Company, ...]]


def _listed() -> Listed:
    try:
        return read_companies(get_archive("/api/corpCode.xml", FRESH_SECONDS))
    except NoData:
        raise UnexpectedAnswer("OpenDART sent no list of companies. Try again in a minute.") from None


@lru_cache(maxsize=1)
def read_companies(archive: bytes) -> Listed:
    """The listed companies of corpCode.xml. Raises UnexpectedAnswer."""
    symbols = _symbols()
    by_code: dict[str, Company] = {}
    by_name: dict[str, tuple[Company, ...]] = {}
    for corp_code, name, english, stock_code in _entries(archive):
        if not (re.fullmatch(r"\d{8}", corp_code) and re.fullmatch(r"\d[0-9A-Z]{5}", stock_code)):
            continue
        if len(by_code) >= MOST_LISTED:
            raise UnexpectedAnswer("OpenDART's list of companies is longer than is read.")
        one = Company(corp_code, name, english, stock_code, symbols.get(stock_code, stock_code))
        by_code[stock_code] = one
        for plain in {_plain(name), _plain(english)} - {""}:
            by_name[plain] = (*by_name.get(plain, ()), one)
    if not by_code:
        raise UnexpectedAnswer("OpenDART's list of companies names none that is listed. Try again later.")
    return Listed(by_code, by_name)


def _entries(archive: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Unpacked and read piece by piece, so that neither a large nor a hostile file fills the memory."""
    reader = etree.XMLPullParser(
        events=("end",), tag="list", resolve_entities=False, no_network=True, recover=True
    )
    last = b""
    try:
        for piece in _unpacked(archive):
            reader.feed(piece)
            last = (last + piece)[-100:]
            for _, element in reader.read_events():
                yield _entry(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError) as error:
        raise UnexpectedAnswer("OpenDART's list of companies is damaged. Try again in a minute.") from error
    if b"</result>" not in last:
        raise UnexpectedAnswer("OpenDART's list of companies breaks off. Try again in a minute.")


def _unpacked(archive: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        names = [name for name in packed.namelist() if name.lower().endswith(".xml")]
        if not names:
            raise UnexpectedAnswer("OpenDART's list of companies has no XML in it.")
        total = 0
        with packed.open(names[0]) as member:
            while piece := member.read(PIECE):
                total += len(piece)
                if total > MOST_XML_BYTES:
                    raise UnexpectedAnswer("OpenDART's list of companies is larger than is read.")
                yield piece


def _entry(element: etree._Element) -> tuple[str, str, str, str]:
    corp_code, name, english, stock_code = (
        (element.findtext(part) or "").strip()[:200]
        for part in ("corp_code", "corp_name", "corp_eng_name", "stock_code")
    )
    return corp_code, name, english, stock_code.upper()


def _symbols() -> dict[str, str]:
    """Yahoo's symbol by stock code, of the companies whose exchange is known."""
    symbols = (symbol for one in known_companies() for symbol in (one.symbol, *one.others))
    return {symbol[:6]: symbol for symbol in symbols if _CODE.fullmatch(symbol) and "." in symbol}


def _plain(name: str) -> str:
    return _LEGAL.sub("", unicodedata.normalize("NFKC", name).casefold())
