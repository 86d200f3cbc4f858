"""How long a round of five function calls takes, against the slowest of them alone.

    python -m benchmarks.tool_round [--delay 0.3] [--rounds 7]

A local server answers as Yahoo Finance does, each answer `delay` seconds late. Every call, alone or in the
round, begins with nothing fetched and no connection. Alone and together are measured in turns; medians.
Goal: the round within 1.2 times the slowest single call.
"""

import argparse
import statistics
import sys
import time
from types import SimpleNamespace
from typing import Any

from assistant_core.chat.functions import Functions
from assistant_core.chat.live import LiveRun
from assistant_core.tools.registry import run_tool
from tests.support.yahoo import FakeYahoo, forget_connection, local_yahoo
from tests.tools.companies import listed

GOAL = 1.2
TOOLS = (
    "get_income_statement",
    "get_balance_sheet",
    "get_cash_flow",
    "get_key_ratios",
    "get_daily_stock_performance",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delay", type=float, default=0.3)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with local_yahoo() as yahoo:
        listed(yahoo)
        yahoo.delay = given.delay
        seconds(TOOLS)  # imports
        alone: dict[str, list[float]] = {name: [] for name in TOOLS}
        together = []
        for _ in range(given.rounds):
            for name in TOOLS:
                alone[name].append(seconds((name,)))
            together.append(seconds(TOOLS))
        return report(alone, together, yahoo)


def seconds(names: tuple[str, ...]) -> float:
    """How long these calls take together, the way a run that asks for them gets them."""
    forget_connection()
    calls = [
        SimpleNamespace(id=name, function=SimpleNamespace(name=name, arguments='{"ticker": "SND"}'))
        for name in names
    ]
    run: Any = SimpleNamespace(
        required_action=SimpleNamespace(submit_tool_outputs=SimpleNamespace(tool_calls=calls))
    )
    functions = Functions(LiveRun("thread"), lambda name, arguments: run_tool(name, arguments, 60))
    began = time.perf_counter()
    outputs = functions.outputs(run)
    taken = time.perf_counter() - began
    failed = [output for output in outputs if '"error"' in str(output.get("output"))]
    assert not failed, failed
    return taken


def report(alone: dict[str, list[float]], together: list[float], yahoo: FakeYahoo) -> int:
    medians = {name: statistics.median(times) for name, times in alone.items()}
    for name, median in medians.items():
        print(f"{name:32}{median * 1000:8.0f} ms")
    round_ = statistics.median(together)
    ratio = round_ / max(medians.values())
    print(f"{'all five in one round':32}{round_ * 1000:8.0f} ms, {ratio:.2f} times the slowest")
    verdict = "reached" if ratio <= GOAL else "MISSED"
    print(f"\ngoal: within {GOAL} times; {verdict}; {yahoo.delay:g} s an answer")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
