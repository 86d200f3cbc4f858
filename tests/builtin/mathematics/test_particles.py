import pytest

from assistant_core.builtin.mathematics.particles import fitted


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("양변에서 $11$을(를) 뺍니다.", "양변에서 $11$을 뺍니다."),
        ("양변에 $5$을(를) 더합니다.", "양변에 $5$를 더합니다."),
        ("양변을 $3$(으)로 나눕니다.", "양변을 $3$으로 나눕니다."),
        ("양변을 $7$(으)로 나눕니다.", "양변을 $7$로 나눕니다."),
        ("양변을 -20(으)로 나눕니다.", "양변을 -20으로 나눕니다."),
        ("$x = 1$ 을(를) 대입하면", "$x = 1$을 대입하면"),
        ("모든 실수 $x$ 이(가) 해입니다.", "모든 실수 $x$가 해입니다."),
        ("$x$ 와(과) $4$ 은(는)", "$x$와 $4$는"),
        (r"$\frac{1}{2}$ 을(를) 곱합니다.", r"$\frac{1}{2}$ 을(를) 곱합니다."),
        ("$x^{2}$ 은(는)", "$x^{2}$ 은(는)"),
        ("$x^2$ 은(는)", "$x^2$ 은(는)"),
        ("$n$ 은(는)", "$n$ 은(는)"),
    ],
)
def test_a_particle_fits_what_is_read_before_it(written, fits):
    assert fitted(written) == fits
