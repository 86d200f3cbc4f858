"""The Book page in a real browser: files come, answers cite them, and a citation opens its page."""

import io
import re

from PIL import Image
from playwright.sync_api import expect

from tests.support.documents import book_pdf, fact

KOREAN = (
    "등대지기 마사는 1923년 가을에 놋쇠 열쇠를 잃어버렸다. 그녀는 계단 밑과 난로 뒤를 찾아보았다.\n\n"
    "동생 에드문드는 정오에 육지에서 도착했다. 그는 외투 주머니에서 열쇠를 찾았다.\n"
)
PDF = {"name": "harbour.pdf", "mimeType": "application/pdf", "buffer": book_pdf(160)}
TEXT = {"name": "등대.txt", "mimeType": "text/plain", "buffer": KOREAN.encode("cp949")}
EMPTY = {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""}
ENTRY = "How many crates does the register of entry 77 record?"
MARTHA = "마사는 언제 열쇠를 잃어버렸나요?"
YELLOW = 2_000


def bring(visitor, *files, question=""):
    visitor.page.locator("[data-testid=stChatInput] input[type=file]").set_input_files(list(files))
    visitor.page.get_by_test_id("stChatInput").get_by_text(files[-1]["name"]).wait_for()
    visitor.ask(question)


def sidebar(visitor):
    return visitor.page.get_by_test_id("stSidebar")


def yellow_pixels(png):
    image = Image.open(io.BytesIO(png)).convert("RGB")
    colours = image.getcolors(1 << 24)
    return sum(count for count, (red, green, blue) in colours if red > 200 and green > 180 and blue < 140)


def test_a_book_and_a_korean_text_are_asked_and_the_cited_page_opens(app, visit):
    visitor = visit()
    visitor.open(f"{app.url}/book")
    visitor.page.get_by_text("Drop a file into the box").wait_for()
    bring(visitor, PDF, TEXT)
    sidebar(visitor).get_by_text("160 pages").wait_for()
    sidebar(visitor).get_by_text("1 section").wait_for()
    visitor.page.get_by_test_id("stMainBlockContainer").get_by_text("What is this about?").wait_for()

    visitor.ask(ENTRY)
    said = visitor.wait_for_end()
    assert fact(76) in said
    assert "【" not in said
    source = visitor.answer.get_by_role("button", name="page 77")
    source.click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_text("page 77 of 160").wait_for()
    picture = dialog.locator("img")
    picture.wait_for()
    shown = visitor.page.request.get(picture.evaluate("image => image.src")).body()
    assert yellow_pixels(shown) > YELLOW
    visitor.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")

    visitor.ask(MARTHA)
    visitor.page.get_by_test_id("stChatMessage").filter(has_text=MARTHA).first.wait_for()
    said = visitor.wait_for_end()
    assert "등대지기 마사는 1923년 가을에 놋쇠 열쇠를 잃어버렸다." in said
    visitor.answer.get_by_role("button", name="등대.txt").click()
    dialog.get_by_text("1923년 가을").wait_for()
    visitor.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")

    before = visitor.answer.inner_text()
    visitor.page.reload()
    visitor.answer.get_by_role("button", name="등대.txt").wait_for()
    assert visitor.wait_for_end() == said
    expect(visitor.answer).to_have_text(before, use_inner_text=True)
    assert [url for url in visitor.requests if not url.startswith((app.url, "data:", "blob:"))] == []


def test_a_file_and_its_question_come_together(app, visit):
    visitor = visit(locale="ko-KR")
    visitor.open(f"{app.url}/book")
    bring(visitor, TEXT, question=MARTHA)
    assert "놋쇠 열쇠" in visitor.wait_for_end()
    expect(sidebar(visitor).get_by_text("1개 구간")).to_have_count(1)


def test_a_failed_file_says_why_and_the_others_go_on(app, visit):
    visitor = visit()
    visitor.open(f"{app.url}/book")
    bring(visitor, EMPTY, TEXT)
    sidebar(visitor).get_by_text("This file is empty").wait_for()
    sidebar(visitor).get_by_text("1 section").wait_for()


def test_removing_a_file_asks_first(app, visit):
    visitor = visit()
    visitor.open(f"{app.url}/book")
    bring(visitor, TEXT, question=MARTHA)
    visitor.wait_for_end()
    sidebar(visitor).get_by_role("button", name="Remove this file").click()
    visitor.page.get_by_text("Remove 등대.txt?").wait_for()
    visitor.page.get_by_role("button", name="Remove", exact=True).click()
    sidebar(visitor).get_by_text("등대.txt").wait_for(state="detached")
    visitor.answer.get_by_role("button", name="등대.txt").click()
    visitor.page.get_by_role("dialog").get_by_text("no longer there").wait_for()


def test_the_whole_is_told_by_its_outline(app, visit):
    visitor = visit(width=390, height=844)
    visitor.open(f"{app.url}/book")
    bring(visitor, PDF, question="What is this about?")
    said = visitor.wait_for_end()
    assert "Chapter 1:" in said
    assert "Chapter 15:" in said
    assert visitor.overflow() == 0


def test_the_investor_takes_a_report_beside_the_figures(app, visit):
    visitor = visit()
    visitor.open(app.url)
    bring(visitor, PDF, question="What does the report say about the register of entry 12?")
    assert fact(11) in visitor.wait_for_end()


def test_a_page_opened_first_has_the_apps_navigation(app, visit):
    visitor = visit()
    visitor.open(f"{app.url}/book")
    links = sidebar(visitor).get_by_test_id("stSidebarNavLink")
    pages = ["Investor", "Book", "Math Tutor", "Assistants", "Settings"]
    expect(links).to_have_text([re.compile(f"(^|\n){page}$") for page in pages], use_inner_text=True)
