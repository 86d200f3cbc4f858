"""A made-up company that files with OpenDART: the annual report of 2024, with its subsidiaries and alone.

    with DartPage() as dart:
        App(..., OPENDART_URL=dart.address, OPENDART_API_KEY=KEY)

Like OpenDART, it knows nothing without a key of 40 characters, and has no data (013) of what it was not told.
"""

import io
import json
import zipfile
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.scripted_server import ScriptedServer

KEY = "k" * 40
CORP, STOCK, NAME = "00999999", "999990", "항구공구"
RECEIPT = "20250314000123"
REVENUE = {"CFS": (5_120_000_000, 4_980_000_000), "OFS": (3_310_000_000, 3_250_000_000)}


class DartPage(ScriptedServer):
    def __init__(self) -> None:
        super().__init__(_Handler)

    @property
    def address(self) -> str:
        return self.url.removesuffix("/v1")


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if query.get("crtfc_key") != KEY:
            return self._send(_refused("010", "등록되지 않은 키입니다."))
        if asked.path == "/api/corpCode.xml":
            return self._send(_companies())
        wanted = ("/api/fnlttSinglAcntAll.json", CORP, "2024", "11011")
        names = ("corp_code", "bsns_year", "reprt_code")
        if (asked.path, *(query.get(name) for name in names)) == wanted and query.get("fs_div") in REVENUE:
            told = {"status": "000", "message": "정상", "list": _rows(*REVENUE[query["fs_div"]])}
            return self._send(json.dumps(told).encode())
        return self._send(_refused("013", "조회된 데이타가 없습니다."))

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _refused(status: str, message: str) -> bytes:
    return json.dumps({"status": status, "message": message}).encode()


def _companies() -> bytes:
    told = (
        f"<result><list><corp_code>{CORP}</corp_code><corp_name>{NAME}</corp_name>"
        f"<corp_eng_name>Harbor Tools</corp_eng_name><stock_code>{STOCK}</stock_code>"
        "<modify_date>20250101</modify_date></list></result>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("CORPCODE.xml", told)
    return packed.getvalue()


def _rows(this_year: int, last_year: int) -> list[dict[str, Any]]:
    about = {
        "rcept_no": RECEIPT,
        "reprt_code": "11011",
        "bsns_year": "2024",
        "corp_code": CORP,
        "sj_div": "IS",
        "sj_nm": "손익계산서",
        "thstrm_nm": "제 56 기",
        "frmtrm_nm": "제 55 기",
        "currency": "KRW",
    }
    rows = (
        ("ifrs-full_Revenue", "매출액", this_year, last_year),
        ("dart_OperatingIncomeLoss", "영업이익 <b>(손실)</b>", this_year // 8, last_year // 8),
    )
    return [
        about
        | {
            "account_id": account,
            "account_nm": name,
            "thstrm_amount": str(now),
            "frmtrm_amount": str(before),
            "ord": str(order),
        }
        for order, (account, name, now, before) in enumerate(rows, 1)
    ]
