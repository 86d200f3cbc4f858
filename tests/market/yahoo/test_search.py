import pytest

from assistant_core.market.yahoo import search
from tests.support.yahoo_companies import COIN, DOLLAR, FUND, Company


def best(yahoo, query, *companies):
    yahoo.found[query.lower()] = [company.found() for company in companies]
    return [listing.symbol for listing in search(query).listings]


def test_a_listing_has_symbol_name_exchange_and_type(yahoo):
    yahoo.found["acme"] = [DOLLAR.found(longname="  Acme   Corporation ")]
    (listing,) = search("acme").listings
    assert (listing.symbol, listing.name) == ("ACME", "Acme Corporation")
    assert (listing.exchange, listing.type) == ("NasdaqGS", "equity")


def test_yahoos_order_is_kept_among_equals(yahoo):
    names = [Company(symbol, "Bayerische Motoren Werke AG") for symbol in ("BMW.DE", "BMW.SG", "BAMXF")]
    assert best(yahoo, "bmw", *names) == ["BMW.DE", "BMW.SG", "BAMXF"]


@pytest.mark.parametrize(
    "popular",
    [
        Company("ACMEX", "Acme Corporation ADR"),
        Company("ACMB.BA", "ACME CEDEAR(REPR 1/20 SHR)"),
        Company("2XAC", "Twice Acme Daily ETF", type="ETF"),
        Company("AC=F", "Acme Sep 27", type="FUTURE"),
    ],
)
def test_the_company_itself_comes_before_receipts_funds_and_futures(yahoo, popular):
    assert best(yahoo, "Acme Corp", popular, DOLLAR) == ["ACME", popular.symbol]


def test_a_ticker_typed_in_full_comes_first(yahoo):
    assert best(yahoo, "wrld", Company("WRL", "Wrld Holdings"), FUND) == ["WRLD", "WRL"]


def test_a_coin_is_not_pushed_behind_an_equity_of_a_like_name(yahoo):
    assert best(yahoo, "dogx", COIN, Company("DGX.DE", "Dogx Group SE")) == ["DOGX-USD", "DGX.DE"]


def test_a_company_without_a_listing_is_left_out(yahoo):
    yahoo.found["private"] = [{"name": "Private Co", "permalink": "private-co", "isYahooFinance": False}]
    assert search("private").listings == ()
