from dataclasses import replace

import pytest

from assistant_core.errors import NetworkDown, RateLimited, UnexpectedAnswer
from assistant_core.market.yahoo import news
from tests.support.yahoo_about import article
from tests.support.yahoo_facts import ACME


def test_articles_newest_first(told):
    newest, older = news("ACME", 8)
    assert (newest.title, newest.publisher) == ("Acme buys iron", "Newswire")
    assert newest.published_at.isoformat() == "2026-11-19T21:30:00+00:00"
    assert newest.link == "https://finance.yahoo.com/news/acme-buys-iron.html"
    assert older.summary == "What is known about: Acme sells anvils."
    assert told.requests[-1] == "finance.yahoo.com/xhr/ncp"


def test_no_more_than_asked_for(told):
    assert [one.title for one in news("ACME", 1)] == ["Acme buys iron"]


def test_advertisements_and_articles_without_a_link_are_left_out(told):
    day = "2026-11-19T00:00:00Z"
    told.companies["ACME"] = replace(
        ACME,
        news=(
            {**article("Buy anvils", day), "ad": [{"id": 1}]},
            article("No link", day, clickThroughUrl=None, canonicalUrl=None),
            article("Odd link", day, clickThroughUrl={"url": "javascript:alert(1)"}, canonicalUrl=None),
            article("Elsewhere", day, clickThroughUrl=None, canonicalUrl={"url": "https://a.example/b"}),
        ),
    )
    assert [(one.title, one.link) for one in news("ACME", 8)] == [("Elsewhere", "https://a.example/b")]


@pytest.mark.parametrize(
    ("weather", "kind", "words"),
    [
        ("429 retry", RateLimited, "in 17 seconds"),
        ("503", UnexpectedAnswer, "HTTP 503"),
        ("maintenance", UnexpectedAnswer, "maintenance"),
        ("html", UnexpectedAnswer, "a web page instead of data"),
        ("truncated", UnexpectedAnswer, "not valid JSON"),
        ("other shape", UnexpectedAnswer, "not a list of news"),
        ("unauthorized", UnexpectedAnswer, "HTTP 401"),
        ("cut", UnexpectedAnswer, "broke off"),
        ("down", NetworkDown, "could not be reached"),
    ],
)
def test_failures_of_another_host_are_told_apart_as_well(told, weather, kind, words):
    told.weather = weather
    with pytest.raises(kind, match=words):
        news("ACME", 8)
    told.weather = "ok"
    assert news("ACME", 8)


def test_a_rate_limit_costs_one_request(told):
    told.weather = "429"
    with pytest.raises(RateLimited):
        news("ACME", 8)
    assert len(told.data_requests()) == 1
