"""How many tokens a model makes of a text, estimated: no tokenizer of a model is at hand.

The tokenizers of today differ little but for digits: some take up to three at once, others one by one. The
prices were fitted to o200k, Llama 3 and DeepSeek V3, and to Qwen 3, Gemma 2 and Mistral Nemo.
"""

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-z]+")
CAPITAL = re.compile(r"[A-Z]")
PART = re.compile(r"[a-z][A-Z]")
"""Where a part of a name begins, as in NetIncome."""
NUMBER = re.compile(r"\d{1,3}")
KOREAN_WORD = re.compile(r"[\uac00-\ud7a3]+")
SIGNS = re.compile(r"[^\w\s]+")
OTHER = re.compile(r"[^\x00-\x7f\uac00-\ud7a3]")
"""A character of another script."""

PRICES = {
    # what: tokens with digits taken together, and one by one
    WORD: (0.88, 0.86),
    CAPITAL: (0.12, 0.13),
    PART: (0.48, 0.83),
    NUMBER: (1.23, 1.81),
    KOREAN_WORD: (0.79, 0.78),
    SIGNS: (1.11, 1.14),
    OTHER: (1.15, 1.21),
}
LENGTHS = {WORD: (0.03, 0.03), NUMBER: (0.0, 0.23), KOREAN_WORD: (0.57, 0.54)}
"""More for each character of what is found."""
MOST_A_CHARACTER = 2.5

THREE_AT_ONCE = re.compile(r"gpt|\bo\d\b|llama-?[34]|deepseek|claude|grok|kimi", re.IGNORECASE)
"""Names of models that take digits together; some are made of others, and named after both."""
DIGIT_BY_DIGIT = re.compile(r"qwen|gemma|gemini|mi[sx]tral", re.IGNORECASE)


@lru_cache(maxsize=32)
def estimated(text: str, model: str = "") -> int:
    """Tokens of the text for the model of that name. A name that says nothing counts as the dearer kind.

    The last are remembered: an assistant's tools take milliseconds, and are counted for every request.
    """
    family = 0 if THREE_AT_ONCE.search(model) and not DIGIT_BY_DIGIT.search(model) else 1
    total = 0.0
    for pattern, prices in PRICES.items():
        found = pattern.findall(text)
        total += prices[family] * len(found)
        if more := LENGTHS.get(pattern):
            total += more[family] * sum(map(len, found))
    return round(total)
