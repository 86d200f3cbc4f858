"""Python's core where no sandbox can be had."""

import asyncio
import inspect
import os

import pytest

from assistant_core.engine.interpreter.calculator import LIVE, Calculator
from tests.engine.interpreter.conftest import LIMITS


def with_calculator(test):
    """The coroutine is given a calculator that is closed after it."""

    def run(*args, **kwargs):
        async def go():
            calculator = Calculator(LIMITS._replace(seconds=1, output_characters=500), "no sandbox")
            try:
                await test(calculator, *args, **kwargs)
            finally:
                await calculator.close()

        asyncio.run(go())

    parameters = list(inspect.signature(test).parameters.values())[1:]
    run.__signature__ = inspect.Signature(parameters)
    run.__name__ = test.__name__
    return run


@with_calculator
async def test_variables_stay_within_a_session(calculator):
    assert (await calculator.run("a", "x = 20\nprint('set')\nx + 1", {})).logs == "set\n21\n"
    assert (await calculator.run("a", "x * 2", {})).logs == "40\n"
    other = await calculator.run("b", "x", {})
    assert other.failed
    assert "NameError" in other.logs


@with_calculator
async def test_a_loop_is_stopped_and_the_next_call_is_told(calculator):
    outcome = await calculator.run("a", "while True: pass", {})
    assert outcome.failed
    assert "INTERPRETER_SECONDS" in outcome.logs
    assert (await calculator.run("a", "1 + 1", {})).logs.startswith("Note: the calculator was started anew.")


@pytest.mark.parametrize(
    ("code", "setting"),
    [
        ("[0] * 10 ** 9", "INTERPRETER_MEMORY_MB"),
        ("10 ** 10 ** 7 > 1", "INTERPRETER_SECONDS"),
        ("print('x' * 1000)", "INTERPRETER_OUTPUT_CHARACTERS"),
    ],
)
@with_calculator
async def test_a_limit_that_was_passed_is_named(calculator, code, setting):
    outcome = await calculator.run("a", code, {})
    assert setting in outcome.logs
    assert len(outcome.logs) < 1000


@with_calculator
async def test_an_endless_flood_ends(calculator):
    outcome = await calculator.run("a", "while True: print('x' * 1000)", {})
    assert outcome.failed
    assert len(outcome.logs) < 1000


@with_calculator
async def test_nothing_of_the_machine_is_reached(calculator, tmp_path):
    (tmp_path / "canary").write_text("secret words")
    for code in (
        f"open({str(tmp_path / 'canary')!r}).read()",
        f"from pathlib import Path\nPath({str(tmp_path / 'canary')!r}).read_text()",
        f"import os\nos.remove({str(tmp_path / 'canary')!r})",
        "import os\nos.environ['PATH']",
        "import subprocess",
        "import socket",
        "import ctypes",
    ):
        outcome = await calculator.run("a", code, {})
        assert outcome.failed, code
        assert "secret words" not in outcome.logs
        assert os.environ["PATH"] not in outcome.logs
    assert (tmp_path / "canary").read_text() == "secret words"


@with_calculator
async def test_the_session_not_used_for_longest_makes_room(calculator):
    for number in range(LIVE + 1):
        await calculator.run(f"s{number}", "x = 1", {})
    assert (await calculator.run("s0", "1", {})).logs.startswith("Note: the calculator was started anew.")


@with_calculator
async def test_more_sessions_than_there_are_processes_take_turns(calculator):
    names = [f"s{number}" for number in range(2 * LIVE + 2)]
    for _ in range(2):
        calls = (calculator.run(name, "6 * 7", {}) for name in names)
        outcomes = await asyncio.wait_for(asyncio.gather(*calls), 20)
        assert {outcome.logs.splitlines()[-1] for outcome in outcomes} == {"42"}


@with_calculator
async def test_forgetting_does_not_wait_for_what_runs(calculator):
    calculator._limits = LIMITS._replace(seconds=30)
    call = asyncio.create_task(calculator.run("a", "while True: pass", {}))
    await asyncio.sleep(0.3)
    await asyncio.wait_for(calculator.forget("a"), 5)
    assert (await call).logs == "Stopped: it was cancelled.\n"
