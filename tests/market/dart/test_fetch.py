"""Requests to OpenDART: each refusal in words, the key nowhere, nothing kept that is no data."""

import json
import logging

import pytest

from assistant_core.config import get_settings
from assistant_core.errors import MarketDataError, NotConfigured, RateLimited, UnexpectedAnswer
from assistant_core.market.dart import fetch
from assistant_core.market.dart.fetch import NoData, get_archive, get_json
from assistant_core.market.fetched import get_fetched
from tests.support.opendart import CORP, KEY, told_status

COMPANY = ("/api/company.json", {"corp_code": CORP}, 60.0)


def test_an_answer_is_kept_without_the_key(opendart):
    assert get_json(*COMPANY)["acc_mt"] == get_json(*COMPANY)["acc_mt"] == "12"
    assert len(opendart.asked) == 1
    assert opendart.asked[0][1]["crtfc_key"] == KEY
    files = get_settings().data_dir.rglob("*")
    assert all(KEY.encode() not in path.read_bytes() for path in files if path.is_file())


def test_the_key_is_in_no_log(opendart, caplog):
    with caplog.at_level(logging.DEBUG):
        get_json(*COMPANY)
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        ("010", UnexpectedAnswer, "does not know the key"),
        ("011", UnexpectedAnswer, "disabled"),
        ("012", UnexpectedAnswer, "network address"),
        ("020", RateLimited, "midnight, Korean time"),
        ("021", UnexpectedAnswer, "more companies"),
        ("100", UnexpectedAnswer, "a value"),
        ("101", UnexpectedAnswer, "not allowed"),
        ("800", UnexpectedAnswer, "maintenance"),
        ("900", UnexpectedAnswer, "does not explain"),
        ("901", UnexpectedAnswer, "closed the account"),
        ("777", UnexpectedAnswer, "777: 점검 중"),
    ],
)
def test_each_refusal_says_what_happened_and_is_not_kept(opendart, status, error, told):
    opendart.bodies["company.json"] = told_status(status, "점검 중")
    with pytest.raises(error, match=told) as raised:
        get_json(*COMPANY)
    assert KEY not in str(raised.value)
    del opendart.bodies["company.json"]
    assert get_json(*COMPANY)["acc_mt"] == "12"


def test_a_refusal_that_quotes_the_key_is_told_without_it(opendart):
    opendart.bodies["company.json"] = told_status("777", f"bad key {KEY}")
    with pytest.raises(UnexpectedAnswer) as raised:
        get_json(*COMPANY)
    assert KEY not in str(raised.value)


def test_the_daily_limit_ends_at_midnight_in_korea(opendart):
    opendart.bodies["company.json"] = told_status("020", "요청 제한을 초과하였습니다.")
    with pytest.raises(RateLimited) as raised:
        get_json(*COMPANY)
    assert 0 < raised.value.retry_after <= 86_400


@pytest.mark.parametrize("status", ["013", "014"])
def test_nothing_is_remembered_for_a_while_only_and_never_on_disk(opendart, monkeypatch, status):
    opendart.bodies["company.json"] = told_status(status, "조회된 데이타가 없습니다.")
    for _ in range(2):
        with pytest.raises(NoData):
            get_json(*COMPANY)
    assert len(opendart.asked) == 1
    del opendart.bodies["company.json"]
    monkeypatch.setattr(fetch, "NOTHING_SECONDS", 0)
    assert get_json(*COMPANY)["acc_mt"] == "12"


@pytest.mark.parametrize("body", [b"<html>503</html>", b'{"status": "000"', b"[]", b""])
def test_a_broken_answer_is_told_and_not_kept(opendart, body):
    opendart.bodies["company.json"] = body
    with pytest.raises(UnexpectedAnswer, match="instead of data"):
        get_json(*COMPANY)
    del opendart.bodies["company.json"]
    assert get_json(*COMPANY)["acc_mt"] == "12"


@pytest.mark.parametrize("status", [404, 403, 503])
def test_a_failing_server_is_told(opendart, status):
    opendart.http_status = status
    with pytest.raises(MarketDataError, match=f"HTTP {status}"):
        get_json(*COMPANY)


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><result><status>011</status><message>no</message></result>',
        json.dumps({"status": "011", "message": "no"}).encode(),
    ],
)
def test_a_refusal_in_the_place_of_a_file_is_read(opendart, body):
    opendart.bodies["corpCode.xml"] = body
    with pytest.raises(UnexpectedAnswer, match="disabled"):
        get_archive("/api/corpCode.xml", 60)


def test_what_is_no_archive_is_told(opendart):
    opendart.bodies["corpCode.xml"] = b"hello"
    with pytest.raises(UnexpectedAnswer, match="not a ZIP file"):
        get_archive("/api/corpCode.xml", 60)


def test_without_a_key_nothing_is_asked(opendart, monkeypatch):
    monkeypatch.delenv("OPENDART_API_KEY")
    get_settings.cache_clear()
    with pytest.raises(NotConfigured, match="OPENDART_API_KEY"):
        get_json(*COMPANY)
    assert opendart.asked == []


def test_the_requests_of_a_day_are_counted(opendart, monkeypatch):
    monkeypatch.setattr(fetch, "A_DAY", 2)
    for year in ("2023", "2024"):
        with pytest.raises(NoData):
            get_json("/api/fnlttSinglAcntAll.json", _report(year), 60)
    get_fetched().take_turn("SEC EDGAR", 10, 1.0)
    for _ in range(2):
        with pytest.raises(RateLimited) as raised:
            get_json("/api/fnlttSinglAcntAll.json", _report("2025"), 60)
        assert 86_000 < raised.value.retry_after <= 86_400
    assert len(opendart.asked) == 2


def _report(year):
    return {"corp_code": CORP, "bsns_year": year, "reprt_code": "11011", "fs_div": "CFS"}
