import pytest

from assistant_core.engine.models.builtin.language import language_of, language_of_latest


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
        ("アップルの株はどうですか", None),
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
