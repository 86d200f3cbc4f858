import pytest

from assistant_core.builtin.language import language_of, language_of_latest
from assistant_core.ui import session


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is Apple a good buy?", "en"),
        ("애플 주식 사도 될까?", "ko"),
        ("Apple 주식 어때?", "ko"),
        ("Bank of America and Apple 비교해줘", "ko"),
        ("A주식 어때", "ko"),
        ("삼성전자", "ko"),
        ("Is 삼성전자 overvalued?", "en"),
        ("Compare Apple and 삼성전자", "en"),
        ("¿Es Apple una buena compra?", "en"),
        ("アップルの株はどうですか", "en"),
        ("выручка Apple", "en"),
        ("Σ α", None),
        ("AAPL", None),
        ("Berkshire Hathaway", None),
        ("", None),
    ],
)
def test_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_bare_ticker_keeps_the_language_of_the_conversation() -> None:
    assert language_of_latest(["애플 어때?", "MSFT"]) == "ko"
    assert language_of_latest(["애플 어때?", "What about MSFT"]) == "en"
    assert language_of_latest(["MSFT"]) == "en"


def test_what_has_no_language_at_all_is_answered_in_the_one_that_the_instructions_name() -> None:
    korean, english = (session.WITHOUT_WORDS.format(language=name) for name in ("Korean", "English"))
    assert language_of_latest(["x + y = 5, x - y = 1"], f"Be brief.\n\n{korean}") == "ko"
    assert language_of_latest(["x + y = 5, x - y = 1"], english) == "en"
    assert language_of_latest(["Solve 2x = 4", "2x = 6"], korean) == "en"
    assert language_of_latest(["2x = 6"], "Never answer in Korean.") == "en"
