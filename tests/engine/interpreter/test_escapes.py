"""Code that tries to get out, judged by what it has done outside and never by what it says."""

import contextlib
import json
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant_core.engine.interpreter import surroundings
from assistant_core.engine.interpreter.cell import Cell
from tests.engine.interpreter.conftest import Bare, Running
from tests.engine.interpreter.payloads import ATTEMPTS, DESTRUCTIVE, PRELUDE

MB = 1 << 20
SECRET = secrets.token_hex(16)
"""In this process's memory, and by the fixture in its environment and in files."""


class Outside:
    """What must not be read, written, reached or stopped."""

    def __init__(self, folder: Path, running: Running) -> None:
        self.folder, self.running = folder, running
        self.canary = folder / "canary.txt"
        self.canary.write_text(SECRET)
        (running.folder / "engine.sqlite").write_text(SECRET)
        running.run("1", "victim", {"theirs.txt": SECRET.encode()})
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.udp = socket.socket(type=socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.unix, self.abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        self.unix.bind(str(folder / "unix"))
        self.abstract.bind(f"\0{folder.name}")
        self.sockets = [self.tcp, self.udp, self.unix, self.abstract]
        for listener in (self.unix, self.abstract):
            listener.listen()
        self.bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        self.signals: list[int] = []
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGHUP):
            signal.signal(number, lambda number, _: self.signals.append(number))
        self.packages = Path(surroundings.packages()[0])
        self.listed = sorted(os.listdir(self.packages))

    def given(self) -> dict[str, object]:
        victim = self.running.cell("victim")
        return {
            "canary": str(self.canary),
            "outside": str(self.folder),
            "folder": str(self.running.folder),
            "victim": str(victim.folder.resolve()),
            "tcp": self.tcp.getsockname()[1],
            "udp": self.udp.getsockname()[1],
            "unix": str(self.folder / "unix"),
            "abstract": self.folder.name,
            "engine": os.getpid(),
            "keeper": victim._keeper.pid,
            "neighbour": workers(victim)[-1],
            "bystander": self.bystander.pid,
            "packages": str(self.packages),
            "stdlib": os.path.dirname(os.__file__),
        }

    def assert_untouched(self, session: str) -> None:
        assert select.select(self.sockets, [], [], 0)[0] == []
        assert self.bystander.poll() is None
        assert self.signals == []
        assert self.canary.read_text() == SECRET
        assert sorted(path.name for path in self.folder.iterdir()) == ["canary.txt", "unix"]
        victim = self.running.cell("victim")
        assert victim.alive
        assert os.listdir(victim.folder / "data") == ["theirs.txt"]
        assert (victim.folder / "data" / "theirs.txt").read_text() == SECRET
        assert sorted(os.listdir(self.packages)) == self.listed
        assert os.environ["INTERPRETER_TEST_SECRET"] == SECRET
        for path in self.data(session).iterdir():
            if path.is_file() and not path.is_symlink():
                assert SECRET.encode() not in path.read_bytes()

    def data(self, session: str) -> Path:
        return self.running.folder / "sessions" / session / "data"

    def close(self) -> None:
        self.bystander.kill()
        self.bystander.wait()
        for opened in self.sockets:
            opened.close()


def workers(cell: Cell) -> list[int]:
    """Processes of the sandbox that have not ended, as the machine's own list has them."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if fields[0] != "Z" or int(fields[17]) > 1:  # the first of several threads may end alone
                parents[int(name)] = int(fields[1])
    found, above = [], {cell._keeper.pid}
    while above := {pid for pid, parent in parents.items() if parent in above}:
        found += sorted(above)
    return found


@pytest.fixture(scope="module")
def outside(sandbox_holds, tmp_path_factory) -> Iterator[Outside]:
    handlers = {
        number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGHUP)
    }
    os.environ["INTERPRETER_TEST_SECRET"] = SECRET
    folder = tmp_path_factory.mktemp("runs")
    limits = {"seconds": 1.5, "memory_mb": 512, "processes": 6, "disk_mb": 20, "output_characters": 20_000}
    running = Running(folder, live=4, kind=Bare, **limits)
    found = Outside(tmp_path_factory.mktemp("outside"), running)
    yield found
    running.close()
    found.close()
    del os.environ["INTERPRETER_TEST_SECRET"]
    for number, handler in handlers.items():
        signal.signal(number, handler)


def attempt(outside: Outside, code: str, session: str) -> str:
    """Runs it, checks everything outside and that the session still works; returns its logs."""
    outcome = outside.running.run(PRELUDE.format(given=json.dumps(outside.given())) + code, session)
    assert SECRET not in outcome.logs
    assert len(outcome.logs) <= 20_000 + 500
    for path in outcome.files:
        assert path.resolve().is_relative_to(outside.running.folder.resolve())
        assert SECRET.encode() not in path.read_bytes()
    outside.assert_untouched(session)
    assert outside.running.run("print(6 * 7)", session).logs.endswith("42\n")
    return outcome.logs


@pytest.mark.parametrize("name", ATTEMPTS)
def test_nothing_outside_is_read_written_reached_or_stopped(outside, name):
    attempt(outside, ATTEMPTS[name], "attempts")


@pytest.mark.parametrize("name", DESTRUCTIVE)
def test_what_would_use_the_machine_up_is_bounded(outside, name):
    before = {path.name for path in Path("/dev/shm").iterdir()} if Path("/dev/shm").exists() else set()
    stop = time.monotonic() + 30
    future = outside.running.start(
        "greedy", PRELUDE.format(given=json.dumps(outside.given())) + DESTRUCTIVE[name]
    )
    most, largest, fullest = 0, 0, 0
    while not future.done() and time.monotonic() < stop:
        state = outside.running.interpreter._sessions.get("greedy")
        if state and state.cell:
            pids = workers(state.cell)
            most = max(most, len(pids))
            largest = max(largest, resident(pids))
        fullest = max(fullest, size_of(outside.data("greedy")))
        time.sleep(0.02)
    assert future.done(), "it was not stopped in time"
    outcome = future.result()
    assert most <= 6
    assert largest <= (512 + 600) * MB
    assert fullest <= 200 * MB
    assert size_of(outside.data("greedy")) <= 21 * MB
    assert sum(1 for _ in entries(outside.data("greedy"))) <= 2100
    assert len(outcome.logs) <= 20_500
    assert "GAINED" not in outcome.logs
    assert outcome.images == ()
    assert sum(path.stat().st_size for path in outcome.files) <= 20 * MB
    outside.assert_untouched("greedy")
    after = {path.name for path in Path("/dev/shm").iterdir()} if Path("/dev/shm").exists() else set()
    assert {name for name in after - before if "greedy" in name} == set()
    assert outside.running.run("print(6 * 7)", "greedy").logs.endswith("42\n")
    assert len(workers(outside.running.cell("greedy"))) == 2, "one stands still, one takes the next request"


def test_a_worker_that_takes_no_requests_is_stopped_in_time(outside):
    deaf = """
import fcntl, stat
mine, _ = os.pipe()
for fd in set(range(3, 40)) - {mine}:
    try:
        if stat.S_ISFIFO(os.fstat(fd).st_mode) and fcntl.fcntl(fd, fcntl.F_GETFL) & 3 == os.O_RDONLY:
            os.dup2(mine, fd)
    except OSError:
        pass
"""
    logs = outside.running.start("deaf", PRELUDE.format(given="{}") + deaf).result(10).logs
    assert logs == "Stopped: it ran for more than 1.5 seconds (INTERPRETER_SECONDS).\n"
    assert outside.running.run("print(6 * 7)", "deaf").logs.endswith("42\n")


def resident(pids: list[int]) -> int:
    """Bytes in memory; what several processes share is counted for each, so of the largest two only."""
    sizes = []
    for pid in pids:
        try:
            sizes.append(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096)
        except (OSError, IndexError):
            continue
    return sum(sorted(sizes)[-2:])


def size_of(folder: Path) -> int:
    return sum(status.st_blocks * 512 for status in entries(folder))


def entries(folder: Path) -> Iterator[os.stat_result]:
    """Not by os.walk: folders may lie a thousand deep."""
    todo = [str(folder)]
    while todo:
        with contextlib.suppress(OSError), os.scandir(todo.pop()) as found:
            for entry in found:
                with contextlib.suppress(OSError):
                    yield entry.stat(follow_symlinks=False)
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
