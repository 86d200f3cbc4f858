"""Figures and code of an answer in its exports."""

import base64

import pytest

from assistant_core.chat.export.answer import text_of
from assistant_core.chat.export.html import html_of
from assistant_core.chat.export.markdown import markdown_of
from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Image, Text, ToolCall
from assistant_core.words import Words
from tests.chat.export.conversation import NOW

EN = Words("en")
PNG = b"\x89PNG the picture"
CODE = 'plt.title("Closes <1>")\nprint("```")'
ANSWER = Answer(
    "run_1",
    (
        ToolCall("call_1", "code_interpreter", "code_interpreter", CODE, "done", "```\n", ("file-1",)),
        Image("msg_1/0", "file-1"),
        Text("msg_1/1", "Here it is: [the table](sandbox:/mnt/data/a.csv)."),
    ),
    status="completed",
)


@pytest.fixture
def report():
    asked = []

    def picture(file_id):
        asked.append(file_id)
        return PNG

    made = report_of([ANSWER], EN, NOW, picture)
    assert asked == ["file-1"]
    return made


def test_html_holds_the_figure_once_and_the_code_folded(report):
    html = html_of(report, EN)
    data = base64.b64encode(PNG).decode()
    assert html.count("<img") == 1
    assert f'<img alt="Closes &lt;1&gt;" src="data:image/png;base64,{data}">' in html
    assert "img-src data:" in html
    assert "<details><summary>Code</summary><pre>plt.title(&quot;Closes &lt;1&gt;&quot;)" in html
    assert "Here it is: the table." in html
    assert "sandbox:" not in html


def test_markdown_names_the_figure_and_has_the_code(report):
    markdown = markdown_of(report, EN)
    assert "*Figure, drawn by the code below: Closes \\<1\\>*" in markdown
    assert f"````python\n{CODE}\n````" in markdown
    assert "sandbox:" not in markdown


def test_a_figure_that_is_gone_is_said_to_be(report):
    html = html_of(report_of([ANSWER], EN, NOW), EN)
    assert "<img" not in html
    assert "Closes &lt;1&gt;: This figure cannot be shown at the moment." in html


def test_a_copied_answer_names_its_figure():
    assert text_of(ANSWER, EN) == "(Closes <1>)\n\nHere it is: the table."
