import json
from datetime import timedelta

import pytest

from assistant_core.market.age import today
from assistant_core.tools.get_filings import KOREAN
from assistant_core.tools.registry import run_tool
from tests.support.opendart import CODE


def ask(**arguments):
    return json.loads(run_tool("get_filings", json.dumps({"ticker": "QUIL", **arguments}), 30))


def days_ago(days):
    return today() - timedelta(days)


@pytest.fixture
def reports(filed):
    filed.file("10-K", days_ago(40), days_ago(70))
    filed.file("8-K", days_ago(20), days_ago(21), items="5.02")
    filed.file("4", days_ago(10), days_ago(11))
    filed.file("SC 13G/A", days_ago(9))
    filed.file("10-K", days_ago(400), days_ago(430))
    return filed


def test_what_the_company_reported_with_links(reports):
    output = ask(years=1)
    assert (output["company"], output["symbol"], output["source"]) == (
        "Quill Corporation",
        "QUIL",
        "SEC EDGAR",
    )
    assert output["listed"]["columns"] == ["form", "filed", "period", "title", "id", "link"]
    assert [row[:4] for row in output["listed"]["rows"]] == [
        ["8-K", days_ago(20).isoformat(), days_ago(21).isoformat(), "5.02 Directors or officers changed"],
        ["10-K", days_ago(40).isoformat(), days_ago(70).isoformat(), None],
    ]
    assert output["listed"]["rows"][0][5].startswith(reports.url + "/Archives/edgar/data/1234567/")
    assert output["notes"] == ["Not listed, to be had by its form: SC 13G/A (1), 4 (1)."]
    assert output["fetched_at"]


def test_one_form_over_the_years(reports):
    assert len(ask(form="10-K", years=5)["listed"]["rows"]) == 2
    assert [row[0] for row in ask(form="4")["listed"]["rows"]] == ["4"]


def test_a_long_list_is_cut_and_says_so(filed):
    for days in range(45):
        filed.file("6-K", days_ago(days))
    output = ask()
    assert len(output["listed"]["rows"]) == 40
    assert output["notes"] == ["The newest 40 of 45 filings. Ask for one form to see older ones."]


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        ({"form": "20-F"}, "no_such_filing", "lists no 20-F of QUIL"),
        ({"years": 0}, "invalid_arguments", "years must be 1 to 30, not 0."),
        ({"ticker": "NOPE"}, "unknown_symbol", "NOPE"),
    ],
)
def test_failures_in_words(reports, arguments, kind, said):
    error = ask(**arguments)["error"]
    assert error["kind"] == kind
    assert said in error["message"]


def test_without_an_address_nothing_is_asked(reports, monkeypatch):
    from assistant_core.config import get_settings

    monkeypatch.delenv("EDGAR_CONTACT")
    get_settings.cache_clear()
    assert ask()["error"]["kind"] == "not_configured"
    assert reports.asked == []


@pytest.mark.parametrize("symbol", ["005930.KS", "035720.KQ", "005930", "00104K.KS", "KRX:005930"])
def test_korean_symbols(symbol):
    assert KOREAN.fullmatch(symbol)


@pytest.mark.parametrize("symbol", ["AAPL", "9988.HK", "7203.T", "BRK-B", "600519.SS"])
def test_other_symbols(symbol):
    assert not KOREAN.fullmatch(symbol)


def test_a_korean_company_files_with_opendart(opendart):
    day = f"{days_ago(30):%Y%m%d}"
    opendart.add_filing(f"{day}000001", "반기보고서 (2024.06)")
    opendart.add_filing(f"{day}000002", "임원ㆍ주요주주특정증권등소유상황보고서")
    output = ask(ticker=f"{CODE}.KQ")
    assert (output["source"], output["authority"], output["company"]) == ("OpenDART", "dart", "가나전자")
    row = dict(zip(output["listed"]["columns"], output["listed"]["rows"][0], strict=True))
    assert len(output["listed"]["rows"]) == 1
    assert (row["form"], row["period"]) == ("반기보고서", "2024-06-30")
    assert row["link"] == f"https://dart.fss.or.kr/dsaf001/main.do?rcpNo={day}000001"
    assert "임원" in output["notes"][0]
