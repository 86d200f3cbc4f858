"""Which company a Korean symbol or name stands for."""

import pytest

from assistant_core.errors import UnexpectedAnswer, UnknownSymbol
from assistant_core.market import dart
from assistant_core.market.dart import companies
from tests.support.opendart import CODE, CORP, corp_codes, zipped

MANY = [
    (CORP, "가나전자", "Gana Electronics Co., Ltd.", CODE),
    ("00126380", "삼성전자", "SAMSUNG ELECTRONICS CO,.LTD", "005930"),
    ("00244455", "케이티앤지", "KT&G Corporation", "033780"),
    ("00999999", "상장안함", "Unlisted Co., Ltd.", " "),
    ("00300001", "같은이름", "Same One", "300010"),
    ("00300002", "같은이름", "Same Two", "300020"),
    ("00300003", "새코드", "New Code", "0126Z0"),
]


@pytest.mark.parametrize(
    ("asked", "corp", "symbol"),
    [
        ("990010.KS", CORP, "990010.KS"),
        ("990010.KQ", CORP, "990010.KQ"),
        ("A990010", CORP, "990010"),
        ("KOSDAQ:990010", CORP, "990010.KQ"),
        ("005930", "00126380", "005930.KS"),
        ("005935.KS", "00126380", "005935.KS"),
        ("0126z0.KQ", "00300003", "0126Z0.KQ"),
        ("가나전자", CORP, "990010"),
        ("(주) 가나 전자", CORP, "990010"),
        ("gana electronics", CORP, "990010"),
        ("KT&G", "00244455", "033780.KS"),
    ],
)
def test_a_company_is_found_by_symbol_and_by_name(opendart, asked, corp, symbol):
    opendart.companies = MANY
    found = dart.company(asked)
    assert (found.corp_code, found.symbol) == (corp, symbol)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("999990.KS", "no company with the stock code 999990"),
        ("상장안함", "no company called"),
        ("같은이름", "300010, 300020"),
        ("AAPL", "those listed in Korea"),
    ],
)
def test_what_is_not_there_is_told(opendart, asked, told):
    opendart.companies = MANY
    with pytest.raises(UnknownSymbol, match=told):
        dart.company(asked)


def test_a_hundred_thousand_companies_are_asked_for_once(opendart):
    unlisted = [(f"{number:08d}", f"회사{number}", "", " ") for number in range(2, 100_000)]
    opendart.companies = [*unlisted, MANY[0]]
    assert dart.company(CODE).corp_code == dart.company("가나전자").corp_code == CORP
    assert len(opendart.asked) == 1


def test_an_archive_that_unpacks_without_end_is_not_read(monkeypatch):
    monkeypatch.setattr(companies, "MOST_XML_BYTES", 1_000_000)
    bomb = zipped(b"<result>" + b"<list></list>" * 200_000 + b"</result>")
    assert len(bomb) < 20_000
    with pytest.raises(UnexpectedAnswer, match="larger than is read"):
        companies.read_companies(bomb)


@pytest.mark.parametrize(
    ("archive", "told"),
    [
        (b"PK\x03\x04broken", "damaged"),
        (zipped(b"text", "readme.txt"), "no XML"),
        (zipped(b"<result></result>"), "none that is listed"),
        (zipped(b"<result><list><corp_code>00111111</corp_code>"), "breaks off"),
        (corp_codes(MANY)[:200], "damaged"),
    ],
)
def test_a_list_that_is_none_is_told(archive, told):
    with pytest.raises(UnexpectedAnswer, match=told):
        companies.read_companies(archive)


def test_entities_are_not_expanded():
    lol = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "lol"}">' for n in range(3))
    body = f"<?xml version='1.0'?><!DOCTYPE result [{lol}]><result><list><corp_code>00111111</corp_code>"
    body += "<corp_name>&l2;</corp_name><stock_code>990010</stock_code></list></result>"
    assert "lol" not in companies.read_companies(zipped(body.encode())).by_code["990010"].name
