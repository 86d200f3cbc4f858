import pytest

from assistant_core.chat.export.markdown import harmless, markdown_of
from assistant_core.chat.export.report import report_of
from assistant_core.ui.strings import Words
from tests.chat.export.conversation import ENTRIES, NOW


def exported(language="en"):
    words = Words(language)
    return markdown_of(report_of(ENTRIES, words, NOW), words)


def test_the_whole_conversation_with_tables_figures_and_sources():
    text = exported()
    assert text.startswith(r"# How is Apple doing? \<b\>Really\</b\>")
    assert "Exported from Investor GPT on 2026-11-21 09:30 UTC" in text
    assert "> How is Apple doing?\n>\n> \\<b>Really\\</b>" in text
    assert "| Line | 2024-09-28 | 2023-09-30 | 2022-09-24 |\n| --- | ---: | ---: | ---: |" in text
    assert "| Total revenue | 391,035 | 383,285 | 394,328 |" in text
    assert "| Diluted EPS (USD per share) | 6.08 | 6.13 | 6.11 |" in text
    assert text.count("| 2025-") == 100
    assert "USD, millions · Yahoo Finance, 2026-01-02" in text
    assert r"1. report.pdf, page 12: “Net sales \| were \<high\>.”" in text
    assert '- `get_income_statement({"ticker": "AAPL"})` – Yahoo Finance, 2026-01-02T03:04:05Z' in text
    assert "*Answered by gpt-5.6-luna*" in text
    assert text.index("Revenue **391.0bn**") < text.index("And now?") < text.index("The same.")


def test_links_lead_to_the_web_only():
    text = exported()
    assert r"[Apple \[reports\] $102 billion](<https://news.example.com/a(1)?x=$1>)" in text
    assert "- A trap – Nobody, 2025-10-29" in text


def test_korean():
    text = exported("ko")
    assert "| 매출액 | 391,035 | 383,285 | 394,328 |" in text
    assert "## 질문" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)>"),
        ("![a](https://e.com/a.png)", r"\![a](https://e.com/a.png)"),
        ("`<b>` and ```\n<i>\n```", "`<b>` and ```\n<i>\n```"),
        ("```html\n<b>\n```\n<b>", "```html\n<b>\n```\n\\<b>"),
        ("<https://example.com> 1 < 2", "<https://example.com> 1 < 2"),
        (r"\<b> \![a](u)", r"\<b> \![a](u)"),
    ],
)
def test_harmless(text, shown):
    assert harmless(text) == shown
