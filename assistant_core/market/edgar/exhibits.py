"""What is attached to a filing: the press release of an 8-K, contracts, certificates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.etree import ParserError

from assistant_core.errors import NoSuchFiling
from assistant_core.market.authority import NothingThere
from assistant_core.market.edgar.fetch import get_document
from assistant_core.market.edgar.submissions import folder_of
from assistant_core.market.official import Filing

RELEASE = "EX-99"
"""Where results and guidance are announced."""
COVERS = ("8-K", "6-K")
"""Forms whose main document is often no more than a cover for its exhibits."""
MOST_ROWS = 500
_PAGE = re.compile(r"[\w.-]+\.html?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """`type` is SEC's: EX-99.1."""

    type: str
    title: str
    url: str


def exhibits(filing: Filing) -> tuple[Exhibit, ...]:
    """The web pages attached to a filing, in its order.

    Raises:
        NoSuchFiling: SEC does not have the filing's list of documents.
        MarketDataError: the list could not be had.
    """
    folder = folder_of(filing.company_id, filing.id)
    try:
        page = get_document(f"{folder}/{filing.id}-index.htm")
    except NothingThere as error:
        raise NoSuchFiling(
            f"SEC EDGAR does not have the list of documents of {filing.form} {filing.id}; open {filing.url}."
        ) from error
    return tuple(_rows(page, folder))


def exhibit(filing: Filing, wanted: str) -> Exhibit:
    """By its type or number: EX-99.1, 99.1; `99` is the first of them. Raises what `exhibits` raises."""
    attached = exhibits(filing)
    number = wanted.strip().upper().removeprefix("EXHIBIT").strip().removeprefix("EX-")
    names = (f"EX-{number}", f"EX-{number}.")
    found = next((one for one in attached if one.type == names[0] or one.type.startswith(names[1])), None)
    if found is None:
        there = ", ".join(one.type for one in attached) or "none"
        raise NoSuchFiling(f"{filing.form} {filing.id} has no exhibit {number}; it has: {there}.")
    return found


def _rows(page: bytes, folder: str) -> Iterator[Exhibit]:
    """Of the table of documents: number, description, document, type, size."""
    try:
        tree = html.document_fromstring(page)
    except ParserError:
        return
    for row in tree.xpath("//tr[td]")[:MOST_ROWS]:
        cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
        links = row.xpath(".//a/@href")
        kind = cells[3].upper() if len(cells) > 3 else ""
        # Only what lies in the filing's own folder, whatever the link says.
        name = links[0].rpartition("/")[2] if links else ""
        if kind.startswith("EX-") and _PAGE.fullmatch(name):
            yield Exhibit(kind, cells[1], f"{folder}/{name}")
