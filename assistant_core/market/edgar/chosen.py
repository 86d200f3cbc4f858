"""Which filing is meant, and what it says: the list, the document and its index, each had once."""

from collections import OrderedDict
from threading import Lock

from assistant_core.errors import NoSuchFiling
from assistant_core.market.authority import NothingThere
from assistant_core.market.edgar import submissions
from assistant_core.market.edgar.fetch import get_document
from assistant_core.market.edgar.passages import Index
from assistant_core.market.edgar.sections import Document, read
from assistant_core.market.official import Filing

ANNUAL = ("10-K", "20-F", "40-F")
MOST_KEPT = 4
KOREAN = (".KS", ".KQ")
_indexes: OrderedDict[str, Index] = OrderedDict()
_changing = Lock()


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


def chosen(symbol: str, form: str | None, year: int | None, accession: str | None) -> Filing:
    """The filing with that accession number or else the newest, of `year` where it is given: the year in
    which its period ends.

    Raises: what `candidates` raises.
    """
    if accession:
        number = accession.strip()
        found = [one for one in submissions.filings(symbol) if one.id == number]
        if not found:
            raise NoSuchFiling(
                f"SEC EDGAR lists no filing {number} of {symbol}. Ask get_filings for its list."
            )
        return found[0]
    listed = candidates(symbol, form)
    if year is None:
        return listed[0]
    of_year = [one for one in listed if one.period and one.period.year == year]
    if not of_year:
        years = sorted({one.period.year for one in listed if one.period})
        span = f"{years[0]} to {years[-1]}" if years else "no year that is told"
        raise NoSuchFiling(
            f"SEC EDGAR lists no {form or listed[0].form} of {symbol} for a period that ends in {year}; "
            f"there are those of {span}."
        )
    return of_year[0]


def before(filing: Filing, symbol: str) -> Filing:
    """The filing of the same form for the period a year before.

    Raises: what `candidates` raises.
    """
    listed = [one for one in candidates(symbol, filing.form) if one.period and one.id != filing.id]
    if filing.period:
        period = filing.period
        earlier = [one for one in listed if one.period and 300 <= (period - one.period).days <= 430]
        if earlier:
            return min(earlier, key=lambda one: abs((period - (one.period or period)).days - 365))
    raise NoSuchFiling(f"SEC EDGAR lists no {filing.form} of {symbol} for the year before that.")


def read_document(filing: Filing, symbol: str) -> tuple[Document, str]:
    """What a filing says, and the address of its document.

    Raises:
        NoSuchFiling: SEC does not have its document.
        MarketDataError: it could not be had or has no text.
    """
    url = submissions.document_of(filing, symbol)
    try:
        return read(get_document(url), filing.form), url
    except NothingThere as error:
        raise NoSuchFiling(
            f"SEC EDGAR does not have the document of {filing.form} {filing.id}; open {filing.url}."
        ) from error


def index_of(document: Document, url: str) -> Index:
    """The last few are kept in memory."""
    with _changing:
        if url in _indexes and _indexes[url].document is document:
            _indexes.move_to_end(url)
            return _indexes[url]
    made = Index(document)
    with _changing:
        _indexes[url] = made
        while len(_indexes) > MOST_KEPT:
            _indexes.popitem(last=False)
    return made
