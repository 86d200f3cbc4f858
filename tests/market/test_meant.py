"""Symbols in any writing, under former names, and what the answers say of it."""

from dataclasses import replace

import pytest

from assistant_core.errors import RateLimited, UnknownSymbol
from assistant_core.market import about, source
from assistant_core.market.span import Span
from tests.support.yahoo_companies import DOLLAR, LAST_DAY, Company

BERKSHIRE = replace(DOLLAR, symbol="BRK-B", name="Berkshire Hathaway Inc.")
SAMSUNG = replace(DOLLAR, symbol="005930.KS", name="Samsung Electronics", currency="KRW", reports_in="KRW")
ECOPRO = replace(SAMSUNG, symbol="247540.KQ", name="EcoPro BM")
META = replace(DOLLAR, symbol="META", name="Meta Platforms, Inc.")
FORMER = Company("FB", "Meta Platforms, Inc.", figures={})


@pytest.fixture(autouse=True)
def listed(told):
    told.companies |= {one.symbol: one for one in (BERKSHIRE, SAMSUNG, ECOPRO, META)}


def stopped(yahoo, symbol, day):
    """The listing as Yahoo keeps it when it is not traded any more: the last bar is of that day."""
    chart = FORMER.chart()
    result = chart["chart"]["result"][0]
    back = (LAST_DAY - day).days * 86400
    result["timestamp"] = [stamp - back for stamp in result["timestamp"]]
    yahoo.answers[f"v8/finance/chart/{symbol}"] = chart


ASKS = {
    "statement": lambda symbol: source.statement(symbol, "income_statement"),
    "prices": source.daily_prices,
    "history": lambda symbol: about.price_history(symbol, Span("1d", "1mo")),
    "quote": about.quote,
    "quote and calendar": about.quote_and_calendar,
    "payouts": lambda symbol: about.payouts(symbol, 1)[0],
    "news": lambda symbol: about.news(symbol, 3),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
@pytest.mark.parametrize(
    ("asked", "symbol"),
    [("BRK.B", "BRK-B"), ("005930", "005930.KS"), ("247540", "247540.KQ"), ("NYSE:META", "META")],
)
def test_every_answer_says_how_the_symbol_was_read(told, ask, asked, symbol):
    answer = ask(asked)
    assert f"{asked} was read as {symbol}." in answer.notes
    assert symbol in (
        getattr(answer, "symbol", None),
        getattr(getattr(answer, "listing", None), "symbol", None),
    )


@pytest.mark.parametrize("asked", ["acme", " ACME ", "$ACME"])
def test_what_makes_no_difference_is_not_worth_a_note(told, asked):
    assert not any("read as" in note for note in source.daily_prices(asked).notes)
    assert len(told.data_requests()) == 1


def test_a_renamed_company_is_found_under_its_new_symbol(told):
    answer = about.quote("FB")
    assert answer.listing.symbol == "META"
    assert answer.notes == ("Before 2022-06-09, META (Meta Platforms) had the symbol FB.",)


def test_so_it_is_where_yahoo_still_keeps_the_last_price_of_the_old_one(told):
    stopped(told, "FB", LAST_DAY.replace(year=2022, month=6, day=8))
    assert about.quote("FB").listing.symbol == "META"


def test_a_symbol_that_another_listing_has_by_now_is_that_listing_and_says_so(told):
    told.companies["FB"] = replace(FORMER, name="Buffer ETF", type="ETF")
    history = source.daily_prices("FB")
    assert history.listing.name == "Buffer ETF"
    assert history.notes[:2] == (
        "Before 2022-06-09, META (Meta Platforms) had the symbol FB.",
        "FB is traded today, too: check which one is meant.",
    )


def test_the_old_symbol_is_better_than_nothing(told):
    del told.companies["META"]
    told.companies["FB"] = FORMER
    stopped(told, "FB", LAST_DAY.replace(year=2022, month=6, day=8))
    history = source.daily_prices("FB")
    assert "Last traded on 2022-06-08" in history.notes[-1]


def test_what_yahoos_search_tells_of_a_former_symbol(told):
    told.found["oldco"] = [DOLLAR.found(prevTicker="OLDCO", tickerChangeDate="2026-11-19")]
    assert "Yahoo Finance says that OLDCO is ACME now." in source.daily_prices("OLDCO").notes


def test_a_symbol_without_its_dash_is_found_by_the_search(told):
    told.found["brkb"] = [DOLLAR.found(), BERKSHIRE.found()]
    answer = source.daily_prices("brkb")
    assert answer.listing.symbol == "BRK-B"
    assert "BRKB was read as BRK-B." in answer.notes


def test_another_symbol_in_yahoos_answer_is_said(told):
    told.companies["OLDCO"] = DOLLAR
    assert "Yahoo Finance answers for OLDCO with ACME." in source.daily_prices("OLDCO").notes


def test_an_unknown_symbol_names_what_the_search_finds(told):
    told.found["zzz"] = [DOLLAR.found(), META.found()]
    with pytest.raises(
        UnknownSymbol, match=r"no symbol ZZZ.*Its search finds ACME \(Acme Corporation\); META"
    ):
        about.quote("ZZZ")


def test_another_failure_is_no_reason_to_try_other_spellings(told):
    told.weather = "429"
    with pytest.raises(RateLimited):
        about.quote("005930")
    assert len(told.data_requests()) == 1


def test_notes_of_one_symbol_are_not_said_twice(told):
    notes = about.quote_and_calendar("BRK.B").notes
    assert len(notes) == len(set(notes)) == 1


class TestSearch:
    @pytest.mark.parametrize(
        ("asked", "symbol"),
        [
            ("BRK.B", "BRK-B"),
            ("$META", "META"),
            ("NASDAQ:META", "META"),
            ("META US", "META"),
            ("247540", "247540.KQ"),
        ],
    )
    def test_exact_symbols_that_the_search_does_not_know(self, told, asked, symbol):
        assert source.search(asked).listings[0].symbol == symbol

    def test_an_exact_symbol_comes_before_what_the_search_finds(self, told):
        told.found["meta"] = [DOLLAR.found(), Company("METAX", "Meta Fund", type="ETF").found()]
        assert [one.symbol for one in source.search("META").listings] == ["META", "ACME", "METAX"]

    def test_a_name_is_not_taken_for_a_symbol(self, told):
        told.found["acme"] = [META.found()]
        assert [one.symbol for one in source.search("Acme").listings] == ["META"]
        assert len(told.data_requests()) == 1

    def test_a_former_symbol(self, told):
        found = source.search("FB")
        assert (found.listings[0].symbol, found.notes) == (
            "META",
            ("Before 2022-06-09, META (Meta Platforms) had the symbol FB.",),
        )
