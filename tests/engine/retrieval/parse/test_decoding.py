import pytest

from assistant_core.engine.retrieval.parse.decoding import decode

KOREAN = "어제는 날씨가 매우 좋아서 공원에 산책을 갔습니다.\n"
JAPANESE = "昨日はとても天気が良かったので、公園へ散歩に行きました。カタカナもあります。"
RUSSIAN = "Вчера был прекрасный день, и мы пошли гулять в старый парк. "
FRENCH = "Où est passée la bibliothèque, déjà fermée à cause de l'été ? Très étonné, il s'en alla. "


@pytest.mark.parametrize("text", ["plain", KOREAN, KOREAN + "mixed with English words", FRENCH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "cp949"),
        (KOREAN, "euc_kr"),
        ("똠방각하 " + KOREAN, "cp949"),
        (JAPANESE * 3, "shift_jis"),
        (JAPANESE * 3, "euc_jp"),
        (RUSSIAN, "cp1251"),
        (FRENCH, "latin-1"),
    ],
)
def test_others(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_character_cut_in_two_at_the_end_of_the_sample_changes_nothing() -> None:
    text = "a" + KOREAN * 10_000
    assert decode(text.encode("cp949")) == text
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 10, b"\0\1\2\3" * 100, b"\x80\x03}q\0X\5\0\0\0" * 20]
)
def test_what_is_not_text(content: bytes) -> None:
    assert decode(content) is None
