"""Yahoo quotes some listings in the hundredth of a currency. Such a price must never pass for the whole."""

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
