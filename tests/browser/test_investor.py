"""The Investor page in a real browser: an answer goes on whatever its reader does."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import APPLE, ENDLESS, KOREAN_APPLE, App
from tests.browser.line import Line
from tests.support.scripted_model import calls, text

REVENUE = "391.0 billion USD"


def test_a_question_is_answered_while_the_text_grows(app, visit):
    visitor = visit()
    visitor.open(app.url)
    visitor.ask(APPLE)
    seen = [len(visitor.wait_for_text())]
    while visitor.stop_button.count():
        seen.append(len(visitor.text()))
    answer = visitor.wait_for_end()
    assert len(set(seen)) >= 10
    # Markdown signs show until their pair arrives, so a length may step back by a few; a paragraph may not.
    assert all(later > earlier - 12 for earlier, later in pairwise(seen))
    assert REVENUE in answer
    assert "269.70" in answer
    visitor.wait_until_in_view(visitor.answer.get_by_test_id("stCaptionContainer").last)
    for name in ("get_ticker", "get_income_statement", "get_balance_sheet", "get_daily_stock_performance"):
        expect(visitor.answer).to_contain_text(name, use_inner_text=True)
    expect(visitor.answer).to_contain_text("Sample data", use_inner_text=True)
    expect(visitor.page.get_by_text("Not investment advice")).to_have_count(1)
    assert [url for url in visitor.requests if not url.startswith((app.url, "data:", "blob:"))] == []


def test_a_suggested_question_is_one_click(app, visit):
    visitor = visit()
    visitor.open(app.url)
    main = visitor.page.get_by_test_id("stMainBlockContainer")
    main.get_by_text(APPLE).click()
    assert REVENUE in visitor.wait_for_end()
    expect(main.get_by_text("How much debt does Apple have?")).to_have_count(0)


def test_the_returned_table_is_there_on_demand(app, visit):
    visitor = visit()
    visitor.open(app.url)
    visitor.ask(APPLE)
    visitor.wait_for_end()
    table = visitor.answer.get_by_test_id("stDataFrame")
    expect(table.first).to_be_hidden()
    visitor.answer.get_by_text("get_income_statement").click()
    visitor.answer.get_by_text("USD, millions").first.wait_for()
    table.filter(visible=True).first.wait_for()


def test_a_refresh_half_way_loses_nothing(app, visit):
    visitor = visit()
    visitor.open(app.url)
    visitor.ask(APPLE)
    visitor.wait_for_text(longer_than=100)
    visitor.page.reload()
    assert visitor.stop_button.count() or visitor.wait_for_text()
    answer = visitor.wait_for_end()
    assert REVENUE in answer
    visitor.page.reload()
    assert visitor.wait_for_end() == answer


def test_a_second_tab_follows_the_same_answer(stand_in, scripted, visit):
    slowly = text(*(f"Point {number}. " for number in range(1, 61)), delay=2.0)
    scripted.script(slowly)
    first, second = visit(), visit()
    first.open(stand_in.url)
    first.ask("Which points are there?")
    second.open(first.thread)
    second.wait_for_text()
    assert second.stop_button.count(), "the answer was over before the second tab saw it"
    slowly.released.set()
    answer = first.wait_for_end()
    assert second.wait_for_end() == answer
    assert "Point 60." in answer


def test_using_the_page_while_it_answers_does_not_disturb_the_answer(stand_in, scripted, visit):
    slowly = text(*(f"Point {number}. " for number in range(1, 41)), delay=2.0)
    scripted.script(calls(("get_balance_sheet", '{"ticker": "AAPL"}')), slowly)
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask("Points?")
    visitor.wait_for_text()
    visitor.answer.get_by_text("get_balance_sheet").click()
    step = visitor.answer.locator("details").filter(has_text="get_balance_sheet").last
    table = step.get_by_test_id("stDataFrame")
    table.wait_for()
    assert visitor.stop_button.count(), "the answer was over before it was disturbed"
    slowly.released.set()
    assert "Point 40." in visitor.wait_for_end()
    expect(table, "what the reader opened was closed again").to_be_visible()


def test_a_lost_connection_does_not_lose_the_answer(app, visit):
    line = Line(app.port)
    try:
        visitor = visit()
        visitor.open(line.url)
        visitor.ask(APPLE)
        visitor.wait_for_text(longer_than=50)
        line.cut()
        visitor.page.wait_for_timeout(1000)
        line.mend()
        assert REVENUE in visitor.wait_for_end()
    finally:
        line.close()


def test_a_second_question_is_refused_and_stays_in_the_box(stand_in, scripted, visit):
    scripted.script(ENDLESS)
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask(APPLE)
    visitor.wait_for_text()
    visitor.ask("And Microsoft?")
    notice = visitor.page.get_by_text("still being answered")
    notice.wait_for()
    visitor.wait_until_in_view(notice)
    expect(visitor.box).to_have_value("And Microsoft?")
    visitor.stop_button.click()
    assert "One more word." in visitor.wait_for_end()
    expect(visitor.page.get_by_test_id("stChatMessage")).to_have_count(2)
    expect(visitor.box).to_have_value("And Microsoft?")


def test_stop_keeps_what_was_written(stand_in, scripted, visit):
    scripted.script(ENDLESS, text("The next answer."))
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.ask(APPLE)
    visitor.wait_for_text(longer_than=50)
    visitor.stop_button.click()
    visitor.answer.get_by_text("Stopped. What was written is kept.").wait_for()
    stopped = visitor.wait_for_end()
    assert len(stopped) > 50
    visitor.ask("How much debt does Apple have?")
    visitor.page.get_by_test_id("stChatMessage").nth(3).wait_for()
    assert visitor.wait_for_end() == "The next answer."


def test_a_korean_question_gets_a_korean_answer(app, visit):
    visitor = visit(locale="ko-KR")
    visitor.open(app.url)
    visitor.page.get_by_text("투자 권유가 아닙니다").wait_for()
    visitor.ask(KOREAN_APPLE)
    answer = visitor.wait_for_end()
    assert "매출" in answer
    expect(visitor.answer).to_contain_text("샘플 데이터", use_inner_text=True)
    expect(visitor.answer).to_contain_text("손익계산서", use_inner_text=True)


@pytest.mark.parametrize(("locale", "question"), [("en-US", APPLE), ("ko-KR", KOREAN_APPLE)])
def test_nothing_sticks_out_on_a_phone(app, visit, locale, question):
    visitor = visit(locale=locale, width=390, height=844, scheme="dark")
    visitor.open(app.url)
    assert visitor.overflow() == 0
    visitor.ask(question)
    visitor.wait_for_text()
    assert visitor.overflow() == 0
    visitor.wait_for_end()
    visitor.answer.get_by_text("get_income_statement").click()
    visitor.answer.get_by_test_id("stDataFrame").filter(visible=True).first.wait_for()
    assert visitor.overflow() == 0


def test_a_killed_app_finishes_the_answer_when_it_is_started_again(visit, tmp_path):
    app = App(tmp_path)
    app.start()
    try:
        visitor = visit()
        visitor.open(app.url)
        visitor.ask(APPLE)
        address = visitor.thread
        visitor.wait_for_text(longer_than=50)
        app.kill()
        app.start()
        visitor.open(address)
        visitor.page.get_by_test_id("stChatMessage").first.get_by_text(APPLE).wait_for()
        assert REVENUE in visitor.wait_for_end()
    finally:
        app.kill()
