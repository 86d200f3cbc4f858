"""Recorded answers of OpenDART: read plainly, and served as OpenDART does."""

import calendar
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from assistant_core.market.model import StatementKind
from assistant_core.market.official import Basis

ANSWERS = Path("dart/fnlttSinglAcntAll")
MONTHS = {"11013": 3, "11012": 6, "11014": 9, "11011": 12}
KINDS = ("annual", "balance", "quarter", "fourth quarter", "so far", "restated", "per share", "own account")
STATEMENTS: dict[str, StatementKind] = {"IS": "income_statement", "BS": "balance_sheet", "CF": "cash_flow"}
BASES: dict[str, Basis] = {"CFS": "consolidated", "OFS": "separate"}

# The lines that are drawn: part, accounts, names as they are written in reports, sign.
LINES = {
    "TotalRevenue": ("IS", "Revenue", "매출액 영업수익 수익(매출액) 매출", 1),
    "CostOfRevenue": ("IS", "CostOfSales", "매출원가", 1),
    "OperatingIncome": ("IS", "OperatingIncomeLoss", "영업이익 영업이익(손실) 영업손실", 1),
    "PretaxIncome": (
        "IS",
        "ProfitLossBeforeTax",
        "법인세비용차감전순이익 법인세비용차감전순이익(손실) 법인세차감전순이익 법인세비용차감전이익",
        1,
    ),
    "NetIncomeIncludingNoncontrollingInterests": (
        "IS",
        "ProfitLoss",
        "당기순이익 당기순이익(손실) 연결당기순이익 분기순이익 반기순이익 연결분기순이익 연결반기순이익 "
        "분기순이익(손실) 반기순이익(손실) 연결당기순이익(손실)",
        1,
    ),
    "NetIncome": ("IS", "ProfitLossAttributableToOwnersOfParent", "", 1),
    "BasicEPS": ("IS", "BasicEarningsLossPerShare", "보통주기본주당이익", 1),
    "DilutedEPS": ("IS", "DilutedEarningsLossPerShare", "보통주희석주당이익", 1),
    "TotalAssets": ("BS", "Assets", "자산총계", 1),
    "CurrentAssets": ("BS", "CurrentAssets", "유동자산", 1),
    "Inventory": ("BS", "Inventories", "재고자산", 1),
    "CashAndCashEquivalents": ("BS", "CashAndCashEquivalents", "", 1),
    "TotalLiabilitiesNetMinorityInterest": ("BS", "Liabilities", "부채총계", 1),
    "TotalEquityGrossMinorityInterest": ("BS", "Equity", "자본총계", 1),
    "RetainedEarnings": ("BS", "RetainedEarnings", "이익잉여금 이익잉여금(결손금)", 1),
    "OperatingCashFlow": ("CF", "CashFlowsFromUsedInOperatingActivities", "영업활동현금흐름", 1),
    "InvestingCashFlow": ("CF", "CashFlowsFromUsedInInvestingActivities", "투자활동현금흐름", 1),
    "FinancingCashFlow": ("CF", "CashFlowsFromUsedInFinancingActivities", "재무활동현금흐름", 1),
    "PurchaseOfPPE": (
        "CF",
        "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities",
        "유형자산의취득",
        -1,
    ),
}
PER_SHARE = ("BasicEPS", "DilutedEPS")


class Recorded:
    """The files, read plainly."""

    def __init__(self, folders: list[Path]) -> None:
        self.files = {
            path.name.split(".")[0]: path for one in folders for path in (one / ANSWERS).glob("*.gz")
        }
        lists = [one / "dart/corpCode.json.gz" for one in folders]
        self.companies = [row for path in lists if path.exists() for row in _read(path)]

    @cache  # noqa: B019 - lives as long as the run
    def rows(self, corp: str, year: int, report: str, division: str) -> list[dict[str, str]]:
        path = self.files.get(f"{corp}_{year}_{report}_{division}")
        return _read(path)["list"] if path else []

    def row(self, corp: str, year: int, report: str, division: str, line: str) -> dict[str, str] | None:
        """The row of a line where the plain lists leave no doubt."""
        part, account, names, _ = LINES[line]
        rows = self.rows(corp, year, report, division)
        parts = ("IS", "CIS") if part == "IS" else (part,)
        used = next((one for one in parts if any(row["sj_div"] == one for row in rows)), "")
        mine = [row for row in rows if row["sj_div"] == used]
        written = names.split()
        named = [row for row in mine if row["account_nm"].replace(" ", "") in written]
        both = [row for row in named if row["account_id"].split("_")[-1] == account]
        if not names or line in PER_SHARE:
            both = both or [
                row
                for row in mine
                if row["account_id"].split("_")[-1] == account and "우선" not in row["account_nm"]
            ]
        found = both or named
        return found[0] if len(found) == 1 else None


def _read(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


def number(text: str | None) -> float | None:
    return float(text.replace(",", "")) if text and text.strip("-") else None


def ending(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def first(end: date, months: int) -> date:
    """The first day of so many months up to the end of one, all of calendar years."""
    place = end.year * 12 + end.month - months
    return date(place // 12, place % 12 + 1, 1)


@contextmanager
def served(recorded: Recorded) -> Iterator[str]:
    """As OpenDART answers, over HTTP."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked = {key: values[0] for key, values in parse_qs(url.query).items()}
            parts = ("corp_code", "bsns_year", "reprt_code", "fs_div")
            path = recorded.files.get("_".join(asked.get(part, "") for part in parts))
            if url.path == "/api/corpCode.xml":
                body = _archive(recorded.companies)
            elif url.path == "/api/fnlttSinglAcntAll.json" and path:
                body = gzip.decompress(path.read_bytes())
            else:
                body = json.dumps({"status": "013", "message": "조회된 데이타가 없습니다."}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _archive(companies: list[dict[str, str]]) -> bytes:
    items = "".join(
        f"<list><corp_code>{row['corp_code']}</corp_code><corp_name>{escape(row['corp_name'])}</corp_name>"
        f"<stock_code>{row['stock_code']}</stock_code></list>"
        for row in companies
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("CORPCODE.xml", f'<?xml version="1.0" encoding="UTF-8"?><result>{items}</result>')
    return packed.getvalue()
