"""What the page says of the figures of an answer."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.chat.view import Answer, Text
from assistant_core.figures.model import Candidate, Checked, Report, Source, Status
from assistant_core.ui import figures
from assistant_core.ui.figures import marks
from assistant_core.words import Words

SAID = "Revenue was 394.3 billion USD, up 2.0%, in 2022. It may be 9.9%."
FIGURES: tuple[tuple[str, Status, str, str], ...] = (
    ("394.3 billion USD", "typed", "typed", "Revenue `394.3` bn"),
    ("2.0%", "verified", "computed", "2.02 %"),
    ("2022", "typed", "year", "2022 394.3"),
    ("9.9%", "unverified", "", ""),
)
NEAR = (
    Candidate("OperatingIncome / TotalRevenue", "2024-09-28", "9.7141", "%"),
    Candidate("NetIncome", "2024-09-28", "93736000000", "USD"),
)
SOURCE = Source("code_interpreter", "", "", "", "")


def report() -> Report:
    return Report(tuple(checked(*figure) for figure in FIGURES))


def checked(text: str, status: Status, label: str, value: str) -> Checked:
    at = SAID.index(text)
    near = NEAR if status == "unverified" else ()
    source = SOURCE if label else None
    return Checked(at, at + len(text), text, status, label, value=value, source=source, candidates=near)


def draw(found: Report | None = None) -> AppTest:
    def script(answer):
        import streamlit as st

        from assistant_core.ui.figures import show_figures

        show_figures(st.container(), answer, recent=True)

    answer = Answer("run_1", (Text("msg/0", SAID, report=found or report()),), status="completed")
    app = AppTest.from_function(script, args=(answer,), default_timeout=20).run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("language", "summary", "typed"),
    [
        ("en", "1 of 3 figures verified · 1 typed in the code", "typed in the code, not computed"),
        (
            "ko",
            "수치 3개 중 1개 확인됨 · 1개는 코드에 적어 넣은 값",
            "코드에 직접 적어 넣은 수치, 계산한 값이 아님",
        ),
    ],
)
def test_typed_figures_are_counted_apart_and_listed_with_their_line(language, summary, typed, monkeypatch):
    monkeypatch.setattr(figures, "words", lambda: Words(language))
    monkeypatch.setattr(figures, "t", Words(language))
    app = draw()
    (popover,) = app.get("popover")
    assert popover.proto.popover.label == summary
    listed = app.markdown[0].value
    first = [line for line in listed.splitlines() if line.startswith("- ")]
    assert "9.9%" in first[0]
    assert any(line.startswith("- :orange[:material/keyboard: **394.3 billion USD**]") for line in first)
    assert any(line.startswith("- **2022** – ") and typed in line for line in first)
    assert listed.count(typed) == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The figures of this answer could not be checked."),
        ("ko", "이 답변의 수치를 확인하지 못했습니다."),
    ],
)
def test_a_check_that_broke_is_told_in_the_place_of_its_summary(language, said, monkeypatch):
    monkeypatch.setattr(figures, "words", lambda: Words(language))
    monkeypatch.setattr(figures, "t", Words(language))
    app = draw(Report(failed=True))
    assert not app.get("popover")
    assert [one.value for one in app.caption] == [f":material/rule: {said}"]


def test_what_was_typed_is_marked_in_the_text_but_for_years():
    edits = marks(Text("msg/0", SAID, report=report()))
    assert [SAID[start:end] for start, end, _ in edits] == ["394.3 billion USD", "9.9%"]
    assert ["keyboard" in said for _, _, said in edits] == [True, False]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "The functions have: Operating income / Total revenue · Sep 28, 2024 · 9.71%; "
            "Net income · Sep 28, 2024 · 93.74 billion USD",
        ),
        (
            "ko",
            "가져온 자료의 값: 영업이익 / 매출액 · 2024. 9. 28. · 9.71%; 순이익 · 2024. 9. 28. · 937.4억 USD",
        ),
    ],
)
def test_under_an_unverified_figure_stands_what_the_functions_have(language, said, monkeypatch):
    monkeypatch.setattr(figures, "words", lambda: Words(language))
    monkeypatch.setattr(figures, "t", Words(language))
    lines = draw().markdown[0].value.splitlines()
    at = next(place for place, line in enumerate(lines) if "9.9%" in line)
    assert lines[at + 1].replace("\\:", ":") == f"    - :small[{said}]"
