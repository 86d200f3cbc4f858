"""Multiples of now beside the estimates under them and those of past years."""

from typing import Any

import pytest

from tests.builtin.tools_data import KEY_RATIOS, talk

OUTPUT: dict[str, Any] = {
    **KEY_RATIOS,
    "valuation": {
        "price_to_earnings": {"unit": "times", "value": 44.36, "formula": "…", "period": "2024-09-30"},
        "forward_price_to_earnings": {
            "unit": "times",
            "value": 36.87,
            "formula": "…",
            "period": "2025-09-30",
            "eps_estimate": 7.3157,
            "eps_currency": "USD",
            "analysts": 38,
        },
    },
    "valuation_history": {
        "currency": "USD",
        "periods": ["2024-09-30", "2023-09-30", "2022-09-30"],
        "price_dates": ["2024-09-30", "2023-10-02", "2022-09-30"],
        "closes": [233.0, 173.75, 138.2],
        "multiples": {
            "price_to_earnings": {"unit": "times", "values": [38.32, 28.34, None], "median": 28.34}
        },
    },
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What is Apple's forward P/E?",
            "is 36.87 at the last close, on the estimates of 38 analysts for the fiscal year to Sep 30",
        ),
        (
            "애플 선행 PER은?",
            "36.87입니다(최근 종가와 애널리스트 38명의 2025년 9월 30일 마감 회계연도 추정치 기준)",
        ),
        (
            "What is Apple's P/E?",
            "is 44.36 at the last close, on the figures to Sep 30, 2024. At the ends of past fiscal years it"
            " was 38.32 (FY2024) and 28.34 (FY2023), with a median of 28.34.",
        ),
        ("애플 PER은?", "38.32 (2024 회계연도), 28.34 (2023 회계연도)였으며, 중앙값은 28.34입니다."),
        ("Apple's P/E over the last two years", "| P/E | 38.32 | 28.34 |"),
    ],
)
def test_estimates_and_past_multiples(question: str, said: str) -> None:
    assert said in talk(get_key_ratios=OUTPUT).ask(question)


def test_other_figures_have_none() -> None:
    assert "median" not in talk(get_key_ratios=OUTPUT).ask("Apple's gross margin")
