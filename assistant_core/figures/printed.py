"""Numbers and dates that code has printed: an answer may state them, rounded.

They count as computed, but for those that the code holds as literals: these were only typed.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant_core.figures.found import figures
from assistant_core.figures.literals import Literals
from assistant_core.figures.model import Figure

TRACEBACK = "Traceback (most recent call last):"
MOST_LOGS = 20_000
"""Characters of one output that are read, its last ones."""
LONGEST_LINE = 72
SCALES = (1e3, 1e6)
"""What code counts in that reads statements, which are in thousands or millions."""
ENOUGH_DIGITS = 2
MANY_DIGITS = 4
"""Fewer might meet a number of another scale by chance."""
_EXPONENT = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?)e([+-]\d{1,3})(?!\w)")


class Printed(NamedTuple):
    figure: Figure
    line: str
    is_typed: bool = False


def numbers(logs: Iterable[str], codes: Iterable[str] = ()) -> list[Printed]:
    """Those of the newest output first. An error's message and its traceback prove nothing.

    `codes` are all that ran where the logs are from: variables go on from one to the next.
    """
    found = []
    literals = Literals(codes)
    for log in logs:
        for line in log.partition(TRACEBACK)[0][-MOST_LOGS:].splitlines():
            plain = _EXPONENT.sub(lambda match: f"{float(match[0]):f}", line)
            said = " ".join(line.split())[:LONGEST_LINE]
            found += [Printed(figure, said, figure in literals) for figure in figures(plain)]
    return found[::-1]


def found_in(said: Figure, printed: Sequence[Printed]) -> Printed | None:
    """Where code has printed the figure: one that it has computed before one that was typed in it."""
    same = [one for one in printed if _same(said, one.figure)]
    return next((one for one in same if not one.is_typed), same[0] if same else None)


def _same(said: Figure, one: Figure) -> bool:
    if "date" in (said.kind, one.kind):
        return said.when is not None and said.when == one.when
    if said.currencies and one.currencies and not said.currencies & one.currencies:
        return False
    shares = {said.kind, one.kind} == {"percent", "number"}
    if said.kind != one.kind and one.kind != "number" and not (said.kind == "number" and one.kind == "money"):
        return False
    factors = [1.0, *([100.0] if shares else [])]
    if said.digits < ENOUGH_DIGITS:
        # One digit is in every output.
        return said.value == one.value and said.step == one.step and said.kind == one.kind
    in_thousands = one.kind == "number" and one.scale == 1 and abs(one.value) >= 1000
    if said.scale != 1 and in_thousands and said.digits >= MANY_DIGITS:
        factors += SCALES
    return any(_rounded(said, one, factor) for factor in factors)


def _rounded(said: Figure, one: Figure, factor: float) -> bool:
    value, finest = one.value * factor, one.step * factor
    if said.sign == "" and value < 0:
        value = -value  # "fell by 3.2%"
    # Never beyond what was printed.
    if said.step < finest * 0.999:
        return False
    return abs(said.value - value) <= said.step / 2 + 1e-9 * max(abs(value), 1.0)
