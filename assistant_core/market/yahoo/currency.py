"""Yahoo quotes some listings in the hundredth of a currency. Such a price must never pass for the whole."""

from math import log

MINOR_UNITS = {
    "GBp": ("GBP", "pence"),
    "GBX": ("GBP", "pence"),
    "ZAc": ("ZAR", "cents"),
    "ZAC": ("ZAR", "cents"),
    "ILA": ("ILS", "agorot"),
}


def whole_unit(code: str | None) -> tuple[str | None, int]:
    """The ISO code of the whole unit, and what to divide amounts by: GBp → (GBP, 100)."""
    if code in MINOR_UNITS:
        return MINOR_UNITS[code][0], 100
    return code or None, 1


def conversion_note(code: str) -> str:
    whole, minor = MINOR_UNITS[code]
    return f"Yahoo quotes this listing in {minor} ({code}); the prices here are converted to {whole}."


def nearest_unit(amount: float | None, divisor: int, about: float | None) -> float | None:
    """An amount in whole units. Whether it already is, its distance from `about` (in whole units) tells.

    Of listings in hundredths Yahoo gives some amounts in the whole unit and some in the hundredth.
    """
    if amount is None or divisor == 1:
        return amount
    converted = amount / divisor
    if amount <= 0 or not about or about <= 0:
        return converted
    return min(amount, converted, key=lambda value: abs(log(value / about)))
