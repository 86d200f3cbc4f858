"""A folder of recorded answers of SEC EDGAR, served as SEC serves them.

Files lie under their paths on data.sec.gov and www.sec.gov, as they are or with .gz:

    api/xbrl/companyfacts/CIK0000320193.json.gz
    files/company_tickers.json.gz

Companies that the list of tickers lacks get one made of their number: C320193.
"""

import gzip
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from assistant_core.config import get_settings
from assistant_core.market.edgar import facts, tickers

FACTS, TICKERS = "api/xbrl/companyfacts", "files/company_tickers.json"


class Recordings:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.raw = {
            one["cik"]: one for one in (self._read(path) for path in sorted((folder / FACTS).glob("CIK*")))
        }

    @property
    def symbols(self) -> dict[int, str]:
        """By CIK, of the companies whose facts are recorded."""
        return {
            one["cik_str"]: one["ticker"] for one in reversed(self.tickers()) if one["cik_str"] in self.raw
        }

    def tickers(self) -> list[dict[str, Any]]:
        found = next(
            (path for path in (self.folder / TICKERS, self.folder / f"{TICKERS}.gz") if path.exists()), None
        )
        listed = list(self._read(found).values()) if found else []
        known = {one["cik_str"] for one in listed}
        others = [
            {"cik_str": cik, "ticker": f"C{cik}", "title": one["entityName"]}
            for cik, one in self.raw.items()
            if cik not in known
        ]
        return listed + others

    def answer(self, path: str) -> Any:
        if path == f"/{TICKERS}":
            return {str(place): one for place, one in enumerate(self.tickers())}
        found = re.fullmatch(rf"/{FACTS}/CIK(\d+)\.json", path)
        return self.raw.get(int(found[1])) if found else None

    def _read(self, path: Path) -> dict[str, Any]:
        body = path.read_bytes()
        told: dict[str, Any] = json.loads(gzip.decompress(body) if path.suffix == ".gz" else body)
        return told | {"cik": int(told["cik"])} if "cik" in told else told

    @contextmanager
    def served(self) -> Iterator[None]:
        """Our reader asks this server, with a cache of its own."""
        recordings = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told = recordings.answer(self.path)
                body = b"" if told is None else json.dumps(told).encode()
                self.send_response(404 if told is None else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            with reading_from(f"http://127.0.0.1:{server.server_port}"):
                yield
            server.shutdown()


@contextmanager
def reading_from(base: str) -> Iterator[None]:
    """Our reader asks `base` in place of SEC, and keeps what it fetches in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("EDGAR_CONTACT", "benchmark@example.com")
        patch.setenv("EDGAR_DATA_URL", base)
        patch.setenv("EDGAR_WWW_URL", base)
        patch.setenv("DATA_DIR", folder)
        for forget in (get_settings.cache_clear, facts.cache.clear, tickers.cache.clear):
            forget()
        yield
    for forget in (get_settings.cache_clear, facts.cache.clear, tickers.cache.clear):
        forget()
