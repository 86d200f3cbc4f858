from dataclasses import replace
from datetime import datetime

import pytest

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer, UnknownSymbol
from assistant_core.market.yahoo import quote
from tests.support.yahoo_about import SHARES
from tests.support.yahoo_facts import ACME, TEA


def with_fields(company, **fields):
    return replace(company, quote={**company.quote, **fields})


def test_a_quote_with_its_time_at_the_exchange(told):
    found = quote("ACME")
    assert (found.listing.name, found.listing.type, found.currency) == ("Acme Corporation", "equity", "USD")
    assert (found.price, found.market_cap, found.shares_outstanding) == (150, SHARES * 150, SHARES)
    assert found.time == datetime.fromisoformat("2026-11-19T15:30:00-05:00")
    assert str(found.time) == "2026-11-19 15:30:00-05:00"
    assert (found.year_high, found.year_low, found.volume) == (225, 75, 1_234_567)
    assert found.notes == ()


def test_prices_in_pence_are_converted_and_the_market_cap_is_not(told):
    found = quote("TEA.L")
    assert found.currency == "GBP"
    assert found.price == pytest.approx(12.345)
    assert (found.day_high, found.year_low) == (pytest.approx(12.46845), pytest.approx(6.1725))
    assert found.market_cap == pytest.approx(SHARES * 12.345)
    assert found.decimals == 4
    assert [note.split(":")[0] for note in found.notes] == [
        "Yahoo quotes this listing in pence (GBp); the prices here are converted to GBP."
    ]


@pytest.mark.parametrize(("code", "whole"), [("GBX", "GBP"), ("ZAc", "ZAR"), ("ILA", "ILS")])
def test_other_hundredths(told, code, whole):
    told.companies["TEA.L"] = replace(TEA, currency=code)
    found = quote("TEA.L")
    assert (found.currency, found.price) == (whole, pytest.approx(12.345))


@pytest.mark.parametrize("shares", ["sharesOutstanding", "impliedSharesOutstanding"])
def test_a_market_cap_in_pence_is_recognised(told, shares):
    told.companies["TEA.L"] = replace(TEA, quote={shares: SHARES, "marketCap": SHARES * 1234.5})
    found = quote("TEA.L")
    assert found.market_cap == pytest.approx(SHARES * 12.345)
    assert "market cap in pence" in found.notes[-1]


def test_a_market_cap_that_cannot_be_checked_says_so(told):
    told.companies["TEA.L"] = replace(TEA, quote={"marketCap": SHARES * 12.345})
    found = quote("TEA.L")
    assert found.market_cap == pytest.approx(SHARES * 12.345)
    assert "was not checked" in found.notes[-1]


def test_figures_may_come_formatted(told):
    told.companies["ACME"] = with_fields(ACME, regularMarketPrice={"raw": 151.0, "fmt": "151.00"})
    assert quote("ACME").price == 151


def test_an_open_session_and_a_late_exchange_are_told(told):
    told.companies["ACME"] = with_fields(ACME, marketState="REGULAR", exchangeDataDelayedBy=15)
    first, second = quote("ACME").notes
    assert "not a close" in first
    assert "15 minutes late" in second


def test_a_quote_without_a_currency(told):
    found = quote("BARE")
    assert found.currency is None
    assert "which currency" in found.notes[0]


def test_unknown_symbols(told):
    with pytest.raises(UnknownSymbol, match=r"NOPE.*get_ticker"):
        quote("NOPE")


def test_a_listing_without_a_price(told):
    told.companies["ACME"] = with_fields(ACME, regularMarketPrice=None)
    with pytest.raises(NoSuchStatement, match=r"no price of ACME \(Acme Corporation\).*equity"):
        quote("ACME")


def test_a_refusal_keeps_yahoos_words(told):
    told.answers["v7/finance/quote"] = {
        "quoteResponse": {"result": None, "error": {"description": "no crumb"}}
    }
    with pytest.raises(UnexpectedAnswer, match="no crumb"):
        quote("ACME")
