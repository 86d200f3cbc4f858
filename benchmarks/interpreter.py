"""How long a small job takes in the code interpreter, against the same code in a plain Python process.

    python -m benchmarks.interpreter [--rounds 7]

The job is a mean with pandas and a small plot as PNG. Measured in turns; medians:

cold      nothing runs yet: a new sandbox against a new Python, both with their imports
new       a session's first call when a sandbox stands ready, as from the second session on
warm      a further call of a session against the same code again in a process that is loaded

Goal: a warm small plot well under a second. Memory is what a warm session takes, keeper and worker.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant_core.config import Settings
from assistant_core.engine.interpreter import surroundings
from assistant_core.engine.interpreter.limits import Limits
from assistant_core.engine.interpreter.probe import why_not
from assistant_core.engine.interpreter.sandbox import SandboxInterpreter

JOB = """
import pandas as pd
import matplotlib.pyplot as plt
closes = pd.Series([100 + day % 7 + day / 10 for day in range(100)])
print(closes.mean())
plt.plot(closes); plt.plot(closes.rolling(20).mean()); plt.title("100 closes")
"""
PLAIN = """
import io, json, sys, time
import matplotlib
matplotlib.use("agg")
for line in sys.stdin:
    begun = time.perf_counter()
    exec(json.loads(line), {})
    import matplotlib.pyplot as plt
    plt.gcf().savefig(io.BytesIO(), format="png", dpi=144, bbox_inches="tight")
    plt.close("all")
    print("took", time.perf_counter() - begun, flush=True)
"""
GOAL = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    limits = Limits.of(Settings())
    with tempfile.TemporaryDirectory() as folder:
        if reason := why_not(limits, Path(folder)):
            print(f"No sandbox: {reason}")
            return 1
        surroundings.font_list(Path(folder) / "matplotlib")
        taken: dict[str, list[float]] = {}
        for _ in range(given.rounds):
            plain(Path(folder) / "matplotlib", taken)
            asyncio.run(sandboxed(limits, Path(folder), taken))
    return report({name: statistics.median(times) for name, times in taken.items()})


def plain(fonts: Path, taken: dict[str, list[float]]) -> None:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", PLAIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "MPLCONFIGDIR": str(fonts)},
    )
    assert process.stdin
    assert process.stdout
    with process, process.stdin, process.stdout:
        for name in ("plain cold", "plain first", "plain warm"):
            process.stdin.write(json.dumps(JOB) + "\n")
            process.stdin.flush()
            while not (said := process.stdout.readline()).startswith("took"):
                assert said
            if name != "plain first":
                took = time.perf_counter() - begun if name == "plain cold" else float(said.split()[1])
                taken.setdefault(name, []).append(took)


async def sandboxed(limits: Limits, folder: Path, taken: dict[str, list[float]]) -> None:
    interpreter = SandboxInterpreter(limits, folder)

    async def measured(name: str, session: str) -> None:
        begun = time.perf_counter()
        outcome = await interpreter.run(session, JOB, {})
        assert len(outcome.images) == 1, outcome.logs
        taken.setdefault(name, []).append(time.perf_counter() - begun)

    try:
        await measured("cold", "one")
        assert interpreter._spare
        await interpreter._spare
        await measured("new", "two")
        assert interpreter._spare
        await interpreter._spare
        await interpreter.run("one", JOB, {})
        await measured("warm", "one")
        cell = interpreter._sessions["one"].cell
        assert cell
        taken.setdefault("memory", []).append(memory(cell._keeper.pid))
    finally:
        for session in ("one", "two"):
            await interpreter.forget(session)
        await interpreter.close()


def memory(keeper: int) -> float:
    """MB of the keeper and the processes under it, shared pages counted by their share."""
    total = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if keeper in (int(path.name), parent):
                lines = (path / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / 1024


def report(median: dict[str, float]) -> int:
    for name, against in (("cold", "plain cold"), ("new", "plain cold"), ("warm", "plain warm")):
        ratio = median[name] / median[against]
        ours, theirs = median[name] * 1000, median[against] * 1000
        print(f"{name:5} {ours:6.0f} ms, plain {theirs:6.0f} ms: {ratio:.2f} times")
    print(f"a warm session takes {median['memory']:.0f} MB")
    met = median["warm"] < GOAL
    print(f"goal: a warm small plot under {GOAL:g} s: {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
