import pytest

from assistant_core.engine.retrieval.parse.clean import clean, clean_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\fd\u2028e", "a\nb\nc\nd\ne"),
        ("a  \n\n\n\n b", "a\n\n b"),
        ("a\tb\u00a0c", "a b c"),
        ("a\x00\x1b\x7f\u00adb\u200b\ufeff", "ab"),
        ("x\ud800y\ufffe", "xy"),
        ("\u1112\u1161\u11ab", "한"),
        ("e\u0301", "é"),
        ("\n\n  indented\n", "  indented"),
        ("user\u202egnp.exe", "usergnp.exe"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_line() -> None:
    assert clean_line(" a\n b\t c ") == "a b c"
    assert len(clean_line("x" * 100_000)) == 300
