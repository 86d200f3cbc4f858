"""What questions ask. asked.txt has hundreds: question => ask; concepts; times; currency. Turns of a
conversation stand before `//`, any of several words divided by | will do.
"""

import time
from datetime import date
from pathlib import Path

import pytest

from assistant_core.builtin.language import language_of_latest
from assistant_core.builtin.turn import Turn
from assistant_core.builtin.understanding import asks, read
from assistant_core.builtin.understanding.frame import Frame, Point, Times

ASKED = (Path(__file__).parent / "asked.txt").read_text(encoding="utf-8").splitlines()
AS_IF_2026 = {
    "2025": str(date.today().year - 1),
    "2024": str(date.today().year - 2),
    "2026": str(date.today().year),
}
"""What last year and this year are in the file."""


def frame_of(*turns: str) -> Frame:
    turn = Turn(turns[-1], language_of_latest(list(turns)), tuple(turns[:-1]))
    frame = read.read_frame(turn)
    assert frame
    return frame


def written(times: Times) -> set[str]:
    points = (f"{point.year}Q{point.quarter}" if point.quarter else str(point.year) for point in times.points)
    numbers = {"last": times.last, "back": times.back, "days": times.days}
    counted = (f"{name}={number}" for name, number in numbers.items() if number)
    return {*points, *counted, times.frequency, "range" if times.is_range else ""}


@pytest.mark.parametrize("row", ASKED)
def test_a_question_is_read(row: str) -> None:
    question, wanted = row.split(" => ")
    ask, concepts, times, currency = (*(part.strip() for part in wanted.split(";")), "", "", "")[:4]
    frame = frame_of(*(turn.strip() for turn in question.split("//")))

    assert frame.ask.name in ask.split("|")
    found = {topic.concepts[0] for topic in frame.topics}
    if concepts:
        assert len(found) == len(concepts.split())
    assert all(set(one.split("|")) & found for one in concepts.split())
    got = written(frame.times)
    assert all(one in got or AS_IF_2026.get(one) in got for one in times.split())
    assert frame.currency == currency


def test_what_narrows_a_line_is_named() -> None:
    assert frame_of("Pfizer's vaccine revenue in 2023").beyond == ("vaccine",)
    assert frame_of("네이버 커머스 매출은 얼마야?").beyond == ("커머스",)
    assert not frame_of("Could you quickly look up Pfizer's revenue, please?").beyond


def test_a_conversation_goes_on() -> None:
    first = "How much did Pfizer sell in 2022?"
    assert frame_of(first, "and Merck?").companies[0].symbol == "MRK"
    assert frame_of(first, "and Merck?").times.points == (Point(2022),)
    both = frame_of(first, "compare it with Merck")
    assert [one.symbol for one in both.companies] == ["PFE", "MRK"]
    assert both.ask.name == "compare"
    assert frame_of(first, "thanks!", "and the net margin?").companies[0].symbol == "PFE"
    assert frame_of("Pfizer revenue in Q1 2023", "and the quarter before?").times.points == (Point(2022, 4),)


def test_introductions_and_thanks_around_a_question_do_not_count() -> None:
    frame = frame_of("Hello! I hope all is well. What is Pfizer's total debt? I need it for my boss. Thanks!")
    assert (frame.ask.name, frame.topics[0].concepts[0]) == ("value", "TotalDebt")


def test_the_company_may_stand_in_another_sentence() -> None:
    frame = frame_of("I own some Pfizer shares. Should I sell?")
    assert (frame.ask.name, frame.companies[0].symbol) == ("judge", "PFE")


def test_assumptions_belong_to_the_name_beside_them() -> None:
    frame = frame_of("Value Pfizer: WACC 8%, cash flow growing 4% a year for 7 years, terminal growth 2%")
    stated = {one.name: one.value for one in frame.assumptions}
    assert stated == {"discount_rate": 8, "growth": 4, "years": 7, "terminal_growth": 2}


@pytest.mark.parametrize(
    "text", ["¿Cuál es el precio de la acción?", "Wie hoch ist der Umsatz von Pfizer?", "売上高は？"]
)
def test_other_languages_are_told_apart(text: str) -> None:
    assert frame_of(text).ask.name == "foreign"


def test_every_ask_has_examples_in_both_languages_and_an_answer() -> None:
    for name, kind in asks.kinds().items():
        assert kind.ask.answer, name
        assert not kind.examples or len(kind.examples) >= 12, name
        assert kind.examples or "never" in kind.needs, name


def test_a_long_question_is_read_in_time() -> None:
    frame_of("warm up")
    for text in ("revenue 2023 10% growth " * 170, "매출이랑 " * 900, "Apple, " * 500, "? " * 2_000):
        began = time.perf_counter()
        frame_of(text[:4_000])
        assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Intel's price and latest news", ["price", "news"]),
        ("Show me the revenue of Merck, and is it a good buy?", ["value", "judge"]),
        ("카카오 주가랑 뉴스 알려줘", ["price", "news"]),
        ("What does Zoom do and what's its revenue?", ["profile", "value"]),
        ("Show me Boeing's debt. Any news?", ["value", "news"]),
        ("pros and cons of Intel", ["reasons_both"]),
        ("Compare revenue and net income of Visa and Mastercard", ["compare"]),
        ("I own some Merck stock. Should I sell?", ["judge"]),
    ],
)
def test_several_things_may_be_asked_at_once(text: str, names: list[str]) -> None:
    frame = frame_of(text)
    assert [one.name for one in (frame.ask, *frame.more)] == names
