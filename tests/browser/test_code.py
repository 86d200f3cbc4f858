"""Code in the chat: charts without any key, a CSV asked about, a file to take along."""

import json
import re

from playwright.sync_api import expect

from tests.browser.conftest import VERIFIED
from tests.browser.test_book import bring
from tests.support.scripted_model import calls, text

QUESTIONS = {
    "en": "plot Apple's last 100 closes with a 20-day average",
    "ko": "애플의 최근 100일 종가를 20일 이동평균과 함께 그려줘",
}
SUM = (
    'import pandas as pd\ntable = pd.read_csv("/mnt/data/sales.csv")\nprint("total", table["amount"].sum())\n'
)
SUM += 'table.to_csv("/mnt/data/twice.csv", index=False)'
SALES = {
    "name": "sales.csv",
    "mimeType": "text/csv",
    "buffer": b"region,amount\nnorth,1200.5\nsouth,3400.25\n",
}
TOTAL = "The total is 4,600.75. Here is [the table](sandbox:/mnt/data/twice.csv)."


def code(source):
    return calls(("code_interpreter", json.dumps({"code": source})))


def test_a_plot_of_closes_with_their_average(visitor, app):
    visitor.open(f"{app.url}/")
    visitor.ask(QUESTIONS[visitor.words.language])
    answer = visitor.wait_for_end()
    assert "257.18" in answer
    figure = visitor.answer.get_by_test_id("stImage").get_by_role("img")
    figure.wait_for()
    expect(figure).to_have_attribute("alt", re.compile(re.escape("Apple Inc. (AAPL)")))
    assert figure.evaluate("image => image.decode().then(() => image.naturalWidth > 400)")
    visitor.answer.get_by_role("button", name=VERIFIED).wait_for()
    assert visitor.overflow() == 0

    # The code is there for who wants it.
    source = visitor.answer.get_by_test_id("stCode").first
    expect(source).to_be_hidden()
    visitor.answer.get_by_text(visitor.words("tool.code_interpreter"), exact=False).first.click()
    source.wait_for(state="visible")
    expect(source).to_contain_text("rolling(20)", use_inner_text=True)
    assert visitor.overflow() == 0


def test_a_csv_is_asked_about_and_what_code_made_is_downloaded(visit, stand_in, scripted):
    visitor = visit()
    visitor.open(f"{stand_in.url}/")
    scripted.script(code(SUM), text(TOTAL))
    bring(visitor, SALES, question="What do the sales add up to?")
    assert "Here is the table." in visitor.wait_for_end()
    verified = visitor.words("figures.line.one", verified=1, checked=1)
    visitor.answer.get_by_role("button", name=verified).wait_for()
    with visitor.page.expect_download() as downloading:
        visitor.answer.get_by_role("button", name="twice.csv").click()
    assert downloading.value.path().read_bytes().splitlines() == SALES["buffer"].splitlines()

    visitor.page.reload()
    assert "Here is the table." in visitor.wait_for_end()
    visitor.answer.get_by_role("button", name="twice.csv").wait_for()


def test_code_that_fails_says_so_in_its_step(visit, stand_in, scripted):
    visitor = visit(scheme="dark")
    visitor.open(f"{stand_in.url}/")
    scripted.script(code("figures = {}\nfigures['close']"), text("That did not work."))
    visitor.ask("Compute it.")
    visitor.wait_for_end()
    visitor.answer.get_by_text(visitor.words("tool.code_interpreter"), exact=False).first.click()
    visitor.answer.get_by_role("alert").get_by_text("KeyError: 'close'").wait_for()
