"""Quotes, profiles, dividends, news, earnings, owners, ratios and price histories: what the answers say."""

from typing import Any

import pytest

from tests.builtin.companies_data import error
from tests.builtin.tools_data import (
    DIVIDENDS,
    KEY_RATIOS,
    NEWS,
    talk,
)

SPECIAL = {
    **DIVIDENDS,
    "trailing_12_months": {
        "amount": 8.0,
        "regular_amount": 2.0,
        "special_amount": 6.0,
        "count": 5,
        "to": "2025-10-29",
    },
    "special_dividends": {
        "columns": ["date", "amount", "special_amount"],
        "rows": [["2024-12-20", 2.0, 2.0], ["2025-06-25", 4.5, 4.0]],
    },
    "yield_percent": 0.74,
    "yield_with_specials_percent": 2.97,
}
SAID: dict[str, tuple[str, ...]] = {
    "What dividend does Apple pay?": (
        "paid dividends of 1.02 USD per share in the twelve months to 2025-10-29, a yield of 0.4% on the"
        " last close of 269.70 USD (2025-10-29)",
        "The last payment was 0.26 USD per share on 2025-08-11.",
        "| 2025 (so far) | 0.77 |\n| 2024 | 0.99 |\n| 2023 | 0.95 |",
        "Stock splits: 4:1 on 2020-08-31 and 7:1 on 2014-06-09.",
    ),
    "애플 배당은?": ("최근 12개월 배당금: 주당 1.02 달러", "배당수익률 0.4%", "| 2025(현재까지) | 0.77 |"),
    "Any news on Apple?": (
        "- [Apple opens \\[a\\] new store](https://example.com/a%281%29) – Reuters, 2025-10-29",
        "- An offer – Unknown",
    ),
    "애플 뉴스": ("최신 뉴스", "](https://example.com/a%281%29) – Reuters, 2025-10-29"),
    "When does Apple report?": (
        "next reports earnings on 2025-10-30.",
        "| This quarter 2025-09-30 | 1.78 | 102.2 billion | +8.5% | 28 |",
        "| Next year 2026-09-30 | 8.02 | 438.0 billion | – | 40 |",
        "| 2025-06-30 | 1.57 | 1.43 | +9.8% |\n| 2025-03-31 |",
        "mean target 252.30 USD; lowest target 175.00 USD; highest target 310.00 USD; 40 analysts",
        "Recommendations (2025-10): strong buy 5, buy 23, hold 15, sell 1 and strong sell 3.",
    ),
    "애플 목표주가는?": (
        "다음 실적 발표일: 2025-10-30.",
        "평균 목표주가 252.30 달러",
        "| 이번 분기 2025-09-30 | 1.78 | 1,022억 |",
    ),
    "Who owns Apple?": (
        "Of **Apple Inc. (AAPL)**, institutions hold 64.3% and insiders hold 2.1%.",
        "| Vanguard Group Inc | 9.5% | 290.5 billion | 2025-06-30 |",
        "| 2025-10-02 | COOK TIMOTHY D | Sale | 129,963 | 33.4 million |",
        "Insiders on balance (6 months): sold 240,000 shares.",
    ),
    "애플 내부자 거래": ("| 2025-10-02 | COOK TIMOTHY D | 매도 | 129,963 | 3,338만 |", "24만 주 순매도"),
    "What does Apple do?": (
        "Consumer Electronics (Technology); based in Cupertino, United States; 164,000 employees.",
        "It also sells services.",
        "Tim Cook (Chief Executive Officer)",
        "Its fiscal year ends in September.",
    ),
    "애플은 뭐 하는 회사야?": (
        "업종 기술 (Consumer Electronics); 본사 Cupertino, 미국; 직원 164,000명",
        "마감월: 9월",
    ),
    "Apple's price now": (
        "trades at 269.70 USD (2025-10-29 20:00 UTC, NasdaqGS), +0.3% since the previous close"
        " of 269.00 USD.",
        "Market value 4.0 trillion USD",
        "Range of 52 weeks 169.21 USD to 271.41 USD",
        "Volume 51.1 million shares; average volume 54.0 million shares",
        "Next earnings on 2025-10-30 (estimated)",
    ),
    "애플 시가총액은?": ("시가총액 4조 24억 달러", "다음 실적 발표 2025-10-30 (예상)"),
    "What is Apple's return on equity?": (
        "return on equity 157.4% (fiscal year to 2024-09-30)",
        "| ROE | 157.4% | – |",
    ),
    "애플 PER은?": ("주가수익비율(PER) 44.36배 (최근 종가 기준, 2024-09-30 수치)",),
    "Apple's key ratios": (
        "At the close of 269.70 USD on 2025-10-29:",
        "market value 4.0 trillion USD",
        "EV/EBITDA 30.03 times",
        "| Debt/equity | 1.87 | 1.79 |",
        "Cannot be computed: price to book (StockholdersEquity is negative).",
    ),
    "Apple's share price over 5 years": (
        "closed at 269.70 USD on 2025-10-29, +148.0% since 2020-11-02 (108.77 USD).",
        "| 2022-12-30 | 129.93 |",
    ),
    "애플 지난 5년 주가": ("2025-10-29 종가: 269.70 달러, 2020-11-02(108.77 달러) 대비 +148.0%.",),
}
FUNCTIONS = {
    "get_quote": ("Apple's price now", "애플 현재 주가"),
    "get_company_profile": ("What does Apple do?", "애플은 뭐 하는 회사야?"),
    "get_dividends_and_splits": ("What dividend does Apple pay?", "애플 배당은?"),
    "get_news": ("Any news on Apple?", "애플 뉴스"),
    "get_earnings": ("When does Apple report?", "애플 실적 발표일은?"),
    "get_ownership": ("Who owns Apple?", "애플 주요 주주"),
    "get_key_ratios": ("Apple's key ratios", "애플 재무 비율"),
    "get_price_history": ("Apple's share price over 5 years", "애플 지난 5년 주가"),
}


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
def test_a_failure_is_told_in_the_language_of_the_question(function: str, questions: tuple[str, str]) -> None:
    outputs = {function: error("rate_limited", retry_after_seconds=60)}
    assert "Ask again in 60 seconds" in talk(**outputs).ask(questions[0])
    assert "60초 후에 다시" in talk(**outputs).ask(questions[1])


def test_a_title_cannot_speak_for_the_model() -> None:
    bad = {"title": "x](javascript:1)\n\n# BUY **now** <b>", "link": "https://e.com/a b) [x](http://evil"}
    answer = talk(get_news={**NEWS, "articles": [bad]}).ask("Any news on Apple?")
    assert "\n# BUY" not in answer
    assert "**now**" not in answer
    assert "](http" not in answer.replace("\\](http", "")
    assert "](javascript" not in answer.replace("\\](javascript", "")


FORWARD: dict[str, Any] = {
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
