from dataclasses import replace
from datetime import date, datetime

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


ZEROS = (
    *("regularMarketOpen", "regularMarketDayHigh", "regularMarketDayLow", "regularMarketPreviousClose"),
    *("fiftyTwoWeekHigh", "fiftyTwoWeekLow", "marketCap", "sharesOutstanding"),
)
FIELDS = (
    *("open", "day_high", "day_low", "previous_close", "year_high", "year_low"),
    *("market_cap", "shares_outstanding"),
)


@pytest.mark.parametrize("nothing", [0, 0.0, None, {}, "N/A", float("nan"), {"raw": 0}])
def test_prices_that_are_not_given(told, nothing):
    told.companies["ACME"] = with_fields(ACME, **dict.fromkeys(ZEROS, nothing))
    found = quote("ACME")
    assert found.price == 150
    assert [getattr(found, name) for name in FIELDS] == [None] * len(FIELDS)
    is_zero = nothing in (0, {"raw": 0})
    assert any("writes 0" in note for note in found.notes) == is_zero


def test_a_quiet_day_has_a_volume_of_zero(told):
    told.companies["ACME"] = with_fields(ACME, regularMarketVolume=0)
    assert quote("ACME").volume == 0


def test_a_price_of_zero_is_no_price(told):
    told.companies["ACME"] = with_fields(ACME, regularMarketPrice=0.0)
    with pytest.raises(NoSuchStatement, match="no price of ACME"):
        quote("ACME")


def test_a_price_below_zero_is_one_of_a_future(told):
    told.companies["CL=F"] = replace(
        ACME,
        symbol="CL=F",
        type="FUTURE",
        quote={"regularMarketPrice": -37.63, "regularMarketDayLow": -40.32},
    )
    found = quote("CL=F")
    assert (found.price, found.day_low) == (-37.63, -40.32)


def test_an_old_price_is_told_as_one(told):
    told.companies["ACME"] = with_fields(
        ACME,
        regularMarketTime=int(datetime.fromisoformat("2022-06-08T16:00:00-04:00").timestamp()),
        marketState="REGULAR",
        exchangeDataDelayedBy=15,
    )
    found = quote("ACME")
    assert found.not_traded_since == date(2022, 6, 8)
    assert found.notes == (
        "Last traded on 2022-06-08, 1625 days ago; not traded since. The price is of that day, not of today.",
    )


def test_a_time_of_zero_is_none(told):
    told.companies["ACME"] = with_fields(ACME, regularMarketTime=0)
    assert (quote("ACME").time, quote("ACME").not_traded_since) == (None, None)
