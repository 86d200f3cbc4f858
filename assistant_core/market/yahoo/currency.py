"""Yahoo quotes some listings in the hundredth or thousandth of a currency: it must never pass for the whole.

Whatever comes with a currency passes through here: prices, dividends, estimates, targets, holdings,
statements.
"""

from math import log
from typing import NamedTuple


class Minor(NamedTuple):
    """A minor unit: `parts` of it are one of `whole`."""

    whole: str
    name: str
    parts: int


# Yahoo uses GBp, ZAc, ILA, KWF and, for futures, USX. The other codes are what exchanges and other vendors
# write for the same, for the case that Yahoo passes one on.
_CODES: dict[Minor, str] = {
    Minor("GBP", "pence", 100): "GBp GBX",
    Minor("ZAR", "cents", 100): "ZAc ZAC ZAX",
    Minor("ILS", "agorot", 100): "ILA ILX",
    Minor("USD", "cents", 100): "USX USC",
    Minor("EUR", "cents", 100): "EUX EUC",
    Minor("KWD", "fils", 1000): "KWF",
    Minor("BHD", "fils", 1000): "BHF",
    Minor("IQD", "fils", 1000): "IQF",
    Minor("JOD", "fils", 1000): "JOF",
    Minor("OMR", "baisa", 1000): "OMB",
    Minor("TND", "millimes", 1000): "TNM",
}
# A small last letter marks the minor unit: GBp, ZAr and KWd at Bloomberg, ZAc and KWf elsewhere.
MINOR_UNITS: dict[str, Minor] = {
    code: minor
    for minor, codes in _CODES.items()
    for known in (minor.whole, *codes.split())
    for code in (known, known[:2] + known[2].lower())
    if code != minor.whole
}


def whole_unit(code: str | None) -> tuple[str | None, int]:
    """The ISO code of the whole unit, and what to divide amounts by: GBp → (GBP, 100), KWF → (KWD, 1000)."""
    minor = MINOR_UNITS.get(code or "")
    return (minor.whole, minor.parts) if minor else (code or None, 1)


def decimals_more(divisor: int) -> int:
    """How many decimals more an amount has after the division."""
    return len(str(divisor)) - 1


def conversion_note(code: str) -> str:
    minor = MINOR_UNITS[code]
    return (
        f"Yahoo quotes this listing in {minor.name} ({code}); the prices here are converted to {minor.whole}."
    )


def nearest_unit(amount: float | None, divisor: int, about: float | None) -> float | None:
    """An amount in whole units. Whether it already is, its distance from `about` (in whole units) tells.

    Of listings in a minor unit Yahoo gives some amounts in the whole unit and some in the minor one.
    """
    if amount is None or divisor == 1:
        return amount
    converted = amount / divisor
    if amount <= 0 or not about or about <= 0:
        return converted
    return min(amount, converted, key=lambda value: abs(log(value / about)))
