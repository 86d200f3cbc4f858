import ddgs.ddgs
import pytest
from ddgs.exceptions import DDGSException, RatelimitException, TimeoutException

from assistant_core.errors import NetworkDown, NoAnswer, RateLimited
from assistant_core.market.web import results


@pytest.fixture
def failing(monkeypatch):
    def fail_with(error):
        def text(self, query, **kwargs):
            raise error

        monkeypatch.setattr(ddgs.ddgs.DDGS, "text", text)

    return fail_with


def test_pages(web):
    web.append({"title": "Acme", "href": "https://acme.example", "body": "Anvils"})
    assert results("anvils", 6) == [{"title": "Acme", "link": "https://acme.example", "snippet": "Anvils"}]


def test_nothing_found_is_no_failure(failing):
    failing(DDGSException("No results found."))
    assert results("anvils", 6) == []


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (RatelimitException("202"), RateLimited, "in 60 seconds"),
        (TimeoutException("timed out"), NoAnswer, "in time"),
        (DDGSException("ConnectError"), NetworkDown, "could not be searched"),
    ],
)
def test_failures_are_told_apart(failing, error, kind, words):
    failing(error)
    with pytest.raises(kind, match=words):
        results("anvils", 6)
