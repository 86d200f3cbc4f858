from dataclasses import replace

import pytest

from assistant_core.errors import UnexpectedAnswer
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


def test_another_shape(told):
    told.weather = "other shape"
    with pytest.raises(UnexpectedAnswer, match="not a list of news"):
        news("ACME", 8)
