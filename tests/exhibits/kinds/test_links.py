from assistant_core.exhibits.kinds import links
from tests.exhibits.kinds.support import EN, made
from tests.support.outputs import NEWS, SEARCH


def test_news_are_links_with_publisher_and_date():
    exhibit = made(links, NEWS)
    first = exhibit.links[0]
    assert first.about == ("Example Wire", "Oct 30, 2025")
    assert first.url == "https://news.example.com/a(1)?x=$1"
    assert exhibit.tables[0].rows[0][2] == "2025-10-30T20:31:00Z"


def test_results_of_a_web_search():
    exhibit = made(links, SEARCH)
    assert exhibit.title == "Web results"
    assert (exhibit.links[0].title, exhibit.links[0].text) == ("Apple", "Results are out.")


def test_nothing_found_shows_nothing():
    assert links.exhibit(NEWS | {"articles": []}, EN) is None
    assert links.exhibit({"results": [1]}, EN) is None
