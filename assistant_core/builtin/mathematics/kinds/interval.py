"""How a stretch of numbers is written."""

from assistant_core.builtin.mathematics.say import Say

SIGNS = {"<": "<", ">": ">", "<=": r"\leq", ">=": r"\geq"}


def between(name: str, low: str, low_sign: str, high_sign: str, high: str, say: Say) -> str:
    """A sign is empty where there is no end on that side."""
    signs = SIGNS if say.formulas else {sign: sign for sign in SIGNS}
    if low_sign and high_sign:
        return f"{low} {signs[low_sign]} {name} {signs[high_sign]} {high}"
    if low_sign:
        return f"{name} {signs[low_sign.replace('<', '>')]} {low}"
    return f"{name} {signs[high_sign]} {high}"
