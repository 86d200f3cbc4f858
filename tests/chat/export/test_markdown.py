import json

import pytest

from assistant_core.chat.export.markdown import harmless, markdown_of
from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Question, Text, ToolCall
from assistant_core.words import Words
from tests.chat.export.conversation import ENTRIES, NOW
from tests.support.edgar_page import FILED_INCOME


def exported(language="en"):
    words = Words(language)
    return markdown_of(report_of(ENTRIES, words, NOW), words)


def test_the_whole_conversation_with_tables_figures_and_sources():
    text = exported()
    assert text.startswith(r"# How is Apple doing? \<b\>Really\</b\>")
    assert "Exported from Investor GPT on Nov 21, 2026, 9:30 AM UTC" in text
    assert "> How is Apple doing?  \n>  \n> \\<b\\>Really\\</b\\>" in text
    assert "| Line | 2024-09-28 | 2023-09-30 | 2022-09-24 |\n| --- | ---: | ---: | ---: |" in text
    assert "| Total revenue | 391,035 | 383,285 | 394,328 |" in text
    assert "| Diluted EPS (USD per share) | 6.08 | 6.13 | 6.11 |" in text
    assert text.count("| 2025-") == 100
    assert "USD, millions · Yahoo Finance, Jan 2, 2026" in text
    assert r"1. report.pdf, page 12: “Net sales \| were \<high\>.”" in text
    assert '- `get_income_statement({"ticker": "AAPL"})` – Yahoo Finance, Jan 2, 2026, 3:04 AM UTC' in text
    assert "*Answered by gpt-5.6-luna*" in text
    assert text.index("Revenue **391.0bn**") < text.index("And now?") < text.index("The same.")


def test_a_question_stands_as_it_was_typed_and_formulas_stay_whole():
    words = Words("en")
    asked = Question("msg_1", "1. 3*x + 4*y = 5\n# $5 &lt; $6", created_at=1_700_000_000)
    answer = Answer("run_1", (Text("msg_2/0", "So $0<x<3$ <b>."),), status="completed")
    text = markdown_of(report_of([asked, answer], words, NOW, formulas=True), words)
    assert "> 1\\. 3\\*x + 4\\*y = 5  \n> \\# \\$5 \\&lt; \\$6\n" in text
    assert "So $0< x<3$ \\<b>." in text


def test_links_lead_to_the_web_only():
    text = exported()
    assert r"[Apple \[reports\] \$102 billion](https://news.example.com/a%281%29?x=%241)" in text
    assert "- A trap – Nobody, Oct 29, 2025" in text


def test_korean():
    text = exported("ko")
    assert "| 매출액 | 391,035 | 383,285 | 394,328 |" in text
    assert "## 질문" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)>"),
        ("![a](https://e.com/a.png)", r"\![a](https://e.com/a.png)"),
        ("![a](u)", r"!\[a\](u)"),
        ("`<b>` and ```\n<i>\n```", "`<b>` and \\`\\`\\`\n\\<i>\n\n```\n\n```"),
        ("연 3~5%, 5*3*2, $5", r"연 3\~5%, 5\*3\*2, \$5"),
        ("``` a`b\n<img src=x>\n```", "\\`\\`\\` a\\`b\n\\<img src=x>\n\n```\n\n```"),
        ("[a][b]\n\n[b]: https://e.com", "\\[a\\]\\[b\\]\n\n\\[b\\]: <https://e.com>"),
        ("```html\n<b>\n```\n<b>", "```html\n<b>\n```\n\n\\<b>"),
        ("<https://example.com> 1 < 2", "<https://example.com> 1 < 2"),
        (r"\<b> \![a](u)", r"\<b> !\[a\](u)"),
    ],
)
def test_harmless(text, shown):
    assert harmless(text) == shown
    assert harmless(text, formulas=True) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"$0<x<3$ and \(a<b\), <b>", r"$0< x<3$ and $a< b$, \<b>"),
        ("$$\n0<x\n$$", "$$0< x$$"),
        ("$<img src=x>$ $n![a](u)$", "$< img src=x>$ $n! [a] (u)$"),
        ("`$<b>$` costs $5 <b> $6", r"`$<b>$` costs \$5 \<b> \$6"),
        (r"$\href{javascript:x}{y}$", r"`\href{javascript:x}{y}`"),
    ],
)
def test_harmless_with_formulas(text, shown):
    assert harmless(text, formulas=True) == shown


def test_a_statement_that_was_filed_names_filings_and_concepts():
    words = Words("en")
    call = ToolCall("call_1", "function", "get_income_statement", "{}", "done", json.dumps(FILED_INCOME))
    answer = Answer("run_1", (call, Text("msg_2/0", "So.")), status="completed")
    text = markdown_of(report_of([answer], words, NOW), words)
    assert "- 2025-12-31: 10-K, 2026-02-12, 0001234567-26-000010" in text
    assert "- Total revenue: us-gaap:Revenues" in text
