"""What axe-core finds on every page, and the way through the page by keyboard alone."""

from pathlib import Path

from tests.browser.conftest import APPLE, ENDLESS, KOREAN_APPLE, Visitor
from tests.browser.test_book import bring
from tests.support.scripted_model import calls

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
SEVERE = ("serious", "critical")
# Elements of Streamlit that cannot be changed from outside, each with what is wrong with it.
STREAMLITS = {
    # A popover and a container of fixed height scroll without being focusable; browsers focus such boxes
    # by themselves (Chromium since 130), so that the arrow keys scroll them.
    "scrollable-region-focusable": ("stPopoverBody", "stVerticalBlock"),
}
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map((rule) => ({
    id: rule.id,
    impact: rule.impact,
    nodes: rule.nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`),
}))"""
# Streamlit draws the focus as an outline or a shadow around the element, or around the field that it is in.
FOCUSED = """() => {
    const focused = document.activeElement;
    const drawn = (element) => {
        const style = getComputedStyle(element);
        return style.boxShadow !== "none" || (style.outlineStyle !== "none" && style.outlineWidth !== "0px");
    };
    const around = [focused];
    while (around.length < 6 && around.at(-1).parentElement) around.push(around.at(-1).parentElement);
    const name = focused.getAttribute("aria-label") || focused.innerText || focused.placeholder || "";
    return around.some(drawn) || focused.matches("summary, textarea") ? name : "";
}"""
BOOK = b"# Whales\n\nBlue whales are the largest animals that ever lived. They eat krill.\n" * 20


def violations(visitor: Visitor) -> list[str]:
    """Serious and critical ones, of what is drawn now."""
    visitor.page.wait_for_timeout(600)  # what fades in is pale on its way
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.add_script_tag(path=AXE)
    return [
        f"{rule['id']}: {node}"
        for rule in visitor.page.evaluate(RUN)
        if rule["impact"] in SEVERE
        for node in rule["nodes"]
        if not any(name in node.partition(">")[0] for name in STREAMLITS.get(rule["id"], ()))
    ]


def apple(visitor: Visitor) -> str:
    return KOREAN_APPLE if visitor.words.language == "ko" else APPLE


def test_the_investor_page(app, visitor):
    visitor.open(app.url)
    assert violations(visitor) == []
    visitor.ask(apple(visitor))
    visitor.wait_for_text()
    assert violations(visitor) == []
    visitor.wait_for_end()
    visitor.answer.get_by_text("get_income_statement").click()
    visitor.answer.get_by_test_id("stDataFrame").filter(visible=True).first.wait_for()
    assert violations(visitor) == []
    visitor.answer.get_by_test_id("stPopover").first.get_by_role("button").click()
    assert violations(visitor) == []
    visitor.page.keyboard.press("Escape")
    visitor.sidebar.get_by_role("button", name=visitor.words("export")).click()
    assert violations(visitor) == []


def test_settings_and_assistants(app, visitor):
    visitor.open(app.url)
    for key in ("settings.title", "assistants.title"):
        visitor.sidebar.get_by_role("link", name=visitor.words(key)).click()
        visitor.page.get_by_role("heading", name=visitor.words(key), level=1).wait_for()
        visitor.page.wait_for_timeout(1000)
        assert violations(visitor) == []


def test_the_tutor_page(app, visitor):
    visitor.open(f"{app.url}/tutor")
    assert violations(visitor) == []
    visitor.ask("3x + 11 = 14")
    visitor.wait_for_end()
    assert violations(visitor) == []
    visitor.page.get_by_text(visitor.words("mode.several")).click()
    visitor.page.get_by_label(visitor.words("several.box", most=20)).fill("2 + 3\nx^2 = 9")
    visitor.page.get_by_role("button", name=visitor.words("several.ask")).click()
    visitor.page.get_by_text(visitor.words("several.progress", done=2, all=2)).wait_for()
    assert violations(visitor) == []


def focused(visitor: Visitor) -> str:
    """The name of what has the focus; empty where its outline or shadow does not show it."""
    return visitor.page.evaluate(FOCUSED)


def tab_to(visitor: Visitor, name: str, key: str = "Tab") -> None:
    for _ in range(120):
        visitor.page.keyboard.press(key)
        if name in focused(visitor):
            return
    raise AssertionError(f"{name} is not reached")


def test_the_way_by_keyboard_alone(stand_in, scripted, visit):
    scripted.script(calls(("get_income_statement", '{"ticker": "AAPL"}')), ENDLESS)
    visitor = visit()
    visitor.open(stand_in.url)
    visitor.page.get_by_test_id("stMainBlockContainer").get_by_text(APPLE).wait_for()  # all is drawn
    visitor.page.keyboard.press("Tab")
    tab_to(visitor, visitor.words("investor.input"))
    visitor.page.keyboard.type(APPLE)
    visitor.page.keyboard.press("Enter")
    visitor.wait_for_text()
    tab_to(visitor, visitor.words("stop"), "Shift+Tab")  # it stands above the box
    visitor.page.keyboard.press("Enter")
    visitor.answer.get_by_text("Stopped.").wait_for()
    tab_to(visitor, "get_income_statement")
    visitor.page.keyboard.press("Enter")
    tab_to(visitor, visitor.words("new_chat"))
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_test_id("stChatMessage").first.wait_for(state="detached")
    tab_to(visitor, "Apple stock is a good buy")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_test_id("stChatMessage").first.wait_for()


def test_the_book_page(app, visitor):
    visitor.open(f"{app.url}/book")
    file = {"name": "whales.md", "mimeType": "text/markdown", "buffer": BOOK}
    bring(visitor, file, question="What do blue whales eat?")
    visitor.wait_for_end()
    assert violations(visitor) == []
    visitor.answer.get_by_role("button", name="whales").first.click()
    visitor.page.get_by_role("dialog").get_by_text("krill").first.wait_for()
    assert violations(visitor) == []
    visitor.page.get_by_role("dialog").get_by_test_id("stDialogCloseButton").or_(
        visitor.page.get_by_role("dialog").get_by_role("button", name="Close")
    ).first.click()
    visitor.sidebar.get_by_role("button", name=visitor.words("files.remove"), exact=True).click()
    menu = visitor.page.get_by_test_id("stPopoverBody")
    menu.get_by_role("button", name=visitor.words("files.remove.yes"), exact=True).wait_for()
    assert violations(visitor) == []
