"""Made-up companies' facts in the shape of SEC's companyfacts, and a small server that answers as SEC does.

Import the `edgar` fixture into a conftest. `fy`, `fp` and `frame` are as misleading as they are at SEC.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from assistant_core.config import get_settings
from assistant_core.market.edgar import facts, tickers
from assistant_core.market.edgar.facts import Facts, read_facts

Spans = Mapping[Any, float]
"""Values by (first day, last day), or by one day: ("2023-01-01", "2023-12-31") or "2023-12-31"."""
ACME = 1234567


def year(number: int) -> tuple[str, str]:
    return f"{number}-01-01", f"{number}-12-31"


def months(number: int, first: int, last: int) -> tuple[str, str]:
    end = date(number + last // 12, last % 12 + 1, 1) - timedelta(1)
    return f"{number}-{first:02}-01", end.isoformat()


def quarter(number: int, which: int) -> tuple[str, str]:
    return months(number, which * 3 - 2, which * 3)


def to_date(number: int, quarters: int) -> tuple[str, str]:
    return months(number, 1, quarters * 3)


class Told:
    """What a company files, filing by filing."""

    def __init__(self, cik: int = ACME, name: str = "Acme Corporation") -> None:
        self.cik, self.name, self.filings = cik, name, 0
        self.facts: dict[str, dict[str, Any]] = {}

    def file(self, form: str, filed: str, told: Mapping[str, Spans]) -> str:
        """`told` is by concept, in USD and of us-gaap if not written otherwise: "ifrs-full:Revenue EUR"."""
        self.filings += 1
        accession = f"{self.cik:010d}-{filed[2:4]}-{self.filings:06d}"
        for written, spans in told.items():
            concept, _, unit = written.partition(" ")
            taxonomy, _, name = concept.rpartition(":")
            about = self.facts.setdefault(taxonomy or "us-gaap", {}).setdefault(
                name, {"label": name, "description": None, "units": {}}
            )
            for span, value in spans.items():
                start, end = span if isinstance(span, tuple) else (None, span)
                entry = {
                    **({"start": start} if start else {}),
                    "end": end,
                    "val": value,
                    "accn": accession,
                    "fy": int(filed[:4]),
                    "fp": "FY",
                    "form": form,
                    "filed": filed,
                    "frame": "CY1999Q1",
                }
                about["units"].setdefault(unit or "USD", []).append(entry)
        return accession

    def answer(self) -> dict[str, Any]:
        return {"cik": self.cik, "entityName": self.name, "facts": self.facts}

    def read(self) -> Facts:
        return read_facts(self.answer())


def flows(name: str, spans: Spans, *others: str) -> dict[str, Spans]:
    """The concept and what else tells fiscal periods, with other values."""
    rest = others or ("NetIncomeLoss", "IncomeTaxExpenseBenefit")
    return {name: spans, **{other: {span: value / 10 for span, value in spans.items()} for other in rest}}


def of_years(
    told: Told, values: Mapping[int, tuple[float, float, float, float]], name: str = "Revenues"
) -> Told:
    """Files the three 10-Qs and the 10-K of each year, which repeat the figures of the year before.

    `values` are of the quarters. The fourth is told by nothing but the year.
    """
    for number, amounts in values.items():
        before = values.get(number - 1)
        for which in (1, 2, 3):
            spans: dict[Any, float] = {}
            for of, known in ((number - 1, before), (number, amounts)):
                if known:
                    spans[quarter(of, which)] = known[which - 1]
                    spans[to_date(of, which)] = sum(known[:which])
            told.file("10-Q", f"{number}-{which * 3 + 2:02}-05", flows(name, spans))
        spans = {year(of): sum(values[of]) for of in (number - 1, number) if of in values}
        told.file("10-K", f"{number + 1}-02-20", flows(name, spans))
    return told


class FakeEdgar:
    """`status` is what every answer has; `requests` are the paths asked for so far, `agents` by whom."""

    def __init__(self) -> None:
        self.companies: dict[str, Told] = {}
        self.status, self.body = 200, b""
        self.requests: list[str] = []
        self.agents: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def add(self, symbol: str, told: Told) -> Told:
        self.companies[symbol] = told
        return told

    def answer(self, path: str) -> tuple[int, bytes]:
        if self.status != 200 or self.body:
            return self.status, self.body
        if path == "/files/company_tickers.json":
            listed = {
                str(place): {"cik_str": one.cik, "ticker": symbol, "title": one.name.upper()}
                for place, (symbol, one) in enumerate(self.companies.items())
            }
            return 200, json.dumps(listed).encode()
        for one in self.companies.values():
            if path == f"/api/xbrl/companyfacts/CIK{one.cik:010d}.json" and one.facts:
                return 200, json.dumps(one.answer()).encode()
        return 404, b"<Error><Code>NoSuchKey</Code></Error>"


def handler_for(edgar: FakeEdgar) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            edgar.requests.append(self.path)
            edgar.agents.append(self.headers["User-Agent"])
            status, body = edgar.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@pytest.fixture
def edgar(tmp_path, monkeypatch) -> Iterator[FakeEdgar]:
    fake = FakeEdgar()
    monkeypatch.setenv("EDGAR_CONTACT", "research@example.com")
    monkeypatch.setenv("EDGAR_DATA_URL", fake.url)
    monkeypatch.setenv("EDGAR_WWW_URL", fake.url)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    forget()
    yield fake
    fake.close()
    monkeypatch.undo()
    forget()


def forget() -> None:
    get_settings.cache_clear()
    facts.cache.clear()
    tickers.cache.clear()
