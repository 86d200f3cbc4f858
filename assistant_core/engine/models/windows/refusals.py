"""Servers that say how many tokens they take when they refuse more."""

import re

SAID = (
    re.compile(r"\bn_ctx\W{1,4}(\d{3,8})\b", re.IGNORECASE),
    re.compile(r"context[ _](?:length|window|size)\b[^\d.;]{0,40}(\d{3,8})\b", re.IGNORECASE),
    re.compile(r"\b(\d{3,8})[ -](?:tokens? )?maximum context length", re.IGNORECASE),
    re.compile(r"\blimit (?:is|of) (\d{3,8})\b", re.IGNORECASE),
    re.compile(r"\b(\d{3,8}) tokens? (?:maximum|limit|context)", re.IGNORECASE),
)
LEAST = 256
"""A smaller number is of something else."""


def window_in(message: str) -> int | None:
    """The tokens of prompt and answer together, where the refusal of a prompt names them."""
    found = (int(said[1]) for pattern in SAID if (said := pattern.search(message)))
    return next((number for number in found if number >= LEAST), None)
