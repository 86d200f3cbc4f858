"""A made-up company's filings: lists, folders and documents in the shape of SEC EDGAR's, over real HTTP.

Import the `filed` fixture into a conftest.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from assistant_core.config import get_settings
from assistant_core.market.edgar import tickers

CIK = 1234567
NAME = "Quill Corporation"
FIELDS = ("accessionNumber", "filingDate", "reportDate", "form", "items", "primaryDocument")


class Filed:
    """`answers` are by path; what is not there is 404. `asked` are the paths asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.pieces: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        listed = {"0": {"cik_str": CIK, "ticker": "QUIL", "title": "QUILL CORP"}}
        self.tell("/files/company_tickers.json", listed)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def tell(self, path: str, answer: Any) -> None:
        self.answers[path] = answer if isinstance(answer, bytes) else json.dumps(answer).encode()

    def file(
        self,
        form: str,
        filed: date,
        period: date | None = None,
        document: str | None = None,
        body: bytes | None = None,
        items: str = "",
    ) -> str:
        """Its accession number. `body` is its main document."""
        number = f"{CIK:010d}-{filed:%y}-{len(self.rows) + 1:06d}"
        name = f"quil-{period or filed:%Y%m%d}.htm" if document is None else document
        told = (number, filed.isoformat(), period.isoformat() if period else "", form, items, name)
        self.rows.append(told)
        if body is not None:
            self.answers[f"{folder(number)}/{name or f'quil-{period:%Y%m%d}.htm'}"] = body
        self.list(self.rows)
        return number

    def list(self, rows: Sequence[tuple[str, ...]]) -> None:
        told = {"name": NAME, "filings": {"recent": columns(rows), "files": self.pieces}}
        self.tell(f"/submissions/CIK{CIK:010d}.json", told)

    def piece(self, first: str, last: str, rows: Sequence[tuple[str, ...]] | None) -> None:
        """An older part of the list; None for one that is not there."""
        name = f"CIK{CIK:010d}-submissions-{len(self.pieces) + 1:03d}.json"
        self.pieces.append({"name": name, "filingFrom": first, "filingTo": last})
        if rows is not None:
            self.tell(f"/submissions/{name}", columns(rows))
        self.list(self.rows)


def columns(rows: Sequence[tuple[str, ...]]) -> dict[str, list[str]]:
    return {field: [row[at] for row in rows] for at, field in enumerate(FIELDS)}


def folder(number: str) -> str:
    return f"/Archives/edgar/data/{CIK}/{number.replace('-', '')}"


def attach(filed: Filed, number: str, kind: str, name: str, body: bytes) -> None:
    """Add an exhibit to a filing, and to SEC's page of its documents."""
    page = f"{folder(number)}/{number}-index.htm"
    before = filed.answers.get(page, b"<table><tr><th>Seq</th><th>Description</th></tr></table>")
    link = f"<a href='{folder(number)}/{name}'>{name}</a>"
    row = f"<tr><td>2</td><td>{kind}</td><td>{link}</td><td>{kind}</td><td>5120</td></tr></table>"
    filed.tell(page, before.replace(b"</table>", row.encode()))
    filed.tell(f"{folder(number)}/{name}", body)


def _handler(filed: Filed) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            filed.asked.append(self.path)
            body = filed.answers.get(self.path)
            self.send_response(200 if body is not None else 404)
            body = body or b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def filed(tmp_path, monkeypatch) -> Iterator[Filed]:
    server = Filed()
    settings = {
        "EDGAR_CONTACT": "reader@example.com",
        "EDGAR_DATA_URL": server.url,
        "EDGAR_WWW_URL": server.url,
        "DATA_DIR": str(tmp_path),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    get_settings.cache_clear()
    tickers.cache.clear()
    yield server
    get_settings.cache_clear()
    tickers.cache.clear()
    server.close()


SPACES = """xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
xmlns:gaap="http://fasb.org/us-gaap/2026" xmlns:srt="http://fasb.org/srt/2026" xmlns:quil="http://quill.example/2026"
"""
YEAR = {2025: ("2025-01-01", "2025-12-31"), 2024: ("2024-01-01", "2024-12-31")}
Members = Mapping[str, str]
"""Member by axis: {"gaap:StatementBusinessSegmentsAxis": "quil:InkMember"}."""


class Written:
    """A document with inline XBRL that is written figure by figure."""

    def __init__(self) -> None:
        self._contexts: dict[str, str] = {}
        self._figures = 0
        self.body = ""

    def figure(
        self,
        value: str,
        concept: str = "gaap:Revenues",
        period: tuple[str, str] | str = YEAR[2025],
        members: Members | None = None,
        **attributes: str,
    ) -> str:
        """The element: millions of dollars unless `attributes` say otherwise."""
        self._figures += 1
        told = {
            "id": f"f-{self._figures}",
            "name": concept,
            "contextRef": self._context(period, members or {}),
            "unitRef": "usd",
            "scale": "6",
            "decimals": "-6",
            "format": "ixt:num-dot-decimal",
        } | {name.replace("_", ":"): text for name, text in attributes.items()}
        written = " ".join(f'{name}="{text}"' for name, text in told.items() if text)
        return f"<ix:nonFraction {written}>{value}</ix:nonFraction>"

    def table(self, *rows: Sequence[str]) -> None:
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        self.body += f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    def __bytes__(self) -> bytes:
        contexts = "".join(
            f'<xbrli:context id="{name}">{told}</xbrli:context>' for told, name in self._contexts.items()
        )
        return (
            f"<?xml version='1.0' encoding='ASCII'?><html {SPACES}><head><title>q</title></head><body>"
            f"<div><ix:header><ix:resources>{contexts}{UNITS}</ix:resources></ix:header></div>"
            f"{self.body}</body></html>"
        ).encode("ascii", "xmlcharrefreplace")

    def _context(self, period: tuple[str, str] | str, members: Members) -> str:
        told = "".join(
            f'<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>'
            for axis, member in members.items()
        )
        segment = f"<xbrli:segment>{told}</xbrli:segment>" if told else ""
        span = (
            f"<xbrli:instant>{period}</xbrli:instant>"
            if isinstance(period, str)
            else f"<xbrli:startDate>{period[0]}</xbrli:startDate><xbrli:endDate>{period[1]}</xbrli:endDate>"
        )
        context = (
            f'<xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">1234567</xbrli:identifier>{segment}'
            f"</xbrli:entity><xbrli:period>{span}</xbrli:period>"
        )
        return self._contexts.setdefault(context, f"c-{len(self._contexts) + 1}")


UNITS = """<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="each"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure>
</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator>
</xbrli:divide></xbrli:unit>"""
SEGMENTS = "gaap:StatementBusinessSegmentsAxis"
PRODUCTS = "srt:ProductOrServiceAxis"
COUNTRIES = "srt:StatementGeographicalAxis"
CONSOLIDATION = "srt:ConsolidationItemsAxis"


def annual_report() -> bytes:
    """Of 2025 and 2024: segments with their names above, products with parts, countries beside."""
    made = Written()
    years = (YEAR[2025], YEAR[2024])
    made.table(
        ("", "2025", "2024"),
        ("Total revenue", *(made.figure(v, period=y) for v, y in zip(("1,000", "900"), years, strict=True))),
        (
            "Operating income",
            *(
                made.figure(v, "gaap:OperatingIncomeLoss", y)
                for v, y in zip(("150", "100"), years, strict=True)
            ),
        ),
    )
    rows: list[Sequence[str]] = [("", "Pens &amp;", "Ink and", "All"), ("", "Paper", "Toner", "Other")]
    for year, revenue, income in (
        (2025, ("700", "300"), ("140", "60")),
        (2024, ("650", "250"), ("90", "40")),
    ):
        rows.append((f"Year ended December 31, {year}:", "", "", ""))
        members = ("quil:PensAndPaperSegmentMember", "quil:InkAndTonerSegmentMember")
        dimensions = [{CONSOLIDATION: "gaap:OperatingSegmentsMember", SEGMENTS: member} for member in members]
        rows.append(
            (
                "Revenue",
                *(
                    made.figure(v, period=YEAR[year], members=d)
                    for v, d in zip(revenue, dimensions, strict=True)
                ),
                "",
            )
        )
        rest = made.figure(
            "50" if year == 2025 else "30",
            "gaap:OperatingIncomeLoss",
            YEAR[year],
            {CONSOLIDATION: "gaap:CorporateNonSegmentMember"},
            sign="-",
        )
        rows.append(
            (
                "Operating income (loss)",
                *(
                    made.figure(v, "gaap:OperatingIncomeLoss", YEAR[year], d)
                    for v, d in zip(income, dimensions, strict=True)
                ),
                f"({rest})",
            )
        )
    made.table(*rows)
    products = (
        ("Writing (1)", "quil:WritingMember", "800", "700"),
        ("Pens", "quil:PensMember", "500", "450"),
        ("Ink", "quil:InkProductsMember", "300", "250"),
        ("Services", "gaap:ServiceMember", "200", "200"),
    )
    made.table(
        ("", "2025", "2024"),
        *(
            (name, *(made.figure(v, period=y, members={PRODUCTS: m}) for v, y in zip(vs, years, strict=True)))
            for name, m, *vs in products
        ),
    )
    made.table(
        ("", "2025", "2024"),
        *(
            (
                name,
                *(made.figure(v, period=y, members={COUNTRIES: m}) for v, y in zip(vs, years, strict=True)),
            )
            for name, m, *vs in (
                ("U.S.", "country:US", "600", "500"),
                ("Other countries (a)", "quil:OtherCountriesMember", "350", "400"),
            )
        ),
    )
    for name, member, share, benchmark in (
        ("Customer A", "quil:CustomerAMember", "12", "gaap:SalesRevenueNetMember"),
        ("Customer B", "quil:CustomerBMember", "30", "gaap:AccountsReceivableMember"),
        ("Somebody", "quil:SomebodyMember", "55", "gaap:AssetsTotalMember"),
    ):
        of_customer = {
            "srt:MajorCustomersAxis": member,
            "gaap:ConcentrationRiskByBenchmarkAxis": benchmark,
            "gaap:ConcentrationRiskByTypeAxis": "gaap:CustomerConcentrationRiskMember",
        }
        share = made.figure(
            share,
            "gaap:ConcentrationRiskPercentage1",
            YEAR[2025],
            of_customer,
            scale="-2",
            unitRef="pure",
            decimals="2",
        )
        made.table((name, f"{share}%"))
    return bytes(made)
