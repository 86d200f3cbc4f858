"""How exact figures from OpenDART are: values drawn at random from recorded answers, compared one by one.

    python -m benchmarks.official.dart FOLDER [FOLDER ...] [--values 500] [--seed 1] [-v]

A folder holds dart/corpCode.json.gz (a list of corp_code, corp_name, stock_code) and answers of
fnlttSinglAcntAll as dart/fnlttSinglAcntAll/{corp_code}_{year}_{report}_{CFS or OFS}.json.gz. They are served
over HTTP to the app's own reader. What is expected is read from the same files by plain lists of account
names, and never by the reader's own code. The exit status is 1 below 99.5 % exact, or with any silently
wrong.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path

from assistant_core.errors import NoSuchStatement
from assistant_core.market import dart
from assistant_core.market.dart.table import find, table
from assistant_core.market.model import Frequency, Statement, StatementKind
from assistant_core.market.official import Basis
from benchmarks.official.dart_drawing import Drawn, draws
from benchmarks.official.dart_recordings import KINDS, LINES, Recorded, served

GOAL = 0.995


def outcome(drawn: Drawn) -> str:
    """exact, silently wrong, or not offered."""
    if drawn.kind == "so far":
        return _outcome_in_table(drawn)
    is_quarter = drawn.start is not None and (drawn.end - drawn.start) < timedelta(100)
    frequency: Frequency = "quarterly" if is_quarter or drawn.kind == "balance" else "annual"
    own = (drawn.name,) if drawn.kind == "own account" else ()
    try:
        told = _statement(drawn.stock_code, drawn.statement, frequency, drawn.basis, own)
    except NoSuchStatement as error:
        return f"not offered ({type(error).__name__})"
    if drawn.name not in told.figures or drawn.end not in told.periods:
        return "not offered"
    at = told.periods.index(drawn.end)
    value, source = told.figures[drawn.name][at], told.sources[drawn.name][at]
    if value is None or source is None:
        return "not offered"
    table = dart.statement_table(source, drawn.basis)
    row, column = table.marked or (0, 0)
    cell = table.rows[row].amounts[column]
    is_exact = (
        value == drawn.value
        and (source.start, source.end) == (drawn.start, drawn.end)
        and (told.starts[at] if told.starts else None) == drawn.start
        and told.currency == drawn.currency
        and told.basis == drawn.basis
        and source.filing.id == drawn.receipt
        and source.first == drawn.first
        and (bool(source.computed) or (cell is not None and abs(cell) == abs(value)))
    )
    return "exact" if is_exact else "silently wrong"


def _outcome_in_table(drawn: Drawn) -> str:
    company = dart.company(drawn.stock_code)
    report = {3: "11013", 6: "11012", 9: "11014"}[drawn.end.month]
    parts = {"income_statement": ("IS", "CIS"), "cash_flow": ("CF",)}[drawn.statement]
    shown = [
        one for one in table(company.corp_code, drawn.end.year, report, drawn.basis) if one.part in parts
    ]
    account, names = LINES[drawn.name][1], LINES[drawn.name][2].split()
    for one in shown:
        for row in one.rows:
            is_named = row.account.split(":")[-1] == account or row.label.replace(" ", "") in names
            if is_named and (place := find(one, row.concept, drawn.end, drawn.start)):
                cell, column = one.rows[place[0]].amounts[place[1]], one.columns[place[1]]
                is_exact = cell == drawn.value and (column.start, column.end) == (drawn.start, drawn.end)
                return "exact" if is_exact and one.filing.id == drawn.receipt else "silently wrong"
    return "not offered"


@cache
def _statement(
    symbol: str, kind: StatementKind, frequency: Frequency, basis: Basis, own: tuple[str, ...]
) -> Statement:
    return dart.statement(symbol, kind, frequency, 14, None, basis, own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--values", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true", help="name each value that is not exact")
    options = parser.parse_args()
    recorded, chance = Recorded(options.folders), random.Random(options.seed)
    results: Counter[tuple[str, str]] = Counter()
    with served(recorded) as url, tempfile.TemporaryDirectory() as folder:
        os.environ.update(OPENDART_URL=url, OPENDART_API_KEY="0" * 40, DATA_DIR=folder)
        for drawn, _ in zip(draws(recorded, chance), range(options.values), strict=False):
            result = outcome(drawn)
            results[drawn.kind, result.partition(" (")[0]] += 1
            if options.verbose and result != "exact":
                print(result, drawn)
    report(results)
    exact = sum(count for (_, told), count in results.items() if told == "exact")
    wrong = sum(count for (_, told), count in results.items() if told == "silently wrong")
    sys.exit(0 if not wrong and exact >= GOAL * sum(results.values()) else 1)


def report(results: Counter[tuple[str, str]]) -> None:
    print(f"{'kind':16}{'drawn':>7}{'exact':>9}{'silently wrong':>16}{'not offered':>13}")
    for kind in (*KINDS, "all"):
        counts = [
            sum(count for (one, told), count in results.items() if kind in (one, "all") and told == result)
            for result in ("exact", "silently wrong", "not offered")
        ]
        if total := sum(counts):
            print(f"{kind:16}{total:7}{counts[0] / total:9.2%}{counts[1]:16}{counts[2]:13}")


if __name__ == "__main__":
    main()
