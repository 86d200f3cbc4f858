from tests.browser.test_filing import *
import itertools
def test_shots(app, scripted, visitor):
    name = visitor.words.language
    asked(visitor, app, scripted)
    p = visitor.page
    p.wait_for_timeout(2500)
    p.screenshot(path=f"/tmp/shot-{name}-answer.png")
    visitor.answer.get_by_role("table").last.scroll_into_view_if_needed()
    p.wait_for_timeout(800)
    p.screenshot(path=f"/tmp/shot-{name}-table.png")
    visitor.answer.get_by_test_id("stVegaLiteChart").first.scroll_into_view_if_needed()
    p.wait_for_timeout(800)
    p.screenshot(path=f"/tmp/shot-{name}-chart.png")
    visitor.answer.get_by_role("button", name=visitor.words("figures.line.official", official=5)).click()
    p.wait_for_timeout(800)
    p.screenshot(path=f"/tmp/shot-{name}-list.png")
    p.goto(address(app, start="2025-01-01", end="2025-12-31", value="5120000000"))
    marked(p).wait_for()
    p.wait_for_timeout(1500)
    p.screenshot(path=f"/tmp/shot-{name}-page.png", full_page=False)
    p.goto(address(app, filing=GONE, end="2024-12-31"))
    p.wait_for_timeout(3000)
    p.screenshot(path=f"/tmp/shot-{name}-gone.png")
