import pytest

from assistant_core.market.official import is_rounding


@pytest.mark.parametrize(
    ("one", "other"),
    [(293_223_000, 293_000_000), (8_200_000_000, 8_169_000_000), (36_355, 36_400), (-1_640_000, -2_000_000)],
)
def test_the_same_figure_in_fewer_digits(one, other):
    assert is_rounding(one, other)
    assert is_rounding(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (290_479, 290_345),
        (1_230, 1_234),
        (248, 247),
        (27_282, -27_000),
        (293_223_000, 294_000_000),
        (9.21, 2.3),
    ],
)
def test_another_figure(one, other):
    assert not is_rounding(one, other)
    assert not is_rounding(other, one)
