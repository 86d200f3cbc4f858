"""Runs the skill's code as the interpreter does, in a process of its own that stays warm."""

import json
import subprocess
import sys
from typing import Any

WORKER = """
import contextlib, io, json, sys, traceback
for line in sys.stdin:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(json.loads(line), {})
        except Exception:
            print(traceback.format_exc())
    print(json.dumps(printed.getvalue()), flush=True)
"""


class Interpreter:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.codes: list[str] = []

    def __call__(self, name: str, arguments: dict[str, Any]) -> str:
        assert name == "code_interpreter"
        self.codes.append(arguments["code"])
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(arguments["code"]) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()
