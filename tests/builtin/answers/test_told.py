"""News, earnings, owners and profiles: what the answers say, first what was asked."""

from typing import Any

import pytest

from tests.builtin.companies_data import error
from tests.builtin.tools_data import EARNINGS, NEWS, OUTPUTS, OWNERSHIP, PROFILE, talk

SAID: dict[str, tuple[str, ...]] = {
    "Any news on Apple?": (
        "- [Apple opens \\[a\\] new store](https://example.com/a%281%29) – Reuters, Oct 29, 2025",
        "- An offer – Unknown",
    ),
    "애플 뉴스": ("최신 뉴스", "](https://example.com/a%281%29) – Reuters, 2025년 10월 29일"),
    "When does Apple report?": (
        "**Apple Inc.** (AAPL) next reports earnings on Oct 30, 2025.",
        "| Current quarter (Sep 30, 2025) | 1.78 | 102.2 billion | +8.5% | 28 |",
        "| Next year (Sep 30, 2026) | 8.02 | 438.0 billion | – | 40 |",
        "| Jun 30, 2025 | 1.57 | 1.43 | +9.8% |\n| Mar 31, 2025 |",
        "mean target 252.30 USD, lowest target 175.00 USD, highest target 310.00 USD, 40 analysts",
        "Recommendations (Oct 2025): strong buy 5, buy 23, hold 15, sell 1 and strong sell 3.",
    ),
    "애플 실적 발표일은?": (
        "다음 실적 발표일은 2025년 10월 30일입니다.",
        "| 이번 분기 (2025년 9월 30일) | 1.78 |",
    ),
    "Who owns Apple?": (
        "Of **Apple Inc.** (AAPL), institutions hold 64.3% and insiders hold 2.1%.",
        "| Vanguard Group Inc | 9.5% | 290.5 billion | Jun 30, 2025 |",
        "| Oct 2, 2025 | COOK TIMOTHY D | Sale | 129,963 | 33.4 million |",
        "On balance insiders of **Apple Inc.** (AAPL) sold 240,000 shares in the last 6 months.",
    ),
    "애플 내부자 거래": ("| 2025년 10월 2일 | COOK TIMOTHY D | 매도 | 129,963 | 3,338만 |", "순매도"),
    "What does Apple do?": (
        "Consumer Electronics (Technology), based in Cupertino, United States, 164,000 employees.",
        "It also sells services.",
        "Tim Cook (Chief Executive Officer)",
        "Its fiscal year ends in September.",
    ),
    "애플은 뭐 하는 회사야?": (
        "업종 기술 (Consumer Electronics), 본사 Cupertino, 미국, 직원 164,000명",
        "마감월: 9월",
    ),
}
STARTS = {
    "What price target do analysts have for Apple?": "Analysts' price targets for **Apple Inc.** (AAPL)",
    "애플 목표주가는?": "**Apple Inc.** (AAPL) 애널리스트 목표주가: 평균 목표주가 252.30 달러",
    "Did Apple beat estimates?": "**Apple Inc.** (AAPL) reported EPS of 1.57 USD for the quarter",
    "Are insiders of Apple selling?": "On balance insiders of **Apple Inc.** (AAPL) sold 240,000 shares",
    "Who is the CEO of Apple?": "Tim Cook heads **Apple Inc.** (AAPL)",
    "애플 CEO가 누구야?": "**Apple Inc.** (AAPL)의 최고경영자는 Tim Cook입니다",
}
FUNCTIONS = {
    "get_company_profile": ("What does Apple do?", "애플은 뭐 하는 회사야?"),
    "get_news": ("Any news on Apple?", "애플 뉴스"),
    "get_earnings": ("When does Apple report?", "애플 실적 발표일은?"),
    "get_ownership": ("Who owns Apple?", "애플 주요 주주"),
    "get_quote": ("Apple's price now", "애플 현재 주가"),
    "get_dividends_and_splits": ("What dividend does Apple pay?", "애플 배당은?"),
    "get_key_ratios": ("Apple's key ratios", "애플 재무 비율"),
    "get_price_history": ("Apple's share price over 5 years", "애플 지난 5년 주가"),
}


@pytest.mark.parametrize(("question", "parts"), SAID.items())
def test_what_an_answer_says(question: str, parts: tuple[str, ...]) -> None:
    answer = talk().ask(question)
    for part in parts:
        assert part in answer
    assert "Yahoo Finance" in answer


@pytest.mark.parametrize(("question", "start"), STARTS.items())
def test_what_is_asked_goes_first(question: str, start: str) -> None:
    assert talk().ask(question).startswith(start)


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
def test_a_failure_is_told_in_the_language_of_the_question(function: str, questions: tuple[str, str]) -> None:
    outputs = {function: error("rate_limited", retry_after_seconds=60)}
    assert "Ask again in 60 seconds" in talk(**outputs).ask(questions[0])
    assert "60초 후에 다시" in talk(**outputs).ask(questions[1])


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
@pytest.mark.parametrize("output", ["", "[]", '{"company": "Apple Inc."}', '{"currency": 3, "ratios": [1]}'])
def test_an_output_without_content_is_told(function: str, questions: tuple[str, str], output: str) -> None:
    answer = talk(**{function: output}).ask(questions[0])
    assert "could not" in answer or "not in the data" in answer or "no price" in answer
    assert talk(**{function: output}).ask(questions[1])


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
def test_sample_data_is_said_at_once(function: str, questions: tuple[str, str]) -> None:
    sample = {**OUTPUTS[function], "sample_data": True, "as_of": "2025-10-29"}
    assert "> **Sample data**: " in talk(**{function: sample}).ask(questions[0])
    assert "> **샘플 데이터**: " in talk(**{function: sample}).ask(questions[1])


@pytest.mark.parametrize(
    ("question", "outputs", "said"),
    [
        ("Any news on Apple?", {"get_news": {**NEWS, "articles": []}}, "There is no recent news"),
        (
            "Did Apple insiders sell?",
            {"get_ownership": {**OWNERSHIP, "insider_trades": {}, "insider_net_purchases": {}}},
            "No trades of insiders are in the data",
        ),
        (
            "When does Apple report?",
            {"get_earnings": {**EARNINGS, "next_earnings": {"date": "2026-01-28", "date_to": "2026-02-02"}}},
            "between Jan 28, 2026 and Feb 2, 2026",
        ),
        (
            "What does Apple do?",
            {
                "get_company_profile": {
                    **PROFILE,
                    "industry": "",
                    "family": "Big Funds",
                    "category": "Large Blend",
                }
            },
            "a fund of Big Funds, category Large Blend",
        ),
    ],
)
def test_what_is_not_there(question: str, outputs: dict[str, Any], said: str) -> None:
    assert said in talk(**outputs).ask(question)


def test_a_title_cannot_speak_for_the_model() -> None:
    bad = {"title": "x](javascript:1)\n\n# BUY **now** <b>", "link": "https://e.com/a b) [x](http://evil"}
    answer = talk(get_news={**NEWS, "articles": [bad]}).ask("Any news on Apple?")
    assert "\n# BUY" not in answer
    assert "**now**" not in answer
    assert "](http" not in answer.replace("\\](http", "")
    assert "](javascript" not in answer.replace("\\](javascript", "")


def test_a_surprise_of_a_quarter_that_is_not_there_is_named_as_missing() -> None:
    answer = talk().ask("Did Apple beat estimates in Q2 2021?")
    assert answer.startswith("For Q2 2021 there is no figure")
    assert "| Mar 31, 2025 | 1.65 | 1.62 |" in talk().ask("Did Apple beat estimates in Q1 2025?")
