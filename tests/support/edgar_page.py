"""A made-up company that files with SEC: its list of filings, one annual report, and what a tool tells of it.

    with EdgarPage() as sec:
        App(..., EDGAR_DATA_URL=sec.address, EDGAR_WWW_URL=sec.address, EDGAR_CONTACT="reader@example.org")

Like SEC, it refuses who does not give an e-mail address, and knows nothing of other companies.
"""

import json
import re
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.scripted_server import ScriptedServer

TICKER, CIK = "HARB", "1234567"
NUMBER, GONE = "0001234567-26-000010", "0001234567-25-000007"
"""Accession numbers: of the report that is there, and of one whose document is not."""
DOCUMENT = "harb-20251231.htm"
CONTACT = "reader@example.org"
YEARS = range(2025, 2015, -1)
REVENUE = [5120, 4980, 4410, 4075, 3902, 3550, 3318, 3127, 2990, 2846]
INCOME = [612, 588, 431, 402, 377, 301, 322, 288, 260, 245]
FIRST = 4395
"""The revenue of 2023 as it was reported first."""
CONCEPT = "us-gaap:Revenues"
WIDE = 14
"""Columns of a table that is wider than a phone."""


class EdgarPage(ScriptedServer):
    def __init__(self) -> None:
        super().__init__(_Handler)

    @property
    def address(self) -> str:
        return self.url.removesuffix("/v1")


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if not re.search(r"\S+@\S+\.\S+", self.headers.get("User-Agent", "")):
            return self._send(403, b"<html>Undeclared Automated Tool</html>")
        folder = f"/Archives/edgar/data/{CIK}/{NUMBER.replace('-', '')}"
        known = {
            f"/submissions/CIK{int(CIK):010d}.json": json.dumps(listed()).encode(),
            f"{folder}/{DOCUMENT}": document().encode(),
        }
        body = known.get(self.path)
        return self._send(404, b"<Error/>") if body is None else self._send(200, body)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if body[:1] == b"{" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def listed() -> dict[str, Any]:
    recent = {
        "accessionNumber": [NUMBER, GONE],
        "form": ["10-K", "10-K"],
        "filingDate": ["2026-02-12", "2025-02-13"],
        "reportDate": ["2025-12-31", "2024-12-31"],
        "primaryDocument": [DOCUMENT, "harb-20241231.htm"],
        "items": ["", ""],
    }
    return {"cik": CIK, "name": "Harbor Tools Inc.", "filings": {"recent": recent, "files": []}}


def document() -> str:
    """With what would load, run or hide if it were shown as it is."""
    revenue = _row("Net sales", CONCEPT, "r", REVENUE)
    income = _row("Net income", "us-gaap:NetIncomeLoss", "n", INCOME)
    heads = "".join(f"<th>December 31, {year}</th>" for year in YEARS[:3])
    wide = "".join(f"<td>Region {number}</td><td>1,000,{number:03}</td>" for number in range(WIDE))
    contexts = "".join(
        f'<xbrli:context id="y{year}"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">{CIK}'
        f"</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>{year}-01-01</xbrli:startDate>"
        f"<xbrli:endDate>{year}-12-31</xbrli:endDate></xbrli:period></xbrli:context>"
        for year in YEARS[:3]
    )
    filler = "".join(f"<p>Paragraph {number} tells of tools and harbors.</p>" for number in range(200))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:us-gaap="http://fasb.org/us-gaap/2025"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217">
<head><title>10-K</title></head><body>
<div style="display:none"><ix:header><ix:resources>{contexts}
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
<p>FORM 10-K</p><p style="font-weight:bold">Item 1. Business</p>{filler}
<p id="risk">A storm may close the harbor for weeks.</p>
<p style="font-weight:bold">Item 8. Financial Statements and Supplementary Data</p>
<p style="font-weight:bold">Statements of Income</p>
<img src="https://elsewhere.example/seen.png" onerror="document.title='run'"/>
<script>document.title = "run"</script>
<table style="background:url(https://elsewhere.example/b.png)"><tr><td></td>{heads}</tr>{revenue}{income}
<tr>{wide}</tr></table>
<p>See the notes &lt;b&gt;below&lt;/b&gt;.</p></body></html>"""


def _row(label: str, concept: str, name: str, values: list[int]) -> str:
    cells = "".join(
        f'<td>$ <ix:nonFraction id="{name}-{year}" name="{concept}" contextRef="y{year}" unitRef="usd" '
        f'decimals="-6" scale="6" format="ixt:num-dot-decimal">{value:,}</ix:nonFraction></td>'
        for year, value in zip(YEARS[:3], values, strict=False)
    )
    return f"<tr><td>{label}</td>{cells}</tr>"


def _filing(number: str, filed: str, period: str) -> dict[str, str]:
    folder = f"https://www.sec.gov/Archives/edgar/data/{CIK}/{number.replace('-', '')}"
    told = {"authority": "sec", "company_id": CIK, "id": number, "form": "10-K", "filed": filed}
    return told | {"period": period, "url": f"{folder}/{number}-index.htm"}


FILED_INCOME: dict[str, Any] = {
    "company": "Harbor Tools Inc.",
    "symbol": TICKER,
    "currency": "USD",
    "statement": "income_statement",
    "frequency": "annual",
    "unit": "millions",
    "periods": [f"{year}-12-31" for year in YEARS],
    "period_starts": [f"{year}-01-01" for year in YEARS],
    "months": [12 for _ in YEARS],
    "lines": {"TotalRevenue": REVENUE, "NetIncome": INCOME, "EBITDA": [2 * value for value in INCOME]},
    "source": "SEC EDGAR",
    "fetched_at": "2026-03-02T03:04:05Z",
    "filings": [_filing(NUMBER, "2026-02-12", "2025-12-31"), _filing(GONE, "2025-02-13", "2024-12-31")],
    "sources": {
        "filing": [0, 0, 0, *(1 for _ in YEARS[3:])],
        "concepts": {"TotalRevenue": CONCEPT, "NetIncome": "us-gaap:NetIncomeLoss"},
        "other": [
            {
                "line": "TotalRevenue",
                "period": "2023-12-31",
                "filing": 0,
                "concept": CONCEPT,
                "first": FIRST * 1_000_000,
                "first_filing": 1,
            }
        ],
    },
}
