"""What is fetched how often, side by side, and what the sample stands in for."""

from datetime import date

import pytest

from assistant_core.errors import (
    InvalidArguments,
    MarketDataError,
    NetworkDown,
    NoAnswer,
    NoSuchStatement,
    RateLimited,
    UnexpectedAnswer,
    UnknownSymbol,
)
from assistant_core.market import about
from assistant_core.market.span import Span
from assistant_core.market.yahoo import session

YEAR = Span("1wk", "1y")
ASK = {
    "quote": about.quote_and_calendar,
    "price_history": lambda symbol: about.price_history(symbol, YEAR),
    "payouts": lambda symbol: about.payouts(symbol, 5),
    "news": lambda symbol: about.news(symbol, 5),
    "profile": about.profile,
    "earnings": about.earnings,
    "ownership": about.ownership,
}
REQUESTS = {
    "quote": 2,
    "price_history": 1,
    "payouts": 2,
    "news": 2,
    "profile": 1,
    "earnings": 1,
    "ownership": 1,
}
every = pytest.mark.parametrize("ask", ASK.values(), ids=ASK)


@pytest.mark.parametrize("name", ASK)
def test_a_second_question_costs_no_request(told, name):
    first = ASK[name]("ACME")
    assert len(told.data_requests()) == REQUESTS[name]
    assert ASK[name](" acme ") == first
    assert len(told.data_requests()) == REQUESTS[name]


@every
def test_what_can_be_no_ticker_is_not_asked_for(told, ask):
    with pytest.raises(InvalidArguments, match="get_ticker"):
        ask("Acme Corporation")
    assert told.requests == []


@every
def test_unknown_symbols(told, ask):
    with pytest.raises(UnknownSymbol, match=r"NOPE.*get_ticker"):
        ask("NOPE")


@every
@pytest.mark.parametrize(
    ("weather", "kind"),
    [
        ("429 retry", RateLimited),
        ("503", UnexpectedAnswer),
        ("maintenance", UnexpectedAnswer),
        ("html", UnexpectedAnswer),
        ("garbage", UnexpectedAnswer),
        ("truncated", UnexpectedAnswer),
        ("other shape", UnexpectedAnswer),
        ("list", UnexpectedAnswer),
        ("unauthorized", UnexpectedAnswer),
        ("cut", UnexpectedAnswer),
        ("down", NetworkDown),
    ],
)
def test_every_failure_is_told_and_over_when_its_cause_is(told, ask, weather, kind):
    told.weather = weather
    with pytest.raises(kind) as caught:
        ask("ACME")
    assert not isinstance(caught.value, NoAnswer)
    told.weather = "ok"
    ask("ACME")


@every
def test_a_slow_answer(told, monkeypatch, ask):
    monkeypatch.setattr(session, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(session, "READ_SECONDS", 0.1)
    told.delay = 1
    with pytest.raises(NoAnswer, match="did not answer in time"):
        ask("ACME")


@pytest.mark.parametrize("name", [name for name, count in REQUESTS.items() if count == 2])
def test_two_answers_are_fetched_side_by_side(told, name):
    about.quote("TEA.L")  # cookie and crumb are there
    told.delay = 0.5
    ASK[name]("ACME")
    assert told.most_at_once == 2


@pytest.mark.parametrize(
    ("symbol", "words"),
    [("WRLD", r"WRLD \(Whole World Index ETF\).*etf"), ("DOGX-USD", "cryptocurrency"), ("^IDX", "index")],
)
def test_what_has_no_earnings_or_owners_says_what_it_is(told, symbol, words):
    for ask in (about.earnings, about.ownership):
        with pytest.raises(NoSuchStatement, match=words):
            ask(symbol)


@pytest.mark.parametrize("symbol", ["DOGX-USD", "^IDX"])
def test_what_cannot_pay_a_dividend_says_what_it_is(told, symbol):
    with pytest.raises(NoSuchStatement, match="has no dividends"):
        about.payouts(symbol, 5)


def test_an_index_has_no_profile(told):
    with pytest.raises(NoSuchStatement, match=r"no profile of .IDX .*index"):
        about.profile("^IDX")


def test_a_time_without_prices(told):
    with pytest.raises(NoSuchStatement, match="in the time asked for"):
        about.price_history("ACME", Span("1d", None, date(2026, 11, 14), date(2026, 11, 15)))


class TestSample:
    def test_has_a_quote(self, told):
        told.weather = "down"
        quote = about.quote("aapl")
        assert quote.origin.sample
        assert (quote.price, quote.time) == (269.7, date(2025, 10, 29))
        assert (quote.market_cap, quote.calendar.earnings) == (None, None)

    @pytest.mark.parametrize(
        "span", [Span("1d", "3mo"), Span("1d", None, date(2025, 10, 1), date(2025, 10, 10))]
    )
    def test_has_the_prices_of_its_closes(self, told, span):
        told.weather = "down"
        history = about.price_history("AAPL", span)
        assert history.origin.sample
        assert all((span.start or date(2025, 7, 1)) <= bar.day for bar in history.bars)
        assert history.bars[-1].day == (date(2025, 10, 10) if span.end else date(2025, 10, 29))

    @pytest.mark.parametrize(
        "span",
        [
            Span("1d", "6mo"),
            Span("1wk", "1mo"),
            Span("1d", "max"),
            Span("1d", None, date(2025, 10, 1), date(2026, 1, 1)),
            Span("1d", None, date(2024, 10, 1), date(2025, 10, 1)),
        ],
    )
    def test_has_no_others(self, told, span):
        told.weather = "down"
        with pytest.raises(
            NetworkDown, match=r"only the daily closes of AAPL from 2025-\d\d-\d\d to 2025-10-29"
        ):
            about.price_history("AAPL", span)

    @pytest.mark.parametrize("name", sorted(set(ASK) - {"quote", "price_history"}))
    def test_knows_nothing_else(self, told, name):
        told.weather = "down"
        with pytest.raises(NetworkDown, match="could not be reached"):
            ASK[name]("AAPL")

    @every
    @pytest.mark.parametrize("weather", ["429", "503", "html"])
    def test_never_covers_another_failure(self, told, ask, weather):
        told.weather = weather
        with pytest.raises(MarketDataError) as caught:
            ask("AAPL")
        assert not isinstance(caught.value, NetworkDown)

    def test_is_of_one_company_only(self, told):
        told.weather = "down"
        for name in ("quote", "price_history"):
            with pytest.raises(NetworkDown):
                ASK[name]("ACME")
