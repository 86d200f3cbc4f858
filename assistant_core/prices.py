"""What an answer cost, by the prices that MODEL_PRICES gives."""

import fnmatch
import math
import re

PRICE = re.compile(r"(?P<pattern>[^=]+)=(?P<prompt>[^/]+)/(?P<completion>[^/]+)")
TOKENS = 1_000_000

Prices = dict[str, tuple[float, float]]
"""Name pattern → US dollars per million prompt and completion tokens."""


def read_prices(text: str) -> Prices:
    """`m=0.25/2.00, qwen*=0/0` as prices. ValueError names the part that is none."""
    prices: Prices = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = PRICE.fullmatch(part)
        if not match:
            raise ValueError(f"'{part}' is not of the form name=prompt/completion")
        prompt, completion = (_dollars(match[name], part) for name in ("prompt", "completion"))
        prices[match["pattern"].strip()] = (prompt, completion)
    return prices


def cost(model: str, prompt_tokens: int, completion_tokens: int) -> float | None:
    """US dollars by the first pattern that fits the model's name; None when no price is configured."""
    # Imported here: the settings check their prices with this module.
    from assistant_core.config import get_settings

    for pattern, (prompt, completion) in read_prices(get_settings().model_prices).items():
        if fnmatch.fnmatchcase(model, pattern):
            return (prompt_tokens * prompt + completion_tokens * completion) / TOKENS
    return None


def _dollars(text: str, part: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and amount >= 0):
        raise ValueError(f"'{text.strip()}' in '{part}' is not an amount of dollars")
    return amount
