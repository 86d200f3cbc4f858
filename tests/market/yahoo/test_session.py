"""Each way Yahoo fails is told apart, at the first answer, and does not outlive its cause."""

import pytest

from assistant_core.errors import NetworkDown, NoAnswer, RateLimited, UnexpectedAnswer
from assistant_core.market.yahoo import daily_prices, search, session


@pytest.mark.parametrize(("weather", "seconds"), [("429", 60), ("429 retry", 17)])
def test_a_rate_limit_says_when_to_try_again(yahoo, weather, seconds):
    yahoo.weather = weather
    with pytest.raises(RateLimited, match=f"in {seconds} seconds") as caught:
        daily_prices("ACME")
    assert caught.value.retry_after == seconds


def test_a_rate_limit_costs_one_request_and_is_over_when_yahoo_says_so(yahoo):
    yahoo.weather = "429"
    with pytest.raises(RateLimited):
        daily_prices("ACME")
    assert len(yahoo.data_requests()) == 1
    yahoo.weather = "ok"
    assert daily_prices("ACME").listing.name == "Acme Corporation"


@pytest.mark.parametrize(
    ("weather", "words"),
    [
        ("503", "server error .HTTP 503.*Try again"),
        ("maintenance", "maintenance"),
        ("html", "a web page instead of data"),
        ("garbage", "not valid JSON"),
        ("truncated", "not valid JSON"),
        ("list", "not valid JSON"),
        ("other shape", "not a price history"),
        ("cut", "broke off"),
        ("unauthorized", "HTTP 401"),
    ],
)
def test_an_answer_that_is_not_data(yahoo, weather, words):
    yahoo.weather = weather
    with pytest.raises(UnexpectedAnswer, match=words):
        daily_prices("ACME")
    yahoo.weather = "ok"
    assert daily_prices("ACME").bars


def test_another_shape_of_search_results(yahoo):
    yahoo.weather = "other shape"
    with pytest.raises(UnexpectedAnswer, match="list of search results"):
        search("acme")


def test_no_connection(yahoo):
    yahoo.weather = "down"
    with pytest.raises(NetworkDown, match="could not be reached") as caught:
        daily_prices("ACME")
    assert not isinstance(caught.value, NoAnswer)
    yahoo.weather = "ok"
    assert daily_prices("ACME").bars


def test_a_connection_without_an_answer_in_time(yahoo, monkeypatch):
    monkeypatch.setattr(session, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(session, "READ_SECONDS", 0.1)
    yahoo.delay = 1
    with pytest.raises(NoAnswer, match="did not answer in time"):
        daily_prices("ACME")


def test_cookie_and_crumb_are_fetched_once(yahoo):
    for symbol in ("ACME", "7777.T", "TEA.L"):
        daily_prices(symbol)
    assert len(yahoo.requests) - len(yahoo.data_requests()) == 2


def test_a_refused_cookie_and_crumb_are_renewed(yahoo):
    daily_prices("ACME")
    yahoo.requests.clear()
    yahoo.weather = "unauthorized"
    with pytest.raises(UnexpectedAnswer, match="401"):
        daily_prices("ACME")
    assert len(yahoo.data_requests()) <= 3  # one consent page in between
    assert {"fc.yahoo.com/", "query1.finance.yahoo.com/v1/test/getcrumb"} <= set(yahoo.requests)
    yahoo.weather = "ok"
    assert daily_prices("ACME").bars
