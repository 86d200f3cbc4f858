"""The Math Tutor without any key: an answer, its explanation, and several questions at once."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import ENDLESS, Visitor
from tests.support.scripted_model import text


def formulas(visitor: Visitor) -> Locator:
    """The LaTeX of the formulas that are drawn in the last answer."""
    return visitor.answer.locator("annotation[encoding='application/x-tex']")


def widest(visitor: Visitor) -> float:
    """Pixels that the widest formula is wider than its answer."""
    return visitor.answer.evaluate(
        "(answer) => Math.max(...[...answer.querySelectorAll('.katex-html')]"
        ".map((one) => one.getBoundingClientRect().right - answer.getBoundingClientRect().right))"
    )


def follow_up(visitor: Visitor, question: str, messages: int) -> None:
    visitor.ask(question)
    visitor.page.get_by_test_id("stChatMessage").nth(messages).wait_for()
    visitor.wait_for_end()


def test_an_equation_its_steps_and_three_at_once(app, visitor):
    visitor.open(f"{app.url}/tutor")
    follow_up(visitor, "3x + 11 = 14를 풀어 주세요", 1)
    expect(formulas(visitor)).to_have_text(["x = 1"])
    follow_up(visitor, "더 자세히 설명해 주세요", 3)
    for place, formula in enumerate(["x = 1", "3 x + 11 = 14", "11", "3 x = 3", "3", "x = 1"]):
        expect(formulas(visitor).nth(place)).to_have_text(formula)
    assert "확인하면" in visitor.text()
    assert widest(visitor) <= 0
    assert visitor.overflow() == 0

    page = visitor.page
    page.get_by_text(visitor.words("mode.several")).click()
    box = page.get_by_label(visitor.words("several.box", most=20))
    questions = "Solve x*x - 5*x + 6 = 0\n0부터 1까지 x^2를 적분해 주세요\nHow are you?"
    box.fill(questions)
    visitor.wait_until_drawn()
    expect(box).to_have_value(questions)
    page.get_by_role("button", name=visitor.words("several.ask")).click()
    page.get_by_text(visitor.words("several.progress", done=3, all=3)).wait_for()
    cards = page.get_by_test_id("stMainBlockContainer")
    cards.get_by_text("Solve x*x - 5*x + 6 = 0", exact=True).wait_for()
    for told in ("The solutions are", "적분 결과는", "Hello! I am the built-in model"):
        # While the page is drawn anew, what it showed before may stand beside it.
        expect(cards.get_by_text(told)).to_have_count(1)
    assert visitor.overflow() == 0

    page.reload()
    cards.get_by_text("The solutions are").wait_for()
    page.get_by_role("button", name=visitor.words("several.open")).first.click()
    visitor.box.wait_for()
    visitor.answer.get_by_text("The solutions are").wait_for()
    expect(page.get_by_test_id("stChatMessage").first).to_contain_text("Solve x*x - 5*x + 6 = 0")
    row = visitor.sidebar.get_by_role("button", name="Solve x*x - 5*x + 6 = 0")
    row.filter(has_text=visitor.words("conversations.open")).wait_for()


def test_a_refresh_in_the_middle_finds_them_again(stand_in, scripted, visit):
    visitor = visit()
    scripted.script(text("Five."), text("Four."), ENDLESS)
    visitor.page.goto(f"{stand_in.url}/tutor?several=new")
    box = visitor.page.get_by_label(visitor.words("several.box", most=20))
    box.fill("2 + 3\nSolve 2x = 8\nTell me all there is.")
    visitor.page.get_by_role("button", name=visitor.words("several.ask")).click()
    visitor.page.get_by_text(visitor.words("several.progress", done=2, all=3)).wait_for()
    visitor.page.reload()
    visitor.page.get_by_text(visitor.words("several.progress", done=2, all=3)).wait_for()
    visitor.page.get_by_role("button", name=visitor.words("stop")).click()
    visitor.page.get_by_text(visitor.words("problem.stopped")).wait_for()
    scripted.script(text("In short."))
    visitor.page.get_by_role("button", name=visitor.words("several.rest", count=1)).click()
    visitor.page.get_by_text("In short.").wait_for()
    visitor.page.get_by_text(visitor.words("several.progress", done=3, all=3)).wait_for()
