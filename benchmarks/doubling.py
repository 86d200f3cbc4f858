"""Whether everything that reads a text takes time in proportion to its length.

    python -m benchmarks.doubling [part of a name …]

Each reader is given each kind of text, ordinary and hostile, in lengths that double several times. A doubled
length may take at most 2.3 times the time. Times are the process's own, the least of several runs; a ratio
that is too high is measured again, both sides, before it counts. Exits with 1 if one stays too high.

A new reader is a line in `READERS`; a new kind of text one in `benchmarks/texts.py`.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.readers import READERS

GOAL = 2.3
DOUBLINGS = 3
LONG_ENOUGH = 0.01
"""Seconds for the shortest of the lengths: less is mostly noise."""
LEAST = 0.0005
"""What takes less counts as much: it does not read the whole text."""
FIRST, LONGEST = 1_000, 2_000_000
RUNS, MOST_RUNS = 2, 12


@dataclass(frozen=True)
class Case:
    name: str
    reads: Callable[[Any], object]
    make: Callable[[int], Any]


@dataclass(frozen=True)
class Outcome:
    case: Case
    length: int
    seconds: float
    """For the shortest of the lengths."""
    ratios: list[float]


def cases(wanted: list[str]) -> Iterator[Case]:
    for reader in READERS:
        for kind, make in reader.inputs.items():
            name = f"{reader.name}: {kind}"
            if not wanted or any(part in name for part in wanted):
                yield Case(name, reader.reads, make)


def measured(case: Case) -> Outcome:
    length = FIRST
    while _seconds(case, case.make(length)) < LONG_ENOUGH and length < LONGEST // 2**DOUBLINGS:
        length *= 2
    inputs = [case.make(length << doubling) for doubling in range(DOUBLINGS + 1)]
    best = [min(_seconds(case, one) for _ in range(RUNS)) for one in inputs]
    for _ in range(RUNS, MOST_RUNS):
        high = [at for at in range(DOUBLINGS) if best[at + 1] > GOAL * best[at]]
        if not high:
            break
        for at in {place for one in high for place in (one, one + 1)}:
            best[at] = min(best[at], _seconds(case, inputs[at]))
    return Outcome(case, length, best[0], [best[at + 1] / best[at] for at in range(DOUBLINGS)])


def _seconds(case: Case, given: Any) -> float:
    # Collections come at any moment, and go through what other cases have left behind.
    gc.collect()
    gc.disable()
    began = time.process_time()
    case.reads(given)
    seconds = time.process_time() - began
    gc.enable()
    return max(seconds, LEAST)


def main(wanted: list[str]) -> int:
    gc.freeze()
    outcomes = []
    for case in cases(wanted):
        one = measured(case)
        outcomes.append(one)
        ratios = "  ".join(f"{ratio:.2f}" for ratio in one.ratios)
        sign = "" if max(one.ratios) <= GOAL else "   TOO MUCH"
        print(f"{case.name:62}{one.length:>9,}{one.seconds * 1000:9.1f} ms   {ratios}{sign}", flush=True)
    failed = [one for one in outcomes if max(one.ratios) > GOAL]
    print(f"\n{len(outcomes)} cases, {len(failed)} beyond {GOAL} times the time for twice the length")
    return 1 if failed or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
