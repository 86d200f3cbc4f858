"""What a company has filed with SEC, newest first, and where the main document of a filing is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant_core.errors import NoSuchFiling, UnexpectedAnswer
from assistant_core.market.authority import NothingThere
from assistant_core.market.edgar.fetch import SOURCE, data_url, get_document, get_json, www_url
from assistant_core.market.edgar.items import title_of
from assistant_core.market.edgar.tickers import company
from assistant_core.market.official import Filing

OLD_SECONDS = 7 * 86_400
"""Of the older pieces of a list, which hardly change."""
FIRST_YEAR = 93
"""In which EDGAR began; a smaller number is of this century."""
ALIKE = {"10-K": ("10-K405", "10-KT", "10-KSB"), "10-Q": ("10-QT", "10-QSB")}
"""Forms that say the same under another name."""
ABROAD = "A company from abroad files 20-F or 40-F instead of 10-K, and 6-K instead of 10-Q and 8-K."
_DOCUMENT = re.compile(r"[\w./-]+", re.ASCII)
_ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}", re.ASCII)
_PIECE = re.compile(r"CIK\d{10}-submissions-\d+\.json", re.ASCII)
_NOT_MAIN = re.compile(r"index|^R\d+\.htm|ex(?:hibit)?[-_]?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """`notes` tell what could not be had of the list."""

    filings: tuple[Filing, ...]
    notes: tuple[str, ...] = ()


def filings(
    symbol: str, form: str | None = None, start: date | None = None, end: date | None = None
) -> tuple[Filing, ...]:
    """What a company filed from `start` to `end` (days of filing), newest first; `period` where SEC tells it.

    "10-K" finds 10-K405, 10-KT and 10-KSB too. Amendments are forms of their own: "10-K/A".

    Raises:
        NoSuchFiling: SEC does not know the symbol, or nothing of the kind was filed.
        MarketDataError: the list could not be had.
    """
    return listed(symbol, form, start, end).filings


def listed(
    symbol: str, form: str | None = None, start: date | None = None, end: date | None = None
) -> Listed:
    """As `filings`, with what is missing from it."""
    found = _listed(company(symbol).cik, start, end)
    wanted = _forms(form)
    kept = tuple(one for one in found.filings if wanted is None or one.form.upper() in wanted)
    if not kept:
        none = f"SEC EDGAR lists no {form or 'filing'} of {symbol} {_within(start, end)}."
        raise NoSuchFiling(" ".join([none, ABROAD, *found.notes]))
    return Listed(kept, found.notes)


def document_of(filing: Filing, symbol: str = "") -> str:
    """The address of a filing's main document, which may be another one's word for it than SEC's list.

    `symbol` helps where SEC lists neither the filing nor its folder.

    Raises:
        NoSuchFiling: none can be found.
        MarketDataError: SEC could not be asked.
    """
    if filing.document:
        return filing.document
    return _in_list(filing) or _in_folder(filing) or _usual(filing, symbol) or _none(filing)


def filing_of(cik: str, number: str) -> Filing | None:
    """The filing of this accession number; None where SEC's list of the company does not have it.

    Raises:
        NoSuchFiling: SEC has no list of the company.
        MarketDataError: the list could not be had.
    """
    year = int(number[11:13])  # in which it was handed in
    year += 1900 if year >= FIRST_YEAR else 2000
    found = _listed(cik, date(year, 1, 1), date(year + 1, 12, 31)).filings
    return next((one for one in found if one.id == number), None)


def _forms(form: str | None) -> frozenset[str] | None:
    if form is None:
        return None
    wanted = form.strip().upper()
    base, slash, _ = wanted.partition("/")
    alike = ALIKE.get(base, ())
    return frozenset((wanted, *(one + ("/A" if slash else "") for one in alike)))


def _within(start: date | None, end: date | None) -> str:
    return f"from {start or 'the first'} to {end or 'today'}"


def _listed(cik: str, start: date | None, end: date | None) -> Listed:
    first, last = start or date.min, end or date.max
    try:
        told = get_json(data_url(), f"/submissions/CIK{int(cik):010d}.json")
    except NothingThere as error:
        raise NoSuchFiling(f"SEC EDGAR has no list of filings under CIK {cik}.") from error
    name, notes = str(told.get("name") or ""), []
    try:
        parts = [told["filings"]["recent"]]
        for piece in told["filings"]["files"]:
            since, until = date.fromisoformat(piece["filingFrom"]), date.fromisoformat(piece["filingTo"])
            if since > last or until < first or not _PIECE.fullmatch(piece["name"]):
                continue
            try:
                parts.append(get_json(data_url(), f"/submissions/{piece['name']}", OLD_SECONDS))
            except NothingThere:
                notes.append(f"{SOURCE} did not have its list of filings from {since} to {until}.")
        found = [one for part in parts for one in _read(part, cik, name) if first <= one.filed <= last]
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnexpectedAnswer(f"{SOURCE} sent a list of filings in a shape that is not known.") from error
    unique = {one.id: one for one in found}
    return Listed(tuple(sorted(unique.values(), key=lambda one: one.filed, reverse=True)), tuple(notes))


def _read(part: Mapping[str, Any], cik: str, name: str) -> Iterator[Filing]:
    numbers = part["accessionNumber"]
    for at, number in enumerate(numbers):
        if not _ACCESSION.fullmatch(number):
            raise ValueError(number)
        form, document, ends = part["form"][at], part["primaryDocument"][at], part["reportDate"][at]
        folder = folder_of(cik, number)
        yield Filing(
            authority="sec",
            company_id=cik,
            id=number,
            form=form,
            filed=date.fromisoformat(part["filingDate"][at]),
            url=f"{folder}/{number}-index.htm",
            company=name,
            period=date.fromisoformat(ends) if ends else None,
            document=f"{folder}/{document}" if _is_document(document) else "",
            title=title_of(part["items"][at]) if form.startswith("8-K") else "",
        )


def folder_of(cik: str, number: str) -> str:
    """Where the documents of a filing are."""
    return f"{www_url()}/Archives/edgar/data/{int(cik)}/{number.replace('-', '')}"


def _is_document(name: str) -> bool:
    return bool(_DOCUMENT.fullmatch(name or "")) and ".." not in name


def _in_list(filing: Filing) -> str:
    try:
        found = _listed(filing.company_id, filing.filed, filing.filed).filings
    except NoSuchFiling:
        return ""
    return next((one.document for one in found if one.id == filing.id), "")


def _in_folder(filing: Filing) -> str:
    """The largest web page of the folder that is no exhibit."""
    folder = folder_of(filing.company_id, filing.id)
    try:
        items = get_json(folder, "/index.json")["directory"]["item"]
        pages = {
            str(one["name"]): int(one.get("size") or 0)
            for one in items
            if str(one["name"]).lower().endswith((".htm", ".html")) and not _NOT_MAIN.search(one["name"])
        }
    except NothingThere:
        return ""
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnexpectedAnswer(f"{SOURCE} sent a list of documents in a shape that is not known.") from error
    name = max(pages, key=lambda one: pages[one], default="")
    return f"{folder}/{name}" if _is_document(name) else ""


def _usual(filing: Filing, symbol: str) -> str:
    ticker = re.sub(r"[^a-z0-9]", "", symbol.lower())
    if not ticker or filing.period is None:
        return ""
    address = f"{folder_of(filing.company_id, filing.id)}/{ticker}-{filing.period:%Y%m%d}.htm"
    try:
        get_document(address)
    except NothingThere:
        return ""
    return address


def _none(filing: Filing) -> str:
    raise NoSuchFiling(
        f"The main document of the {filing.form} that {filing.company or filing.company_id} filed on "
        f"{filing.filed} ({filing.id}) is not at SEC EDGAR under any name that it tells. Open {filing.url}."
    )
