"""What an answer cost, by the prices that MODEL_PRICES gives."""

import fnmatch
import math
import re
from typing import NamedTuple

PRICE = re.compile(r"(?P<pattern>[^=]+)=(?P<prompt>[^/]+)/(?P<completion>[^/]+)(/(?P<cached>[^/]+))?")
TOKENS = 1_000_000


class Price(NamedTuple):
    """US dollars per million tokens."""

    prompt: float
    completion: float
    cached: float
    """Of the prompt, those that the server had read before."""


Prices = dict[str, Price]
"""By name pattern."""


def read_prices(text: str) -> Prices:
    """`m=0.25/2.00/0.03, qwen*=0/0` as prices. ValueError names the part that is none.

    Without a price of their own, cached tokens cost what others of the prompt do.
    """
    prices: Prices = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = PRICE.fullmatch(part)
        if not match:
            raise ValueError(f"'{part}' is not of the form name=prompt/completion or …/cached")
        given = (match["prompt"], match["completion"], match["cached"] or match["prompt"])
        prices[match["pattern"].strip()] = Price(*(_dollars(text, part) for text in given))
    return prices


def cost(model: str, prompt_tokens: int, completion_tokens: int, cached_tokens: int = 0) -> float | None:
    """US dollars by the first pattern that fits the model's name; None when no price is configured.

    `cached_tokens`: those of the prompt's that were cached.
    """
    # Imported here: the settings check their prices with this module.
    from assistant_core.config import get_settings

    for pattern, price in read_prices(get_settings().model_prices).items():
        if fnmatch.fnmatchcase(model, pattern):
            new = (prompt_tokens - cached_tokens) * price.prompt + completion_tokens * price.completion
            return (new + cached_tokens * price.cached) / TOKENS
    return None


def _dollars(text: str, part: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and amount >= 0):
        raise ValueError(f"'{text.strip()}' in '{part}' is not an amount of dollars")
    return amount
