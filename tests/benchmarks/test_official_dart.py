"""The drawing of OpenDART's values finds exact ones, and tells a wrong one."""

import gzip
import json
import random
from dataclasses import replace
from itertools import islice

import pytest

from assistant_core.config import get_settings
from benchmarks.official import dart as benchmark
from benchmarks.official.dart_drawing import draws
from benchmarks.official.dart_recordings import KINDS, Recorded, served
from tests.support.opendart import CODE, CORP, KEY, OpenDart, row


@pytest.fixture
def recorded(tmp_path, monkeypatch):
    """Three years of one company; the last report of a year restates the one before."""
    play = OpenDart()
    for year in (2022, 2023, 2024):
        for place, code in enumerate(("11013", "11012", "11014", "11011")):
            receipt = f"{year + (code == '11011')}{('0515', '0814', '1114', '0312')[place]}000001"
            is_year = code == "11011"
            three, so_far = year * 10 + place, year * 10 * (place + 1) + sum(range(place + 1))
            before = so_far - 10 * (place + 1) + (7 if is_year else 0)
            flow = {"thstrm": so_far, "frmtrm" if is_year else "frmtrm_q": before}
            sales = flow if is_year else {"thstrm": three, "thstrm_add": so_far}
            shares = {"thstrm": so_far} if is_year else {"thstrm": place + 3, "thstrm_add": so_far}
            rows = [
                row("BS", "ifrs-full_Assets", "자산총계", thstrm=year + place),
                row("IS", "ifrs-full_Revenue", "매출액", **sales),
                row("IS", "ifrs-full_BasicEarningsLossPerShare", "기본주당이익(손실)", **shares),
                row("CF", "ifrs-full_CashFlowsFromUsedInOperatingActivities", "영업활동현금흐름", **flow),
            ]
            play.file(year, code, receipt, rows)
    answers = tmp_path / "recorded/dart/fnlttSinglAcntAll"
    answers.mkdir(parents=True)
    for key, answer in play.reports.items():
        (answers / f"{'_'.join(key)}.json.gz").write_bytes(gzip.compress(json.dumps(answer).encode()))
    listed = [{"corp_code": CORP, "corp_name": "가나전자", "stock_code": CODE}]
    (answers.parent / "corpCode.json.gz").write_bytes(gzip.compress(json.dumps(listed).encode()))
    found = Recorded([tmp_path / "recorded"])
    benchmark._statement.cache_clear()
    with served(found) as url:
        monkeypatch.setenv("OPENDART_URL", url)
        monkeypatch.setenv("OPENDART_API_KEY", KEY)
        monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
        get_settings.cache_clear()
        yield found
    get_settings.cache_clear()


def test_every_kind_is_drawn_and_exact(recorded):
    drawn = list(islice(draws(recorded, random.Random(1)), 60))
    assert {one.kind for one in drawn} == set(KINDS)
    assert {benchmark.outcome(one) for one in drawn} == {"exact"}


def test_another_value_or_period_is_silently_wrong(recorded):
    drawn = next(one for one in draws(recorded, random.Random(2)) if one.kind == "annual")
    assert benchmark.outcome(replace(drawn, value=drawn.value + 1)) == "silently wrong"
    assert benchmark.outcome(replace(drawn, currency="USD")) == "silently wrong"
    assert benchmark.outcome(replace(drawn, end=drawn.end.replace(year=1999))) == "not offered"
