"""Quotes, profiles, dividends, news, earnings, owners, ratios and price histories: what the answers say."""

from typing import Any

import pytest

from tests.builtin.companies_data import error
from tests.builtin.tools_data import (
    DIVIDENDS,
    EARNINGS,
    KEY_RATIOS,
    NEWS,
    OUTPUTS,
    OWNERSHIP,
    PROFILE,
    QUOTE,
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


@pytest.mark.parametrize(("question", "parts"), SAID.items())
def test_what_an_answer_says(question: str, parts: tuple[str, ...]) -> None:
    answer = talk().ask(question)
    for part in parts:
        assert part in answer
    assert "Yahoo Finance" in answer
    assert "2026-11-20" in answer


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
def test_a_failure_is_told_in_the_language_of_the_question(function: str, questions: tuple[str, str]) -> None:
    outputs = {function: error("rate_limited", retry_after_seconds=60)}
    assert "Ask again in 60 seconds" in talk(**outputs).ask(questions[0])
    assert "60초 후에 다시" in talk(**outputs).ask(questions[1])


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
@pytest.mark.parametrize("output", ["", "[]", '{"company": "Apple Inc."}', '{"currency": 3, "ratios": [1]}'])
def test_an_output_without_content_is_told(function: str, questions: tuple[str, str], output: str) -> None:
    answer = talk(**{function: output}).ask(questions[0])
    assert "could not be read" in answer or "not in the data" in answer or "is in the data" in answer
    assert talk(**{function: output}).ask(questions[1])


@pytest.mark.parametrize(("function", "questions"), FUNCTIONS.items())
def test_sample_data_is_said_at_once(function: str, questions: tuple[str, str]) -> None:
    sample = {**OUTPUTS[function], "sample_data": True, "as_of": "2025-10-29"}
    assert "> **Sample data**: " in "\n".join(talk(**{function: sample}).ask(questions[0]).splitlines()[:4])
    assert "> **샘플 데이터**: " in "\n".join(talk(**{function: sample}).ask(questions[1]).splitlines()[:4])


@pytest.mark.parametrize(
    ("question", "outputs", "said"),
    [
        ("Any news on Apple?", {"get_news": {**NEWS, "articles": []}}, "There is no recent news"),
        (
            "What dividend does Apple pay?",
            {
                "get_dividends_and_splits": {
                    **DIVIDENDS,
                    "trailing_12_months": {"amount": 0, "count": 0, "to": "2025-10-29"},
                    "dividends_by_year": {},
                    "splits": {},
                }
            },
            "paid no dividend in the twelve months to 2025-10-29",
        ),
        (
            "Did Apple insiders sell?",
            {"get_ownership": {**OWNERSHIP, "insider_trades": {}, "insider_net_purchases": {}}},
            "No trades of insiders are in the data.",
        ),
        (
            "When does Apple report?",
            {"get_earnings": {**EARNINGS, "next_earnings": {"date": "2026-01-28", "date_to": "2026-02-02"}}},
            "between 2026-01-28 and 2026-02-02",
        ),
        ("Apple's quick ratio", {}, "Not reported, so left out: quick ratio."),
        (
            "Apple P/E",
            {
                "get_key_ratios": {
                    **KEY_RATIOS,
                    "currency": "TWD",
                    "exchange_rate": {"from": "USD", "to": "TWD", "rate": 31.25, "date": "2025-10-29"},
                }
            },
            "Converted at 31.25 TWD per USD (2025-10-29).",
        ),
        (
            "What dividend does Apple pay?",
            {"get_dividends_and_splits": SPECIAL},
            "8.00 USD (of it 2.00 USD regular and 6.00 USD special, as far as size and rhythm tell) per share"
            " in the twelve months to 2025-10-29, a yield of 0.7% without the special ones on the last close",
        ),
        (
            "What dividend does Apple pay?",
            {"get_dividends_and_splits": SPECIAL},
            "Special dividends, inferred: 4.00 USD on 2025-06-25 and 2.00 USD on 2024-12-20.",
        ),
        (
            "애플 배당은?",
            {"get_dividends_and_splits": SPECIAL},
            "주당 8.00 달러 (그중 정기배당 2.00 달러, 특별배당 6.00 달러(금액과 주기로 추정))",
        ),
        (
            "What dividend does Apple pay?",
            {"get_dividends_and_splits": {**DIVIDENDS, "dividend_status": "stopped"}},
            "Since then none came: dividends seem to have stopped.",
        ),
        (
            "Apple's price now",
            {"get_quote": {**QUOTE, "not_traded_since": "2022-06-08"}},
            "last traded on 2022-06-08, at 269.70 USD (NasdaqGS), and not since: this is no price of today.",
        ),
        (
            "애플 현재 주가",
            {"get_quote": {**QUOTE, "not_traded_since": "2022-06-08"}},
            "마지막 거래일 2022-06-08, 당시 가격: 269.70 달러 (NasdaqGS). 이후 거래가 없어",
        ),
        (
            "Apple's price now",
            {"get_quote": {**QUOTE, "currency": "GBP", "price": 5.124}},
            "trades at 5.12 GBP",
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
def test_what_is_not_there_and_other_currencies(question: str, outputs: dict[str, Any], said: str) -> None:
    assert said in talk(**outputs).ask(question)


def test_a_title_cannot_speak_for_the_model() -> None:
    bad = {"title": "x](javascript:1)\n\n# BUY **now** <b>", "link": "https://e.com/a b) [x](http://evil"}
    answer = talk(get_news={**NEWS, "articles": [bad]}).ask("Any news on Apple?")
    assert "\n# BUY" not in answer
    assert "**now**" not in answer
    assert "](http" not in answer.replace("\\](http", "")
    assert "](javascript" not in answer.replace("\\](javascript", "")


def test_what_functions_say_in_english_is_quoted_in_korean_where_there_are_words_for_it() -> None:
    sample = {
        "source": "sample data: recorded closes of Apple on Nasdaq",
        "notes": [
            "The sample holds closes only: the price is the last of them.",
            "Nobody has words for this.",
        ],
    }
    answer = talk(get_quote={**QUOTE, **sample}).ask("애플 현재가는?")
    assert "출처: 샘플 데이터: 나스닥 Apple 종가 기록" in answer
    assert "참고 사항: 샘플에는 종가만 있어" in answer
    assert "참고 사항: Nobody has words for this." in answer
    assert "주가순자산비율(PBR) – 자본총계(지배기업)이(가) 음수임" in talk(get_key_ratios=KEY_RATIOS).ask(
        "애플 PBR은?"
    )


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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What is Apple's forward P/E?",
            "forward P/E 36.87 times (at the last close, on estimates of 38 analysts for the year to"
            " 2025-09-30)",
        ),
        (
            "애플 선행 PER은?",
            "선행 PER 36.87배 (최근 종가 기준, 2025-09-30 마감 회계연도 애널리스트 38명 추정)",
        ),
        (
            "What is Apple's P/E?",
            "P/E at the ends of past fiscal years: 38.32 (2024-09-30) and 28.34 (2023-09-30); median 28.34.",
        ),
        (
            "애플 PER은?",
            "과거 회계연도 말의 주가수익비율(PER): 38.32 (2024-09-30), 28.34 (2023-09-30), 중앙값 28.34.",
        ),
    ],
)
def test_estimates_and_past_multiples(question: str, said: str) -> None:
    assert said in talk(get_key_ratios=FORWARD).ask(question)
