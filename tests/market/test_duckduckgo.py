import pytest

from assistant_core.errors import NetworkDown
from assistant_core.market import duckduckgo


def page(title, href="https://example.com", body=""):
    return {"title": title, "href": href, "body": body}


def symbols(web, *pages):
    web.extend(pages)
    return [listing.symbol for listing in duckduckgo.search("삼성전자").listings]


@pytest.mark.parametrize(
    ("href", "symbol"),
    [
        ("https://finance.yahoo.com/quote/AAPL/", "AAPL"),
        ("https://finance.yahoo.com/quote/005930.KS?p=005930.KS", "005930.KS"),
        ("https://uk.finance.yahoo.com/quote/%5EGSPC/history", "^GSPC"),
        ("https://finance.yahoo.com/quote/brk-b", "BRK-B"),
    ],
)
def test_symbols_from_links_to_yahoo(web, href, symbol):
    assert symbols(web, page("A page", href)) == [symbol]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Apple Inc. (NASDAQ: AAPL) makes phones", "AAPL"),
        ("Berkshire (NYSE:BRK.B)", "BRK-B"),
        ("Samsung Electronics (KRX: 005930)", "005930.KS"),
        ("Toyota (TYO: 7203)", "7203.T"),
        ("Vodafone (LON: VOD)", "VOD.L"),
    ],
)
def test_symbols_named_with_their_exchange(web, text, symbol):
    assert symbols(web, page("A page", body=text)) == [symbol]


def test_an_unknown_exchange_is_not_guessed(web):
    assert symbols(web, page("Something (MARS: XYZ) and (note: ABC)")) == []


def test_the_same_symbol_is_listed_once(web):
    link = page("Apple (AAPL)", "https://finance.yahoo.com/quote/AAPL", "(NASDAQ: AAPL)")
    assert symbols(web, link, link) == ["AAPL"]


def test_no_connection(web):
    with pytest.raises(NetworkDown, match="DuckDuckGo"):
        duckduckgo.search("anything")
