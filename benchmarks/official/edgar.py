"""How exact figures of SEC EDGAR are, on values drawn at random from recorded facts.

    python -m benchmarks.official.edgar RECORDED_DIR [--values 500] [--seed 1] [--base-url URL] [-v]

RECORDED_DIR has what recordings.py says; with --base-url a running server is asked in its place, of the same
recordings. Each value is asked of `edgar.statement` and compared with a plain reading of the raw JSON
(oracle.py): value, first and last day, and unit. "wrong" are figures that were served and differ; a figure
that is not there is "not offered". The exit status is 1 below 99.5 % exact, or with any wrong.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import isclose
from pathlib import Path
from typing import Any

from assistant_core.errors import MarketDataError
from assistant_core.market import edgar
from assistant_core.market.model import Statement
from benchmarks.official.oracle import KINDS, Question, drawn
from benchmarks.official.recordings import Recordings, reading_from

GOAL = 0.995
VERDICTS = ("exact", "wrong", "not offered")
YEARS = 30


def answers(questions: Sequence[Question], symbols: Mapping[int, str]) -> Iterator[tuple[Question, str, str]]:
    """Each question with its verdict and what was served. Those of one statement are asked together."""
    together: dict[Any, list[Question]] = defaultdict(list)
    for one in questions:
        together[one.cik, one.statement, one.frequency, one.as_of].append(one)
    for (cik, kind, frequency, as_of), asked in together.items():
        concepts = list(dict.fromkeys(one.asked for one in asked if ":" in one.asked))
        try:
            told = edgar.statement(symbols[cik], kind, frequency, YEARS, as_of, concepts)
        except MarketDataError as error:
            yield from ((one, "not offered", str(error)) for one in asked)
            continue
        yield from ((one, *verdict(one, told)) for one in asked)


def verdict(question: Question, told: Statement) -> tuple[str, str]:
    row, sources = told.figures.get(question.asked, ()), told.sources.get(question.asked, ())
    found = (pair for pair in zip(row, sources, strict=True) if pair[1] and pair[1].end == question.end)
    value, source = next(found, (None, None))
    if value is None or source is None:
        return "not offered", f"of {len(told.periods)} periods"
    served = f"{value} {source.unit} {source.start} – {source.end}"
    same = isclose(value, question.value, rel_tol=1e-12, abs_tol=1e-9)
    if not same or (source.start, source.end) != (question.start, question.end):
        return "wrong", served
    if source.unit != question.unit or not _first_is_right(question, source.first):
        return "wrong", f"{served} first {source.first}"
    return "exact", served


def _first_is_right(question: Question, first: float | None) -> bool:
    return question.first is None or first == question.first


def print_table(found: Sequence[tuple[Question, str, str]]) -> None:
    print(f"{'kind':20}{'values':>8}" + "".join(f"{name:>13}" for name in VERDICTS))
    for kind in (*KINDS, "all"):
        counts = Counter(said for one, said, _ in found if kind in (one.kind, "all"))
        if counts:
            shares = "".join(f"{counts[name] / counts.total():13.1%}" for name in VERDICTS)
            print(f"{kind:20}{counts.total():8}{shares}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--values", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base-url", help="ask this server, with the same recordings")
    parser.add_argument("-v", action="store_true", help="show what was not exact")
    chosen = parser.parse_args(arguments)
    recordings = Recordings(chosen.folder)
    if not recordings.raw:
        parser.error(f"{chosen.folder} has no recorded companyfacts")
    questions = drawn(list(recordings.raw.values()), chosen.values, chosen.seed)
    with reading_from(chosen.base_url) if chosen.base_url else recordings.served():
        found = list(answers(questions, recordings.symbols))
    if chosen.v:
        for one, said, served in found:
            if said != "exact":
                print(f"{said}: {one}\n    served: {served}")
    print_table(found)
    counts = Counter(said for _, said, _ in found)
    return 0 if counts["exact"] >= GOAL * len(found) and not counts["wrong"] else 1


if __name__ == "__main__":
    sys.exit(main())
