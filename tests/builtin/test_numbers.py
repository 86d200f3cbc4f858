import pytest

from assistant_core.builtin.numbers import change, money, multiple, percent, price


@pytest.mark.parametrize(
    ("value", "currency", "english", "korean"),
    [
        (391_035e6, "USD", "391.0 billion USD", "3,910억 달러"),
        (300_870_903e6, "KRW", "300.9 trillion KRW", "300조 8,709억 원"),
        (5_230_000, "EUR", "5.2 million EUR", "523만 유로"),
        (5.23e8, "GBP", "523.0 million GBP", "5.2억 파운드"),
        (999_960e6, "USD", "1.0 trillion USD", "1조 달러"),
        (2e12, "JPY", "2.0 trillion JPY", "2조 엔"),
        (-1.25e9, "USD", "-1.2 billion USD", "-12.5억 달러"),
        (1234, None, "1,234 (currency not stated)", "1,234 (통화 미표기)"),
        (0, "USD", "0 USD", "0 달러"),
        (1e9, "BRL", "1.0 billion BRL", "10.0억 BRL"),
    ],
)
def test_money(value: float, currency: str | None, english: str, korean: str) -> None:
    assert money(value, currency, "en") == english
    assert money(value, currency, "ko") == korean


def test_prices_are_not_scaled() -> None:
    assert price(269.7, "USD", "en") == "269.70 USD"
    assert price(71_500, "KRW", "ko") == "71,500 원"
    assert price(0.0123, "USD", "en") == "0.0123 USD"
    assert price(-1.5, "USD", "en") == "-1.50 USD"


def test_pence_never_pass_for_pounds() -> None:
    assert price(512.4, "GBp", "en") == "512.40 pence (GBp)"
    assert price(512.4, "GBp", "ko") == "512.40 펜스(GBp)"


def test_shares_and_multiples() -> None:
    assert percent(0.46206) == "46.2%"
    assert change(0.0202) == "+2.0%"
    assert change(-0.0336) == "-3.4%"
    assert change(-0.0001) == "0.0%"
    assert multiple(44.359) == "44.36"
