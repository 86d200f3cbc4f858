"""A small server that answers as OpenDART does, about a made-up company.

Import the `opendart` fixture into a conftest.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import pytest

from assistant_core.config import get_settings
from assistant_core.market.dart import fetch
from tests.support.scripted_server import ScriptedServer

KEY = "0123456789abcdef0123456789abcdef01234567"
CORP, CODE = "00111111", "990010"
PARTS = {"BS": "재무상태표", "IS": "손익계산서", "CIS": "포괄손익계산서", "CF": "현금흐름표"}
WHEN = {"11011": "", "11012": " 반기", "11013": " 1분기", "11014": " 3분기"}
NO_ID = "-표준계정코드 미사용-"
FIRST_YEAR = 1990
"""Of the made-up company: 2023 is 제 34 기."""


def row(part: str, account: str, name: str, **amounts: object) -> dict[str, Any]:
    """An account; amounts by column as in the answer: thstrm, thstrm_add, frmtrm, frmtrm_q, …"""
    told = {f"{column}_amount": str(value) for column, value in amounts.items()}
    return {"sj_div": part, "account_id": account, "account_nm": name, **told}


class OpenDart:
    """Answers what it is told to, and remembers what it was asked, with the key."""

    def __init__(self) -> None:
        self.companies = [(CORP, "가나전자", "Gana Electronics Co., Ltd.", CODE)]
        self.reports: dict[tuple[str, str, str, str], dict[str, Any]] = {}
        self.listed: list[dict[str, str]] = []
        self.month: str | None = "12"
        self.bodies: dict[str, bytes] = {}
        self.http_status = 200
        self.asked: list[tuple[str, dict[str, str]]] = []

    def file(
        self,
        year: int,
        code: str,
        receipt: str,
        rows: list[dict[str, Any]],
        division: str = "CFS",
        currency: str = "KRW",
        corp: str = CORP,
    ) -> None:
        """A report of a business year; `receipt` begins with the day on which it was filed."""
        number = year - FIRST_YEAR + 1
        told = []
        for place, one in enumerate(rows):
            end = "말" if one["sj_div"] == "BS" and WHEN[code] else ""
            names = {
                "thstrm_nm": f"제 {number} 기{WHEN[code]}{end}",
                "frmtrm_nm": f"제 {number - 1} 기",
                "frmtrm_q_nm": f"제 {number - 1} 기{WHEN[code]}",
                "bfefrmtrm_nm": f"제 {number - 2} 기",
            }
            told.append(
                {
                    "rcept_no": receipt.ljust(14, "0"),
                    "reprt_code": code,
                    "bsns_year": str(year),
                    "corp_code": corp,
                    "sj_nm": PARTS.get(one["sj_div"], "자본변동표"),
                    "account_detail": "-",
                    "ord": str(place),
                    "currency": currency,
                    **names,
                    **one,
                }
            )
        answer = {"status": "000", "message": "정상", "list": told}
        self.reports[corp, str(year), code, division] = answer

    def add_filing(self, receipt: str, title: str, corp: str = CORP) -> None:
        """A line of the list of filings."""
        number = receipt.ljust(14, "0")
        self.listed.append(
            {
                "corp_code": corp,
                "corp_name": "가나전자",
                "stock_code": CODE,
                "corp_cls": "Y",
                "report_nm": title,
                "rcept_no": number,
                "flr_nm": "가나전자",
                "rcept_dt": number[:8],
                "rm": "",
            }
        )

    def answer(self, path: str, asked: dict[str, str]) -> bytes:
        name = path.rpartition("/")[2]
        if name in self.bodies:
            return self.bodies[name]
        if asked.get("crtfc_key") != KEY:
            return told_status("010", "등록되지 않은 키입니다.")
        if name == "corpCode.xml":
            return corp_codes(self.companies)
        if name == "fnlttSinglAcntAll.json":
            parts = ("corp_code", "bsns_year", "reprt_code", "fs_div")
            found = self.reports.get(tuple(asked[part] for part in parts))  # type: ignore[arg-type]
        elif name == "company.json":
            found = {"status": "000", "message": "정상", "acc_mt": self.month} if self.month else None
        else:
            found = self._page(asked)
        return json.dumps(found).encode() if found else told_status("013", "조회된 데이타가 없습니다.")

    def _page(self, asked: dict[str, str]) -> dict[str, Any] | None:
        size, page = int(asked["page_count"]), int(asked["page_no"])
        last = asked.get("end_de", "99999999")
        found = [one for one in self.listed if asked["bgn_de"] <= one["rcept_dt"] <= last]
        shown = found[(page - 1) * size : page * size]
        pages = -(-len(found) // size)
        told = {"page_no": page, "page_count": size, "total_count": len(found), "total_page": pages}
        return {"status": "000", "message": "정상", **told, "list": shown} if shown else None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        play = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                url = urlsplit(self.path)
                asked = {key: values[0] for key, values in parse_qs(url.query).items()}
                play.asked.append((url.path, asked))
                body = play.answer(url.path, asked)
                self.send_response(play.http_status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def years_asked(self) -> list[tuple[str, str]]:
        asked = [told for path, told in self.asked if path.endswith("fnlttSinglAcntAll.json")]
        return [(told["bsns_year"], told["reprt_code"]) for told in asked]


def told_status(status: str, message: str) -> bytes:
    return json.dumps({"status": status, "message": message}).encode()


def corp_codes(companies: list[tuple[str, str, str, str]]) -> bytes:
    items = "".join(
        f"<list><corp_code>{corp}</corp_code><corp_name>{escape(name)}</corp_name>"
        f"<corp_eng_name>{escape(english)}</corp_eng_name><stock_code>{code}</stock_code>"
        "<modify_date>20251201</modify_date></list>"
        for corp, name, english, code in companies
    )
    return zipped(f'<?xml version="1.0" encoding="UTF-8"?>\n<result>{items}</result>'.encode())


def zipped(body: bytes, name: str = "CORPCODE.xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return packed.getvalue()


@pytest.fixture
def opendart(tmp_path, monkeypatch) -> Iterator[OpenDart]:
    play = OpenDart()
    with ScriptedServer(play.handler()) as server:
        monkeypatch.setenv("OPENDART_URL", server.url.removesuffix("/v1"))
        monkeypatch.setenv("OPENDART_API_KEY", KEY)
        monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
        get_settings.cache_clear()
        fetch.forget_nothings()
        yield play
    get_settings.cache_clear()
