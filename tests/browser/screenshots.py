"""Takes the screenshots in docs/ anew, from the app on its sample data.

python -m tests.browser.screenshots [NAME …]
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, DESKTOP, PHONE, ROOT, App, Visitor
from tests.support.documents import book_pdf, fact

MARGINS = "Compare the last three years of Apple's margins and cash flow"
VALUE = "애플은 할인율 10%, 영구성장률 3%면 얼마의 가치가 있나요?"
DEBT = "How much debt does Apple have?"


def investor(visitor: Visitor, url: str) -> None:
    visitor.open(url)
    ask(visitor, DEBT)
    visitor.sidebar.get_by_role("button", name=visitor.words("new_chat")).click()
    visitor.page.get_by_test_id("stChatMessage").first.wait_for(state="detached")
    ask(visitor, MARGINS)
    visitor.page.get_by_text(MARGINS).last.scroll_into_view_if_needed()


def in_korean(visitor: Visitor, url: str) -> None:
    visitor.open(url)
    ask(visitor, VALUE)
    visitor.answer.get_by_test_id("stMarkdown").first.scroll_into_view_if_needed()


def book(visitor: Visitor, url: str) -> None:
    visitor.open(f"{url}/book")
    pdf = {"name": "harbour.pdf", "mimeType": "application/pdf", "buffer": book_pdf(40)}
    visitor.page.locator("input[type=file]").first.set_input_files(pdf)  # type: ignore[arg-type]
    visitor.page.get_by_text("harbour.pdf").first.wait_for()
    ask(visitor, fact(27).split(",")[0].rstrip(".") + "?")
    visitor.answer.get_by_role("button", name="harbour.pdf").first.click()
    page_image = visitor.page.get_by_role("dialog").get_by_role("img", name="harbour.pdf")
    page_image.wait_for()
    page_image.hover()
    visitor.page.mouse.wheel(0, 280)


def tutor(visitor: Visitor, url: str) -> None:
    visitor.open(f"{url}/tutor")
    ask(visitor, "Integrate x^2 sin(x) from 0 to pi")
    ask(visitor, "Explain in more detail")
    visitor.answer.get_by_text("Check by differentiating").wait_for()
    visitor.wait_for_end()
    visitor.page.get_by_text("Explain in more detail").last.scroll_into_view_if_needed()


def settings(visitor: Visitor, url: str) -> None:
    visitor.page.goto(f"{url}/settings")
    visitor.page.get_by_role("button", name=visitor.words("settings.use")).wait_for()


def assistants(visitor: Visitor, url: str) -> None:
    visitor.page.goto(f"{url}/assistants")
    visitor.page.get_by_role("button", name=visitor.words("assistants.edit")).first.wait_for()


Scheme = Literal["light", "dark"]
SHOTS: dict[str, tuple[str, Scheme, Any, Callable[[Visitor, str], None]]] = {
    "investor": ("en-US", "light", DESKTOP, investor),
    "investor-phone": ("ko-KR", "light", PHONE, in_korean),
    "investor-dark": ("ko-KR", "dark", DESKTOP, in_korean),
    "book": ("en-US", "light", DESKTOP, book),
    "tutor": ("en-US", "light", DESKTOP, tutor),
    "settings": ("en-US", "dark", PHONE, settings),
    "assistants": ("en-US", "light", DESKTOP, assistants),
}


def ask(visitor: Visitor, question: str) -> None:
    visitor.ask(question)
    visitor.answer.get_by_text(question).wait_for(state="detached")
    visitor.wait_for_end()


def main() -> None:
    wanted = sys.argv[1:] or list(SHOTS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        app = App(Path(folder))
        app.start()
        for name in wanted:
            locale, scheme, size, take = SHOTS[name]
            context = browser.new_context(locale=locale, color_scheme=scheme, viewport=size)
            visitor = Visitor(context.new_page(), locale[:2])
            take(visitor, app.url)
            visitor.page.wait_for_timeout(2000)
            visitor.page.screenshot(path=ROOT / "docs" / f"{name}.png")
            context.close()
        browser.close()
        app.kill()


if __name__ == "__main__":
    main()
