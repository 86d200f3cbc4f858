"""Research asked of the built-in model on the sample data: charts, tables, every figure verified."""

import pytest

from tests.browser.conftest import VERIFIED


@pytest.mark.parametrize(
    ("locale", "years", "worth"),
    [
        (
            "en-US",
            "Compare the last three years of Apple's margins and cash flow",
            "What is Apple worth at 10% discount and 3% terminal growth?",
        ),
        (
            "ko-KR",
            "애플의 최근 3년 마진과 현금흐름을 비교해줘",
            "할인율 10%, 영구성장률 3%로 애플의 가치는?",
        ),
    ],
)
def test_three_years_and_a_valuation(app, visit, locale, years, worth):
    visitor = visit(locale=locale)
    visitor.open(app.url)
    visitor.ask(years)
    said = visitor.wait_for_end()
    assert "46.2%" in said
    visitor.answer.get_by_role("button", name=VERIFIED).wait_for()
    visitor.answer.get_by_test_id("stVegaLiteChart").first.wait_for()
    visitor.ask(worth)
    visitor.page.get_by_test_id("stChatMessage").filter(has_text=worth).first.wait_for()
    said = visitor.wait_for_end()
    assert "105.73" in said
    visitor.answer.get_by_role("button", name=VERIFIED).wait_for()
    visitor.answer.get_by_test_id("stDataFrame").first.wait_for()
