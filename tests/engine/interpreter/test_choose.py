"""Which tier a machine gets, and why not a better one."""

import asyncio
import json
import platform
import socket
import sys
from pathlib import Path

import pytest

from assistant_core.config import Settings
from assistant_core.engine.confinement import calls, landlock, seccomp
from assistant_core.engine.interpreter import probe
from assistant_core.engine.interpreter.answers import Answer
from assistant_core.engine.interpreter.choose import interpreter
from assistant_core.engine.interpreter.none import NoInterpreter
from assistant_core.engine.runs.code_interpreter import CodeInterpreter


def chosen(folder, **given):
    return interpreter(Settings(_env_file=None, **given), folder)


def test_a_machine_that_holds_gets_the_sandbox_and_the_probe_leaves_nothing(sandbox_holds, tmp_path):
    found = chosen(tmp_path)
    assert (found.tier, found.reason) == ("sandbox", "")
    assert [path for path in tmp_path.rglob("*") if path.name != "cells"] == []


def test_it_can_be_switched_off(tmp_path):
    found = chosen(tmp_path, interpreter="off")
    assert (found.tier, found.reason) == ("none", "it is switched off (INTERPRETER=off).")
    outcome = asyncio.run(found.run("s", "1", {}))
    assert outcome.failed
    assert "INTERPRETER=off" in outcome.logs


def test_other_systems_get_the_calculator(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "darwin")
    found = chosen(tmp_path)
    assert found.tier == "calculator"
    assert "needs Linux" in found.reason


@pytest.mark.parametrize(("have", "said"), [(-1, "no Landlock"), (4, "too old")])
def test_an_old_kernel_is_told(monkeypatch, tmp_path, have, said):
    pytest.importorskip("sandlock")
    monkeypatch.setattr(landlock, "abi", lambda: have)
    found = chosen(tmp_path)
    assert found.tier == "calculator"
    assert said in found.reason


def test_without_the_packages_no_code_is_run(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "pydantic_monty", None)
    found = chosen(tmp_path)
    assert found.tier == "none"
    assert "pydantic-monty is not installed" in found.reason


class Unconfined:
    """Stands in for a sandbox that does not hold: the probe's code is run in this process."""

    alive = True

    def __init__(self, folder, limits, font_list):
        self.folder = folder
        (folder / "data").mkdir()

    def wait_until_ready(self):
        return Answer("")

    def end(self):
        """There is no process."""

    def run(self, code, seconds):
        given = code.split("json.loads('")[1].split("')")[0]
        (self.folder / "data" / "inside").touch()
        return Answer(self.does(*json.loads(given)) + "answered\n")


def connected(port):
    with socket.create_connection(("127.0.0.1", port)) as opened:
        return opened


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (lambda self, canary, outside, port, *_: Path(canary).read_text() + "\n", "read a file"),
        (lambda self, canary, outside, port, *_: str(Path(outside).write_text(""))[:0], "write a file"),
        (
            lambda self, canary, outside, port, *_: str(connected(port))[:0],
            "open a connection",
        ),
        (lambda self, *_: "looked up\n", "learn of a file"),
        (lambda self, *_: "called\n", "not listed"),
    ],
)
def test_a_sandbox_that_does_not_hold_is_not_used(monkeypatch, tmp_path, does, said):
    pytest.importorskip("sandlock")
    monkeypatch.setattr(probe, "Cell", type("Leaking", (Unconfined,), {"does": does}))
    found = chosen(tmp_path)
    assert found.tier == "calculator"
    assert said in found.reason


def test_a_sandbox_whose_list_is_off_is_not_used(monkeypatch, sandbox_holds, tmp_path):
    machine = platform.machine()
    every = seccomp.program(calls.MACHINES[machine][0], {}, seccomp.ALLOW)
    monkeypatch.setattr(calls, "allowed", lambda *given: every)
    found = chosen(tmp_path)
    assert found.tier == "calculator"
    assert found.reason == "the sandbox does not hold here: code in it could make a call that is not listed."


def test_a_machine_whose_calls_are_not_listed_gets_no_sandbox(monkeypatch, tmp_path):
    pytest.importorskip("sandlock")
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    found = chosen(tmp_path)
    assert found.tier == "calculator"
    assert "riscv64" in found.reason


def test_a_failure_of_trying_out_is_not_kept(tmp_path):
    found = NoInterpreter("for a test")
    answers = iter([OSError("disk full"), found])

    def choose():
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    async def ask_twice():
        shared = CodeInterpreter(None, tmp_path, choose)
        with pytest.raises(OSError, match="disk full"):
            await shared.interpreter()
        return await shared.interpreter()

    assert asyncio.run(ask_twice()) is found
