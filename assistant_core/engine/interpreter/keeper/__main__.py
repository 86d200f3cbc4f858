"""Holds one sandbox. A program of its own (`python PATH/keeper JSON`), so that it cannot touch the engine.

It gives up what it does not need itself (capabilities, sockets, and by Landlock every path but the sandbox's
own), starts the worker in sandlock, watches what the kernel does not limit, and kills every process of the
sandbox when it is told to, when a limit is passed, or when the engine is gone.

Commands on the channel: `r` let it run; `pPID` and a newline, stop this process, which takes the next
request, and end all others; `k` end. Answers are lines: `paused`, or at last `ended WHY` (told, exit, memory,
disk, files, threads, pipes, locks, left: the process that is to go on has other threads).
"""

import contextlib
import json
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))  # where `confinement` is

import restrictions
import supervision
from processes import STATE, THREADS, descendants, is_headless, send, signal_all
from sandlock import Sandbox
from usage import hides_files, passed_limit

TICK = 0.05
SELDOM = 10


def start(given: dict[str, Any]) -> int:
    """The worker's process id. Its standard streams are this process's own, which are given up here."""
    sandbox = Sandbox(
        chroot=given["folder"] + "/root",
        fs_mount={
            "/mnt/data": given["folder"] + "/data",
            "/mnt/tmp": given["folder"] + "/tmp",
            "/dev": "/dev",
        },
        fs_mount_ro={seen: path for seen, path in given["mounted"].items() if seen != "/dev"},
        fs_writable=["/mnt/data", "/mnt/tmp", "/dev/null"],
        fs_readable=[*given["readable"], "/etc"],
        max_processes=given["processes"],
        clean_env=True,
        no_coredump=True,
        env=given["environment"],
    )
    worker = supervision.start(sandbox, given["command"])
    null = os.open("/dev/null", os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    return worker


def reap() -> None:
    """Takes ended processes off the system's list."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0] > 0:
            pass


def pid_from(channel: socket.socket) -> int:
    """0, which is no process, when the engine is gone."""
    said = b""
    while digit := channel.recv(1).strip():
        said += digit
    return int(said or b"0")


def is_alone(pid: int) -> bool:
    """Whether it is a stopped process of one thread: nothing but that thread can run when it goes on."""
    stat = descendants().get(pid)
    return stat is not None and stat[STATE] in "tT" and stat[THREADS] == "1"


def watch(given: dict[str, Any], channel: socket.socket, first: int, engine: int) -> str:
    """Why the sandbox is to end. The `worker` takes requests; after each one it is another process."""
    poll, running, ticks, worker = select.poll(), True, 0, first
    poll.register(channel, select.POLLIN)
    while True:
        if poll.poll(1000 * (TICK if running else 1)):
            command = channel.recv(1)
            if command in (b"", b"k"):
                return "told"
            running = command == b"r"
            signal_all(signal.SIGCONT if running else signal.SIGSTOP, "RSDIZX" if running else "TtZX")
            if not running:
                worker = pid_from(channel)
                signal_all(signal.SIGKILL, "ZX", but=(first, worker))
                if not is_alone(worker):
                    return "left"
                if passed := passed_limit(given, descendants()):
                    return passed
                channel.sendall(b"paused\n")
                if hides_files(given, descendants()):
                    return "files"
        if os.getppid() != engine:
            return "told"
        reap()
        if running:
            found = descendants()
            if any(pid not in found or found[pid][STATE] in "ZX" for pid in (first, worker)):
                return "exit"
            for pid in [pid for pid, stat in found.items() if is_headless(stat)]:
                send(pid, signal.SIGKILL)
            if passed := passed_limit(given, found):
                return passed
            ticks += 1
            if ticks % SELDOM == 0 and hides_files(given, found):
                return "files"


def main() -> None:
    given = json.loads(sys.argv[1])
    engine = os.getppid()
    channel = socket.socket(fileno=given["channel"])
    channel.set_inheritable(False)
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("900")
    restrictions.adopt_orphans()
    restrictions.drop_capabilities()
    restrictions.confine_to(given["readable"], list(given["mounted"].values()), given["folder"])
    restrictions.refuse_sockets()
    restrictions.limit(given["memory"], given["disk"])
    first = start(given)
    why = "exit"
    try:
        why = watch(given, channel, first, engine)
    finally:
        while descendants():
            signal_all(signal.SIGKILL, "ZX")
            reap()
        with contextlib.suppress(OSError):  # when the engine is gone
            channel.sendall(f"ended {why}\n".encode())
        os._exit(0)


if __name__ == "__main__":
    main()
