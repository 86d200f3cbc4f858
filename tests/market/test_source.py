"""The cache, and when the sample may stand in."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant_core.errors import (
    InvalidArguments,
    MarketDataError,
    NetworkDown,
    NoAnswer,
    RateLimited,
    UnknownSymbol,
)
from assistant_core.market import source
from assistant_core.market.yahoo import session
from tests.support.yahoo_companies import APPLE, DOLLAR


def test_tools_side_by_side_share_what_they_fetch(yahoo):
    with ThreadPoolExecutor(6) as pool:
        jobs: list[Future[Any]] = [
            pool.submit(source.statement, "ACME", "income_statement"),
            pool.submit(source.statement, "acme ", "balance_sheet"),
            pool.submit(source.daily_prices, "ACME"),
            pool.submit(source.daily_prices, "ACME"),
        ]
        assert {job.result().origin.source for job in jobs} == {"Yahoo Finance"}
    assert len(yahoo.data_requests()) == 3  # one price history, two statements


def test_a_failure_is_not_kept(yahoo):
    yahoo.weather = "429"
    with pytest.raises(RateLimited):
        source.statement("ACME", "income_statement")
    yahoo.weather = "ok"
    assert source.statement("ACME", "income_statement").company == "Acme Corporation"


@pytest.mark.parametrize("text", ["", "Apple Inc", "../v7/quote", "삼성전자", "A" * 21])
def test_what_can_be_no_ticker_is_not_asked_for(yahoo, text):
    with pytest.raises(InvalidArguments, match="get_ticker"):
        source.daily_prices(text)
    assert yahoo.requests == []


def test_a_ticker_that_the_search_does_not_know_is_looked_up(yahoo):
    assert source.search("acme").listings[0].name == "Acme Corporation"
    assert source.search("zzzz").listings == ()


@pytest.mark.parametrize("name", ["애플", "Apple Inc."])
def test_other_names_of_apple_are_searched_in_short_english(yahoo, name):
    assert source.search(name).listings[0].symbol == "AAPL"


class TestSample:
    def test_stands_in_when_yahoo_cannot_be_reached(self, yahoo):
        yahoo.weather = "down"
        assert source.search("apple").origin.sample
        assert source.statement("aapl", "income_statement").origin.sample
        assert source.daily_prices("AAPL").origin.sample

    def test_is_not_kept_when_yahoo_is_back(self, yahoo):
        yahoo.companies["AAPL"] = APPLE
        yahoo.weather = "down"
        assert source.daily_prices("AAPL").origin.sample
        yahoo.weather = "ok"
        assert not source.daily_prices("AAPL").origin.sample

    def test_is_of_one_company_only(self, yahoo):
        yahoo.weather = "down"
        with pytest.raises(NetworkDown):
            source.search("acme")
        with pytest.raises(NetworkDown):
            source.daily_prices("ACME")

    @pytest.mark.parametrize("weather", ["429", "503", "maintenance", "html", "truncated", "cut"])
    def test_never_covers_another_failure(self, yahoo, weather):
        yahoo.weather = weather
        for ask in (
            lambda: source.search("apple"),
            lambda: source.statement("AAPL", "balance_sheet"),
            lambda: source.daily_prices("AAPL"),
        ):
            with pytest.raises(MarketDataError) as caught:
                ask()
            assert not isinstance(caught.value, NetworkDown)

    def test_never_covers_an_unknown_symbol(self, yahoo):
        with pytest.raises(UnknownSymbol):
            source.daily_prices("AAPL")

    def test_never_covers_a_slow_answer(self, yahoo, monkeypatch):
        monkeypatch.setattr(session, "CONNECT_SECONDS", 0.1)
        monkeypatch.setattr(session, "READ_SECONDS", 0.1)
        yahoo.delay = 1
        with pytest.raises(NoAnswer):
            source.daily_prices("AAPL")


def test_an_exchange_rate_is_a_last_close(yahoo):
    yahoo.companies["GBPUSD=X"] = replace(
        DOLLAR, symbol="GBPUSD=X", type="CURRENCY", currency="USD", last_close=1.3125, figures={}
    )
    rate = source.exchange_rate("GBP", "USD")
    assert (rate.base, rate.quote, rate.rate, rate.day) == ("GBP", "USD", 1.3125, date(2026, 11, 19))
    with pytest.raises(UnknownSymbol):
        source.exchange_rate("GBP", "XYZ")
