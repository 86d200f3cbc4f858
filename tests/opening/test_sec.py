"""A filing opened over HTTP at a figure or a passage."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant_core.config import Settings, get_settings
from assistant_core.errors import NotConfigured, UnexpectedAnswer
from assistant_core.opening import sec
from assistant_core.opening.address import Asked
from tests.support.edgar_page import CIK, CONCEPT, CONTACT, GONE, NUMBER, EdgarPage

YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Iterator[Settings]:
    with EdgarPage() as server:
        told = Settings(
            data_dir=tmp_path,
            edgar_contact=CONTACT,
            edgar_data_url=server.address,
            edgar_www_url=server.address,
        )
        get_settings.cache_clear()
        monkeypatch.setattr("assistant_core.market.edgar.fetch.get_settings", lambda: told)
        monkeypatch.setattr("assistant_core.market.fetched.get_settings", lambda: told)
        yield told


def asked(**told) -> Asked:
    return Asked(**{"authority": "sec", "company": CIK, "filing": NUMBER, "concept": CONCEPT} | told)


def test_a_figure_is_shown_where_it_is_printed_with_what_the_list_says_of_the_filing(settings):
    found = sec.opened(asked(**YEAR, value=5120e6))
    assert (found.company, found.form) == ("Harbor Tools Inc.", "10-K")
    assert (found.filed, found.period) == (date(2026, 2, 12), date(2025, 12, 31))
    assert (found.label, found.printed, found.value, found.unit) == ("Net sales", "5,120", 5120e6, "USD")
    assert found.marked
    assert "<mark>$ 5,120</mark>" in found.html
    assert found.heading.endswith("Statements of Income")
    assert found.missing == ()
    assert found.document.startswith(settings.edgar_www_url)
    assert found.element == "r-2025"


@pytest.mark.parametrize("told", [{"months": 12, "end": date(2024, 12, 31)}, {"at": "r-2024", "concept": ""}])
def test_a_figure_is_found_by_its_months_and_by_its_element_too(settings, told):
    found = sec.opened(asked(**told))
    assert "<mark>$ 4,980</mark>" in found.html
    assert (found.value, found.start) == (4980e6, date(2024, 1, 1))


def test_an_outflow_is_printed_without_its_minus(settings):
    assert sec.opened(asked(**YEAR, value=-5120e6)).value == 5120e6


def test_nothing_of_the_document_is_shown_but_its_text(settings):
    html = sec.opened(asked(**YEAR)).html
    assert not [said for said in ("script", "<img", "style", "onerror", "elsewhere") if said in html]
    assert "&lt;b&gt;below&lt;/b&gt;" in html


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"end": date(2019, 12, 31)}, "no figure under the name us-gaap:Revenues"),
        ({"months": 9, "end": date(2025, 12, 31)}, "It has it for: 2025-01-01 to 2025-12-31"),
        ({"concept": "us-gaap:Goodwill", **YEAR}, "no figure under the name us-gaap:Goodwill"),
        ({"filing": GONE, **YEAR}, "does not have the document"),
        ({"concept": "", "at": "nowhere"}, "not printed in the filing"),
        ({"concept": ""}, "names no figure and no passage"),
        ({"filing": "0001234567-20-000001", **YEAR}, "does not list this filing"),
    ],
)
def test_what_is_missing_is_told(settings, told, said):
    found = sec.opened(asked(**told))
    assert said in " ".join(found.missing)
    assert found.html == ""
    assert found.url.startswith(f"{settings.edgar_www_url}/Archives/edgar/data/{CIK}/")


def test_without_a_contact_address_that_is_what_is_missing(settings, monkeypatch):
    bare = settings.model_copy(update={"edgar_contact": ""})
    monkeypatch.setattr("assistant_core.market.edgar.fetch.get_settings", lambda: bare)
    with pytest.raises(NotConfigured, match="EDGAR_CONTACT"):
        sec.opened(asked(**YEAR))
    assert sec.address(asked()).endswith(f"/{NUMBER}-index.htm")


def test_a_refused_request_is_told_as_such(settings, monkeypatch):
    nobody = settings.model_copy(update={"edgar_contact": "nobody"})
    monkeypatch.setattr("assistant_core.market.edgar.fetch.get_settings", lambda: nobody)
    with pytest.raises(UnexpectedAnswer, match="HTTP 403"):
        sec.opened(asked(**YEAR))
