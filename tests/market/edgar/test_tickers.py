import pytest

from assistant_core.config import get_settings
from assistant_core.errors import InvalidArguments, NotConfigured, UnexpectedAnswer, UnknownSymbol
from assistant_core.market.edgar import Company, company
from tests.support.edgar_facts import Told


@pytest.fixture(autouse=True)
def listed(edgar):
    edgar.add("BRK-B", Told(1067983, "Berkshire Hathaway Inc"))
    edgar.add("AAPL", Told(320193, "Apple Inc."))
    edgar.add("ABR-PD", Told(1253986, "Arbor Realty Trust Inc"))


@pytest.mark.parametrize("spelling", ["BRK.B", "brk-b", "BRK/B", "NYSE:BRK.B", "BRK B", "$BRK.B", "BRK.B US"])
def test_any_spelling_of_a_class_of_shares(spelling):
    assert company(spelling) == Company("1067983", "BRK-B", "BERKSHIRE HATHAWAY INC")


@pytest.mark.parametrize("spelling", ["AAPL", "aapl", "NASDAQ:AAPL", "AAPL.O", "AAPL US"])
def test_any_spelling_of_a_company(spelling):
    assert company(spelling).cik == "320193"


def test_a_preferred_share():
    assert company("ABR.PRD").symbol == "ABR-PD"


@pytest.mark.parametrize("symbol", ["005930.KS", "BMW.DE", "ZZZZ"])
def test_who_does_not_file_is_said_to(symbol):
    with pytest.raises(UnknownSymbol, match="SEC lists no company with the ticker"):
        company(symbol)


def test_a_name_is_no_ticker():
    with pytest.raises(InvalidArguments, match="is not a ticker symbol"):
        company("Apple Incorporated of Cupertino")


def test_the_list_is_fetched_once(edgar):
    for symbol in ("AAPL", "BRK.B", "AAPL"):
        company(symbol)
    assert edgar.requests == ["/files/company_tickers.json"]
    assert "research@example.com" in edgar.agents[0]


def test_without_a_contact_address(edgar, monkeypatch):
    monkeypatch.delenv("EDGAR_CONTACT")
    get_settings.cache_clear()
    with pytest.raises(NotConfigured, match="EDGAR_CONTACT"):
        company("AAPL")
    assert edgar.requests == []


def test_another_shape_is_told_and_not_kept(edgar):
    edgar.body = b'{"0": {"ticker": "AAPL"}}'
    with pytest.raises(UnexpectedAnswer, match="list of tickers"):
        company("AAPL")
