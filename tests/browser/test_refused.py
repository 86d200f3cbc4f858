"""Files that are not taken, in a real browser: told before a question goes out without them."""

import pytest
from playwright.sync_api import expect

from tests.support.scripted_model import text

# As the browser hands over what is on the clipboard.
PASTE = """(box, [name, type, bytes]) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], name, { type }))
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""
DROP = """async (area, [name, type, bytes]) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], name, { type }))
    const fire = (name, on) =>
        on.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }))
    fire("dragover", document.body)
    await new Promise((done) => setTimeout(done, 200))
    const zone = area.querySelector("input[type=file]").parentElement
    for (const name of ["dragenter", "dragover", "drop"]) fire(name, zone)
}"""
QUESTION = {"en": "What is in it?", "ko": "무엇이 들어 있나요?"}


def chat(visitor):
    return visitor.page.get_by_test_id("stChatInput")


def paste(visitor, name, kind, size=20):
    visitor.box.evaluate(PASTE, [name, kind, size])


def told(visitor):
    return visitor.page.locator(".refused")


def test_a_refused_file_is_told_and_the_question_waits(stand_in, scripted, visitor):
    scripted.script(text("Without it."))
    words, question = visitor.words, QUESTION[visitor.words.language]
    visitor.open(stand_in.url)
    visitor.wait_until_drawn()
    paste(visitor, "image.png", "image/png")
    expect(told(visitor)).to_contain_text(words("refused.type", name="image.png"))
    expect(told(visitor)).to_contain_text(words("refused.advice.image"))
    chat(visitor).evaluate(DROP, ["setup.exe", "application/x-msdownload", 20])
    expect(told(visitor)).to_contain_text(words("refused.type", name="setup.exe"))
    expect(told(visitor)).to_contain_text(words("refused.advice.other"))
    expect(told(visitor)).not_to_contain_text(words("refused.held"))

    visitor.box.fill(question)
    visitor.box.press("Enter")
    expect(told(visitor)).to_contain_text(words("refused.held"))
    expect(visitor.box).to_have_value(question)
    expect(visitor.page.get_by_test_id("stChatMessage")).to_have_count(0)
    assert visitor.overflow() == 0
    # Nor is it told in English, to the eye or to a screen reader.
    mark = chat(visitor).get_by_test_id("stFileChip").first
    mark.hover()
    visitor.page.wait_for_timeout(1000)
    shown = visitor.page.locator("body").inner_text() + mark.evaluate("mark => mark.outerHTML")
    assert "not allowed" not in shown
    assert "retry" not in shown
    assert words("refused.type", name="image.png") in mark.evaluate(
        "mark => document.getElementById(mark.getAttribute('aria-describedby')).textContent"
    )

    visitor.box.press("Enter")
    visitor.answer.get_by_text("Without it.").wait_for()
    expect(told(visitor)).to_be_hidden()


def test_it_is_held_back_from_a_click_too_and_goes_once_the_file_is_removed(stand_in, scripted, visit):
    scripted.script(text("Without it."))
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.wait_until_drawn()
    archive = {"name": "books.zip", "mimeType": "application/zip", "buffer": b"PK\5\6"}
    chat(visitor).locator("input[type=file]").set_input_files([archive])
    expect(told(visitor)).to_contain_text(visitor.words("refused.advice.archive"))
    visitor.ask("What is in it?")
    expect(told(visitor)).to_contain_text(visitor.words("refused.held"))
    # Another one that the reader has not been told of holds it back again.
    paste(visitor, "photo.jpg", "image/jpeg")
    expect(told(visitor)).to_contain_text(visitor.words("refused.type", name="photo.jpg"))
    visitor.page.get_by_test_id("stChatInputSubmitButton").click()
    expect(visitor.box).to_have_value("What is in it?")
    for _ in range(2):
        chat(visitor).get_by_test_id("stFileChipDeleteBtn").first.click()
    expect(told(visitor)).to_be_hidden()
    visitor.page.get_by_test_id("stChatInputSubmitButton").click()
    visitor.answer.get_by_text("Without it.").wait_for()


def test_a_file_that_is_too_large_and_one_that_could_not_be_sent(stand_in, visit):
    visitor = visit("ko-KR")
    visitor.open(stand_in.url)
    visitor.wait_until_drawn()
    # A file of that size is not to be made for a test; the browser only says that it has it.
    visitor.box.evaluate(
        """(box) => {
            const file = new File(["x"], "library.pdf", { type: "application/pdf" })
            Object.defineProperty(file, "size", { value: 600 * 1024 * 1024 })
            const data = { files: [file], items: [] }
            const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true })
            Object.defineProperty(event, "clipboardData", { value: data })
            box.dispatchEvent(event)
        }"""
    )
    expect(told(visitor)).to_contain_text(visitor.words("refused.size", name="library.pdf", limit=500))
    visitor.page.route("**/_stcore/upload_file/**", lambda route: route.abort())
    paste(visitor, "note.txt", "text/plain")
    expect(told(visitor)).to_contain_text(visitor.words("refused.failed", name="note.txt"))
    visitor.ask("무엇이 들어 있나요?")
    expect(told(visitor)).to_contain_text(visitor.words("refused.held"))
    visitor.page.unroute("**/_stcore/upload_file/**")
    chat(visitor).get_by_test_id("stFileChip").last.click()
    expect(told(visitor)).not_to_contain_text("note.txt")
    expect(told(visitor)).to_contain_text("library.pdf")


@pytest.mark.parametrize("name", ["empty.pdf", "picture.pdf", "noise.pdf"])
def test_a_file_that_turns_out_unreadable_holds_the_question_back(stand_in, scripted, visit, name):
    scripted.script(text("Without it."))
    visitor = visit("ko-KR", width=390, height=844)
    visitor.open(f"{stand_in.url}/book")
    content = {"empty.pdf": b"", "picture.pdf": b"\x89PNG\r\n\x1a\n\0\0", "noise.pdf": bytes(range(256)) * 9}[
        name
    ]
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    chat(visitor).locator("input[type=file]").set_input_files([file])
    chat(visitor).get_by_text(name).wait_for()
    visitor.ask("무엇이 들어 있나요?")
    visitor.page.get_by_text(visitor.words("problem.files_unreadable")).wait_for()
    expect(visitor.box).to_have_value("무엇이 들어 있나요?")
    expect(visitor.page.get_by_test_id("stChatMessage")).to_have_count(0)
    advice = visitor.page.get_by_test_id("stBottom").get_by_text(f"{name}:")
    assert "PDF로 저장" not in advice.inner_text()
    visitor.box.press("Enter")
    visitor.answer.get_by_text("Without it.").wait_for()
    expect(visitor.box).to_have_value("")
