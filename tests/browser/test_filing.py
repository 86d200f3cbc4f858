"""From a figure in an answer to the marked cell of the filing that it stands in."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import StandInApp, Visitor
from tests.support.dart_page import CORP, KEY, RECEIPT, STOCK, DartPage
from tests.support.edgar_page import CIK, CONCEPT, CONTACT, GONE, NUMBER, TICKER, EdgarPage
from tests.support.scripted_model import calls, text

ANSWER = """\
Revenue was **5.12 billion USD** in 2025, up 2.8% from 4.98 billion USD in 2024.

| Line | 2025 | 2023 |
| --- | ---: | ---: |
| Net income | 612 million USD | 431 million USD |
"""
PLACE = ".st-key-filing-place"


@pytest.fixture(scope="module")
def sec() -> Iterator[EdgarPage]:
    with EdgarPage() as running:
        yield running


@pytest.fixture(scope="module")
def dart() -> Iterator[DartPage]:
    with DartPage() as running:
        yield running


@pytest.fixture(scope="module")
def app(tmp_path_factory, scripted, sec, dart) -> Iterator[StandInApp]:
    running = StandInApp(
        tmp_path_factory.mktemp("data"),
        scripted.url,
        EDGAR_DATA_URL=sec.address,
        EDGAR_WWW_URL=sec.address,
        EDGAR_CONTACT=CONTACT,
        OPENDART_URL=dart.address,
        OPENDART_API_KEY=KEY,
    )
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


def asked(visitor: Visitor, app: StandInApp, scripted) -> Visitor:
    scripted.script(calls(("get_income_statement", f'{{"ticker": "{TICKER}"}}')), text(ANSWER))
    visitor.open(app.url)
    visitor.ask("How much does Harbor Tools make?")
    visitor.wait_for_end()
    return visitor


def opened(visitor: Visitor, link: Locator) -> Visitor:
    """The page in the new tab that a link opens."""
    with visitor.page.context.expect_page() as waiting:
        link.click()
    return Visitor(waiting.value, visitor.words.language)


def address(app: StandInApp, **query: str) -> str:
    told = {"authority": "sec", "company": CIK, "filing": NUMBER, "concept": CONCEPT} | query
    return f"{app.url}/filing?" + "&".join(f"{name}={said}" for name, said in told.items())


def marked(page: Page) -> Locator:
    return page.locator(f"{PLACE} mark")


def test_a_figure_in_an_answer_opens_its_cell(app, scripted, visitor):
    asked(visitor, app, scripted)
    there = opened(visitor, visitor.answer.get_by_role("link", name="5.12 billion USD"))
    expect(marked(there.page)).to_have_text("$ 5,120", use_inner_text=True)
    heading = there.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Harbor Tools Inc. · 10-K", use_inner_text=True)
    expect(there.page.get_by_text(NUMBER)).to_be_visible()
    expect(there.page.locator(PLACE).locator("..").locator("..")).to_contain_text("Net sales")
    there.wait_until_in_view(marked(there.page))
    assert there.overflow() == 0
    foreign = [url for url in there.requests if not url.startswith((app.url, "data:", "blob:"))]
    assert foreign == []


def test_the_list_of_figures_tells_how_many_are_official_and_opens_what_one_follows_from(
    app, scripted, visitor
):
    asked(visitor, app, scripted)
    words = visitor.words
    official = words("figures.line.official", official=5)
    visitor.answer.get_by_role("button", name=official).click()
    listed = visitor.page.get_by_test_id("stPopoverBody")
    grown = listed.get_by_role("listitem").filter(has_text="2.8%")
    expect(grown.get_by_role("link")).to_have_count(2)
    there = opened(visitor, grown.get_by_role("link").last)
    expect(marked(there.page)).to_have_text("$ 4,980", use_inner_text=True)


def test_every_figure_of_a_statement_s_table_opens_its_cell(app, scripted, visitor):
    asked(visitor, app, scripted)
    table = visitor.answer.get_by_role("table").last
    restated = table.get_by_role("link", name="4,410")
    expect(restated).to_have_attribute("title", re.compile("4,395"))
    there = opened(visitor, restated)
    expect(marked(there.page)).to_have_text("$ 4,410", use_inner_text=True)
    expect(table.get_by_role("link")).to_have_count(20)
    assert visitor.overflow() == 0


def test_a_passage_is_opened_with_its_text_marked(app, visit):
    visitor = visit()
    visitor.page.goto(address(app, concept="", at="risk"))
    expect(marked(visitor.page)).to_have_text("A storm may close the harbor for weeks.")
    expect(visitor.page.locator(PLACE)).not_to_contain_text("Statements of Income")


def test_another_value_than_the_filing_s_is_told(app, visitor):
    visitor.page.goto(address(app, start="2025-01-01", end="2025-12-31", value="5999000000"))
    expect(marked(visitor.page)).to_have_text("$ 5,120", use_inner_text=True)
    said = visitor.words("filing.other_value", value="5,999,000,000")
    expect(visitor.page.get_by_text(said)).to_be_visible()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"filing": GONE, "end": "2024-12-31"}, r"does not have the document|문서가 없"),
        ({"start": "2019-01-01", "end": "2019-12-31"}, rf"no figure under the name {CONCEPT}|{CONCEPT}"),
        ({"company": "7654321", "end": "2025-12-31"}, r"does not have the document|not at SEC|없"),
        ({"concept": "", "at": "nowhere"}, "not printed in the filing|인쇄|없"),
        ({"filing": "<script>"}, "names no filing|공시가 없습니다"),
    ],
)
def test_what_cannot_be_found_is_told_in_words(app, visitor, query, said):
    visitor.page.goto(address(app, **query))
    expect(visitor.page.get_by_role("alert").filter(has_text=re.compile(said)).first).to_be_visible()
    if "<" not in query.get("filing", ""):
        link = visitor.page.get_by_role("link", name=visitor.words("filing.open.sec"))
        expect(link).to_have_attribute(
            "href", re.compile(r"^http.*/Archives/edgar/data/\d+/\d+/.*index\.htm$")
        )
    assert visitor.overflow() == 0


def test_a_korean_figure_opens_its_statement_and_the_one_of_the_company_alone(app, visitor):
    told = {"authority": "dart", "company": CORP, "filing": RECEIPT, "concept": "ifrs-full:Revenue"}
    year = {"start": "2024-01-01", "end": "2024-12-31", "period": "2024-12-31", "form": "사업보고서"}
    visitor.page.goto(address(app, **told, **year, symbol=f"{STOCK}.KS", value="5120000000"))
    expect(marked(visitor.page)).to_have_text("5,120,000,000")
    visitor.page.get_by_role("radio", name=visitor.words("basis.separate")).click()
    expect(marked(visitor.page)).to_have_text("3,310,000,000")
    expect(visitor.page.get_by_role("alert")).to_have_count(0)
    assert visitor.overflow() == 0


def test_without_a_contact_address_the_page_says_what_is_missing(stand_in, visitor):
    visitor.page.goto(address(stand_in, end="2025-12-31"))
    expect(visitor.page.get_by_role("alert").filter(has_text="EDGAR_CONTACT")).to_be_visible()
    expect(visitor.page.get_by_text(NUMBER)).to_be_visible()
    expect(visitor.page.get_by_role("link", name=visitor.words("filing.open.sec"))).to_be_visible()


def test_the_page_is_not_among_those_to_choose_from_and_back_leads_back(app, scripted, visit):
    visitor = asked(visit(), app, scripted)
    before = visitor.thread
    visitor.page.goto(address(app, start="2025-01-01", end="2025-12-31"))
    expect(marked(visitor.page)).to_be_visible()
    names = visitor.page.get_by_test_id("stSidebarNavLink").all_inner_texts()
    assert names
    assert not any(visitor.words("filing.title") in name for name in names)
    visitor.page.go_back()
    visitor.page.wait_for_url(before)
    visitor.answer.get_by_role("link", name="5.12 billion USD").wait_for()
