import pytest

from assistant_core.market.yahoo.currency import nearest_unit


@pytest.mark.parametrize(
    ("amount", "divisor", "about", "whole"),
    [
        (1234.5, 100, 12, 12.345),
        (12.3, 100, 12, 12.3),
        (1234.5, 1, 12, 1234.5),
        (0, 100, 12, 0),
        (1234.5, 100, None, 12.345),
        (None, 100, 12, None),
    ],
)
def test_the_unit_of_an_amount_shows_beside_a_known_one(amount, divisor, about, whole):
    assert nearest_unit(amount, divisor, about) == whole
