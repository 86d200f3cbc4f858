"""Tries at start whether the sandbox really holds on this machine."""

import importlib.util
import json
import platform
import secrets
import socket
import sys
from pathlib import Path

from assistant_core.engine.confinement import calls, landlock
from assistant_core.engine.interpreter import folders
from assistant_core.engine.interpreter.answers import why_not_started
from assistant_core.engine.interpreter.cell import Cell
from assistant_core.engine.interpreter.limits import Limits

NEEDED_ABI = 6

ATTEMPTS = """
import ctypes, errno, json, socket
canary, outside, port, abstract, newfstatat, unlisted = json.loads({given!r})
libc = ctypes.CDLL(None, use_errno=True)
def looked_up():
    if libc.syscall(newfstatat, -100, canary.encode(), ctypes.create_string_buffer(200), 0x1000) == 0:
        print("looked up")
def called(number):
    if libc.syscall(number, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != errno.ENOSYS:
        print("called")
for attempt in (
    looked_up,
    *(lambda number=number: called(number) for number in unlisted),
    lambda: print(open(canary).read()),
    lambda: open(outside, "w").write("out"),
    lambda: socket.create_connection(("127.0.0.1", port), 2),
    lambda: socket.socket(socket.AF_UNIX).connect("\\0" + abstract),
):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__)
open("inside", "w").write("in")
print("answered")
"""


def why_not(limits: Limits, folder: Path) -> str:
    """Empty when code in a sandbox gets at nothing outside: no file, no name, no socket, no unlisted call."""
    if not sys.platform.startswith("linux"):
        return f"the sandbox needs Linux; this is {platform.system()}."
    if not importlib.util.find_spec("sandlock"):
        return "the package sandlock is not installed."
    if platform.machine() not in calls.MACHINES:
        return f"the system calls of this machine ({platform.machine()}) are not listed."
    have = landlock.abi()
    if have < 1:
        return f"this kernel ({platform.release()}) has no Landlock, or it is switched off."
    if have < NEEDED_ABI:
        return f"the kernel {platform.release()} is too old: Linux 6.12 is needed (Landlock {NEEDED_ABI})."
    try:
        return _tried(limits, folder)
    except OSError as error:
        return f"the sandbox cannot be started: {error}."


def _tried(limits: Limits, folder: Path) -> str:
    name = f"probe-{secrets.token_hex(6)}"
    canary, outside = folder / f"{name}.txt", folder / f"{name}.out"
    cell_folder = folder / "cells" / name
    cell_folder.mkdir(parents=True)
    secret = secrets.token_hex(16)
    canary.write_text(secret)
    cell = None
    try:
        with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(socket.AF_UNIX) as unix:
            unix.bind(f"\0{name}")
            unix.listen()
            newfstatat = calls.numbers(platform.machine())["newfstatat"]
            given = json.dumps(
                [str(canary), str(outside), tcp.getsockname()[1], name, newfstatat, calls.UNLISTED]
            )
            cell = Cell(cell_folder, limits, None)
            started = cell.wait_until_ready()
            if not cell.alive:
                return f"the sandbox does not start: {_last_line(why_not_started(started, limits))}"
            answer = cell.run(ATTEMPTS.format(given=given), 20)
            if not answer.printed.endswith("answered\n") or not (cell_folder / "data" / "inside").exists():
                return f"the sandbox does not run code: {_last_line(answer.printed)}"
            if secret in answer.printed:
                return "the sandbox does not hold here: code in it could read a file outside."
            if "looked up" in answer.printed:
                return "the sandbox does not hold here: code in it could learn of a file outside."
            if "called" in answer.printed:
                return "the sandbox does not hold here: code in it could make a call that is not listed."
            if outside.exists():
                return "the sandbox does not hold here: code in it could write a file outside."
            for listener in (tcp, unix):
                listener.setblocking(False)
                try:
                    listener.accept()[0].close()
                except BlockingIOError:
                    continue
                return "the sandbox does not hold here: code in it could open a connection."
    finally:
        if cell:
            cell.end()
        for path in (canary, outside, cell_folder):
            folders.remove(path)
    return ""


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "it said nothing."
