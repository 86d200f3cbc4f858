"""What is attached to a filing, from SEC's own list of its documents."""

from datetime import date

import pytest

from assistant_core.errors import NoSuchFiling
from assistant_core.market.edgar.exhibits import Exhibit, exhibit, exhibits
from assistant_core.market.edgar.submissions import filings
from tests.support.edgar_filed import Filed, attach, folder


@pytest.fixture
def release(filed: Filed):
    number = filed.file("8-K", date(2026, 2, 5), date(2026, 2, 4), body=b"<p>Item 2.02</p>")
    attach(
        filed, number, "EX-99.1", "quil-ex991.htm", b"<p>Sales of the next quarter: 260 to 270 million.</p>"
    )
    attach(filed, number, "EX-99.2", "quil-ex992.htm", b"<p>Slides</p>")
    attach(filed, number, "EX-101.SCH", "quil.xsd", b"<schema/>")
    attach(filed, number, "GRAPHIC", "logo.jpg", b"")
    return filings("QUIL", "8-K")[0]


def test_the_pages_that_are_attached_in_their_order(release, filed):
    base = filed.url + folder(release.id)
    assert exhibits(release) == (
        Exhibit("EX-99.1", "EX-99.1", f"{base}/quil-ex991.htm"),
        Exhibit("EX-99.2", "EX-99.2", f"{base}/quil-ex992.htm"),
    )


@pytest.mark.parametrize("wanted", ["99.1", "EX-99.1", "ex-99.1", "Exhibit 99.1", "99", " 99.1 "])
def test_an_exhibit_by_its_number(release, wanted):
    assert exhibit(release, wanted).type == "EX-99.1"


def test_an_exhibit_that_is_not_there_is_told_with_those_that_are(release):
    with pytest.raises(NoSuchFiling, match=r"no exhibit 10\.1; it has: EX-99\.1, EX-99\.2"):
        exhibit(release, "10.1")


def test_a_number_is_not_the_beginning_of_another(release):
    with pytest.raises(NoSuchFiling):
        exhibit(release, "9")


def test_a_link_leads_nowhere_else(filed):
    number = filed.file("8-K", date(2026, 2, 5))
    attach(filed, number, "EX-99.1", "../../../../elsewhere/page.htm", b"")
    attach(filed, number, "EX-99.2", "javascript:alert(1)", b"")
    [only] = exhibits(filings("QUIL", "8-K")[0])
    assert only.url == f"{filed.url}{folder(number)}/page.htm"


def test_a_list_that_sec_does_not_have(filed):
    filed.file("8-K", date(2026, 2, 5))
    with pytest.raises(NoSuchFiling, match="list of documents"):
        exhibits(filings("QUIL", "8-K")[0])
