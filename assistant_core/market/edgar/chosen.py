"""Which filing is meant, and what it says: the list, the document and its index, each had once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from assistant_core.errors import NoSuchFiling
from assistant_core.market.authority import NothingThere
from assistant_core.market.cache import Cache
from assistant_core.market.edgar import submissions
from assistant_core.market.edgar.exhibits import exhibit
from assistant_core.market.edgar.fetch import get_document
from assistant_core.market.edgar.passages import Index
from assistant_core.market.edgar.sections import Document, read
from assistant_core.market.official import Filing

ANNUAL = ("10-K", "20-F", "40-F")
MOST_KEPT, MOST_TRIED = 4, 5
KOREAN = (".KS", ".KQ")
_indexes = Cache(most=MOST_KEPT)
"""By address and document, which each index holds."""


def candidates(symbol: str, form: str | None) -> tuple[Filing, ...]:
    """What a company filed under a form, newest first; without one its annual reports.

    Raises:
        NoSuchFiling: nothing of the kind was filed, or not with SEC.
        MarketDataError: the list could not be had.
    """
    if symbol.strip().upper().endswith(KOREAN):
        raise NoSuchFiling(
            "The text of filings is read from SEC EDGAR alone. Korean companies file with OpenDART: open the "
            "report by its link from get_filings."
        )
    if form:
        return submissions.filings(symbol, form)
    missing: NoSuchFiling | None = None
    for annual in ANNUAL:
        try:
            return submissions.filings(symbol, annual)
        except NoSuchFiling as error:
            missing = missing or error
    raise missing or NoSuchFiling(f"SEC EDGAR lists no annual report of {symbol}.")


@dataclass(frozen=True, slots=True)
class Read:
    """A filing with what it says and the address of its document; `notes` tell of newer ones that SEC does
    not have.
    """

    filing: Filing
    document: Document
    url: str
    notes: tuple[str, ...] = ()


def read_chosen(symbol: str, form: str | None, year: int | None, accession: str | None) -> Read:
    """The filing with that accession number or else the newest, of `year` where it is given: the year in
    which its period ends.

    Raises:
        NoSuchFiling: there is none, or SEC does not have its document.
        MarketDataError: it could not be had, or has no text.
    """
    if accession:
        return read_filing(by_accession(symbol, accession), symbol)
    listed = candidates(symbol, form)
    if year is None:
        return _newest(listed, symbol)
    of_year = [one for one in listed if one.period and one.period.year == year]
    if not of_year:
        years = sorted({one.period.year for one in listed if one.period})
        span = f"{years[0]} to {years[-1]}" if years else "no year that is told"
        raise NoSuchFiling(
            f"SEC EDGAR lists no {form or listed[0].form} of {symbol} for a period that ends in {year}; "
            f"there are those of {span}."
        )
    return _newest(of_year, symbol)


def earlier_one(newer: Read, symbol: str, accession: str | None, may_turn: bool) -> Read:
    """What to compare a filing with: the one with that accession number, or that of the year before.

    Where SEC does not have the document of that and `may_turn`, it is the newest quarterly report since.

    Raises: what `read_chosen` raises.
    """
    if accession:
        return read_filing(by_accession(symbol, accession), symbol)
    try:
        return read_filing(_before(newer.filing, symbol), symbol)
    except NoSuchFiling as error:
        if not may_turn:
            raise
        try:
            since = submissions.filings(symbol, "10-Q", start=newer.filing.filed)
            later = _newest(since, symbol)
        except NoSuchFiling:
            raise error from None
        return replace(later, notes=(*later.notes, str(error)))


def by_accession(symbol: str, accession: str) -> Filing:
    number = accession.strip()
    found = next((one for one in submissions.filings(symbol) if one.id == number), None)
    if found is None:
        raise NoSuchFiling(f"SEC EDGAR lists no filing {number} of {symbol}. Ask get_filings for its list.")
    return found


def _newest(listed: Sequence[Filing], symbol: str) -> Read:
    """The first whose document SEC has."""
    missing: list[NoSuchFiling] = []
    for filing in listed[:MOST_TRIED]:
        try:
            return replace(read_filing(filing, symbol), notes=tuple(str(error) for error in missing))
        except NoSuchFiling as error:
            missing.append(error)
    raise missing[0]


def _before(filing: Filing, symbol: str) -> Filing:
    """The filing of the same form for the period a year before."""
    listed = [one for one in candidates(symbol, filing.form) if one.period and one.id != filing.id]
    if filing.period:
        period = filing.period
        earlier = [one for one in listed if one.period and 300 <= (period - one.period).days <= 430]
        if earlier:
            return min(earlier, key=lambda one: abs((period - (one.period or period)).days - 365))
    raise NoSuchFiling(f"SEC EDGAR lists no {filing.form} of {symbol} for the year before that.")


def read_exhibit(read_one: Read, wanted: str) -> Read:
    """What an exhibit says, in the place of the main document. Raises what `read_filing` raises."""
    found = exhibit(read_one.filing, wanted)
    return replace(read_one, document=_read(found.url, read_one.filing), url=found.url)


def read_filing(filing: Filing, symbol: str) -> Read:
    """What a filing says.

    Raises:
        NoSuchFiling: SEC does not have its document.
        MarketDataError: it could not be had, or has no text.
    """
    url = submissions.document_of(filing, symbol)
    return Read(filing, _read(url, filing), url)


def _read(url: str, filing: Filing) -> Document:
    try:
        return read(get_document(url), filing.form)
    except NothingThere as error:
        raise NoSuchFiling(
            f"SEC EDGAR does not have the document of {filing.form} {filing.id} of {filing.filed}; open "
            f"{filing.url}."
        ) from error


def index_of(document: Document, url: str) -> Index:
    """The last few are kept in memory."""
    return _indexes.get((url, id(document)), inf, lambda: Index(document))
