import re

import pytest

from assistant_core.builtin.korean import fitted
from tests.builtin.tools_data import talk


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("양변에서 $11$을(를) 뺍니다.", "양변에서 $11$을 뺍니다."),
        ("양변에 $5$을(를) 더합니다.", "양변에 $5$를 더합니다."),
        ("양변을 $3$(으)로 나눕니다.", "양변을 $3$으로 나눕니다."),
        ("양변을 $7$(으)로 나눕니다.", "양변을 $7$로 나눕니다."),
        ("양변을 -20(으)로 나눕니다.", "양변을 -20으로 나눕니다."),
        ("$x = 1$을(를) 대입하면", "$x = 1$을 대입하면"),
        ("모든 실수 $x$이(가) 해입니다.", "모든 실수 $x$가 해입니다."),
        ("$x$와(과) $4$은(는)", "$x$와 $4$는"),
        (r"$\frac{1}{2}$을(를) 곱합니다.", r"$\frac{1}{2}$을(를) 곱합니다."),
        ("$x^{2}$은(는)", "$x^{2}$은(는)"),
        ("$x^2$은(는)", "$x^2$은(는)"),
        ("$n$은(는)", "$n$은"),
    ],
)
def test_a_particle_fits_what_is_read_before_it(written, fits):
    assert fitted(written) == fits


@pytest.mark.parametrize(
    "question",
    [
        "애플 2023년 순이익은?",
        "애플 주식 사도 괜찮을까요?",
        "애플 주가 알려줘",
        "애플 적정 주가는?",
        "애플 최근 3년 매출과 영업이익",
        "애플 배당금 얼마야",
        "애플이랑 삼성전자 매출 비교해줘",
        "애플 최근 뉴스 있어?",
        "애플 대표가 누구야",
    ],
)
def test_bold_names_take_their_particles(question: str) -> None:
    """Between a bracket and a letter, the signs of bold are no signs."""
    answer = talk().ask(question)
    assert "**" in answer
    assert not re.search(r"[^\w\s*]\*\*(?=\w)", answer)
