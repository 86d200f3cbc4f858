"""How well a figure check tells right figures from wrong ones, on answers whose figures are labelled.

    python -m benchmarks.figure_check [-v] [--only NAME] [--checker module:function | --command LINE]

README.md tells what is measured, how to add answers, and how to run another checker. The exit status is 1
where a goal is missed.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.figure_check.checkers import OWN, Checker, by_command, by_function
from benchmarks.figure_check.labels import LANGUAGES, SETS, Answer, answers
from benchmarks.figure_check.measure import GOALS, VERDICTS, Outcome, outcomes, rates, reached


def measured(check: Checker, chosen: Iterable[Answer]) -> tuple[list[Outcome], list[float]]:
    """Every outcome, and the seconds that each answer took."""
    found: list[Outcome] = []
    seconds = []
    for answer in chosen:
        began = time.perf_counter()
        figures = check(answer)
        seconds.append(time.perf_counter() - began)
        found += outcomes(answer, figures)
    return found, seconds


def print_kinds(found: list[Outcome]) -> None:
    print(f"{'kind':16}{'figures':>8}" + "".join(f"{verdict:>12}" for verdict in VERDICTS))
    kinds = sorted({(one.wrong, one.kind) for one in found})
    for wrong, kind in kinds:
        verdicts = Counter(one.verdict for one in found if one.kind == kind)
        name = f"wrong {kind[1:]}" if wrong else kind
        shares = "".join(f"{verdicts[verdict] / verdicts.total():12.1%}" for verdict in VERDICTS)
        print(f"{name:16}{verdicts.total():8}{shares}")


def print_rates(name: str, found: list[Outcome]) -> None:
    figures = [one for one in found if one.kind != "unlabelled"]
    said = rates(found)
    shares = (said.right_verified, said.wrong_flagged, said.precision)
    columns = "".join(f"{'–':>12}" if one is None else f"{one:12.1%}" for one in shares)
    print(f"{name:30}{len({one.answer.name for one in figures}):8}{len(figures):9}{columns}")


def groups(chosen: Iterable[Answer]) -> dict[str, set[str]]:
    """The names of the answers of each set, language and file."""
    found: dict[str, set[str]] = {name: set() for name in (*SETS, *LANGUAGES)}
    for answer in chosen:
        for name in (answer.set, answer.language, answer.style):
            found.setdefault(name, set()).add(answer.name)
    return {name: members for name, members in found.items() if members}


def goal_lines(found: list[Outcome]) -> Iterable[tuple[str, bool]]:
    for name in SETS:
        if of_set := [one for one in found if one.answer.set == name]:
            goal = GOALS[name]
            met = reached(rates(of_set), goal)
            shares = f"{goal.right_verified:.0%}, {goal.wrong_flagged:.0%}, {goal.precision:.0%}"
            yield f"goals of {name}: {shares}: {'reached' if met else 'MISSED'}", met


def main(arguments: Sequence[str] | None = None) -> int:
    every = list(answers())
    members = groups(every)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.figure_check", description=str(__doc__).splitlines()[0]
    )
    parser.add_argument("-v", action="store_true", help="list every miss but those of held-out answers")
    parser.add_argument("--only", choices=list(members), metavar="NAME", help="a set, a language or a file")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--checker", default=OWN, metavar="MODULE:FUNCTION")
    how.add_argument("--command", metavar="LINE", help="reads an answer as JSON, writes its figures")
    given = parser.parse_args(arguments)
    chosen = [answer for answer in every if not given.only or answer.name in members[given.only]]
    try:
        check = by_command(given.command) if given.command else by_function(given.checker)
        found, seconds = measured(check, chosen)
    except ValueError as failure:
        parser.error(str(failure))
    print_kinds(found)
    print(f"\n{'':30}{'answers':>8}{'figures':>9}{'right ver.':>12}{'wrong flag.':>12}{'precision':>12}")
    for name, belonging in groups(chosen).items():
        print_rates(name, [one for one in found if one.answer.name in belonging])
    print_rates("all", found)
    if given.v:
        for one in found:
            if one.missed and one.answer.set != "held_out":
                print(f"  {one.answer.name}: {one.text!r} ({one.kind}) is {one.verdict}")
    times = f"median {statistics.median(seconds) * 1000:.0f} ms, at most {max(seconds) * 1000:.0f} ms"
    print(f"\ntime per answer: {times}")
    lines = list(goal_lines(found))
    print("\n".join(line for line, _ in lines))
    return 0 if all(met for _, met in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
