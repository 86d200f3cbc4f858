import pytest

from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Question, Text
from assistant_core.figures.model import Candidate, Checked
from assistant_core.figures.model import Report as Checks
from assistant_core.words import Words
from tests.chat.export.conversation import ENTRIES, NOW

EN, KO = Words("en"), Words("ko")


def test_the_parts_are_in_order_and_an_exhibit_is_shown_once():
    report = report_of(ENTRIES, EN, NOW)
    assert report.title == "How is Apple doing? <b>Really</b>"
    assert report.exported == "Nov 21, 2026, 9:30 AM UTC"
    assert [part.asked for part in report.parts] == [True, False, True, False]
    assert [exhibit.title for exhibit in report.parts[1].exhibits] == ["Prices", "Income statement", "News"]
    assert report.parts[3].exhibits == ()
    assert report.parts[1].date == "Nov 14, 2023, 10:14 PM UTC"


def test_markers_become_numbers_with_what_they_stand_for():
    part = report_of(ENTRIES, EN, NOW).parts[1]
    assert part.said.startswith("Revenue **391.0bn**[1].")
    assert part.citations == ("report.pdf, page 12: “Net sales | were <high>.”",)


def test_every_call_has_its_source_or_its_failure():
    sources = report_of(ENTRIES, EN, NOW).parts[1].sources
    assert sources[0].call == 'get_income_statement({"ticker": "AAPL"})'
    assert sources[0].origin == "Yahoo Finance, Jan 2, 2026, 3:04 AM UTC"
    assert sources[3].origin == "Too many requests."


def test_model_notices_and_problems_are_remarks():
    report = report_of(ENTRIES, EN, NOW)
    assert report.parts[1].remarks == ("Answered by gpt-5.6-luna", "temperature was left out.")
    assert report.parts[3].remarks[1] == "Stopped. What was written is kept."


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (
            EN,
            "This model's context window is too small for every tool. It was not offered: News, own_tool.",
        ),
        (
            KO,
            "이 모델의 컨텍스트 창이 작아 모든 도구를 제공하지 못했습니다. 제외한 도구: 뉴스, own_tool.",
        ),
    ],
)
def test_tools_that_were_left_out_are_named(words, remark):
    answer = Answer("run_1", status="completed", model="m", left_out_tools=("get_news", "own_tool"))
    (part,) = report_of((answer,), words, NOW).parts
    assert remark in part.remarks


def test_an_answer_that_is_being_written_says_so():
    entries = (Question("msg_1", "Well?"), Answer("run_1", (Text("t", "So f"),), status="in_progress"))
    assert report_of(entries, EN, NOW).parts[1].remarks == ("This answer was still being written.",)


def test_an_empty_conversation_and_a_long_question():
    assert report_of((), EN, NOW).title == "Investor GPT"
    assert len(report_of((Question("msg_1", "long " * 100),), EN, NOW).title) == 80


def test_what_was_verified_is_told_and_what_was_not_is_named():
    text = "Revenue of 391.0 billion USD and net income of 97.9 billion USD."
    figures = tuple(
        Checked(text.index(said), text.index(said) + len(said), said, status)
        for said, status in (("391.0 billion USD", "verified"), ("97.9 billion USD", "unverified"))
    )
    answer = Answer("run_3", (Text("msg_5/0", text, report=Checks(figures)),), status="completed")
    (part,) = report_of([answer], EN, NOW).parts
    assert part.remarks[:2] == ("1 of 2 figures verified", "no source found: 97.9 billion USD")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            EN,
            "no source found: 97.9 billion USD "
            "(The functions have: Net income · Sep 28, 2024 · 93.74 billion USD)",
        ),
        (KO, "출처를 찾지 못함: 97.9 billion USD (가져온 자료의 값: 순이익 · 2024. 9. 28. · 937.4억 USD)"),
    ],
)
def test_beside_what_has_no_source_stands_what_the_functions_have(words, said):
    near = (Candidate("NetIncome", "2024-09-28", "93736000000", "USD"),)
    figures = (Checked(0, 1, "97.9 billion USD", "unverified", candidates=near),)
    answer = Answer("run_3", (Text("msg_5/0", "", report=Checks(figures)),), status="completed")
    (part,) = report_of([answer], words, NOW).parts
    assert part.remarks[1] == said


def test_what_was_typed_in_code_is_told_and_named():
    said = ("391.0 billion USD", "97.9 billion USD", "2024")
    told = (("verified", ""), ("typed", "typed"), ("typed", "year"))
    figures = tuple(Checked(0, 1, one, *status) for one, status in zip(said, told, strict=True))
    answer = Answer("run_3", (Text("msg_5/0", "", report=Checks(figures)),), status="completed")
    (part,) = report_of([answer], EN, NOW).parts
    assert part.remarks[:2] == (
        "1 of 2 figures verified · 1 typed in the code",
        "typed in the code, not computed: 97.9 billion USD",
    )
    (part,) = report_of([answer], KO, NOW).parts
    assert part.remarks[:2] == (
        "수치 2개 중 1개 확인됨 · 1개는 코드에 적어 넣은 값",
        "코드에 직접 적어 넣은 수치, 계산한 값이 아님: 97.9 billion USD",
    )


def test_earlier_versions_are_left_out():
    earlier = (
        Question("msg_1", "Then?"),
        Answer("run_1", (Text("msg_2/0", "So then."),), status="completed"),
    )
    now = (Question("msg_3", "Now?", earlier=(earlier,)), Answer("run_2", (Text("msg_4/0", "So now."),)))
    assert [part.said for part in report_of(now, EN, NOW).parts] == ["Now?", "So now."]
