"""How figures are written: money with scale words and its currency, percentages with one decimal."""

from assistant_core.builtin.language import Language
from assistant_core.builtin.text import clean

KOREAN_CURRENCIES = {
    "USD": "달러",
    "KRW": "원",
    "JPY": "엔",
    "EUR": "유로",
    "CNY": "위안",
    "GBP": "파운드",
    "HKD": "홍콩 달러",
    "TWD": "대만 달러",
    "CHF": "스위스 프랑",
    "GBp": "펜스(GBp)",
}
ENGLISH_CURRENCIES = {"GBp": "pence (GBp)"}
UNSTATED: dict[Language, str] = {"en": "(currency not stated)", "ko": "(통화 미표기)"}
ENGLISH_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def currency_name(code: str | None, language: Language) -> str:
    if code is None:
        return UNSTATED[language]
    return (KOREAN_CURRENCIES if language == "ko" else ENGLISH_CURRENCIES).get(code, clean(code, 20))


def money(value: float, currency: str | None, language: Language, of_trillions: int = 1) -> str:
    """391035000000 USD → "391.0 billion USD", "3,910억 달러". `of_trillions`: their decimals in English."""
    return f"{amount(value, language, of_trillions)} {currency_name(currency, language)}"


def amount(value: float, language: Language, of_trillions: int = 1) -> str:
    """As money, without the currency: for the cells of a table that states it, and for shares."""
    written = _korean_amount(abs(value)) if language == "ko" else _english_amount(abs(value), of_trillions)
    return f"{_sign(value)}{written}"


def price(value: float, currency: str | None, language: Language) -> str:
    """A price or another figure per share, unscaled."""
    return f"{per_share(value)} {currency_name(currency, language)}"


def per_share(value: float) -> str:
    """A price without its currency and without idle zeros: 0.26, 0.0123, 71,500."""
    decimals = 0 if abs(value) >= 1000 and value == int(value) else 2 if abs(value) >= 1 else 4
    whole, _, rest = f"{abs(value):,.{decimals}f}".partition(".")
    cents = rest.rstrip("0").ljust(2, "0") if rest else ""
    return f"{_sign(value)}{whole}.{cents}" if cents else f"{_sign(value)}{whole}"


def percent(share: float) -> str:
    """With one decimal, of less than one percent with two."""
    return f"{share * 100:,.2f}%" if 0 < abs(share) < 0.00995 else f"{share * 100:,.1f}%"


def change(share: float) -> str:
    """A percentage that says its direction: "+2.0%"."""
    text = f"{share * 100:+,.1f}%"
    return "0.0%" if text in ("+0.0%", "-0.0%") else text


def multiple(value: float) -> str:
    return f"{value:,.2f}"


def _sign(value: float) -> str:
    return "-" if value < 0 else ""


def _english_amount(value: float, of_trillions: int) -> str:
    for scale, word in ENGLISH_SCALES:
        if value >= scale * 0.99995:
            decimals = of_trillions if word == "trillion" else 1
            return f"{value / scale:,.{decimals}f} {word}"
    return f"{value:,.0f}"


def _korean_amount(value: float) -> str:
    eok = round(value / 1e8)
    if eok >= 10_000:
        jo, rest = divmod(eok, 10_000)
        return f"{jo:,}조 {rest:,}억" if rest else f"{jo:,}조"
    if eok >= 100:
        return f"{eok:,}억"
    if value >= 1e8:
        return f"{value / 1e8:,.1f}억"
    if value >= 1e4:
        return f"{value / 1e4:,.0f}만"
    return f"{value:,.0f}"
