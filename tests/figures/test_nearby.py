"""Finding by value: what is left out could not have been meant, and what is found stays in order."""

import random

from assistant_core.figures.nearby import MOST_CANDIDATES, ByValue


def test_everything_between_whatever_its_sign_and_in_its_order():
    chance = random.Random(1)
    values = [chance.choice((1, -1)) * chance.randint(0, 50) for _ in range(300)]
    found = ByValue(values, float)
    for _ in range(200):
        spans = [(low := chance.randint(-5, 50), low + chance.randint(0, 9)) for _ in range(3)]
        expected = [value for value in values if any(low <= abs(value) <= high for low, high in spans)]
        assert found.near(spans) == expected


def test_of_too_many_those_in_the_middle():
    values = list(range(10 * MOST_CANDIDATES))
    found = ByValue(values, float).near([(0, len(values))])
    assert len(found) == MOST_CANDIDATES
    assert len(values) // 2 in found
