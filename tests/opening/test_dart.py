"""A Korean report opened over HTTP at a figure."""

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import SecretStr

from assistant_core.config import Settings
from assistant_core.errors import NoSuchFiling, NotConfigured
from assistant_core.opening import dart
from assistant_core.opening.address import Asked
from tests.support.dart_page import CORP, KEY, NAME, RECEIPT, STOCK, DartPage


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Iterator[Settings]:
    with DartPage() as server:
        told = Settings(data_dir=tmp_path, opendart_api_key=SecretStr(KEY), opendart_url=server.address)
        monkeypatch.setattr("assistant_core.market.dart.fetch.get_settings", lambda: told)
        monkeypatch.setattr("assistant_core.market.fetched.get_settings", lambda: told)
        yield told


def asked(**told) -> Asked:
    year = {"start": date(2024, 1, 1), "end": date(2024, 12, 31), "period": date(2024, 12, 31)}
    report = {"authority": "dart", "company": CORP, "filing": RECEIPT, "form": "사업보고서"}
    return Asked(**(report | year | {"concept": "ifrs-full:Revenue", "symbol": f"{STOCK}.KS"} | told))


def test_the_statement_is_shown_as_filed_with_the_cell_marked(settings):
    found = dart.opened(asked(basis="consolidated"))
    assert (found.company, found.form, found.filed) == (NAME, "사업보고서", date(2025, 3, 14))
    assert (found.label, found.printed, found.unit) == ("매출액", "5,120,000,000", "KRW")
    assert '<td>매출액</td><td class="filing-number"><mark>5,120,000,000</mark></td>' in found.html
    assert found.html.count("<mark>") == 1
    assert "2022" not in found.html
    assert found.heading == "손익계산서"
    assert "영업이익 &lt;b&gt;(손실)&lt;/b&gt;" in found.html
    assert found.url.endswith(RECEIPT)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ({"basis": "separate"}, "3,310,000,000"),
        ({"start": None, "months": 12}, "5,120,000,000"),
        ({"start": date(2023, 1, 1), "end": date(2023, 12, 31)}, "4,980,000,000"),
    ],
)
def test_the_company_alone_and_other_columns_are_told_apart(settings, told, printed):
    assert dart.opened(asked(**told)).printed == printed


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"concept": "ifrs-full:Inventories"}, "has no ifrs-full:Inventories"),
        ({"period": date(2020, 12, 31)}, "no more"),
        ({"end": None}, "names no figure"),
        ({"filing": "99999999999999"}, "no receipt number"),
    ],
)
def test_what_is_not_there_is_told(settings, told, said):
    with pytest.raises(NoSuchFiling, match=said):
        dart.opened(asked(**told))
    assert dart.address(asked(**told)).startswith("https://dart.fss.or.kr/")


def test_without_a_key_that_is_what_is_missing(settings, monkeypatch):
    bare = settings.model_copy(update={"opendart_api_key": None})
    monkeypatch.setattr("assistant_core.market.dart.fetch.get_settings", lambda: bare)
    with pytest.raises(NotConfigured, match="OPENDART_API_KEY"):
        dart.opened(asked())
