"""What changed in a filing, with the words marked, and the way to the passage in the filing itself."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import StandInApp, Visitor
from tests.support.edgar_documents import ITEMS, RISKS, modern
from tests.support.edgar_filed import Filed
from tests.support.scripted_model import calls, text

NEW = (("risk", "Our computers may be attacked."), ("text", "Strangers have tried to enter our systems."))
LATER = tuple((kind, said.replace("one mine in the north", "two mines in the south")) for kind, said in RISKS)


def report(risks) -> bytes:
    return modern([ITEMS[0], ("1A", "Risk Factors", risks), *ITEMS[2:]])


@pytest.fixture(scope="module")
def sec() -> Iterator[Filed]:
    running = Filed()
    running.file("10-K", date(2025, 2, 10), date(2024, 12, 31), body=report(RISKS))
    running.file("10-K", date(2026, 2, 9), date(2025, 12, 31), body=report((*LATER, *NEW)))
    yield running
    running.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory, scripted, sec) -> Iterator[StandInApp]:
    running = StandInApp(
        tmp_path_factory.mktemp("data"),
        scripted.url,
        EDGAR_DATA_URL=sec.url,
        EDGAR_WWW_URL=sec.url,
        EDGAR_CONTACT="reader@example.com",
    )
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


def asked(visitor: Visitor, app: StandInApp, scripted, function: str, arguments: str) -> Visitor:
    scripted.script(calls((function, arguments)), text("There is one new risk."))
    visitor.open(app.url)
    visitor.ask("What changed in the risk factors of Quill?")
    visitor.wait_for_end()
    return visitor


def link(visitor: Visitor) -> str:
    day = visitor.words.day("2026-02-09")
    return visitor.words("filed.source", form="10-K", filed=day)


def test_both_sides_are_marked_and_open_the_filing(visitor, app, scripted):
    answer = asked(visitor, app, scripted, "compare_filings", '{"ticker": "QUIL"}').answer
    words = visitor.words
    title = words("exhibit.changes", section="Item 1A. Risk Factors")
    expect(answer.get_by_role("tab", name=title)).to_be_visible()
    new = words("exhibit.change.added_headings")
    expect(answer).to_contain_text(f"{new} · Item 1A. Risk Factors › Risks Related to Regulation")
    expect(answer).to_contain_text(
        "Our computers may be attacked. Strangers have tried to enter our systems."
    )
    expect(answer.locator("del")).to_have_text(["one mine", "north"])
    now = words("passages.now")
    expect(answer).to_contain_text(f"{now}: All of our ore comes from two mines in the south.")
    with visitor.page.context.expect_page() as waiting:
        answer.get_by_role("link", name=link(visitor)).last.click()
    place = waiting.value.locator(".st-key-filing-place")
    expect(place.locator("mark")).to_have_text(
        "All of our ore comes from two mines in the south. If that mine closed we would have to stop."
    )


def test_passages_of_a_section(visitor, app, scripted):
    arguments = '{"ticker": "QUIL", "question": "Who supplies the ore?"}'
    answer = asked(visitor, app, scripted, "read_filing", arguments).answer
    title = f"{visitor.words('exhibit.filing')} · 10-K"
    expect(answer.get_by_role("tab", name=title)).to_be_visible()
    expect(answer).to_contain_text("All of our ore comes from two mines in the south.")
    expect(answer.get_by_role("link", name=link(visitor)).first).to_be_visible()
