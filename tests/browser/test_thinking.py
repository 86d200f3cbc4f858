"""A model that thinks before it answers: the page says so, and keeps what it thinks folded away."""

import re

from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.support.odd_servers import chunk
from tests.support.scripted_model import Reply, garbled

THOUGHTS = ("The balance sheet ", "says $999 billion.\n\n", *("Let me look at it again. ",) * 120)
ANSWER = "Apple owes nothing that I know of."


def test_thinking_is_folded_away_and_no_part_of_the_answer(visitor, stand_in, scripted):
    reply = Reply(thoughts=THOUGHTS, pieces=(ANSWER,), delay=0.5)
    scripted.script(reply)
    words = visitor.words
    visitor.open(f"{stand_in.url}/")
    visitor.ask("How much debt does Apple have?")

    def fold(label):
        return visitor.answer.get_by_test_id("stExpander").filter(has_text=label)

    growing, thought = fold(words("thought.growing")), visitor.answer.get_by_text("says $999 billion.")
    visitor.answer.get_by_text(words("phase.thinking"), exact=True).wait_for()
    growing.wait_for()
    expect(thought).to_be_hidden()
    growing.locator("summary").click()
    expect(thought).to_be_visible()
    assert visitor.overflow() == 0
    assert violations(visitor) == []

    # It is there again after a reload, and in a second tab; folded, as before.
    tab = visitor.page.context.new_page()
    tab.goto(visitor.thread)
    tab.get_by_test_id("stExpander").filter(has_text=words("thought.growing")).wait_for()
    visitor.page.reload()
    growing.wait_for()
    expect(thought).to_be_hidden()
    # Nobody who has the page read out hears every word of it.
    assert visitor.answer.locator("[aria-live], [role=status], [role=log]").count() == 0

    reply.released.set()
    assert visitor.wait_for_end() == ANSWER
    for page in (visitor.page, tab):
        after = page.get_by_test_id("stChatMessage").last
        label = re.compile(re.escape(words("thought.over", time="#")).replace("\\#", r".*\d.*"))
        over = after.get_by_test_id("stExpander").filter(has_text=label)
        said = after.get_by_text("says $999 billion.")
        over.wait_for()
        expect(said).to_be_hidden()
        over.locator("summary").click()
        expect(said).to_be_visible()
        assert over.bounding_box()["y"] < after.get_by_text(ANSWER).bounding_box()["y"]
    tab.close()
    assert visitor.overflow() == 0


def test_a_thought_is_opened_while_the_answer_is_written(visitor, stand_in, scripted):
    scripted.script(Reply(thoughts=THOUGHTS[:2], pieces=("One more word. ",) * 500, delay=0.5))
    visitor.open(f"{stand_in.url}/")
    visitor.ask("How much debt does Apple have?")
    thought = visitor.answer.get_by_text("says $999 billion.")
    visitor.wait_for_text()
    visitor.answer.get_by_test_id("stExpander").locator("summary").click()
    expect(thought).to_be_visible()
    # Drawn anew for it, the page has the text once.
    written = visitor.answer.get_by_text("One more word.")
    visitor.wait_for_text(len(visitor.text()))
    expect(written).to_have_count(1)
    visitor.stop_button.click()
    visitor.answer.get_by_text(visitor.words("problem.stopped")).wait_for()
    visitor.wait_until_drawn()
    expect(thought).to_be_visible()


def test_a_bar_says_how_far_the_question_is_read(visitor, stand_in, scripted):
    read = chunk({}, prompt_progress={"total": 200, "processed": 80})
    scripted.script(garbled(read, 60.0))
    visitor.open(f"{stand_in.url}/")
    visitor.ask("How much debt does Apple have?")
    bar = visitor.answer.get_by_test_id("stProgress")
    bar.get_by_text("40%").wait_for()
    expect(bar).to_contain_text(visitor.words("phase.reading"))
    assert violations(visitor) == []
    visitor.stop_button.click()
    visitor.answer.get_by_text(visitor.words("problem.stopped")).wait_for()
    expect(bar).to_have_count(0)
