"""Names in Hangul that are written in Latin letters elsewhere."""

import pytest

from assistant_core.figures.hangul import is_same, sound


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("쿼리스톤", "Quarrystone"),
        ("펜넬", "Fennel"),
        ("펜넬의", "Fennel"),
        ("브램블", "Bramble"),
        ("타이드워터는", "Tidewater"),
        ("라인베르크", "Rheinwerk"),
        ("새론", "Saeron"),
    ],
)
def test_the_same_name(hangul, latin):
    assert is_same(hangul, latin)


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("펜넬", "Quarrystone"),
        ("매출", "Metals"),
        ("이익", "Ike"),
        ("금리", "Gamma"),
        ("", "Fennel"),
        ("abc", "abc"),
    ],
)
def test_another(hangul, latin):
    assert not is_same(hangul, latin)


def test_sounds_end_where_hangul_ends():
    assert sound("가abc") == sound("가")
    assert sound("abc") == ""
