"""The Korean interface is Korean: no English word stands on it but names, codes and what others wrote."""

import re

import pytest

from assistant_core.words import Words
from tests.browser.conftest import KOREAN_APPLE, App
from tests.browser.test_book import EMPTY, bring

KO = {"locale": "ko-KR"}
# Names, symbols, abbreviations and units, which Korean writes so too.
NAMES = """
    Samsung Electronics
    Apple Inc AAPL NASDAQ Nasdaq USD KRW EBITDA EBIT EPS EV PER PBR PSR ROE ROA ROIC CAPEX UTC CSV PDF HTML
    HTTP JSON URL Yahoo Finance DuckDuckGo Investor GPT OpenAI Ollama Form English Markdown Word PowerPoint
    EPUB MB kB byte DRM OCR UTF LM Studio vLLM llama cpp API Responses
    Anthropic Azure DeepSeek Google Gemini Groq Mistral OpenRouter xAI
"""
# Streamlit's own words, which no option changes: its link for keyboards.
STREAMLITS = "Skip to main content"
ALLOWED = frozenset(f"{NAMES} {STREAMLITS}".split())
# Function calls are shown as the model wrote them; icons are ligatures; code is code.
LEFT_OUT = "code, pre, [data-testid=stIconMaterial], [role=img], [translate=no], script, style, canvas, svg"
VISIBLE = f"""() => {{
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {{
        const parent = walker.currentNode.parentElement;
        if (!parent.closest("{LEFT_OUT}") && parent.checkVisibility()) texts.push(walker.currentNode.data);
    }}
    return texts;
}}"""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """One without the conversations of other tests, whose titles may be English."""
    running = App(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.kill()
    assert "Traceback" not in running.log(), running.log()


def english(visitor, names: str = "(?!)") -> list[str]:
    """Latin words in the visible text, with the text that they stand in; `names` are somebody's, of files."""
    found = {
        f"{word}: {text.strip()[:120]}"
        for text in visitor.page.evaluate(VISIBLE)
        for word in re.findall(r"[A-Za-z]{2,}", re.sub(names, "", text))
        if word not in ALLOWED
    }
    return sorted(found)


def test_the_investor_page(app, visit):
    visitor = visit(**KO)
    visitor.open(app.url)
    assert english(visitor) == []
    visitor.ask(KOREAN_APPLE)
    visitor.wait_for_end()
    visitor.answer.get_by_text("get_income_statement").click()
    visitor.answer.get_by_test_id("stDataFrame").filter(visible=True).first.wait_for()
    assert english(visitor) == []
    visitor.ask("삼성전자의 배당은 얼마인가요?")  # the sample does not have it
    visitor.page.get_by_test_id("stChatMessage").nth(3).wait_for()
    visitor.wait_for_end()
    for step in visitor.answer.get_by_test_id("stExpander").get_by_test_id("stExpander").all():
        step.locator("summary").first.click()
    assert english(visitor) == []


def test_files_that_cannot_be_read(app, visit):
    visitor = visit(**KO)
    visitor.open(f"{app.url}/book")
    broken = {"name": "그림.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 broken"}
    bring(visitor, EMPTY | {"name": "빈 파일.txt"}, broken)
    visitor.sidebar.get_by_text("빈 파일입니다").wait_for()
    visitor.sidebar.get_by_text("PDF가 손상되어").wait_for()
    assert english(visitor, r"빈 파일\.txt|그림\.pdf") == []


def test_the_other_pages(app, visit):
    visitor = visit(**KO)
    visitor.open(app.url)
    words = Words("ko")
    for key in ("assistants.title", "settings.title"):
        visitor.sidebar.get_by_role("link", name=words(key)).click()
        visitor.page.get_by_role("heading", name=words(key), level=1).wait_for()
        visitor.page.wait_for_timeout(1500)
        assert english(visitor) == []
