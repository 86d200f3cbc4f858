"""What the page says of the figures of an answer."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.cells import cells_of
from assistant_core.chat.view import Answer, Text
from assistant_core.figures.model import Candidate, Checked, Report, Source, Status
from assistant_core.ui import figures
from assistant_core.ui.figures import marks
from assistant_core.words import Words
from tests.support.edgar_page import FILED_INCOME

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


FILED = (
    *cells_of(FILED_INCOME, "TotalRevenue", "2025-12-31", 5120e6),
    *cells_of(FILED_INCOME, "TotalRevenue", "2024-12-31", 4980e6),
)


def of_filings(said: str, *figures: tuple[str, int]) -> Text:
    """Each figure by its text and by how many cells it stands on."""
    found = tuple(
        Checked(
            said.index(text),
            said.index(text) + len(text),
            text,
            "verified",
            "TotalRevenue",
            source=SOURCE,
            cells=FILED[:count],
        )
        for text, count in figures
    )
    return Text("msg/0", said, report=Report(found))


def test_a_figure_of_one_cell_opens_it_and_a_computed_one_does_from_the_list(monkeypatch):
    monkeypatch.setattr("assistant_core.ui.filed.words", lambda: Words("en"))
    monkeypatch.setattr("assistant_core.ui.filed.t", Words("en"))
    text = of_filings("It was 5.12 billion USD, up 2.8%.", ("5.12 billion USD", 1), ("2.8%", 2))
    ((start, end, link),) = marks(text)
    assert text.value[start:end] == "5.12 billion USD"
    assert link.startswith(f"[5.12 billion USD]({FILED[0].address}")
    assert "Opens 10-K, filed Feb 12, 2026, at this figure" in link


@pytest.mark.parametrize(
    "said",
    ["[It was 5.12 billion](https://a.example)", "See https://a.example/5.12", "[It was 5.12 billion][1]"],
)
def test_a_figure_in_a_link_is_left_to_it(said):
    assert marks(of_filings(said, ("5.12", 1))) == []


def test_the_list_says_how_many_are_official_and_links_what_a_figure_follows_from():
    app = draw(of_filings(SAID, ("394.3 billion USD", 1), ("2.0%", 2)).report)
    told = "\n".join(element.value for element in app.markdown)
    first, second = (next(line for line in told.splitlines() if name in line) for name in ("394.3", "2.0%"))
    assert first.count("](filing?") == 1
    assert second.count("](filing?") == 2
    assert "from [" in second
