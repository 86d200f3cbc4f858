"""Charts, tables, exports, the company panel and the watchlist, in a real browser, with real clicks."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import APPLE, KOREAN_APPLE, StandInApp
from tests.support.scripted_model import calls, text
from tests.support.stand_in_names import DOWN

AAPL = '{"ticker": "AAPL"}'
EVERYTHING = calls(
    *(
        (name, AAPL)
        for name in (
            *("get_daily_stock_performance", "get_income_statement", "get_cash_flow", "get_key_ratios"),
            *("compare_companies", "value_by_discounted_cash_flow", "get_news"),
        )
    )
)
TABS = ["Comparison", "Valuation", "Prices", "Key ratios", "Income statement", "Cash flow", "News"]


def asked(visitor, app, scripted, question="How is Apple doing?"):
    scripted.script(EVERYTHING, text("Revenue was 391.0 billion USD."))
    visitor.open(app.url)
    visitor.ask(question)
    visitor.wait_for_end()
    visitor.answer.get_by_role("tab").first.wait_for()
    return visitor


def tab(visitor, name):
    visitor.answer.get_by_role("tab", name=name, exact=True).click()
    return visitor.answer.get_by_role("tabpanel").filter(visible=True)


def downloaded(page: Page, button) -> bytes:
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.path().read_bytes()


def panel(visitor, place="beside"):
    return visitor.page.locator(f".st-key-company-{place}")


def test_the_same_exhibits_live_and_from_history(stand_in, scripted, visit):
    visitor = asked(visit(), stand_in, scripted)
    expect(visitor.answer.get_by_role("tab")).to_have_text(TABS, use_inner_text=True)
    for name in ("Prices", "Income statement", "Cash flow"):
        tab(visitor, name).locator(
            "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg"
        ).wait_for()
    expect(tab(visitor, "News").get_by_role("link")).to_have_text(
        ["Apple [reports] $102 billion"], use_inner_text=True
    )
    visitor.page.reload()
    visitor.answer.get_by_role("tab").first.wait_for()
    expect(visitor.answer.get_by_role("tab")).to_have_text(TABS, use_inner_text=True)
    foreign = [url for url in visitor.requests if not url.startswith((stand_in.url, "data:", "blob:"))]
    assert foreign == []


def test_a_table_downloads_with_full_figures(stand_in, scripted, visit):
    visitor = asked(visit(), stand_in, scripted)
    button = tab(visitor, "Income statement").get_by_test_id("stDownloadButton")
    data = downloaded(visitor.page, button.get_by_role("button"))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert ["Total revenue", "USD, millions", "391035", "383285", "394328"] in rows
    assert ["Source", "Yahoo Finance"] in rows
    # The tab that was open stays open: a download does not draw the page anew.
    expect(visitor.answer.get_by_role("tab", name="Income statement")).to_have_attribute(
        "aria-selected", "true"
    )


def test_the_conversation_exports_as_markdown_and_as_a_report(stand_in, scripted, visit, browser, tmp_path):
    visitor = asked(visit(), stand_in, scripted, "How is Apple doing? <i>Really</i>")
    visitor.page.get_by_role("button", name="Export").click()
    menu = visitor.page.get_by_test_id("stPopoverBody")
    markdown = downloaded(visitor.page, menu.get_by_role("button", name="Markdown")).decode()
    assert "| Total revenue | 391,035 | 383,285 | 394,328 |" in markdown
    assert "Revenue was 391.0 billion USD." in markdown
    assert "Yahoo Finance, Jan 2, 2026, 3:04 AM UTC" in markdown

    report = tmp_path / "report.html"
    report.write_bytes(downloaded(visitor.page, menu.get_by_role("button", name="Report (HTML)")))
    page = browser.new_page(viewport={"width": 390, "height": 844})
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(report.as_uri())
    assert page.locator("svg").count() == 4
    assert page.locator("td", has_text="391,035").count() == 2
    assert page.get_by_text("How is Apple doing? <i>Really</i>").count() == 2
    assert loaded == [report.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.pdf().startswith(b"%PDF")
    page.close()


def test_the_panel_comes_while_the_answer_is_being_written(stand_in, scripted, visit):
    pieces = [f"Point {number}. " for number in range(1, 41)]
    slowly = text(*pieces, delay=2.0)
    scripted.script(calls(("get_income_statement", AAPL)), slowly)
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask("Points?")
    panel(visitor).get_by_text("269.70 USD").wait_for()
    assert visitor.stop_button.count(), "the answer was over before the panel came"
    before = len(visitor.text())
    visitor.wait_for_text(longer_than=before)
    slowly.released.set()
    assert "Point 40." in visitor.wait_for_end()
    expect(panel(visitor, "below")).to_be_hidden()


@pytest.mark.parametrize(("locale", "scheme"), [("en-US", "light"), ("ko-KR", "dark")])
def test_on_a_phone_the_panel_is_below_and_nothing_sticks_out(stand_in, scripted, visit, locale, scheme):
    visitor = visit(locale=locale, width=390, height=844, scheme=scheme)
    asked(visitor, stand_in, scripted)
    below = panel(visitor, "below")
    below.get_by_text("269.70 USD").wait_for()
    expect(below).to_be_visible()
    assert not visitor.in_view(panel(visitor))
    assert visitor.overflow() == 0
    tabs = visitor.answer.get_by_role("tab")
    for index in range(tabs.count()):
        tabs.nth(index).click()
        visitor.page.wait_for_timeout(200)
        assert visitor.overflow() == 0, tabs.nth(index).inner_text()


def test_the_watchlist_survives_a_reload_and_a_restart(scripted, visit, tmp_path):
    app = StandInApp(tmp_path, scripted.url)
    app.start()
    try:
        visitor = asked(visit(), app, scripted)
        panel(visitor).get_by_role("button").first.click()
        sidebar = visitor.page.get_by_test_id("stSidebar")
        row = sidebar.locator(".st-key-investor-watch-AAPL")
        row.wait_for()
        visitor.page.reload()
        row.wait_for()
        app.kill()
        app.start()
        visitor.open(app.url)
        row.wait_for()
        sidebar.get_by_text("+0.26%").first.wait_for()
        row.get_by_role("button").click()
        panel(visitor).get_by_text("269.70 USD").wait_for()
        sidebar.locator(".st-key-icon-only-investor-unwatch-AAPL").get_by_role("button").click()
        row.wait_for(state="detached")
    finally:
        app.kill()


def test_a_watched_company_whose_source_is_down_says_so_in_its_row(stand_in, scripted, visit):
    scripted.script(calls(("get_balance_sheet", f'{{"ticker": "{DOWN}"}}')), text("Down."))
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask("BMW?")
    visitor.wait_for_end()
    said = panel(visitor).get_by_text("No quote for BMW.DE: the source cannot be reached")
    said.wait_for()


@pytest.mark.parametrize(("locale", "question"), [("en-US", APPLE), ("ko-KR", KOREAN_APPLE)])
def test_the_built_in_model_on_the_sample_has_charts_too(app, visit, locale, question):
    visitor = visit(locale=locale)
    visitor.open(app.url)
    visitor.ask(question)
    visitor.wait_for_end()
    visitor.answer.get_by_role("tab").first.wait_for()
    names = " ".join(visitor.answer.get_by_role("tab").all_inner_texts())
    assert re.search("Prices|주가", names)
    visitor.answer.get_by_test_id("stVegaLiteChart").first.wait_for()
    visitor.wait_until_in_view(visitor.answer.get_by_test_id("stCaptionContainer").last)
    visitor.wait_until_in_view(visitor.answer.get_by_role("tab").first)
